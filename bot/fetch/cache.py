"""Pages that were fetched a moment ago, and what their servers said of how long they stay so (RFC 9111).

In memory only, and gone with the process: which pages were shared is nobody's business.
"""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import Lock
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from bot.fetch.model import Page

USUAL, LONGEST = 60.0, 600.0
"""Seconds a page is fresh of which its server says nothing, and at most: what is shared is news."""
TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|yclid|msclkid|igshid|mc_[ce]id|_openstat|at_(?:medium|campaign)", re.I
)
"""Parameters that tell where a link was found, and nothing of the page."""
MAX_AGE = re.compile(r"(?:^|[\s,])max-age=(\d{1,9})", re.I)
UNKEPT = re.compile(r"(?:^|[\s,])no-store\b", re.I)
AGE = re.compile(r"\d{1,9}")
ETAG = re.compile(r'(?:W/)?"[!#-~]{0,500}"')
"""RFC 9110, 8.8.3, in ASCII: anything else is not sent back."""
DATE = re.compile(r"[A-Za-z]{3}, \d\d [A-Za-z]{3} \d{4} [\d:]{8} GMT", re.ASCII)
MOST_PAGES = 2000
"""Pages of hardly a byte are limited too: each takes some hundred besides its own."""
CHECKED = re.compile(r"(?:^|[\s,])(?:no-cache|private|must-revalidate)\b", re.I)


@dataclass(frozen=True, slots=True)
class Kept:
    """A page, until when it need not be asked for again, and what to ask then whether it has changed."""

    page: Page
    fresh_until: float
    etag: str = ""
    modified: str = ""

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for the page only if it has changed."""
        return conditions(self.etag, self.modified)


class Cache:
    """Keeps pages of up to ``most_bytes`` together, those asked for last; any thread may use it.

    ``now`` is a clock in seconds that never goes back.
    """

    def __init__(self, most_bytes: int, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most_bytes
        self._now = now
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._led: OrderedDict[str, str] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def find(self, url: str) -> Kept | None:
        """What is kept of the page at an address, or of the one it led to."""
        with self._lock:
            key = plain(url)
            kept = self._kept.get(self._led.get(key, key))
            if kept:
                self._kept.move_to_end(plain(kept.page.url))
            return kept

    def fresh(self, url: str) -> Page | None:
        """The page at an address, if there is no need to ask again."""
        kept = self.find(url)
        return kept.page if kept and self._now() < kept.fresh_until else None

    def keep(self, asked: str, page: Page, headers: Mapping[str, str]) -> None:
        """Keep a page as long as its server allows, under the address it was asked for, too.

        Nobody is told by whose link it was found: of its address only what leads to it is kept.
        """
        if _is_unkept(headers) or len(page.content) > self._most // 4:
            return
        page = replace(page, url=plain(page.url))
        kept = Kept(
            page,
            self._now() + _lifetime(headers),
            *validators(headers),
        )
        with self._lock:
            self._drop(plain(page.url))
            self._kept[plain(page.url)] = kept
            self._bytes += len(page.content)
            self._led[plain(asked)] = plain(page.url)
            while self._bytes > self._most or len(self._kept) > MOST_PAGES:
                self._drop(next(iter(self._kept)))
            while len(self._led) > 4 * len(self._kept) + 16:
                self._led.popitem(last=False)

    def renew(self, kept: Kept, headers: Mapping[str, str]) -> Page:
        """The server says that a page is as it was."""
        with self._lock:
            key = plain(kept.page.url)
            if _is_unkept(headers):
                self._drop(key)
            elif key in self._kept:
                fresh_until = self._now() + _lifetime(headers)
                self._kept[key] = replace(kept, fresh_until=fresh_until)
        return kept.page

    def forget(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._kept.clear()
            self._led.clear()
            self._bytes = 0

    def _drop(self, key: str) -> None:
        gone = self._kept.pop(key, None)
        self._bytes -= len(gone.page.content) if gone else 0


def conditions(etag: str, modified: str) -> dict[str, str]:
    """The headers that ask for a page only if it is another one than that."""
    told = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in told.items() if value}


def validators(headers: Mapping[str, str]) -> tuple[str, str]:
    """What a server tells its page by, ``""`` where it says nothing that may be sent back: entity tag and date."""
    return _matching(ETAG, headers, "etag"), _matching(DATE, headers, "last-modified")


def plain(url: str) -> str:
    """An address without its fragment, and without what only tells where it was found."""
    parts = urlsplit(url)
    told = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in told if not TRACKING.fullmatch(name)]
    query = parts.query if len(kept) == len(told) else urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", query, ""))


def _is_unkept(headers: Mapping[str, str]) -> bool:
    return bool(UNKEPT.search(headers.get("cache-control", ""))) or "*" in headers.get("vary", "")


def _lifetime(headers: Mapping[str, str]) -> float:
    """The seconds left of those its server gives it: some it may have spent in other caches."""
    control = headers.get("cache-control", "")
    if CHECKED.search(control):
        return 0.0
    told, age = MAX_AGE.search(control), AGE.fullmatch(headers.get("age", "").strip())
    spent = float(age[0]) if age else 0.0
    return min(max(float(told[1]) - spent, 0.0), LONGEST) if told else USUAL


def _matching(pattern: re.Pattern[str], headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name, "").strip()
    return value if pattern.fullmatch(value) else ""
