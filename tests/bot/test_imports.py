"""Exports as what a memory takes in: whose chat it was, who wrote what, and between which moments."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot import imports
from bot.imports import Exported
from summarizer import NutshellError
from tests.bot.test_exports import chat, message


def read(data: Any, since: float = 0.0, until: float = 2e9) -> Exported:
    return imports.read(json.dumps(data).encode(), since, until)


def test_it_is_told_who_wrote_each_message() -> None:
    exported = read(
        chat(
            message(1, "One.", from_id="user5"),
            message(2, "Two.", from_id="channel9"),
            message(3, "Three.", from_id=None),
            message(4, "Four.", from_id="user" + "9" * 40),
        )
    )
    assert [(person, post.id) for person, post in exported.written] == [(5, 1), (0, 2), (0, 3), (0, 4)]


def test_only_messages_between_the_moments_are_taken() -> None:
    said = [message(number, "Said.", date_unixtime=str(1000 + number)) for number in range(5)]
    undated = message(9, "Some time.")
    del undated["date_unixtime"]
    exported = read(chat(*said, undated), 1001, 1003)
    assert [post.id for _, post in exported.written] == [1, 2]


@pytest.mark.parametrize(
    ("told", "ours", "same"),
    [
        (1234567890, -1001234567890, True),
        (4567, -4567, True),
        (4567, -1000000004567, True),
        (-1001234567890, -1001234567890, True),
        (1234567890, -1001234567891, False),
        (1234567890, 1234567890, False),
    ],
)
def test_a_chat_is_known_by_its_id_as_bots_see_it(told: int, ours: int, same: bool) -> None:
    assert read(chat(message(1, "One."), id=told)).is_of(ours, "Harbour") is same


def test_without_an_id_the_title_has_to_be_the_same() -> None:
    data = chat(message(1, "One."))
    del data["id"]
    exported = read(data)
    assert [exported.is_of(-5, title) for title in ("Harbour", "Another", "")] == [True, False, False]
    assert not read(data | {"name": None}).is_of(-5, "")


def test_the_export_of_a_whole_account_is_told_apart() -> None:
    with pytest.raises(NutshellError) as caught:
        read({"chats": {"list": [chat(message(1, "One."))]}})
    assert caught.value.key == "export-many"


@pytest.mark.parametrize("data", [[], {}, 5, "x", {"messages": 5}, {"messages": [5]}, {"messages": [], "id": "x"}])
def test_what_is_no_export_is_told(data: Any) -> None:
    with pytest.raises(NutshellError) as caught:
        read(data)
    assert caught.value.key == "export-unreadable"
