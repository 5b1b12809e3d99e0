"""Rich messages are read like any other text, whatever they are made of."""

from __future__ import annotations

from typing import Any

import pytest

from bot.handlers.telegram import rich
from tests.telegram.articles import FERRY, FERRY_TITLE
from tests.telegram.botapi.people import User
from tests.telegram.talking import Talk

PASSENGERS = "How many passengers did the ship carry?"
BLOCKS: list[dict[str, Any]] = [
    {"type": "heading", "text": FERRY_TITLE, "size": 1},
    *({"type": "paragraph", "text": part} for part in FERRY.split("\n\n")),
]
SAID = {"type": "paragraph", "text": "Said."}


def bold(text: Any) -> dict[str, Any]:
    """A piece of rich text in bold."""
    return {"type": "bold", "text": text}


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ({"type": "paragraph", "text": ["A ", bold(["b", {"type": "italic", "text": "c"}]), "."]}, "A bc."),
        ({"type": "heading", "text": "Ice", "size": 2}, "Ice"),
        ({"type": "pre", "text": "a = 1\n  b", "language": "python"}, "a = 1\n  b"),
        ({"type": "footer", "text": "Ends."}, "Ends."),
        ({"type": "divider"}, ""),
        ({"type": "anchor", "name": "top"}, ""),
        ({"type": "mathematical_expression", "expression": "x^2"}, "x^2"),
        (
            {
                "type": "list",
                "items": [
                    {"label": "1.", "blocks": [{"type": "paragraph", "text": "One."}]},
                    {
                        "label": "•",
                        "blocks": [
                            {"type": "paragraph", "text": "Two."},
                            {"type": "list", "items": [{"blocks": [{"type": "paragraph", "text": "Below."}]}]},
                        ],
                    },
                ],
            },
            "1. One.\n• Two.\n  • Below.",
        ),
        ({"type": "blockquote", "blocks": [SAID], "credit": "Ann"}, "Said.\n\nAnn"),
        ({"type": "pullquote", "text": "Said.", "credit": bold("Ann")}, "Said.\n\nAnn"),
        (
            {
                "type": "collage",
                "blocks": [{"type": "photo", "photo": [], "caption": {"text": "Ice", "credit": "AP"}}],
                "caption": {"text": "Norby"},
            },
            "Ice\n\nAP\n\nNorby",
        ),
        (
            {"type": "table", "caption": "T", "cells": [[{"text": "Town"}, {"text": "Ice"}], [{"text": "Hale"}]]},
            "Town\tIce\nHale\n\nT",
        ),
        (
            {"type": "details", "summary": "More", "blocks": [{"type": "paragraph", "text": "Hidden."}]},
            "More\n\nHidden.",
        ),
        ({"type": "map", "location": {"latitude": 1, "longitude": 2}, "caption": {"text": "x"}}, ""),
        ({"type": "hologram", "inner": 1, "text": bold("Still told.")}, "Still told."),
        ({"type": "paragraph", "text": {"type": "custom_emoji", "alternative_text": "🙂"}}, "🙂"),
        ({"type": "paragraph", "text": {"type": "text_mention", "text": "Ada", "user": {"id": 1}}}, "Ada"),
        ({"type": "paragraph", "text": {"type": "anchor", "name": "here"}}, ""),
    ],
)  # fmt: skip
def test_each_kind_of_block_is_told_in_words(block: dict[str, Any], text: str) -> None:
    assert rich.text({"blocks": [block]}) == text


@pytest.mark.parametrize("told", [{}, {"blocks": None}, {"blocks": [None, 1, [], {}, {"items": [None]}]}])
def test_what_is_no_rich_message_says_nothing(told: dict[str, Any]) -> None:
    assert rich.text(told).strip("• ") == ""


def test_blocks_within_blocks_end_somewhere() -> None:
    block: dict[str, Any] = {"type": "paragraph", "text": "deep"}
    for _ in range(5000):
        block = {"type": "details", "summary": "s", "blocks": [block]}
    assert "deep" not in rich.text({"blocks": [block]})
    assert rich.links({"blocks": [block]}) == ()


def test_links_are_found_wherever_they_hide() -> None:
    link = {"type": "url", "text": bold("here"), "url": "https://norby.example/a"}
    told = {"blocks": [{"type": "table", "cells": [[{"text": ["Read ", link, link]}]]}]}
    assert rich.links(told) == ("https://norby.example/a",)


def test_a_rich_message_is_summarised_and_asked_about(talk: Talk, ada: User) -> None:
    sent = ada.send_rich(ada.private, BLOCKS)
    assert FERRY_TITLE in talk.reply(sent).text
    answer = talk.tell(ada, PASSENGERS)
    assert "212 passengers" in answer.text
    assert answer.quote is None


def test_a_rich_message_replied_to_is_the_one_meant(talk: Talk, ada: User) -> None:
    sent = ada.send_rich(ada.private, BLOCKS)
    talk.reply(sent)
    talk.tell(ada, "/forget")
    assert "212 passengers" in talk.tell(ada, PASSENGERS, reply_to=sent).text


def test_a_rich_question_is_answered_and_a_rich_command_obeyed(talk: Talk, ada: User) -> None:
    talk.reply(ada.say(FERRY))
    asked = ada.send_rich(ada.private, [{"type": "paragraph", "text": bold(PASSENGERS)}])
    assert "212 passengers" in talk.reply(asked).text
    command = {"type": "bot_command", "text": "/summary", "bot_command": "/summary"}
    told = ada.send_rich(ada.private, [{"type": "paragraph", "text": [command, " 1"]}])
    assert talk.reply(told).text.count("• ") == 1


def test_a_rich_message_without_words_is_said_to_have_none(talk: Talk, ada: User) -> None:
    sent = ada.send_rich(ada.private, [{"type": "divider"}])
    assert talk.reply(sent).text.startswith("I read ")
