"""The links of kept messages: read once, or the reason why they could not be."""

from __future__ import annotations

import pytest

from bot.collecting.links import CLAIM, RECENT_SECONDS, Links
from bot.store import Store
from bot.workers import Inline
from summarizer import Article, NutshellError, Post
from tests.bot.collecting.conftest import Clock
from tests.bot.feeds import CHAT, fetcher, hours_ago, keeping
from tests.bot.servers import Site, reply
from tests.telegram.articles import FERRY, FERRY_TITLE
from tests.telegram.talking import page

OTHER = -1009999999999
PAGE = page(FERRY_TITLE, FERRY)


class Busy(Inline):
    """Has no worker free."""

    def read_page(self, content: bytes, *, source: str, content_type: str | None = None) -> tuple[Article, str]:
        raise NutshellError("busy")


@pytest.fixture
def links(store: Store, clock: Clock) -> Links:
    return Links(store, fetcher().fetch, Inline(False), clock, clock.monotonic)


def share(store: Store, *urls: str, chat: int = CHAT, message: int = 1) -> None:
    store.posts.keep(chat, 1, Post("Look.", id=message, date=hours_ago(1), links=urls))


def read(links: Links, most: int = 10) -> list[str]:
    return [links.read(unread) for unread in links.claim(most)]


def visits(site: Site, path: str) -> int:
    return sum(question.split(" ")[1] == path for question in site.asked)


def unread(store: Store, chat: int = CHAT) -> dict[str, int]:
    coverage = store.posts.coverage(chat, hours_ago(24), hours_ago(-24))
    return dict(coverage.unread) | ({"waiting": coverage.waiting} if coverage.waiting else {})


def test_the_article_behind_a_link_is_kept_with_its_message(store: Store, site: Site, links: Links) -> None:
    share(store, site.on("/ferry", PAGE))
    assert read(links) == ["read"]
    (post,) = store.posts.between(CHAT, hours_ago(24), hours_ago(-24))
    assert post.article
    assert (post.article.title, unread(store)) == (FERRY_TITLE, {})
    assert read(links) == []


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (reply(status="404 Not Found"), "fetch-not-found"),
        (reply(status="403 Forbidden"), "fetch-forbidden"),
        (reply(b"\x89PNG", kind="image/png"), "fetch-type"),
        (reply(b"<html><body></body></html>"), "read-no-article"),
    ],
)
def test_a_link_that_cannot_be_read_is_told_why(
    store: Store, site: Site, links: Links, answer: bytes, problem: str
) -> None:
    share(store, site.on("/page", answer))
    assert read(links) == [problem]
    assert unread(store) == {problem: 1}
    assert read(links) == []


def test_a_link_shared_in_many_chats_is_fetched_once(store: Store, site: Site, links: Links) -> None:
    keeping(store, OTHER)
    url = site.on("/ferry", PAGE)
    for chat in (CHAT, OTHER):
        share(store, url, chat=chat)
        share(store, url, chat=chat, message=2)
    assert read(links) == ["read"] * 4
    assert visits(site, "/ferry") == 1


def test_a_page_is_fetched_again_once_it_may_have_changed_or_must_not_be_known(
    store: Store, site: Site, links: Links, clock: Clock
) -> None:
    url = site.on("/ferry", PAGE)
    for message, seconds in ((1, 0.0), (2, RECENT_SECONDS - 1), (3, 2.0)):
        clock.move(seconds)
        share(store, url, message=message)
        assert read(links) == ["read"]
    assert visits(site, "/ferry") == 2
    links.forget()
    share(store, url, message=4)
    assert read(links) == ["read"]
    assert visits(site, "/ferry") == 3


def test_what_may_pass_is_tried_twice(store: Store, site: Site, links: Links, clock: Clock) -> None:
    share(store, site.on("/page", reply(status="503 Busy")))
    assert read(links) == ["fetch-busy"]
    assert unread(store) == {"waiting": 1}
    assert read(links) == []
    clock.move(CLAIM + 1)
    assert read(links) == ["fetch-busy"]
    assert unread(store) == {"fetch-busy": 1}


def test_what_was_better_the_second_time_is_read(store: Store, site: Site, links: Links, clock: Clock) -> None:
    share(store, site.on("/page", reply(status="500 Oops")))
    read(links)
    site.on("/page", PAGE)
    clock.move(CLAIM + 1)
    assert read(links) == ["read"]


def test_a_link_waits_while_no_worker_is_free(store: Store, site: Site, clock: Clock) -> None:
    share(store, site.on("/ferry", PAGE))
    busy = Links(store, fetcher().fetch, Busy(False), clock, clock.monotonic)
    for _ in range(3):
        assert read(busy) == ["busy"]
        clock.move(CLAIM + 1)
    assert unread(store) == {"waiting": 1}
    assert read(Links(store, fetcher().fetch, Inline(False), clock)) == ["read"]


def test_what_was_claimed_by_one_that_died_is_read_by_another(
    store: Store, site: Site, links: Links, clock: Clock
) -> None:
    share(store, site.on("/ferry", PAGE))
    assert len(links.claim(10)) == 1
    other = Links(store, fetcher().fetch, Inline(False), clock)
    assert other.claim(10) == []
    clock.move(CLAIM + 1)
    assert read(other) == ["read"]


def test_what_a_site_keeps_programs_from_is_not_read(store: Store, site: Site, links: Links) -> None:
    site.on("/robots.txt", reply(b"User-agent: *\nDisallow: /private", kind="text/plain"))
    share(store, site.on("/private/ferry", PAGE))
    assert read(links) == ["fetch-robots"]
    assert visits(site, "/private/ferry") == 0


@pytest.mark.parametrize(
    "url", ["http://10.0.0.1/", "http://169.254.169.254/latest", "ftp://a.example", "http://[", ""]
)
def test_an_address_that_leads_astray_is_not_visited(store: Store, links: Links, url: str) -> None:
    share(store, url)
    (problem,) = read(links)
    assert problem in ("fetch-private", "fetch-scheme", "fetch-bad-url")
    assert unread(store) == {problem: 1}


def test_nothing_is_kept_of_a_message_erased_meanwhile(store: Store, site: Site, links: Links) -> None:
    share(store, site.on("/ferry", PAGE))
    (claimed,) = links.claim(10)
    store.posts.redact(CHAT, 1)
    assert links.read(claimed) == "read"
    assert store.posts.between(CHAT, hours_ago(24), hours_ago(-24)) == ()
