"""Telegram Desktop's exports: one chat, a whole account, and what is none."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import exports
from summarizer import NutshellError, Post


def message(number: int, text: Any, **fields: Any) -> dict[str, Any]:
    """A message as the export writes it."""
    return {
        "id": number,
        "type": "message",
        "date": "2024-05-01T12:00:00",
        "date_unixtime": "1714564800",
        "from": "Ada",
        "from_id": "user1",
        "text": text,
        "text_entities": [],
    } | fields


def chat(*said: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"name": "Harbour", "type": "private_supergroup", "id": 7, "messages": list(said)} | fields


def posts(data: Any) -> list[Post]:
    return exports.read(json.dumps(data).encode())


def test_a_message_becomes_a_post() -> None:
    assert posts(chat(message(1, "The ferry left."))) == [
        Post("The ferry left.", "Harbour", 1, datetime(2024, 5, 1, 12, tzinfo=UTC), "Ada", "")
    ]


def test_a_text_in_pieces_is_put_together() -> None:
    text = [
        "Read ",
        {"type": "link", "text": "https://news.example"},
        " and ",
        {"type": "bold", "text": "weep"},
        ".",
    ]
    assert posts(chat(message(1, text)))[0].text == "Read https://news.example and weep."


def test_service_messages_and_those_without_text_are_left_out() -> None:
    service = {"id": 1, "type": "service", "actor": "Ada", "action": "pin_message", "text": "pinned"}
    photo = message(2, "", photo="photos/1.jpg")
    blank = message(3, [" ", {"type": "bold", "text": "\n"}])
    assert [post.id for post in posts(chat(service, photo, blank, message(4, "Said.")))] == [4]


def test_a_caption_is_a_text() -> None:
    assert posts(chat(message(1, "The quay.", photo="photos/1.jpg")))[0].text == "The quay."


def test_a_public_channel_has_links_to_its_messages() -> None:
    assert posts(chat(message(5, "News."), username="harbour"))[0].link == "https://t.me/harbour/5"


def test_a_whole_account_is_all_its_chats_one_after_the_other() -> None:
    account = {
        "about": "Here is the data you requested.",
        "chats": {"list": [chat(message(1, "One.")), chat(message(1, "Two."), name="Market")]},
    }
    assert [(post.channel, post.text) for post in posts(account)] == [("Harbour", "One."), ("Market", "Two.")]


def test_a_deleted_account_and_a_chat_without_a_name_have_none() -> None:
    [post] = posts(chat(message(1, "Said.", **{"from": None}), name=None))
    assert (post.author, post.channel) == ("", "")


def test_a_message_without_its_moment_has_none() -> None:
    sent = message(1, "Said.")
    del sent["date_unixtime"]
    assert posts(chat(sent))[0].date is None


def test_a_chat_without_messages_is_no_mistake() -> None:
    assert posts(chat()) == []


def test_an_export_may_begin_with_a_byte_order_mark() -> None:
    assert len(exports.read("\ufeff".encode() + json.dumps(chat(message(1, "Said."))).encode())) == 1


SHAPES: tuple[Any, ...] = (
    {"messages": None}, {"messages": 5}, {"messages": [5]}, {"messages": ["text"]}, {"chats": 5}, {"chats": {}},
    {"chats": {"list": [5]}}, {"chats": {"list": {"a": "b"}}}, chat(message(1, [{"type": "bold"}])),
    chat(message(1, 5)), chat(message(1, ["a", 5])), chat({"type": "message", "text": "no id"}),
    chat(message(1, "a", date_unixtime="soon")), chat(message(1, "a", date_unixtime="9" * 30)),
)  # fmt: skip
GARBAGE = [
    *(b"", b"no json", b"\xff\xfe\x00", b"{", b"null", b"5", b'"text"', b"[]", b"[1]", b"{}", b"[" * 100_000),
    *(json.dumps(shape).encode() for shape in SHAPES),
]


@pytest.mark.parametrize("content", GARBAGE, ids=range(len(GARBAGE)))
def test_what_is_no_export_is_told_to_be_none(content: bytes) -> None:
    with pytest.raises(NutshellError) as caught:
        exports.read(content)
    assert caught.value.key == "export-unreadable"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["text", "type", "id", "messages"]), inner),
)


@given(
    JSON, st.sampled_from(["text", "id", "type", "from", "date_unixtime", "name", "username", "messages", "chats"])
)
def test_an_export_of_any_other_shape_is_read_or_refused(value: Any, name: str) -> None:
    """Whatever stands where something else should, what comes out is posts or one error."""
    inside = name in message(1, "Said.")
    data = chat(message(1, "Said.") | {name: value}) if inside else chat(message(1, "Said."), **{name: value})
    read: list[Post] = []
    with suppress(NutshellError):
        read = posts(data)
    for post in read:
        assert {type(part) for part in (post.text, post.channel, post.author, post.link)} == {str}
        assert type(post.id) is int
