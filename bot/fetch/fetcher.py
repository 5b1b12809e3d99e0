"""The fetcher: hop by hop to a page, each hop checked in full."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from bot.fetch.addresses import Network
from bot.fetch.cache import Cache
from bot.fetch.model import Budget, FetchError, Page, Resolve
from summarizer.errors import NutshellError

if TYPE_CHECKING:
    import ssl

    from bot.fetch.links import Link

USER_AGENT = "Nutshell (Telegram reading bot)"
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.9,*/*;q=0.1"

AT_ONCE = 64
"""Pages that somebody may be waiting for; slower sites than that must not keep the bot from everybody else."""
PATIENCE = 5.0
"""Seconds that one more page waits for a place."""


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
        if not self._lines.acquire(timeout=PATIENCE):
            raise NutshellError("busy")
        try:
            return self._fetch(url)
        finally:
            self._lines.release()

    def _fetch(self, url: str) -> Page:
        from bot.fetch import links  # httpx takes a third of a second to import: not before the first page

        budget = Budget.begin(self._most_bytes, self._timeout)
        link, seen = links.read(url), set[str]()
        asked = str(link.url)
        if kept := self._cache.fresh(asked):
            return kept
        while str(link.url) not in seen and len(seen) <= self._max_redirects:
            seen.add(str(link.url))
            found = self._visit(link, budget.at(link.host), asked)
            if isinstance(found, Page):
                return found
            link = found
        raise FetchError("fetch-redirects", host=link.host)

    def _visit(self, link: Link, budget: Budget, asked: str) -> Page | Link:
        """Return the page at ``link``, or the link it redirects to; ``asked`` is the first of all."""
        from bot.fetch import names, replies, wire

        addresses = names.checked(link, self._resolve or names.system, self._allowed, budget)
        tls = self._tls if link.url.scheme == "https" else None
        kept = self._cache.find(str(link.url))
        headers = self._headers | (kept.conditions if kept else {})
        with wire.ask(link, addresses, budget, tls, headers) as reply:
            location = reply.headers.get("location")
            if reply.status in replies.REDIRECTS and location:
                return link.follow(location)
            if kept and reply.status == replies.UNCHANGED:
                return self._cache.renew(kept, reply.headers)
            page = replies.read(reply, str(link.url), budget, self._max_bytes)
            self._cache.keep(asked, page, reply.headers)
            return page

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
