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
        Post("The ferry left.", "Harbour", 1, datetime(2024, 5, 1, 12, tzinfo=UTC), "Ada", "https://t.me/c/7/1")
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


@pytest.mark.parametrize(
    ("kind", "link", "number"),
    [
        ("private_supergroup", "https://t.me/c/7/5", -1_000_000_000_007),
        ("public_supergroup", "https://t.me/c/7/5", -1_000_000_000_007),
        ("private_channel", "https://t.me/c/7/5", -1_000_000_000_007),
        ("private_group", "", -7),
        ("personal_chat", "", 7),
        ("saved_messages", "", 7),
        (None, "", 7),
    ],
)
def test_messages_of_supergroups_and_channels_alone_have_links(kind: str | None, link: str, number: int) -> None:
    content = json.dumps(chat(message(5, "News."), type=kind)).encode()
    [exported] = exports.chats(content)
    assert (exported.chat, exported.name, [post.link for _, post in exported.written]) == (
        number,
        "Harbour",
        [link],
    )


def test_a_message_of_before_the_group_became_a_supergroup_has_no_link() -> None:
    assert posts(chat(message(-999_999, "Old."), username="harbour"))[0].link == ""


def test_a_topic_is_known_by_the_message_that_opened_it() -> None:
    """Its messages reply to that one, or to others of it; those are replies, the first are none."""
    opened = {"id": 2, "type": "service", "action": "topic_created", "title": "Ice"}
    said = [
        message(3, "In it.", reply_to_message_id=2),
        message(4, "To it.", reply_to_message_id=3),
        message(5, "Outside."),
        message(6, "To that.", reply_to_message_id=5),
    ]
    read = posts(chat(opened, *said))
    assert [(post.thread, post.reply_to) for post in read] == [(2, 0), (2, 3), (0, 0), (0, 5)]
    assert [post.link for post in read[1:3]] == ["https://t.me/c/7/2/4", "https://t.me/c/7/5"]


def test_links_of_a_message_are_those_in_its_pieces_each_once() -> None:
    pieces = [
        "See ",
        {"type": "link", "text": "https://a.example/1"},
        {"type": "text_link", "text": "here", "href": "https://b.example/"},
        {"type": "link", "text": "c.example/x"},
        {"type": "bold", "text": "https://no.example"},
    ]
    expected = ("https://a.example/1", "https://b.example/", "https://c.example/x")
    assert posts(chat(message(1, pieces)))[0].links == expected
    assert posts(chat(message(1, pieces, text_entities=pieces[1:])))[0].links == expected
    assert posts(chat(message(1, "See it", text_entities=pieces[1:])))[0].links == expected


def test_reactions_are_counted_and_two_copies_of_a_forwarded_post_are_one() -> None:
    reactions = [{"type": "emoji", "count": 3, "emoji": "👍"}, {"type": "paid", "count": 2}]
    assert posts(chat(message(1, "Said.", reactions=reactions)))[0].reactions == 5
    forwarded = [
        message(1, "News.", forwarded_from="BBC", forwarded_from_id="channel5"),
        message(2, "News.", forwarded_from="BBC", forwarded_from_id="channel5"),
        message(3, "Other news.", forwarded_from="BBC", forwarded_from_id="channel5"),
        message(4, "News."),
    ]
    first, copy, other, own = (post.origin for post in posts(chat(*forwarded)))
    assert (first == copy != other, own) == (True, "")


def test_a_channel_s_own_post_says_which_it_is_so_that_a_forward_of_it_is_known() -> None:
    assert posts(chat(message(5, "News."), type="public_channel"))[0].origin == "c:-1000000000007:5"
    assert posts(chat(message(5, "News."), type="public_supergroup"))[0].origin == ""


def test_who_wrote_a_message_is_told_for_people_alone() -> None:
    said = [message(1, "a"), message(2, "b", from_id="channel9"), message(3, "c", from_id=None)]
    [exported] = exports.chats(json.dumps(chat(*said)).encode())
    assert [person for person, _ in exported.written] == [1, 0, 0]


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
    chat(message(1, "a", reactions=5)), chat(message(1, "a"), id="b"),
    chat(message(1, "a", reactions=[{}])), chat(message(1, ["a", {"type": "text_link", "text": "b"}])),
    chat(message(1, "a", text_entities=5)), chat(message(1, "a", reply_to_message_id="b")),
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
    JSON,
    st.sampled_from(
        [
            "text",
            "id",
            "type",
            "from",
            "from_id",
            "date_unixtime",
            "name",
            "username",
            "messages",
            "chats",
            "reactions",
            "reply_to_message_id",
            "forwarded_from",
            "text_entities",
            "action",
        ]
    ),
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


# One chat, between two moments


def one(data: Any, since: float = 0.0, until: float = 2e9) -> exports.Exported:
    return exports.one(json.dumps(data).encode(), since, until)


def test_only_messages_between_the_moments_are_taken() -> None:
    said = [message(number, "Said.", date_unixtime=str(1000 + number)) for number in range(5)]
    undated = message(9, "Some time.")
    del undated["date_unixtime"]
    exported = one(chat(*said, undated), 1001, 1003)
    assert [(person, post.id) for person, post in exported.written] == [(1, 1), (1, 2)]


@pytest.mark.parametrize("chats", [[], [chat(message(1, "One."))] * 2])
def test_the_export_of_a_whole_account_is_told_apart(chats: list[Any]) -> None:
    with pytest.raises(NutshellError) as caught:
        one({"chats": {"list": chats}})
    assert caught.value.key == "export-many"
