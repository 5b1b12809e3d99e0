"""What was fetched a moment ago is not fetched again, and what may have changed is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fetch import Cache, Page
from bot.fetch.cache import LONGEST, MOST_PAGES, USUAL, plain
from tests.bot.fetch.fetching import HTML, fetcher, key
from tests.bot.servers import Site, reply

pytestmark = pytest.mark.allow_hosts(["127.0.0.0/8", "::1"])


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def kept_for(control: str) -> float:
    """How many seconds a page is fresh with this Cache-Control."""
    clock = Clock()
    cache = Cache(10_000, clock)
    cache.keep("http://a/", Page("http://a/", HTML, None), {"cache-control": control})
    seconds = 0.0
    while cache.fresh("http://a/") and seconds < 2 * LONGEST:
        seconds += 10.0
        clock.seconds += 10.0
    return seconds


@pytest.mark.parametrize(
    ("control", "seconds"),
    [
        ("", USUAL),
        ("max-age=30", 30.0),
        ("public, max-age=300, s-maxage=9", 300.0),
        ("max-age=99999999", LONGEST),
        ("no-cache", 0.0),
        ("private, max-age=300", 0.0),
        ("no-store", 0.0),
        ("max-age=nonsense", USUAL),
    ],
)
def test_a_page_is_fresh_as_long_as_its_server_says(control: str, seconds: float) -> None:
    assert kept_for(control) == seconds


def test_a_fresh_page_is_not_fetched_again(site: Site) -> None:
    visit = fetcher(cache=Cache(1_000_000, Clock()))
    url = site.on("/page", reply(HTML))
    pages = [visit.fetch(address) for address in (url, url + "#end", url + "?utm_source=mail&fbclid=x", url)]
    assert [page.content for page in pages] == [HTML] * 4
    assert len(site.asked) == 1


def test_the_address_a_redirect_began_at_is_remembered_too(site: Site) -> None:
    visit = fetcher(cache=Cache(1_000_000, Clock()))
    url = site.on("/short", reply(b"", "Location: /page", status="302 Found"))
    site.on("/page", reply(HTML))
    assert visit.fetch(url) == visit.fetch(url) == visit.fetch(site.url("/page"))
    assert len(site.asked) == 2


def test_an_old_page_is_asked_for_only_if_it_has_changed(site: Site) -> None:
    clock = Clock()
    visit = fetcher(cache=Cache(1_000_000, clock))
    validators = ('ETag: "7"', "Last-Modified: Tue, 05 Mar 2019 08:00:00 GMT")
    url = site.on("/page", reply(HTML, *validators))
    first = visit.fetch(url)
    clock.seconds += USUAL + 1
    site.on("/page", reply(b"", "Cache-Control: max-age=500", status="304 Not Modified"))
    assert visit.fetch(url) == first
    assert 'If-None-Match: "7"' in site.asked[-1]
    assert "If-Modified-Since: Tue, 05 Mar 2019 08:00:00 GMT" in site.asked[-1]
    clock.seconds += 400
    assert visit.fetch(url) == first
    assert len(site.asked) == 2


def test_a_page_that_has_changed_replaces_the_old_one(site: Site) -> None:
    clock = Clock()
    visit = fetcher(cache=Cache(1_000_000, clock))
    url = site.on("/page", reply(HTML, 'ETag: "7"'))
    visit.fetch(url)
    clock.seconds += USUAL + 1
    site.on("/page", reply(HTML + b"New.", 'ETag: "8"'))
    assert visit.fetch(url).content == visit.fetch(url).content == HTML + b"New."


@pytest.mark.parametrize("told", ['ETag: "é"', "ETag: seven", "Last-Modified: вчера", "Last-Modified: yesterday"])
def test_what_cannot_be_sent_back_is_not(site: Site, told: str) -> None:
    visit = fetcher(cache=Cache(1_000_000, Clock()))
    header = "Cache-Control: no-cache\r\nTOLD"
    url = site.on("/page", reply(HTML, header).replace(b"TOLD", told.encode()))
    assert visit.fetch(url) == visit.fetch(url)
    assert len(site.asked) == 2
    assert "If-" not in site.asked[1]


@pytest.mark.parametrize(
    "told",
    [
        "Cache-Control: max-age=60\r\nCache-Control: no-store",
        "Cache-Control: max-age=60\r\nVary: Accept\r\nVary: *",
        "Cache-Control: max-age=60\r\nAge: 60",
        "Cache-Control: max-age=60\r\nAge: 999999999",
    ],
)
def test_what_is_no_longer_good_or_may_not_be_kept_is_asked_for_again(site: Site, told: str) -> None:
    visit = fetcher(cache=Cache(1_000_000, Clock()))
    url = site.on("/page", reply(HTML, told))
    assert visit.fetch(url) == visit.fetch(url)
    assert len(site.asked) == 2


def test_an_unchanged_page_that_may_no_longer_be_kept_is_not(site: Site) -> None:
    visit = fetcher(cache=Cache(1_000_000, Clock()))
    url = site.on("/page", reply(HTML, 'ETag: "7"', "Cache-Control: no-cache"))
    visit.fetch(url)
    site.on("/page", reply(b"", "Cache-Control: no-store", status="304 Not Modified"))
    assert visit.fetch(url).content == HTML
    site.on("/page", reply(HTML))
    visit.fetch(url)
    assert "If-None-Match" not in site.asked[2]


def test_nobody_is_told_whose_link_a_page_was_found_by(site: Site) -> None:
    visit = fetcher(cache=Cache(1_000_000, Clock()))
    ada, bob = (site.on(f"/page?id=7&fbclid={name}", reply(HTML)) for name in ("ada", "bob"))
    assert visit.fetch(ada).url == ada
    assert visit.fetch(bob).url == site.url("/page?id=7")
    assert len(site.asked) == 1


def test_pages_of_nothing_are_limited_too() -> None:
    cache = Cache(10**9, Clock())
    urls = [f"http://a/{number}" for number in range(MOST_PAGES + 1)]
    for url in urls:
        cache.keep(url, Page(url, b"x", None), {})
    assert [cache.fresh(url) is None for url in (urls[0], urls[1], urls[-1])] == [True, False, False]


def test_not_modified_is_no_page_to_who_has_none(site: Site) -> None:
    assert key(site.on("/page", reply(b"", status="304 Not Modified"))) == "fetch-status"


def test_what_was_forgotten_is_fetched_again(site: Site) -> None:
    visit = fetcher(cache=Cache(1_000_000, Clock()))
    url = site.on("/page", reply(HTML))
    visit.fetch(url)
    visit.forget()
    visit.fetch(url)
    assert len(site.asked) == 2


def test_a_refusal_is_not_kept(site: Site) -> None:
    visit = fetcher(cache=Cache(1_000_000, Clock()))
    url = site.on("/page", reply(b"no", status="404 Not Found"))
    assert key(url, visit) == "fetch-not-found"
    site.on("/page", reply(HTML))
    assert visit.fetch(url).content == HTML


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 400)), max_size=60))
def test_no_more_bytes_are_kept_than_allowed(asked: list[tuple[int, int]]) -> None:
    cache = Cache(1000, Clock())
    for number, size in asked:
        cache.keep(f"http://a/{number}", Page(f"http://a/{number}", b"x" * size, None), {})
        kept = {n: cache.fresh(f"http://a/{n}") for n in range(10)}
        assert sum(len(page.content) for page in kept.values() if page) <= 1000
        assert (kept[number] is None) == (size > 250 and kept[number] is None)


def test_only_what_tells_of_the_page_tells_pages_apart() -> None:
    same = ("http://A.example", "http://a.example/", "http://a.example/?utm_medium=x&gclid=1#top")
    assert len({plain(url) for url in same}) == 1
    other = ("http://a.example/?id=1", "http://a.example/?id=2", "http://a.example/?b=&a=1", "https://a.example/")
    assert len({plain(url) for url in other}) == 4
