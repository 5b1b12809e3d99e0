"""One request over one connection to a checked address.

httpcore is used without httpx's client, which logs whole addresses with their queries, and unpacks a block
however large it becomes.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpcore

from bot.fetch.addresses import Address
from bot.fetch.links import Link
from bot.fetch.model import Budget

CONNECT_SECONDS = 5.0
"""A first address that does not answer leaves time for the next: most pages have 20 seconds in all."""

IDLE_SECONDS = 10.0
"""Between two bytes of a page: a server that says nothing for so long says nothing more."""

HEADER_BYTES = 64 * 1024
"""Allowed on the wire before the page: eight times what nginx lets an application send (proxy_buffer_size)."""
FRAMING_BYTES = 128 * 1024
"""Allowed on the wire above the page's own bytes: its headers, and the sizes between its chunks."""

LISTS = frozenset({"cache-control", "vary"})
"""Headers that may be sent in parts; of all others the first counts, as in browsers for the ones read here."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a request: header names are lower case, ``blocks`` come as they are read."""

    status: int
    headers: Mapping[str, str]
    blocks: Iterable[bytes]


@contextmanager
def ask(
    link: Link,
    addresses: Sequence[Address],
    budget: Budget,
    tls: ssl.SSLContext | None,
    headers: Mapping[str, str],
) -> Iterator[Reply]:
    """Yield the reply to ``link`` from one of ``addresses``; raises ``FetchError`` while it is read."""
    backend = Wire(addresses, budget)
    url = link.url
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=link.port, target=url.raw_path)
    named = [("Host", url.netloc.decode("ascii")), *headers.items()]
    try:
        with (
            httpcore.HTTPConnection(target.origin, ssl_context=tls, network_backend=backend) as connection,
            connection.stream("GET", target, headers=named) as response,
        ):
            backend.answered = True
            yield Reply(response.status, _headers(response), response.iter_stream())
    except httpcore.TimeoutException:
        raise budget.timed_out() from None
    except (httpcore.NetworkError, httpcore.ProtocolError):
        # The protocol reader quotes what the server sent, which may quote the link: the chain ends here.
        raise budget.fail("fetch-headers" if backend.is_flooded else "fetch-broken") from None


class Wire(httpcore.NetworkBackend):
    """A network that reaches only ``addresses``, whatever name it is asked for, and counts what it receives."""

    def __init__(self, addresses: Sequence[Address], budget: Budget) -> None:
        self.budget = budget
        self.answered = False
        self._addresses = addresses
        self._received = 0

    @property
    def is_flooded(self) -> bool:
        """Whether more has come than any headers take, and no end of them."""
        return not self.answered and self._received > HEADER_BYTES

    def count(self, size: int) -> None:
        """Note that so many bytes came; raises ``FetchError`` when they are too many."""
        self._received += size
        self.budget.check_size(self._received - FRAMING_BYTES)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the addresses that answers; ``host`` was looked up and checked before."""
        for address in self._addresses:
            seconds = min(CONNECT_SECONDS, self.budget.seconds_left())
            try:
                return Stream(httpcore.SyncBackend().connect_tcp(str(address), port, seconds), self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                cause = error
        self.budget.seconds_left()
        raise self.budget.fail("fetch-refused") from cause


class Stream(httpcore.NetworkStream):
    """A connection that stops when the budget is spent, however slowly or quickly it is being spent."""

    def __init__(self, inner: httpcore.NetworkStream, wire: Wire) -> None:
        self._inner = inner
        self._wire = wire
        self._budget = wire.budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return the next bytes, counted."""
        if self._wire.is_flooded:
            raise self._budget.fail("fetch-headers")
        seconds = min(IDLE_SECONDS, self._budget.seconds_left())
        try:
            block = self._inner.read(max_bytes, seconds)
        except httpcore.ReadTimeout:
            raise self._budget.timed_out(IDLE_SECONDS if seconds == IDLE_SECONDS else None) from None
        self._wire.count(len(block))
        return block

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send ``buffer``."""
        self._inner.write(buffer, self._budget.seconds_left())

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Return the same connection made secure, the certificate being checked for the link's own name."""
        try:
            inner = self._inner.start_tls(ssl_context, server_hostname, self._budget.seconds_left())
        except httpcore.ConnectError as error:
            raise self._budget.fail("fetch-tls") from error
        return Stream(inner, self._wire)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows of itself."""
        return self._inner.get_extra_info(info)


def _headers(response: httpcore.Response) -> dict[str, str]:
    headers: dict[str, str] = {}
    for raw, value in response.headers:
        name = raw.decode("latin-1").lower()
        if name in LISTS and name in headers:
            headers[name] += f", {_text(value)}"
        headers.setdefault(name, _text(value))
    return headers


def _text(value: bytes) -> str:
    """Return a header's value: servers write addresses in UTF-8, the protocol's own charset is Latin-1."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
