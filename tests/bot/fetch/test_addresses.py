"""The addresses behind a name: which are refused, and that the one checked is the one visited."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import httpcore
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.fetch import Address, Fetcher, Network
from bot.fetch.addresses import GLOBAL_V6, NAT64, REFUSED_V4, REFUSED_V6, is_public
from tests.bot.fetch.fetching import (
    HTML,
    LOOPBACK,
    PRIVATE,
    PUBLIC,
    answering,
    fetcher,
    key,
)
from tests.bot.servers import Site, reply

pytestmark = pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])


def test_a_name_that_changes_its_address_is_met_at_the_one_that_was_checked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second answer is the trap: the name is asked once, and only the checked address is dialled."""
    dialled: list[tuple[str, int]] = []
    dial = httpcore.SyncBackend.connect_tcp

    def connect(self: httpcore.SyncBackend, host: str, port: int, timeout: float) -> httpcore.NetworkStream:
        dialled.append((host, port))
        return dial(self, "127.0.0.1", site.port, timeout)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    site.on("/", reply(HTML))
    page = Fetcher(resolve=answering([PUBLIC], [PRIVATE])).fetch("http://rebinding.example/")
    assert page.content == HTML
    assert dialled == [(str(PUBLIC), 80)]
    assert "Host: rebinding.example\r\n" in site.asked[0]


def test_a_name_that_changes_its_address_between_redirects_is_refused(site: Site) -> None:
    url = site.on("/", reply(b"", "Location: /next", status="302 Found")).replace("127.0.0.1", "rebinding.example")
    assert key(url, fetcher(resolve=answering([ip_address("127.0.0.1")], [PRIVATE]))) == "fetch-private"
    assert len(site.asked) == 1


def test_one_private_address_refuses_all_the_addresses_of_a_name() -> None:
    assert key("http://example.com/", fetcher(resolve=answering([PUBLIC, PRIVATE]))) == "fetch-private"


def test_the_next_address_is_tried_when_the_first_refuses(site: Site) -> None:
    url = site.on("/", reply(HTML)).replace("127.0.0.1", "two.example")
    resolve = answering([ip_address("127.0.0.2"), ip_address("::ffff:127.0.0.1")])
    assert fetcher(resolve=resolve).fetch(url).content == HTML


def test_nothing_is_reached_on_loopback_unless_allowed(site: Site) -> None:
    assert key(site.on("/", reply(HTML)), fetcher(allow=())) == "fetch-private"
    assert key("http://localhost.example/", fetcher(allow=(), resolve=answering([PRIVATE]))) == "fetch-private"
    assert not site.asked


UNALLOCATED = (
    "::/96",
    "64:ff9b:1::/48",
    "100::/64",
    "5f00::/16",
    "fc00::/7",
    "fe80::/10",
    "fec0::/10",
    "ff00::/8",
)
REFUSED: tuple[Network, ...] = (*REFUSED_V4, *REFUSED_V6, *map(ip_network, UNALLOCATED))
TRANSLATED = (GLOBAL_V6, NAT64, IPv6Network("::ffff:0:0/96"))


def within(networks: tuple[Network, ...]) -> st.SearchStrategy[Address]:
    """Return a strategy for the addresses of all these networks, each network being as likely."""
    return st.one_of([st.ip_addresses(network=network) for network in networks])


def embeddings(inner: IPv4Address, outer: int) -> list[IPv6Address]:
    """Return the IPv6 addresses that carry ``inner``: mapped, NAT64, 6to4, Teredo both ways, ISATAP."""
    number = int(inner)
    public = int(IPv4Address("93.184.215.14"))
    return [
        IPv6Address((0xFFFF << 32) | number),
        IPv6Address((0x64FF9B << 96) | number),
        IPv6Address((0x2002 << 112) | (number << 80) | (outer & (1 << 80) - 1)),
        IPv6Address((0x20010000 << 96) | (public << 64) | (number ^ 0xFFFFFFFF)),
        IPv6Address((0x20010000 << 96) | (number << 64) | (public ^ 0xFFFFFFFF)),
        IPv6Address((0x2A00 << 112) | (0x5EFE << 32) | number),
    ]


def refuse(address: Address) -> None:
    """Check that neither a link to the address nor a name for it is visited."""
    literal = f"http://[{address}]/" if address.version == 6 else f"http://{address}/"
    assert key(literal) == "fetch-private"
    assert key("http://example.com/", fetcher(resolve=answering([address]))) == "fetch-private"


@settings(deadline=None)
@given(within(REFUSED).filter(lambda address: address not in LOOPBACK[0]))
def test_every_address_of_the_refused_ranges_is_refused(address: Address) -> None:
    refuse(address)


@settings(deadline=None)
@given(within(REFUSED_V4), st.integers(0, 2**128 - 1))
def test_every_refused_address_is_refused_inside_another(inner: IPv4Address, outer: int) -> None:
    for address in embeddings(inner, outer):
        assert not is_public(address)
        if address.ipv4_mapped is None or inner not in LOOPBACK[0]:
            refuse(address)


@settings(deadline=None)
@given(st.ip_addresses(v=6).filter(lambda address: not any(address in network for network in TRANSLATED)))
def test_what_is_not_allocated_for_public_use_is_refused(address: IPv6Address) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["169.254.169.254", "169.254.170.2", "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254"],
)
def test_the_metadata_addresses_of_clouds_are_refused(address: str) -> None:
    refuse(ip_address(address))


@settings(deadline=None)
@given(st.ip_addresses(v=4).filter(lambda address: address.is_global and not address.is_multicast))
def test_global_addresses_are_accepted_and_so_are_their_embeddings(address: IPv4Address) -> None:
    expected = not any(address in network for network in REFUSED_V4)
    assert is_public(address) is expected
    assert all(is_public(outer) is expected for outer in embeddings(address, 1))


@pytest.mark.parametrize(
    "address",
    [
        *(
            "1.1.1.1",
            "8.8.8.8",
            "100.63.255.255",
            "100.128.0.0",
            "172.32.0.1",
            "192.0.1.1",
            "223.255.255.255",
        ),
        *("2606:4700::1111", "2a00:1450:4001::200e", "2001:4860:4860::8888", "2001:200::1", "2620:fe::fe"),
    ],
)
def test_well_known_public_addresses_are_accepted(address: str) -> None:
    assert is_public(ip_address(address))


def test_allowed_networks_open_nothing_but_themselves() -> None:
    visit = fetcher(allow=(IPv4Network("10.1.0.0/16"),), resolve=answering([ip_address("10.2.0.1")]))
    assert key("http://wiki.example/", visit) == "fetch-private"
    assert key("http://[64:ff9b::10.1.0.1]/", visit) == "fetch-private"
