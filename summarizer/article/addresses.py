"""The address an article is known by, among those that lead to it."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit, urlunsplit

PREFIXES = ("www.", "m.", "mobile.", "amp.")
"""What stands before a host for other screens."""


def own(told: str, source: str) -> str:
    """The page's word for its own address where that can be believed, else ``source``, where it was found.

    Believed is an http(s) address of the same site (RFC 6596) that is no front page.
    """
    try:
        theirs, given = urlsplit(urljoin(source, told.strip())), urlsplit(source)
        port = theirs.port
    except ValueError:
        return source
    plain = theirs.scheme in ("http", "https") and not theirs.username and port == given.port
    front = theirs.path in ("", "/") and not theirs.query and given.path not in ("", "/")
    believed = (
        told.strip() and plain and not front and _are_one_site(_host(theirs.hostname), _host(given.hostname))
    )
    return urlunsplit(theirs._replace(fragment="")) if believed else source


def site(source: str) -> str:
    """What a site is called that does not say: its host, without what stands before it; ``""`` for no address."""
    try:
        return _host(urlsplit(source).netloc.rpartition("@")[2])
    except ValueError:
        return ""


def _host(name: str | None) -> str:
    host = (name or "").lower().rstrip(".")
    for prefix in PREFIXES:
        host = host.removeprefix(prefix)
    return host


def _are_one_site(one: str, other: str) -> bool:
    """Whether two hosts are the same, or one is the other with something in front."""
    return one == other != "" or (
        one.count(".") > 0 < other.count(".")
        and (f".{one}".endswith(f".{other}") or f".{other}".endswith(f".{one}"))
    )
