"""Web addresses as people paste them, read strictly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address

import httpx

from bot.fetch.addresses import Address
from bot.fetch.model import FetchError

MAX_LENGTH = 8000
"""RFC 9110, 4.1: the length every server is asked to support."""

MAX_HOST = 253
"""RFC 1035, 2.3.4, without the length octets."""

DEFAULT_PORTS = {"http": 80, "https": 443}

NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*")
NUMERIC_END = re.compile(r"(.*\.)?([0-9]+|0x[0-9a-f]*)")
"""A host ending so is a number to a resolver, whatever it looks like:
https://url.spec.whatwg.org/#ends-in-a-number-checker."""


@dataclass(frozen=True, slots=True)
class Link:
    """A checked link: its address in ASCII, its host for people, and its address when it is one."""

    url: httpx.URL
    host: str
    address: Address | None

    @property
    def name(self) -> str:
        """The host in ASCII, as asked of the name service and told in the handshake."""
        return self.url.raw_host.decode("ascii")

    @property
    def port(self) -> int:
        """The port, the scheme's own when none is written."""
        return self.url.port or DEFAULT_PORTS[self.url.scheme]

    def follow(self, location: str) -> Link:
        """Return the link a redirect leads to; raises :class:`FetchError`."""
        try:
            return read(str(self.url.join(location)))
        except (httpx.InvalidURL, ValueError):
            raise FetchError("fetch-bad-url") from None


def read(text: str) -> Link:
    """Return the link in ``text``; raises :class:`FetchError`."""
    try:
        url = httpx.URL(text.strip()).copy_with(fragment=None)
        url = url.copy_with(host=url.raw_host.decode("ascii").removesuffix("."))
    except (httpx.InvalidURL, ValueError):
        # The parser quotes the link in its message: the chain ends here.
        raise FetchError("fetch-bad-url") from None
    _check(url, text)
    return Link(url, _readable(url), _literal(url.raw_host.decode("ascii")))


def _check(url: httpx.URL, text: str) -> None:
    if url.scheme not in DEFAULT_PORTS:
        raise FetchError("fetch-scheme" if url.scheme else "fetch-bad-url")
    if not url.raw_host or len(text) > MAX_LENGTH or not (url.port is None or 0 < url.port < 65536):
        raise FetchError("fetch-bad-url")
    if url.userinfo:
        raise FetchError("fetch-credentials")


def _readable(url: httpx.URL) -> str:
    """Names older than today's rules, such as those with emoji, can be visited but not written out."""
    try:
        return url.host
    except UnicodeError:
        return url.raw_host.decode("ascii")


def _literal(host: str) -> Address | None:
    if ":" in host and "%" not in host:
        return ip_address(host)
    if NUMERIC_END.fullmatch(host):
        return _canonical(host)
    if len(host) > MAX_HOST or not NAME.fullmatch(host):
        raise FetchError("fetch-bad-url")
    return None


def _canonical(host: str) -> Address:
    """Refuse 2130706433, 0x7f.1 and 0177.0.0.1, which are 127.0.0.1 to some and not to others."""
    try:
        return ip_address(host)
    except ValueError:
        raise FetchError("fetch-bad-url") from None
