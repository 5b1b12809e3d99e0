"""A site's rules for programs are read once in a while, and kept to."""

from __future__ import annotations

import pytest

from bot.fetch import Fetcher, FetchError, Robots
from bot.fetch.robots import KEPT_SECONDS
from tests.bot.fetch.fetching import fetcher
from tests.bot.servers import Site, reply

pytestmark = pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])
RULES = b"User-agent: *\nDisallow: /private\nUser-agent: nutshell\nDisallow: /feed\n"


def robots(now: float = 0.0, visit: Fetcher | None = None) -> Robots:
    """Rules that are asked at a fixed moment."""
    return Robots((visit or fetcher()).fetch, lambda: now)


def test_the_rules_for_this_program_go_before_those_for_all(site: Site) -> None:
    site.on("/robots.txt", reply(RULES, kind="text/plain"))
    asked = robots()
    assert [asked.allows(site.url(path)) for path in ("/feed.xml", "/news", "/private")] == [False, True, True]
    with pytest.raises(FetchError, match="fetch-robots"):
        asked.check(site.url("/feed.xml"))
    asked.check(site.url("/news"))
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    ("agent", "is_us"),
    [
        *((name, True) for name in ("Nutshell", "nutshell", "NUTSHELL/1.0", "Nutshell # us", " Nutshell ")),
        *((name, False) for name in ("Nut", "Nutshells", "Nutshell-news", "N", "Googlebot", "x")),
    ],
)
def test_rules_are_ours_when_they_name_us(site: Site, agent: str, is_us: bool) -> None:
    rules = f"User-agent: *\nDisallow:\n\nUser-agent:{agent}\nDisallow: /"
    site.on("/robots.txt", reply(rules.encode(), kind="text/plain"))
    assert robots().allows(site.url("/feed")) is not is_us


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_rules_for_thousands_of_others_come_to_an_end(site: Site, end: str) -> None:
    """Each would be kept for each: some 100 million of them."""
    others = "".join(f"User-agent: a{number}{end}" for number in range(11_000))
    rules = "".join(f"Disallow: /{number}{end}" for number in range(11_000))
    own = f"User-agent: *{end}Disallow: /private{end}{end}"
    text = (own + others + rules).encode()
    site.on("/robots.txt", reply(text, kind="text/plain"))
    asked = robots(visit=fetcher(max_bytes=len(text)))
    assert [asked.allows(site.url(path)) for path in ("/private", "/1")] == [False, True]


def test_a_site_that_only_redirects_has_no_rules(site: Site) -> None:
    site.on("/robots.txt", reply(b"", "Location: /robots.txt", status="301 Moved"))
    assert robots().allows(site.url("/feed"))


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone", "418 Teapot"])
def test_a_site_without_rules_allows_everything(site: Site, status: str) -> None:
    site.on("/robots.txt", reply(b"no", status=status))
    assert robots().allows(site.url("/feed"))


@pytest.mark.parametrize("status", ["500 Oops", "503 Busy"])
def test_a_site_that_cannot_tell_allows_nothing_for_now(site: Site, status: str) -> None:
    site.on("/robots.txt", reply(b"no", status=status))
    assert not robots().allows(site.url("/feed"))


def test_a_site_that_is_not_there_allows_nothing() -> None:
    assert not robots().allows("http://127.0.0.1:1/feed")


def test_rules_are_asked_for_again_after_a_while(site: Site) -> None:
    moment = [0.0]
    asked = Robots(fetcher().fetch, lambda: moment[0])
    site.on("/robots.txt", reply(b"User-agent: *\nDisallow: /", kind="text/plain"))
    assert not asked.allows(site.url("/feed"))
    site.on("/robots.txt", reply(b"User-agent: *\nAllow: /", kind="text/plain"))
    assert not asked.allows(site.url("/feed"))
    moment[0] = KEPT_SECONDS + 1
    assert asked.allows(site.url("/feed"))


@pytest.mark.parametrize("rules", [b"\xff\xfe\x00", b"<html>", b"User-agent\nDisallow", b"Disallow: /*" * 50_000])
def test_rules_nobody_can_read_forbid_nothing(site: Site, rules: bytes) -> None:
    site.on("/robots.txt", reply(rules, kind="text/plain"))
    assert isinstance(robots().allows(site.url("/feed")), bool)
