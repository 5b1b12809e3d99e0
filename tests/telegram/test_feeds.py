"""Feeds in Telegram: followed, listed, handed over as a file, read while the bot runs, and left."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from bot.botapi.people import User
from tests.bot.feeds import RSS, item, rss
from tests.bot.servers import reply
from tests.telegram.articles import FERRY, FERRY_TITLE
from tests.telegram.talking import Talk, page

OFF = "Nothing is kept here yet"


@pytest.fixture
def feed(talk: Talk, ada: User) -> str:
    """The address of a feed that nobody followed before."""
    talk.site.on("/robots.txt", reply(status="404 Not Found"))
    return talk.site.on(f"/feed/{ada.id}", reply(rss([item("One")], "Harbour News"), kind=RSS))


def path_of(url: str) -> str:
    """The path of an address."""
    return urlsplit(url).path


def execute(talk: Talk, statement: str, *values: object) -> list[tuple[object, ...]]:
    """What the bot's database says."""
    with closing(sqlite3.connect(talk.database, timeout=30)) as database, database:
        return database.execute(statement, values).fetchall()


def test_a_feed_is_followed_listed_and_left(talk: Talk, ada: User, feed: str) -> None:
    assert "/follow example.org" in talk.tell(ada, "/feeds").text
    assert "I follow “Harbour News” now, and took its last entry." in talk.tell(ada, f"/follow {feed}").text
    assert talk.tell(ada, f"/follow {feed}").text == "That feed is followed here already."
    assert "1. Harbour News" in talk.tell(ada, "/feeds").text
    assert "I no longer follow “Harbour News”." in talk.tell(ada, "/unfollow 1").text
    assert "No feed is followed here." in talk.tell(ada, "/feeds").text


def test_new_entries_and_the_articles_behind_them_come_while_the_bot_runs(
    talk: Talk, ada: User, feed: str
) -> None:
    talk.tell(ada, f"/follow {feed}")
    link = talk.site.on("/ferry", page(FERRY_TITLE, FERRY))
    talk.site.on(path_of(feed), reply(rss([item("Two", link=link), item("One")], "Harbour News"), kind=RSS))
    execute(talk, "UPDATE feeds SET next = 0 WHERE chat = ?", ada.id)
    query = "SELECT state FROM links WHERE chat = ? AND url = ?"
    talk.wait_for(lambda: execute(talk, query, ada.id, link) == [("read",)])
    texts = execute(talk, "SELECT text FROM posts WHERE chat = ? ORDER BY at", ada.id)
    assert texts == [("One",), ("Two",)]
    kept = "SELECT title FROM articles JOIN links ON links.article = articles.id WHERE chat = ?"
    assert execute(talk, kept, ada.id) == [(FERRY_TITLE,)]


def test_a_feed_that_is_gone_is_dropped_with_a_note(talk: Talk, ada: User, feed: str) -> None:
    talk.tell(ada, f"/follow {feed}")
    talk.site.on(path_of(feed), reply(status="410 Gone"))
    execute(talk, "UPDATE feeds SET next = 0, failures = 3 WHERE chat = ?", ada.id)
    gone = "I no longer follow “Harbour News”"
    talk.wait_for(lambda: list(ada.private.messages.values())[-1].text.startswith(gone))
    assert execute(talk, "SELECT url FROM feeds WHERE chat = ?", ada.id) == []


def test_the_list_comes_as_a_file_that_is_taken_in_again(talk: Talk, ada: User, feed: str) -> None:
    talk.tell(ada, f"/follow {feed}")
    handed = talk.tell(ada, "/feeds opml")
    document = handed.json["document"]
    assert (document["file_name"], handed.text.partition(".")[0]) == ("feeds.opml", "The feed followed here")
    assert feed in talk.world.files.get(document["file_id"]).data.decode()
    again = ada.send(ada.private, "/import", reply_to=handed)
    assert talk.reply(again).text == "No new feed in that file.\nOne was followed already."
    bob = talk.person("Bob")
    content = talk.world.files.get(document["file_id"]).data
    sent = bob.send_document(bob.private, content, "feeds.opml", mime_type="text/x-opml", caption="/import")
    assert talk.reply(sent).text.startswith("One more feed is followed here.")
    talk.wait_for(lambda: execute(talk, "SELECT text FROM posts WHERE chat = ?", bob.id) == [("One",)])


