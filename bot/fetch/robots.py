"""Whether a site lets programs read a page by themselves (RFC 9309), by its robots.txt.

Asked for what nobody is waiting for: feeds that are followed, pages behind the links of a digest. A person's own
link is a person's request.
"""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from bot.fetch.model import Fetch, FetchError

NAME = "Nutshell"
"""What a site calls this program in its rules: the first word of its User-Agent."""
KEPT_SECONDS, KEPT_SITES = 3600.0, 500
LONGEST = 512_000
"""Bytes of the rules that are read (RFC 9309, 2.5: at least 500 kibibytes)."""
NONE = frozenset(
    {
        *("fetch-not-found", "fetch-gone", "fetch-forbidden", "fetch-redirects"),
        *("fetch-empty", "fetch-type", "fetch-document"),
    }
)
"""A site that has no rules, or shows none: all is allowed (2.3.1.2 and 2.3.1.3)."""
AGENT = re.compile(r"^[ \t]*+user[ -]?agent[ \t]*+:?+[ \t]*+([a-z_*-]*+)[^\n]*+", re.IGNORECASE | re.MULTILINE)
"""The first line of a group, and the program it is for (2.2.1)."""


@dataclass(frozen=True, slots=True)
class Site:
    """The rules of one site until a moment, or why they could not be read."""

    until: float
    rules: Any = None
    error: FetchError | None = None


class Robots:
    """The rules of the sites that were asked; any thread may use it. ``now`` is a clock that never goes back."""

    def __init__(self, fetch: Fetch, now: Callable[[], float] = time.monotonic) -> None:
        self._fetch = fetch
        self._now = now
        self._sites: OrderedDict[str, Site] = OrderedDict()
        self._lock = Lock()

    def allows(self, url: str) -> bool:
        """Whether the page at an address may be read unasked; not while its site cannot tell (2.3.1.4)."""
        site = self._site(url)
        return bool(site.rules and site.rules.can_fetch(url, NAME))

    def check(self, url: str) -> None:
        """Raise FetchError when the page at an address may not be read unasked: ``fetch-robots``, or a cause."""
        from bot.fetch import links  # as in the fetcher: not before the first page

        links.read(url)
        if not self.allows(url):
            raise self._site(url).error or FetchError("fetch-robots", host=urlsplit(url).hostname or "")

    def _site(self, url: str) -> Site:
        parts = urlsplit(url)
        name = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            site = self._sites.get(name)
        if site and self._now() < site.until:
            return site
        site = self._read(f"{name}/robots.txt")
        with self._lock:
            self._sites[name] = site
            self._sites.move_to_end(name)
            while len(self._sites) > KEPT_SITES:
                self._sites.popitem(last=False)
        return site

    def _read(self, url: str) -> Site:
        from protego import Protego

        until = self._now() + KEPT_SECONDS
        try:
            text = self._fetch(url).content[:LONGEST].decode(errors="replace")
        except FetchError as error:
            refused = error.key == "fetch-status" and 400 <= int(error.values.get("status", 0)) < 500
            if error.key in NONE or refused:
                return Site(until, Protego.parse(""))
            return Site(until, error=error)
        lines = "\n".join(text.splitlines())  # as the parser has it, which knows more ends of a line
        return Site(until, Protego.parse(AGENT.sub(_agent, lines)))


def _agent(line: re.Match[str]) -> str:
    """With whole names: the parser takes "Nut" for Nutshell, and keeps every rule for each of thousands."""
    name = line[1].lower()
    return f"User-agent: {name if name in {'*', NAME.lower()} else 'other'}"
