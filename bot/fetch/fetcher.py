"""The fetcher: hop by hop to a page, each hop checked in full."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, TypeVar

from bot.fetch.addresses import Network
from bot.fetch.cache import Cache, conditions
from bot.fetch.model import Budget, FetchError, Page, Resolve
from summarizer.errors import NutshellError

if TYPE_CHECKING:
    import ssl
    from contextlib import AbstractContextManager

    from bot.fetch.links import Link
    from bot.fetch.wire import Reply

USER_AGENT = "Nutshell (Telegram reading bot)"
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.9,*/*;q=0.1"

AT_ONCE = 64
"""Pages that somebody may be waiting for; slower sites than that must not keep the bot from everybody else."""
PATIENCE = 5.0
"""Seconds that one more page waits for a place."""
Found = TypeVar("Found")


class Fetcher:
    """Fetches pages from the public internet, and from ``allow_networks``; safe to share between threads.

    ``max_bytes`` bounds a page as sent and as unpacked, ``max_document_bytes`` a document; ``timeout`` bounds a
    whole fetch, redirects included, in seconds. ``resolve`` tells a name's addresses, the machine's by default;
    ``tls`` holds the certificates to trust, the public ones by default; ``cache`` keeps pages, none by default.
    Proxies, cookies and the environment play no part.
    """

    def __init__(  # noqa: PLR0913 - each is a setting of its own
        self,
        *,
        allow_networks: Sequence[Network] = (),
        max_bytes: int = 5_000_000,
        max_document_bytes: int = 0,
        timeout: float = 20.0,
        max_redirects: int = 5,
        resolve: Resolve | None = None,
        tls: ssl.SSLContext | None = None,
        cache: Cache | None = None,
    ) -> None:
        self._allowed = tuple(allow_networks)
        self._max_bytes = max_bytes
        self._most_bytes = max(max_bytes, max_document_bytes)
        self._timeout = timeout
        self._max_redirects = max_redirects
        self._lines = BoundedSemaphore(AT_ONCE)
        self._resolve = resolve
        self._given_tls = tls
        self._cache = cache or Cache(0)

    def forget(self) -> None:
        """Keep no page that was fetched."""
        self._cache.forget()

    def fetch(self, url: str) -> Page:
        """Return the page at ``url``; raises :class:`FetchError`, or NutshellError where too many are fetched.

        One that was fetched a moment ago, and is fresh by its server's word, is not fetched again.
        """
        return self._in_turn(lambda: self._fetch(url))

    def poll(self, url: str, etag: str = "", modified: str = "", /) -> Page | None:
        """The page at ``url``, None where it is the one its server told by ``etag`` and ``modified``; raises as
        :meth:`fetch` does.

        Nothing is taken from the pages that are kept, nor added to them: what is polled is asked for seldom.
        """
        return self._in_turn(lambda: self._poll(url, conditions(etag, modified)))

    def _in_turn(self, ask: Callable[[], Found]) -> Found:
        if not self._lines.acquire(timeout=PATIENCE):
            raise NutshellError("busy")
        try:
            return ask()
        finally:
            self._lines.release()

    def _fetch(self, url: str) -> Page:
        from bot.fetch import links  # httpx takes a third of a second to import: not before the first page

        first = links.read(url)
        asked = str(first.url)
        if kept := self._cache.fresh(asked):
            return kept
        return self._follow(first, lambda link, budget: self._visit(link, budget, asked))

    def _poll(self, url: str, conditions: dict[str, str]) -> Page | None:
        from bot.fetch import links, replies

        def visit(link: Link, budget: Budget) -> Page | Link | None:
            with self._asking(link, budget, conditions) as reply:
                if conditions and reply.status == replies.UNCHANGED:
                    return None
                return replies.led(reply, link) or replies.read(reply, str(link.url), budget, self._max_bytes)

        return self._follow(links.read(url), visit)

    def _follow(self, link: Link, visit: Callable[[Link, Budget], Link | Found]) -> Found:
        """What is found at the end of the redirects that begin with ``link``."""
        from bot.fetch.links import Link

        budget, seen = Budget.begin(self._most_bytes, self._timeout), set[str]()
        while str(link.url) not in seen and len(seen) <= self._max_redirects:
            seen.add(str(link.url))
            found = visit(link, budget.at(link.host))
            if not isinstance(found, Link):
                return found
            link = found
        raise FetchError("fetch-redirects", host=link.host)

    def _visit(self, link: Link, budget: Budget, asked: str) -> Page | Link:
        """Return the page at ``link``, or the link it redirects to; ``asked`` is the first of all."""
        from bot.fetch import replies

        kept = self._cache.find(str(link.url))
        with self._asking(link, budget, kept.conditions if kept else {}) as reply:
            if led := replies.led(reply, link):
                return led
            if kept and reply.status == replies.UNCHANGED:
                return self._cache.renew(kept, reply.headers)
            page = replies.read(reply, str(link.url), budget, self._max_bytes)
            self._cache.keep(asked, page, reply.headers)
            return page

    def _asking(self, link: Link, budget: Budget, conditions: dict[str, str]) -> AbstractContextManager[Reply]:
        """The answer to a question on the wire, to a checked address."""
        from bot.fetch import names, wire

        addresses = names.checked(link, self._resolve or names.system, self._allowed, budget)
        tls = self._tls if link.url.scheme == "https" else None
        return wire.ask(link, addresses, budget, tls, self._headers | conditions)

    @cached_property
    def _headers(self) -> dict[str, str]:
        return {
            "User-Agent": USER_AGENT,
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        import httpx

        return self._given_tls or httpx.create_ssl_context(trust_env=False)