def test_a_group_that_keeps_nothing_is_told_to_agree_first(talk: Talk, ada: User, feed: str) -> None:
    bob = talk.person("Bob")
    club = talk.world.supergroup("Club", [ada, bob])
    ada.promote_bot(club)
    assert talk.tell(bob, f"/follow {feed}", club).text == "Only this group's admins can change that."
    assert talk.tell(ada, f"/follow {feed}", club).text.startswith(OFF)
    file = ada.send_document(club, b"<opml/>", "feeds.opml", mime_type="text/x-opml", caption="/import")
    assert talk.reply(file).text.startswith(OFF)
    assert execute(talk, "SELECT url FROM feeds WHERE chat = ?", club.id) == []


def test_the_history_of_a_group_is_taken_from_its_export(talk: Talk, ada: User) -> None:
    club = talk.world.supergroup("Club", [ada])
    ada.promote_bot(club)
    talk.tell(ada, "/digest on", club)
    said = {"id": 1, "type": "message", "from": "Ada", "from_id": f"user{ada.id}", "text": "The ferry left."}
    said["date_unixtime"] = str(int(time.time()) - 7200)
    export = {"name": "Club", "type": "private_supergroup", "id": -club.id - 10**12, "messages": [said]}
    other = export | {"id": 5}
    for told, answer in (
        (export, "I took one message"),
        (export, "Nothing new"),
        (other, "That is the export of"),
    ):
        content = json.dumps(told).encode()
        sent = ada.send_document(club, content, "result.json", mime_type="application/json", caption="/import")
        assert talk.reply(sent).text.startswith(answer)
    assert execute(talk, "SELECT message, text FROM posts WHERE chat = ?", club.id) == [(1, "The ferry left.")]


def test_a_file_too_large_is_told_before_it_is_downloaded(talk: Talk, ada: User) -> None:
    sent = ada.send_document(
        ada.private, b"{}", "result.json", mime_type="application/json", caption="/import", size=25_000_000
    )
    assert "20" in talk.reply(sent).text
    asked = {call.parameters["file_id"] for call in talk.server.calls_of("getFile")}
    assert sent.json["document"]["file_id"] not in asked


def test_a_file_of_another_kind_is_asked_for_again(talk: Talk, ada: User) -> None:
    sent = ada.send_document(ada.private, b"\x89PNG", "a.png", mime_type="image/png", caption="/import")
    assert talk.reply(sent).text.startswith("Send the file with /import")


def test_a_channel_follows_a_feed(talk: Talk, ada: User, feed: str) -> None:
    channel = talk.world.channel("Harbour Channel", [ada])
    talk.reply(ada.post(channel, "/digest on"))
    assert "I follow “Harbour News” now" in talk.reply(ada.post(channel, f"/follow {feed}")).text
    assert "1. Harbour News" in talk.reply(ada.post(channel, "/feeds")).text


def test_what_a_feed_brought_is_in_the_digest(talk: Talk, ada: User, feed: str) -> None:
    link = talk.site.on("/ferry", page(FERRY_TITLE, FERRY))
    now = datetime.now(UTC)
    talk.site.on(path_of(feed), reply(rss([item(FERRY_TITLE, now, link=link)], "Harbour News"), kind=RSS))
    talk.tell(ada, f"/follow {feed}")
    query = "SELECT state FROM links WHERE chat = ?"
    talk.wait_for(lambda: execute(talk, query, ada.id) == [("read",)])
    digest = talk.tell(ada, "/digest 10h")
    assert FERRY_TITLE in digest.text
    assert "Harbour News" in digest.text
    assert link in [each.get("url") for each in digest.entities]


def test_the_log_names_no_feed(talk: Talk, ada: User, feed: str) -> None:
    talk.tell(ada, f"/follow {feed}")
    assert "/feed" not in talk.log()
