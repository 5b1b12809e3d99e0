"""What is meant by a message that asks for a summary, and by a button under one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import routing
from bot.model import Ask, Chat, ChatKind, Current, File, Known, Length, Link, Message, Say, Summarise, Text
from bot.rendering import summary
from tests.telegram.articles import FERRY

LINK, SHORT, LINE = Link("https://news.example/ferry"), Length("short"), Length("line")
CHAT = Chat(1)


def said(text: str, **more: object) -> Message:
    """Something said in private."""
    return replace(Message(CHAT, 7, text, text), **more)  # type: ignore[arg-type]


def meant(text: str, **more: object) -> Summarise:
    """The summary that is meant by it."""
    intent = routing.route(said(text, **more))
    assert isinstance(intent, Summarise)
    return intent


@pytest.mark.parametrize(
    "text",
    [
        f"/summary {LINK.url} short about the harbour",
        f"/summary short {LINK.url} about the harbour",
        f"/summary about the harbour, short\n{LINK.url}",
        f"{LINK.url} short, about the harbour",
        f"Short summary about the harbour please: {LINK.url}",
        "/summary short about the harbour news.example/ferry",
    ],
)
def test_how_long_and_about_what_stand_beside_a_link_in_any_order(text: str) -> None:
    intent = meant(text)
    assert (intent.source, intent.length, intent.focus) == (LINK, SHORT, "harbour")


@pytest.mark.parametrize(
    "text", [f"/summary short\n{FERRY}", f"/summary short {FERRY}", f"short\n{FERRY}", f"кратко:\n\n{FERRY}"]
)
def test_a_text_may_follow_on_how_long(text: str) -> None:
    intent = meant(text)
    assert isinstance(intent.source, Text)
    assert (intent.source.text, intent.length, intent.focus) == (FERRY, SHORT, "")


@pytest.mark.parametrize("text", [f"/summary {FERRY}", f"/summary Ferry aground\n{FERRY}", f"Long night\n{FERRY}"])
def test_a_text_is_no_wish_itself(text: str) -> None:
    intent = meant(text)
    assert isinstance(intent.source, Text)
    assert intent.source.text == text.removeprefix("/summary ")
    assert (intent.length, intent.focus) == (None, "")


def test_a_file_comes_with_a_wish_in_its_caption() -> None:
    file = File("ferry.txt", FERRY.encode())
    for caption in ("/summary 3 about the harbour", "in 3 sentences about the harbour"):
        intent = meant(caption, file=file)
        assert (intent.source, intent.length, intent.focus) == (file, Length("sentences", 3), "harbour")
    assert meant("a remark on it", file=file) == Summarise(file, message=7)
    assert isinstance(routing.route(said("Who is the captain?", file=file)), Ask)


def test_a_wish_in_reply_is_about_what_is_replied_to() -> None:
    before = Message(CHAT, 3, LINK.url, LINK.url)
    for text in ("/summary short", "short", "кратко"):
        intent = meant(text, reply_to=before)
        assert (intent.source, intent.length) == (LINK, SHORT)


def test_a_forwarded_text_is_no_wish() -> None:
    assert meant("Short summary", forwarded=True).length is None


def test_a_remark_beside_a_link_is_passed_over() -> None:
    remark = "I read this yesterday and would be glad to hear what all of you think of it"
    for text in (f"{LINK.url} {remark}", f"/summary {LINK.url} {remark}"):
        assert meant(text) == Summarise(LINK, message=7)
    assert routing.route(said(f"/summary {remark}")) == Say("summary-of-what")


def test_nothing_is_no_summary() -> None:
    assert routing.route(said("/summary 0")) == Say("summary-of-nothing")
    assert routing.route(said("0 sentences")) == Ask(Current(), "0 sentences")


def test_one_line_is_what_tldr_asks_for_and_only_this_time() -> None:
    assert (meant("/tldr").length, meant("/tldr").keeps) == (LINE, False)
    assert (meant("/tldr short").length, meant("/tldr short").keeps) == (SHORT, True)
    assert (meant("tldr").length, meant("tldr").keeps) == (LINE, True)


def test_in_a_group_only_an_administrator_commands_how_long_the_next_ones_are() -> None:
    group = Chat(-1, ChatKind.GROUP)
    assert [
        meant("/summary short", chat=group).keeps,
        meant("/summary short", chat=group, manages=False).keeps,
        meant("short", chat=group).keeps,
    ] == [True, False, False]


@pytest.mark.parametrize("words", ["", "Haftar", "Хафтара Дерна осада города", "ж" * 60, "水" * 40])
@pytest.mark.parametrize("step", summary.BUTTONS)
def test_a_button_means_what_it_was_made_for(step: str, words: str) -> None:
    data = summary._data("0123456789abcdef", step, words)
    pressed = routing.press(data)
    assert len(data.encode()) <= 64
    assert isinstance(pressed, Summarise)
    assert (pressed.source, pressed.length) == (Known("0123456789abcdef"), Length(step))
    assert words.startswith(pressed.focus)
    assert bool(pressed.focus) == bool(words)


def test_a_button_from_before_means_so_many_sentences() -> None:
    assert routing.press("s:0123456789abcdef:5") == Summarise(Known("0123456789abcdef"), Length("sentences", 5))


@pytest.mark.parametrize("data", ["s:", "s::short", "s:0123:many", "s:0123:0", "s:0123:0:Haftar", "s:0123:-1"])
def test_a_button_nobody_made_means_nothing(data: str) -> None:
    assert routing.press(data) is None
