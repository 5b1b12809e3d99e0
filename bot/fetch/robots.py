"""Whether a site lets programs read a page by themselves (RFC 9309), by its robots.txt.

Asked for what nobody is waiting for: feeds that are followed, pages behind the links of a digest. A person's own
link is a person's request.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from bot.fetch.model import Fetch, FetchError

NAME = "Nutshell"
"""What a site calls this program in its rules: the first word of its User-Agent."""
KEPT_SECONDS, KEPT_SITES = 3600.0, 500
LONGEST = 512_000
"""Bytes of the rules that are read (RFC 9309, 2.5: at least 500 kibibytes)."""
NONE = frozenset({"fetch-not-found", "fetch-gone", "fetch-forbidden", "fetch-empty", "fetch-type"})
"""A site that has no rules, or shows none: all is allowed (2.3.1.3)."""


class Robots:
    """The rules of the sites that were asked; any thread may use it. ``now`` is a clock that never goes back."""

    def __init__(self, fetch: Fetch, now: Callable[[], float] = time.monotonic) -> None:
        self._fetch = fetch
        self._now = now
        self._sites: OrderedDict[str, tuple[float, Any]] = OrderedDict()
        self._lock = Lock()

    def allows(self, url: str) -> bool:
        """Whether the page at an address may be read unasked; not while its site cannot tell (2.3.1.4)."""
        rules = self._rules(url)
        return bool(rules and rules.can_fetch(url, NAME))

    def check(self, url: str) -> None:
        """Raise FetchError ``fetch-robots`` when the page at an address may not be read unasked."""
        if not self.allows(url):
            raise FetchError("fetch-robots", host=urlsplit(url).hostname or "")

    def delay(self, url: str) -> float:
        """Seconds a site wants between two requests, 0 where it does not say."""
        rules = self._rules(url)
        return float(rules.crawl_delay(NAME) or 0.0) if rules else 0.0

    def _rules(self, url: str) -> Any:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            until, rules = self._sites.get(site, (0.0, None))
        if self._now() < until:
            return rules
        rules = self._read(f"{site}/robots.txt")
        with self._lock:
            self._sites[site] = (self._now() + KEPT_SECONDS, rules)
            self._sites.move_to_end(site)
            while len(self._sites) > KEPT_SITES:
                self._sites.popitem(last=False)
        return rules

    def _read(self, url: str) -> Any:
        from protego import Protego

        try:
            text = self._fetch(url).content[:LONGEST].decode(errors="replace")
        except FetchError as error:
            refused = error.key == "fetch-status" and 400 <= int(error.values.get("status", 0)) < 500
            return Protego.parse("") if error.key in NONE or refused else None
        return Protego.parse(text)
