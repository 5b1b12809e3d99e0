"""Which addresses are on the public internet.

The tables are the IANA special-purpose registries (RFC 6890 and its successors) rather than ``is_global``,
whose answer changed between the Python versions in use:
https://www.iana.org/assignments/iana-ipv4-special-registry and
https://www.iana.org/assignments/iana-ipv6-special-registry.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

REFUSED_V4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # shared by a carrier's customers; a cloud's metadata too
            "127.0.0.0/8",  # loopback
            "168.63.129.16/32",  # a cloud's metadata, at an address that looks public
            "169.254.0.0/16",  # link-local; most clouds' metadata
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments; a cloud's metadata too
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # retired 6to4 relays
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # benchmarking
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, broadcast
        ),
    )
)

GLOBAL_V6 = IPv6Network("2000::/3")
"""All that is allocated for public use; loopback, local, multicast and most reserved ranges lie outside."""

TEREDO = IPv6Network("2001::/32")
SIX_TO_FOUR = IPv6Network("2002::/16")
NAT64 = IPv6Network("64:ff9b::/96")
ISATAP_MARKS = (0x00005EFE, 0x02005EFE)
"""RFC 5214, 6.1: these bits before the last 32 make an interface of an IPv4 address."""

REFUSED_V6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments: benchmarking, overlay identifiers, relays
            "2001:db8::/32",  # documentation
            "3fff::/20",  # documentation
        ),
    )
)


def plain(address: Address) -> Address:
    """Return ``address`` with an IPv4-mapped one as the IPv4 address it is on the wire."""
    return getattr(address, "ipv4_mapped", None) or address


def is_public(address: Address) -> bool:
    """Tell whether ``address``, and every IPv4 address it embeds, is on the public internet."""
    address = plain(address)
    if isinstance(address, IPv4Address):
        return not any(address in network for network in REFUSED_V4)
    return _is_public_v6(address) and all(map(is_public, embedded(address)))


def is_inside(address: Address, networks: Sequence[Network]) -> bool:
    """Tell whether ``address`` lies in one of ``networks``."""
    return any(plain(address) in network for network in networks)


def embedded(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """Return the IPv4 addresses that a packet to ``address`` may be handed on to."""
    number = int(address)
    if address in NAT64 or (number >> 32) & 0xFFFFFFFF in ISATAP_MARKS:
        return (IPv4Address(number & 0xFFFFFFFF),)
    if address in SIX_TO_FOUR:
        return (IPv4Address((number >> 80) & 0xFFFFFFFF),)
    return address.teredo or ()


def _is_public_v6(address: IPv6Address) -> bool:
    if address in NAT64 or address in TEREDO:
        return True
    return address in GLOBAL_V6 and not any(address in network for network in REFUSED_V6)
