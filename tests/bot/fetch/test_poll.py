"""Asking whether a page has changed, by what its server said of it last."""

from __future__ import annotations

from bot.fetch import Cache
from tests.bot.fetch.fetching import HTML, failure, fetcher
from tests.bot.servers import Site, reply

MODIFIED = "Mon, 04 May 2026 10:00:00 GMT"
UNCHANGED = reply(status="304 Not Modified", kind=None)


def test_a_page_brings_what_its_server_tells_it_by(site: Site) -> None:
    url = site.on("/feed", reply(HTML, 'ETag: "one"', f"Last-Modified: {MODIFIED}"))
    page = fetcher().poll(url)
    assert page
    assert (page.content, page.etag, page.modified) == (HTML, '"one"', MODIFIED)
    assert "If-" not in site.asked[0]


def test_an_unchanged_page_is_not_sent_again(site: Site) -> None:
    url = site.on("/feed", UNCHANGED)
    assert fetcher().poll(url, '"one"', MODIFIED) is None
    assert 'If-None-Match: "one"' in site.asked[0]
    assert f"If-Modified-Since: {MODIFIED}" in site.asked[0]


def test_what_could_steer_a_request_is_not_sent_back(site: Site) -> None:
    url = site.on("/feed", reply(HTML, "ETag: one two", "Last-Modified: yesterday"))
    page = fetcher().poll(url)
    assert page
    assert (page.etag, page.modified) == ("", "")


def test_a_changed_page_comes_whole_where_the_address_leads(site: Site) -> None:
    there = site.on("/new", reply(HTML, 'ETag: "two"'))
    url = site.on("/feed", reply(b"", f"Location: {there}", status="301 Moved Permanently"))
    page = fetcher().poll(url, '"one"')
    assert page
    assert (page.url, page.etag) == (there, '"two"')
    assert 'If-None-Match: "one"' in site.asked[1]


def test_no_news_of_a_page_nobody_has_is_an_error(site: Site) -> None:
    url = site.on("/feed", UNCHANGED)
    assert failure(url).key == "fetch-status"


def test_what_is_polled_is_neither_taken_from_the_kept_pages_nor_added(site: Site) -> None:
    visit = fetcher(cache=Cache(100_000))
    url = site.on("/feed", reply(HTML, "Cache-Control: max-age=500"))
    visit.poll(url)
    visit.fetch(url)
    visit.fetch(url)
    visit.poll(url)
    assert len(site.asked) == 3
