"""Lists of feeds, and files that go along with a text, as they are shown."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot import rendering, sources, units
from bot.model import File, Reply
from bot.model.feeds import FeedsListed, FeedsTaken, Followed, Following, Handed
from bot.rendering.written import CAPTION, LIMIT
from bot.texts import Texts
from summarizer import NutshellError

EN, RU = Texts("en"), Texts("ru")
DAY = datetime(2026, 5, 4, tzinfo=UTC).timestamp()
FILE = File("feeds.opml", b"<opml/>", "text/x-opml")


def feed(number: int, title: str = "", read: float = DAY, problem: str = "") -> Followed:
    return Followed(-5, f"https://news.example/{number}", title, read=read, problem=problem)


def test_feeds_are_numbered_and_linked() -> None:
    shown = rendering.render(FeedsListed((feed(1, "Harbour"), feed(2))), EN)
    assert shown.text.startswith("2 feeds are followed here\n\n1. Harbour\n2. https://news.example/2\n\n")
    linked = {shown.text[mark.start : mark.end]: mark.url for mark in shown.marks if mark.kind == "link"}
    assert linked == {
        "Harbour": "https://news.example/1",
        "https://news.example/2": "https://news.example/2",
    }


def test_a_feed_that_cannot_be_read_says_since_when() -> None:
    listed = FeedsListed((feed(1, "A", problem="fetch-gone"), feed(2, "B", 0.0, "fetch-name"), feed(3, "C", 0.0)))
    lines = rendering.render(listed, EN).text.splitlines()
    assert lines[2:5] == ["1. A – not readable since May 4, 2026", "2. B – could not be read yet", "3. C"]
    assert "последний раз читалась 4 мая 2026" in rendering.render(listed, RU).text


def test_no_feeds_say_how_to_follow_one() -> None:
    assert "/follow example.org" in rendering.render(FeedsListed(()), EN).text


def test_the_longest_list_fits_into_messages_of_which_no_mark_is_cut() -> None:
    longest = FeedsListed(tuple(feed(number, "Ы🙂 @bob " * 60, problem="fetch-gone") for number in range(50)))
    pieces = rendering.split(rendering.render(longest, RU))
    assert all(units.length(piece.text) <= LIMIT for piece in pieces)
    links = [mark for piece in pieces for mark in piece.marks if mark.kind == "link"]
    assert len(links) == 50


@pytest.mark.parametrize(
    ("taken", "told"),
    [
        (FeedsTaken(0, 0, 0, 50), "No new feed in that file."),
        (FeedsTaken(0, 2, 0, 50), "No new feed in that file.\n2 were followed already."),
        (
            FeedsTaken(1, 0, 0, 50),
            "One more feed is followed here. I read it now; /feeds tells if it cannot be read.",
        ),
        (FeedsTaken(0, 0, 3, 50), "No new feed in that file.\n3 were left out: 50 feeds are the most here."),
    ],
)
def test_what_was_taken_of_a_list_is_told(taken: FeedsTaken, told: str) -> None:
    assert rendering.render(taken, EN).text == told


def test_what_else_is_kept_from_then_on_is_told() -> None:
    told = rendering.render(Following("Harbour", 5), EN).text
    assert told.startswith("I follow “Harbour” now, and took its last 5 entries.")
    begun = rendering.render(Following("Harbour", 5, 7), EN).text
    assert begun.startswith(f"{told}\n\nFrom now on I also keep what you forward to me here, for 7 days")
    assert "7 дней" in rendering.render(FeedsTaken(1, 0, 0, 50, 7), RU).text


def test_a_file_goes_with_a_short_text_as_its_caption() -> None:
    reply = rendering.render(Handed(FILE, "feeds-file", {"total": 2}), EN)
    assert reply.file == FILE
    assert rendering.split(reply) == [reply]


def test_a_file_follows_a_text_too_long_for_a_caption() -> None:
    for length in (CAPTION + 1, LIMIT * 2):
        pieces = rendering.split(Reply("a " * (length // 2) + "b", file=FILE))
        assert [piece.file for piece in pieces] == [None] * (len(pieces) - 1) + [FILE]
        assert (pieces[-1].text, all(piece.text for piece in pieces[:-1])) == ("", True)
    assert len(rendering.split(Reply("a" * CAPTION, file=FILE))) == 1


def test_a_saved_file_writes_over_nothing(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(str(tmp_path))
    saved = [sources.save(FILE), sources.save(File("feeds.opml", b"other"))]
    assert [str(path) for path in saved] == ["feeds.opml", "feeds-2.opml"]
    assert [path.read_bytes() for path in saved] == [b"<opml/>", b"other"]
    with pytest.raises(NutshellError) as caught:
        sources.save(File("nowhere/feeds.opml", b""))
    assert caught.value.key == "path-unwritable"
