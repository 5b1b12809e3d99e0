"""Lists of feeds: what other readers write, what we write, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import opml
from bot.opml import Outlined
from summarizer import NutshellError
from tests.bot.strategies import text

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.1"><head><title>Mine</title></head><body>
<outline text="News">
  <outline type="rss" text="Harbour &amp; Sea" xmlUrl="https://a.example/feed?x=1&amp;y=2" htmlUrl="https://a.example"/>
  <outline text="Mill" title="The Mill" xmlurl="http://b.example/atom.xml"/>
  <outline text="Again" xmlUrl="https://a.example/feed?x=1&amp;y=2"/>
</outline>
<outline text="Bad" xmlUrl="javascript:alert(1)"/><outline text="File" xmlUrl="file:///etc/passwd"/><outline/>
</body></opml>"""


def key(content: bytes) -> str:
    with pytest.raises(NutshellError) as caught:
        opml.read(content)
    return caught.value.key


def test_feeds_in_folders_are_found_once_each_and_other_addresses_left_out() -> None:
    assert opml.read(LIST.encode()) == (
        Outlined("https://a.example/feed?x=1&y=2", "Harbour & Sea"),
        Outlined("http://b.example/atom.xml", "The Mill"),
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" ",
        b"Hello",
        b"\x89PNG\r\n",
        b"<html></html>",
        b"<rss version='2.0'/>",
        b'{"messages": []}',
        b"<" * 9000,
    ],
)
def test_what_is_no_list_is_told(content: bytes) -> None:
    assert key(content) == "opml-unreadable"


def test_a_list_with_entities_of_its_own_is_not_opened() -> None:
    bomb = "<!DOCTYPE opml [<!ENTITY a 'x'>" + "".join(
        f"<!ENTITY {each} '{f'&{before};' * 10}'>" for before, each in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert key(f"{bomb}]><opml><body><outline text='&i;'/></body></opml>".encode()) == "opml-unreadable"
    outside = b"<!doctype opml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><opml><body>&a;</body></opml>"
    assert key(outside) == "opml-unreadable"


def test_a_list_that_was_cut_short_gives_what_it_has() -> None:
    assert [feed.title for feed in opml.read(LIST.encode()[:300])] == ["Harbour & Sea"]


def test_a_list_as_long_as_a_book_is_read_to_its_limit() -> None:
    many = "".join(f"<outline text='{'x' * 500}' xmlUrl='https://a.example/{number}'/>" for number in range(3000))
    read = opml.read(f"<opml><body>{many}</body></opml>".encode())
    assert len(read) == opml.MOST
    assert {len(feed.title) for feed in read} == {opml.LONGEST_TITLE}


@given(st.lists(text(), max_size=5))
def test_what_is_written_can_be_read_again(titles: list[str]) -> None:
    feeds = [Outlined(f"https://a.example/{number}?x=1&y=2", title) for number, title in enumerate(titles)]
    read = opml.read(opml.write(feeds, "Nutshell"))
    assert [feed.url for feed in read] == [feed.url for feed in feeds]
    plain = [title for title in titles if title.isascii() and title.isprintable() and title.strip() == title != ""]
    assert [feed.title for feed in read if feed.title in plain] == plain
