"""Following feeds and sites that have one, leaving them, and lists of them in and out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot import memory
from bot.memory import entries
from bot.memory.feeds import MOST
from bot.model import Chat, ChatKind, File, Outcome, Said
from bot.model.feeds import FeedsListed, FeedsTaken, Followed, Following, Handed
from bot.model.memory import ExportFeeds, Follow, Import, MemoryIntent, Unfollow
from bot.store import MEMORY, Store, opened
from bot.workers import Inline
from summarizer import NutshellError
from tests.bot.feeds import CHAT, NOW, fetcher, hours_ago, item, keeping, served, texts
from tests.bot.servers import Site, reply, serve

GROUP = Chat(CHAT, ChatKind.GROUP)
ITEMS = [item(f"Story {number}", hours_ago(number)) for number in range(1, 9)]


class Club:
    """A group that keeps its messages, and a site."""

    def __init__(self, store: Store, site: Site) -> None:
        self.store, self.site = store, site
        self.means = memory.Means(store, fetcher().fetch, Inline(False), lambda: NOW)
        site.on("/robots.txt", reply(status="404 Not Found"))

    def ask(self, intent: MemoryIntent, chat: Chat = GROUP) -> Outcome:
        return memory.perform(self.means, chat, intent)

    def refused(self, intent: MemoryIntent) -> str:
        with pytest.raises(NutshellError) as caught:
            self.ask(intent)
        return caught.value.key

    def followed(self) -> list[str]:
        return [feed.url for feed in self.store.feeds.of(CHAT)]


@pytest.fixture
def club() -> Iterator[Club]:
    with opened(MEMORY) as store, serve() as site:
        keeping(store, title="Harbour Club")
        yield Club(store, site)


def test_a_feed_is_followed_and_its_last_entries_are_kept(club: Club) -> None:
    url = club.site.on("/feed", served(ITEMS, 'ETag: "one"'))
    assert club.ask(Follow(url)) == Following("Harbour News", entries.FIRST)
    assert texts(club.store) == [f"Story {number}" for number in range(5, 0, -1)]
    (feed,) = club.store.feeds.of(CHAT)
    assert (feed.title, len(feed.seen), feed.since, feed.next > feed.since) == (
        "Harbour News",
        8,
        NOW.timestamp(),
        True,
    )


def test_what_is_kept_of_a_feed_is_where_its_entries_lead(club: Club) -> None:
    long = "The ferry left the harbour at noon. " * 60
    entry = item("Short", hours_ago(1), "A lead.", "https://news.example/short")
    whole = item("Whole", hours_ago(2), long, "https://news.example/whole")
    club.ask(Follow(club.site.on("/feed", served([entry, whole]))))
    second, first = club.store.posts.between(CHAT, hours_ago(48), NOW)
    assert (first.text, first.link, first.links) == (
        "Short\n\nA lead.",
        "https://news.example/short",
        ("https://news.example/short",),
    )
    assert (first.channel, first.date, first.id < -(1 << 40)) == ("Harbour News", hours_ago(1), True)
    assert (second.text, second.links) == (f"Whole\n\n{long.strip()}", ())


def test_the_feed_that_a_page_names_is_followed(club: Club) -> None:
    club.site.on("/feed.xml", served(ITEMS))
    link = "<link rel='alternate' type='application/rss+xml' href='/feed.xml'>"
    page = club.site.on("/", reply(f"<html><head>{link}</head><body><p>Hello.</p></body></html>".encode()))
    club.ask(Follow(page))
    assert club.followed() == [club.site.url("/feed.xml")]


def test_json_and_atom_feeds_are_followed_too(club: Club) -> None:
    head = b'{"version": "https://jsonfeed.org/version/1.1", "title": "J", '
    told = head + b'"items": [{"id": "1", "content_text": "Hi."}]}'
    entry = b"<entry><id>1</id><title>Ho.</title></entry>"
    atom = b"<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title>" + entry + b"</feed>"
    club.ask(Follow(club.site.on("/json", reply(told, kind="application/feed+json"))))
    club.ask(Follow(club.site.on("/atom", reply(atom, kind="application/atom+xml"))))
    assert {feed.title for feed in club.store.feeds.of(CHAT)} == {"A", "J"}
    assert sorted(texts(club.store)) == ["Hi.", "Ho."]


@pytest.mark.parametrize("told", ["hello", "/etc/passwd", "ftp", "a b", "news", "javascript:alert(1)"])
def test_what_is_no_address_is_asked_for_again(club: Club, told: str) -> None:
    assert club.refused(Follow(told)) == "follow-what"


def test_a_page_without_a_feed_is_refused(club: Club) -> None:
    page = club.site.on("/", reply(b"<html><body><p>Nothing to follow here.</p></body></html>"))
    assert club.refused(Follow(page)) == "follow-no-feed"
    links = "".join(f"<link rel=alternate type=application/rss+xml href=/{name}>" for name in ("a", "b"))
    broken = club.site.on("/broken", reply(links.encode()))
    club.site.on("/a", reply(status="500 Oops"))
    club.site.on("/b", reply(b"no feed"))
    assert club.refused(Follow(broken)) == "follow-no-feed"
    assert club.followed() == []


def test_a_feed_that_programs_shall_not_read_is_refused(club: Club) -> None:
    club.site.on("/robots.txt", reply(b"User-agent: *\nDisallow: /feed", kind="text/plain"))
    assert club.refused(Follow(club.site.on("/feed", served(ITEMS)))) == "fetch-robots"


def test_a_feed_inside_a_network_is_refused(club: Club) -> None:
    assert club.refused(Follow("http://10.0.0.1/feed")) == "fetch-private"


def test_a_group_that_keeps_nothing_has_to_agree_first(club: Club) -> None:
    url = club.site.on("/feed", served(ITEMS))
    other = Chat(-5, ChatKind.GROUP)
    assert club.ask(Follow(url), other) == Said("follow-keeping-off")
    assert club.ask(Import(File("a.opml", opml_of(url))), other) == Said("follow-keeping-off")
    assert club.store.keepings.of(-5) is None
    assert club.site.asked == []


def test_in_private_following_begins_the_memory_once_there_is_a_feed(club: Club) -> None:
    ada = Chat(7, ChatKind.PRIVATE)
    with pytest.raises(NutshellError):
        club.ask(Follow("http://127.0.0.1:1/feed"), ada)
    assert club.store.keepings.of(7) is None
    feed = club.site.on("/feed", served(ITEMS))
    assert club.ask(Follow(feed), ada) == Following("Harbour News", entries.FIRST, begun=7)
    assert club.store.keepings.of(7)
    assert len(texts(club.store, 7)) == entries.FIRST


def test_a_feed_is_followed_once(club: Club) -> None:
    url = club.site.on("/feed", served(ITEMS))
    club.site.on("/moved", moved(url))
    club.ask(Follow(url))
    assert club.ask(Follow(url)) == Said("follow-already")
    assert club.ask(Follow(club.site.url("/moved"))) == Said("follow-already")
    assert len(texts(club.store)) == entries.FIRST


def test_there_is_a_most_to_what_a_chat_follows(club: Club) -> None:
    for number in range(MOST):
        club.store.feeds.follow(Followed(CHAT, f"https://news.example/{number}"), MOST)
    assert club.ask(Follow("https://news.example/more")) == Said("follow-too-many", {"limit": MOST})


def test_the_list_is_shown_where_no_address_is_given(club: Club) -> None:
    url = club.site.on("/feed", served(ITEMS))
    assert club.ask(Follow()) == FeedsListed(())
    club.ask(Follow(url))
    for intent in (Follow(), Unfollow("")):
        shown = club.ask(intent)
        assert isinstance(shown, FeedsListed)
        assert [feed.url for feed in shown.feeds] == [url]


@pytest.mark.parametrize(
    "which", ["2", "#2", "2.", "https://news.example/2", "NEWS.example/2/", "http://news.example/2"]
)
def test_a_feed_is_left_by_its_number_or_its_address(club: Club, which: str) -> None:
    for number in (1, 2, 3):
        feed = Followed(CHAT, f"https://news.example/{number}", f"News {number}", since=number)
        club.store.feeds.follow(feed, MOST)
    assert club.ask(Unfollow(which)) == Said("unfollowed", {"title": "News 2"})
    assert club.followed() == ["https://news.example/1", "https://news.example/3"]


@pytest.mark.parametrize("which", ["0", "4", "999", "-1", "https://other.example", "²"])
def test_what_is_not_followed_cannot_be_left(club: Club, which: str) -> None:
    club.store.feeds.follow(Followed(CHAT, "https://news.example/1"), MOST)
    assert club.ask(Unfollow(which)) == Said("unfollow-unknown", {"total": 1})
    assert len(club.followed()) == 1


def test_the_feeds_of_one_chat_are_followed_in_another_by_a_file(club: Club) -> None:
    for number in (1, 2):
        feed = Followed(CHAT, f"https://news.example/{number}", f"News {number}", since=number)
        club.store.feeds.follow(feed, MOST)
    assert club.ask(ExportFeeds(), Chat(-5, ChatKind.GROUP)) == FeedsListed(())
    handed = club.ask(ExportFeeds())
    assert isinstance(handed, Handed)
    assert (handed.file.name, handed.values) == ("feeds.opml", {"total": 2})
    ada = Chat(7, ChatKind.PRIVATE)
    assert club.ask(Import(handed.file), ada) == FeedsTaken(2, 0, 0, MOST, begun=7)
    assert club.ask(Import(handed.file), ada) == FeedsTaken(0, 2, 0, MOST)
    assert [(feed.url, feed.title) for feed in club.store.feeds.of(7)] == [
        ("https://news.example/1", "News 1"),
        ("https://news.example/2", "News 2"),
    ]


def test_a_list_longer_than_allowed_is_taken_as_far_as_it_is(club: Club) -> None:
    club.store.feeds.follow(Followed(CHAT, "https://news.example/0"), MOST)
    many = opml_of(*(f"https://news.example/{number}" for number in range(MOST + 10)))
    assert club.ask(Import(File("a.opml", many))) == FeedsTaken(MOST - 1, 1, 10, MOST)
    due = sorted(feed.next for feed in club.store.feeds.of(CHAT) if feed.since)
    assert len(set(due)) == MOST - 1


def test_a_file_that_is_no_list_is_refused(club: Club) -> None:
    assert club.refused(Import(File("a.opml", b"Hello."))) == "opml-unreadable"


def opml_of(*urls: str) -> bytes:
    outlines = "".join(f"<outline text='x' xmlUrl='{url}'/>" for url in urls)
    return f"<opml version='2.0'><body>{outlines}</body></opml>".encode()


def moved(url: str) -> bytes:
    return reply(b"", f"Location: {url}", status="301 Moved Permanently")
