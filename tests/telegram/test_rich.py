"""Rich messages are read like any text: every block and every kind of text in them, known or yet to come."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.botapi import schema
from bot.botapi.content import rich as as_rich
from bot.botapi.people import User
from bot.handlers.telegram import rich
from tests.telegram.articles import FERRY, FERRY_TITLE, MARKET
from tests.telegram.talking import Talk, page

PASSENGERS = "How many passengers did the ship carry?"
Block = dict[str, Any]


def paragraph(*text: Any) -> Block:
    """A paragraph of texts."""
    return {"type": "paragraph", "text": list(text)}


def item(label: str, *blocks: Block, **fields: Any) -> Block:
    """An item of a list."""
    return {"label": label, "blocks": list(blocks), **fields}


def cell(text: Any = None, **fields: Any) -> Block:
    """A cell of a table."""
    shown = {} if text is None else {"text": text}
    return {"align": "left", "valign": "top"} | shown | fields


FIELDS = "type text blocks items cells caption credit summary label expression user url new".split()
ARTICLE: list[Block] = [
    {"type": "heading", "text": FERRY_TITLE, "size": 1},
    *({"type": "paragraph", "text": each} for each in FERRY.split("\n\n")),
]
FILE = {"file_id": "f", "file_unique_id": "u"}
SIZED = FILE | {"width": 1, "height": 1}
CAPTION = {"text": "A ferry", "credit": "Photo: Ada"}
CAPTIONED = "A ferry\nPhoto: Ada"
USER = {"id": 7, "is_bot": False, "first_name": "Bob"}


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ({"type": "paragraph", "text": "One"}, "One"),
        ({"type": "heading", "text": "One", "size": 2}, "One"),
        ({"type": "pre", "text": "a\n b", "language": "c"}, "a\n b"),
        ({"type": "footer", "text": "One"}, "One"),
        ({"type": "divider"}, ""),
        ({"type": "mathematical_expression", "expression": "E=mc^2"}, "E=mc^2"),
        ({"type": "anchor", "name": "top"}, ""),
        ({"type": "list", "items": [item("1.", paragraph("a")), item("2.", paragraph("b"))]}, "1. a\n2. b"),
        (
            {
                "type": "list",
                "items": [
                    item(
                        "•",
                        paragraph("a"),
                        {"type": "list", "items": [item("a)", paragraph("b", "\n", "c"), value=1, type="a")]},
                    )
                ],
            },
            "• a\n  a) b\n    c",
        ),
        (
            {
                "type": "list",
                "items": [
                    item("", paragraph("a"), has_checkbox=True),
                    item("", paragraph("b"), has_checkbox=True, is_checked=True),
                    item("•"),
                ],
            },
            "☐ a\n☑ b",
        ),
        ({"type": "blockquote", "blocks": [paragraph("a"), paragraph("b")], "credit": "C"}, "a\n\nb\n— C"),
        ({"type": "pullquote", "text": "a", "credit": {"type": "bold", "text": "C"}}, "a\n— C"),
        ({"type": "pullquote", "text": "a"}, "a"),
        (
            {
                "type": "collage",
                "blocks": [{"type": "photo", "photo": [SIZED], "caption": CAPTION}],
                "caption": {"text": "All"},
            },
            "A ferry\nPhoto: Ada\nAll",
        ),
        ({"type": "slideshow", "blocks": [{"type": "photo", "photo": [SIZED]}]}, ""),
        (
            {
                "type": "table",
                "caption": "Ships",
                "cells": [
                    [cell("Name", is_header=True), cell("Built", is_header=True)],
                    [cell("Elin"), cell(["19", {"type": "bold", "text": "98"}])],
                    [cell("Marta", colspan=2), cell()],
                ],
            },
            "Ships\nName | Built\nElin | 1998\nMarta",
        ),
        ({"type": "details", "summary": "More", "blocks": [paragraph("a"), paragraph("b")]}, "More\n\na\n\nb"),
        (
            {
                "type": "map",
                "location": {"latitude": 1.0, "longitude": 1.0},
                "zoom": 13,
                "width": 1,
                "height": 1,
                "caption": CAPTION,
            },
            CAPTIONED,
        ),
        ({"type": "animation", "animation": SIZED | {"duration": 1}, "caption": CAPTION}, CAPTIONED),
        (
            {"type": "audio", "audio": FILE | {"duration": 1, "title": "Song"}, "caption": CAPTION},
            CAPTIONED,
        ),
        ({"type": "photo", "photo": [SIZED], "caption": CAPTION}, CAPTIONED),
        ({"type": "video", "video": SIZED | {"duration": 1}, "caption": CAPTION}, CAPTIONED),
        ({"type": "voice_note", "voice_note": FILE | {"duration": 1}, "caption": CAPTION}, CAPTIONED),
        ({"type": "thinking", "text": "Hm"}, "Hm"),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) else "",
)
def test_every_block_is_read(block: Block, text: str) -> None:
    assert rich.flatten(as_rich([block])["rich_message"]).text == text


INLINE: dict[str, tuple[Any, str]] = {
    **{
        kind: ({"type": kind, "text": ["a", {"type": "bold", "text": "b"}]}, "ab")
        for kind in ("bold", "italic", "underline", "strikethrough", "spoiler", "marked", "code")
    },
    "superscript": ({"type": "superscript", "text": "6"}, "⁶"),
    "subscript": ({"type": "subscript", "text": "2"}, "₂"),
    "date_time": ({"type": "date_time", "text": "today", "unix_time": 1, "date_time_format": "r"}, "today"),
    "text_mention": ({"type": "text_mention", "text": "Bob", "user": USER}, "Bob"),
    "custom_emoji": ({"type": "custom_emoji", "custom_emoji_id": "5", "alternative_text": "🛳"}, "🛳"),
    "mathematical_expression": ({"type": "mathematical_expression", "expression": "x^2"}, "x^2"),
    "url": ({"type": "url", "text": "here", "url": "https://a.example"}, "here"),
    "email_address": (
        {"type": "email_address", "text": "a@b.example", "email_address": "a@b.example"},
        "a@b.example",
    ),
    "phone_number": ({"type": "phone_number", "text": "+1 2", "phone_number": "+12"}, "+1 2"),
    "bank_card_number": ({"type": "bank_card_number", "text": "4 2", "bank_card_number": "42"}, "4 2"),
    "mention": ({"type": "mention", "text": "@bob", "username": "bob"}, "@bob"),
    "hashtag": ({"type": "hashtag", "text": "#sea", "hashtag": "sea"}, "#sea"),
    "cashtag": ({"type": "cashtag", "text": "$SEA", "cashtag": "SEA"}, "$SEA"),
    "bot_command": ({"type": "bot_command", "text": "/a", "bot_command": "a"}, "/a"),
    "anchor": ({"type": "anchor", "name": "a"}, ""),
    "anchor_link": ({"type": "anchor_link", "text": "up", "anchor_name": ""}, "up"),
    "reference": ({"type": "reference", "text": "A book", "name": "1"}, "A book"),
    "reference_link": ({"type": "reference_link", "text": "1", "reference_name": "1"}, "[1]"),
}


@pytest.mark.parametrize("kind", INLINE)
def test_every_kind_of_text_is_read(kind: str) -> None:
    text, read = INLINE[kind]
    assert rich.flatten(as_rich([paragraph("<", text, ">")])["rich_message"]).text == f"<{read}>"


def test_no_block_and_no_kind_of_text_is_missing_here() -> None:
    types = schema.load().types
    kinds = {types[name].fields["type"].constant for name in types["RichText"].subtypes if name in types}
    blocks = {types[name].fields["type"].constant for name in types["RichBlock"].subtypes}
    assert kinds == set(INLINE)
    assert blocks == set(rich.BLOCKS)


def test_what_telegram_adds_one_day_gives_its_texts() -> None:
    new = {
        "type": "timeline",
        "events": [
            {"when": {"type": "bold", "text": "1998"}, "blocks": [paragraph("Built")], "url": "https://a.example"},
            {"note": "Sold", "count": 3, "photo": {"file_id": "secret"}},
        ],
    }
    text = rich.flatten({"blocks": [new, paragraph({"type": "glow", "text": "a"}, {"type": "pair", "left": "b"})]})
    assert text.text == "1998\nBuilt\nSold\n\nab"
    assert rich.flatten({}).text == ""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_no_shape_of_a_message_is_too_odd(value: Any) -> None:
    flat = rich.flatten({"blocks": [value]})
    assert isinstance(flat.text, str)
    assert isinstance(rich.flatten({"blocks": value}), rich.Flat)


@given(st.sampled_from(sorted(rich.BLOCKS)), st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=5))
def test_no_block_is_too_odd(kind: str, fields: dict[str, Any]) -> None:
    inline = {"type": "paragraph", "text": {"type": kind} | fields}
    assert isinstance(rich.flatten({"blocks": [fields | {"type": kind}, inline]}).text, str)


def test_links_and_people_are_found_however_deep() -> None:
    url, bob = INLINE["url"][0], INLINE["text_mention"][0]
    deep = {"type": "details", "summary": bob, "blocks": [{"type": "list", "items": [item("•", paragraph(url))]}]}
    flat = rich.flatten({"blocks": [deep, paragraph(INLINE["mention"][0])]})
    assert flat.links == ("https://a.example",)
    assert [(each.piece, each.user) for each in flat.mentions] == [("Bob", 7), ("@bob", 0)]


def test_a_rich_message_is_summarised_and_asked_about(talk: Talk, ada: User) -> None:
    message = ada.send_rich(ada.private, ARTICLE)
    summary = talk.reply(message)
    assert "of 12 sentences" in summary.text
    assert FERRY_TITLE in summary.text
    answer = talk.tell(ada, PASSENGERS)
    assert "212 passengers" in answer.text
    assert (answer.reply_to, answer.quote) == (message.message_id, None)
    assert "Norrlinjen" in talk.tell(ada, "/facts").text


def test_a_short_rich_message_is_a_question_or_a_command(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    asked = ada.send_rich(ada.private, [paragraph("How many ", {"type": "bold", "text": "passengers"}, "?")])
    assert "212 passengers" in talk.reply(asked).text
    command = paragraph({"type": "bot_command", "text": "/summary", "bot_command": "summary"}, " 2")
    assert talk.reply(ada.send_rich(ada.private, [command])).text.count("• ") == 2


def test_a_link_in_a_rich_message_is_read(talk: Talk, ada: User) -> None:
    url = talk.site.on("/rich", page(FERRY_TITLE, FERRY))
    link = paragraph("Read ", {"type": "url", "text": "this", "url": url})
    assert "of 12 sentences" in talk.reply(ada.send_rich(ada.private, [link])).text


def test_a_rich_post_is_read_when_forwarded_or_replied_to(talk: Talk, ada: User) -> None:
    post = ada.post_rich(talk.world.channel("News", [ada]), ARTICLE)
    assert "of 12 sentences" in talk.reply(ada.forward(post, ada.private)).text
    note = ada.send_rich(ada.private, ARTICLE)
    talk.reply(note)
    talk.tell(ada, MARKET)
    assert "212 passengers" in talk.tell(ada, PASSENGERS, reply_to=note).text
    talk.tell(ada, MARKET)
    assert talk.tell(ada, "/summary 1", reply_to=note).text.count("• ") == 1


def test_in_a_group_a_rich_message_must_be_for_the_bot(talk: Talk, ada: User) -> None:
    talk.world.bot.can_read_all_group_messages = True
    try:
        club = talk.world.group("Club", [ada])
        assert talk.replies(ada.send_rich(club, ARTICLE), ada) == []
        other = [paragraph({"type": "mention", "text": "@another_bot", "username": "another_bot"}), *ARTICLE]
        assert talk.replies(ada.send_rich(club, other), ada) == []
    finally:
        talk.world.bot.can_read_all_group_messages = False
    mention = {"type": "mention", "text": "@nutshell_bot", "username": "nutshell_bot"}
    assert "of 12 sentences" in talk.reply(ada.send_rich(club, [paragraph(mention), *ARTICLE])).text
    answer = talk.reply(ada.send_rich(club, [paragraph(mention, " ", PASSENGERS)]))
    assert "212 passengers" in answer.text
    command = paragraph({"type": "bot_command", "text": "/summary", "bot_command": "summary"})
    assert "of 12 sentences" in talk.reply(ada.send_rich(club, [command, *ARTICLE])).text


@pytest.mark.parametrize("block", [{"type": "divider"}, {"type": "photo", "photo": [SIZED]}, paragraph(" ")])
def test_a_rich_message_without_words_is_told_what_is_read(talk: Talk, ada: User, block: Block) -> None:
    assert talk.reply(ada.send_rich(ada.private, [block])).text.startswith("I read text, links, and files")
