"""A text, its marks, its buttons and the passage it quotes are taken as Telegram takes them."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.botapi import utf16
from bot.botapi.detection import detect
from bot.botapi.entities import Entity
from tests.telegram.rig import Rig, buttons, mark, running


@pytest.fixture
def rig() -> Iterator[Rig]:
    """A world with a running server."""
    with running() as made:
        yield made


# Texts and their marks


@pytest.mark.parametrize(
    ("text", "entities", "reason"),
    [
        (" \n", [], "Bad Request: message text is empty"),
        ("x" * 4097, [], "Bad Request: message is too long"),
        ("😀" * 2049, [], "Bad Request: message is too long"),
        ("abc", [mark(0, 1, "loud")], "'loud' is none of its values"),
        ("abc", [mark(-1, 1)], "incorrect offset -1"),
        ("abc", [mark(0, 0)], "incorrect length 0"),
        ("abc", [mark(1, 3)], "ends after the end of the text at UTF-16 offset 4"),
        ("a😀b", [mark(2, 2)], "begins in a middle of a UTF-16 symbol"),
        ("a😀b", [mark(0, 2)], "ends in a middle of a UTF-16 symbol"),
        ("abc", [mark(0, 1, "text_link")], "text_link needs the field 'url'"),
        ("abc", [mark(0, 1, "custom_emoji")], "custom_emoji needs the field 'custom_emoji_id'"),
        ("abc", [mark(0, 1, "text_mention")], "text_mention needs the field 'user'"),
        ("abc", [mark(0, 1, "date_time")], "date_time needs the field 'unix_time'"),
        ("abc", [mark(0, 1, url="https://example.org/")], "url does not belong to bold"),
        ("abcd", [mark(0, 3), mark(1, 3, "italic")], "overlap, neither contains the other"),
        ("abcd", [mark(0, 3, "pre"), mark(1, 1)], "pre can't contain bold"),
        ("abcd", [mark(0, 3), mark(1, 1, "code")], "bold can't contain code"),
        ("abcd", [mark(0, 3, "blockquote"), mark(1, 1, "expandable_blockquote")], "blockquote can't contain"),
        ("abcd", [mark(0, 4)] * 101, "of which only 100 would be kept"),
    ],
)
def test_a_text_telegram_would_change_or_drop_is_refused(
    rig: Rig, text: str, entities: list[Entity], reason: str
) -> None:
    assert reason in rig.refusal("sendMessage", chat_id=rig.chat.id, text=text, entities=entities)


def test_a_text_just_short_enough_is_sent(rig: Rig) -> None:
    assert len(rig.send("😀" * 2048)["text"]) == 2048


def test_marks_may_stand_in_a_quotation_and_styles_anywhere_else(rig: Rig) -> None:
    marks = [
        mark(0, 4, "blockquote"),
        mark(0, 2, "code"),
        mark(2, 2, "text_link", url="https://a.example/"),
        mark(2, 1),
    ]
    assert [each["type"] for each in rig.send("abcd", entities=marks)["entities"]] == [
        "blockquote", "code", "text_link", "bold",
    ]  # fmt: skip


def test_white_space_around_a_text_goes_and_its_marks_move_along(rig: Rig) -> None:
    sent = rig.send(" \n abc  ", entities=[mark(3, 3)])
    assert (sent["text"], sent["entities"]) == ("abc", [mark(0, 3)])
    cut = rig.send("abc \n ", entities=[mark(2, 4), mark(3, 1, "italic")])
    assert (cut["text"], cut["entities"]) == ("abc", [mark(2, 1)])
    cleaned = rig.send("a\r\nb\tc", entities=[mark(3, 1)])
    assert (cleaned["text"], cleaned["entities"]) == ("a\nb c", [mark(2, 1)])


def test_commands_links_mentions_and_hashtags_are_found() -> None:
    text = "/start@nutshell_bot 😀 see https://example.org/a_(b), example.org/x. @ada #news a@b /x/y"
    found = [(each["type"], utf16.cut(text, each["offset"], each["length"])) for each in detect(text, [])]
    assert sorted(found) == [
        ("bot_command", "/start@nutshell_bot"),
        ("hashtag", "#news"),
        ("mention", "@ada"),
        ("url", "example.org/x"),
        ("url", "https://example.org/a_(b)"),
    ]
    assert detect("see https://example.org/", [mark(0, 24, "code")]) == []


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (buttons(), "Text buttons are unallowed in the inline keyboard"),
        (
            buttons(callback_data="a", url="https://example.org/"),
            "callback_data and url can't stand together",
        ),
        (buttons(callback_data="ü" * 33), "Bad Request: BUTTON_DATA_INVALID"),
        (buttons(callback_data=""), "Bad Request: BUTTON_DATA_INVALID"),
        (buttons(url="ftp://example.org/"), "is invalid: Unsupported URL protocol"),
        (buttons(copy_text={"text": "x" * 257}), "must have 1-256 characters"),
        (buttons(callback_data="a", style="loud"), "'loud' is none of its values"),
        ({"inline_keyboard": [[]]}, "empty row"),
        ({"keyboard": [[{"text": "x"}]]}, "known but not simulated"),
        ({"inline_keyboard": [{"text": "x"}]}, "no object expected"),
        ({"inline_keyboard": [[{"text": str(n), "callback_data": "a"}] for n in range(101)]}, "too long"),
    ],
)
def test_a_keyboard_telegram_would_not_show_is_refused(rig: Rig, markup: dict[str, Any], reason: str) -> None:
    assert reason in rig.refusal("sendMessage", chat_id=rig.chat.id, text="x", reply_markup=markup)


# Replies and quotations


def test_a_reply_needs_a_message_unless_it_can_do_without(rig: Rig) -> None:
    reply = {"message_id": 99}
    refused = rig.refusal("sendMessage", chat_id=rig.chat.id, text="x", reply_parameters=reply)
    assert refused == "Bad Request: message to be replied not found"
    sent = rig.send(reply_parameters=reply | {"allow_sending_without_reply": True})
    assert "reply_to_message" not in sent
    message = rig.ada.say("soon gone")
    rig.ada.delete(message)
    gone = {"message_id": message.message_id}
    assert "not found" in rig.refusal("sendMessage", chat_id=rig.chat.id, text="x", reply_parameters=gone)


@pytest.mark.parametrize(
    ("quote", "position"),
    [
        ({"quote": "Say"}, 3),
        ({"quote": "again", "quote_entities": [mark(0, 5)]}, 7),
        ({"quote": "Say", "quote_position": 14}, 14),
        ({"quote": "in", "quote_entities": [mark(0, 2)]}, 10),
    ],
)
def test_a_passage_of_the_message_can_be_quoted(rig: Rig, quote: dict[str, Any], position: int) -> None:
    message = rig.ada.say("😀 Say again: Say it", entities=[mark(7, 5)])
    sent = rig.send(reply_parameters={"message_id": message.message_id} | quote)
    assert sent["quote"]["position"] == position
    assert f"(to Ada L., “{quote['quote']}”)" in rig.chat.transcript()


@pytest.mark.parametrize(
    "quote",
    [
        {"quote": "say"},
        {"quote": "again"},
        {"quote": "Say", "quote_entities": [mark(0, 3)]},
        {"quote": "Say", "quote_position": 5},
        {"quote": "x" * 1025},
    ],
)
def test_anything_but_the_exact_passage_is_refused(rig: Rig, quote: dict[str, Any]) -> None:
    message = rig.ada.say("😀 Say again: Say it " + "x" * 1030, entities=[mark(7, 5)])
    target = {"message_id": message.message_id} | quote
    refused = rig.refusal("sendMessage", chat_id=rig.chat.id, text="x", reply_parameters=target)
    assert refused == "Bad Request: QUOTE_TEXT_INVALID"


def test_a_person_can_quote_and_reply_from_another_chat(rig: Rig) -> None:
    summary = rig.send("One. Two.")
    message = rig.ada.say("why?", reply_to=rig.chat.messages[summary["message_id"]], quote="Two.")
    assert message.json["quote"] == {"text": "Two.", "position": 5, "is_manual": True}
    elsewhere = rig.ada.say("and this?", reply_to=rig.ada.send(rig.group, "There"))
    assert elsewhere.json["external_reply"]["origin"]["sender_user"]["id"] == rig.ada.id
    target = {"message_id": 1, "chat_id": rig.group.id}
    assert "external_reply" in rig.send(reply_parameters=target)
