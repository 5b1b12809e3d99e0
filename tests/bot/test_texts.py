"""Texts: which catalogue a reader gets, and what happens when a sentence is not there."""

from __future__ import annotations

import pytest

from bot import texts
from bot.texts import Texts


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ru", "ru"), ("ru-RU", "ru"), ("ru_RU.UTF-8", "ru"), ("RU", "ru"), ("en-GB", "en"), ("en_US.UTF-8", "en"),
        ("de-DE", "en"), ("C", "en"), ("C.UTF-8", "en"), ("POSIX", "en"), ("", "en"), ("../ru", "en"), ("r", "en"),
    ],
)  # fmt: skip
def test_a_reader_gets_the_nearest_catalogue_and_else_english(tag: str, expected: str) -> None:
    assert texts.supported(tag) == Texts(tag).locale == expected


def test_the_catalogues_are_those_in_the_folder() -> None:
    assert texts.available() == ("en", "ru")


def test_a_sentence_nobody_wrote_is_an_error() -> None:
    with pytest.raises(KeyError, match="no-such-sentence"):
        Texts("en").say("no-such-sentence")


def test_a_value_nobody_gave_is_an_error() -> None:
    with pytest.raises(KeyError, match="path-missing"):
        Texts("en").say("path-missing")


def test_a_value_may_have_any_name() -> None:
    assert Texts("en").say("empty", key="k", self="s") == Texts("en").say("empty")


def test_values_are_shown_as_they_are() -> None:
    assert "{ $host } a\u0301🙂\n<b>" in Texts("ru").say("path-missing", path="{ $host } a\u0301🙂\n<b>")
