"""Pronouns that nothing in their sentence explains, at its beginning and a few words in."""

from __future__ import annotations

import pytest

from summarizer import language
from summarizer.leaning import leans, personal, refers


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("After two days they found the ship.", "en"),
        ("For years, they've wanted a bridge.", "en"),
        ("In June she left Norby.", "en"),
        ("When he arrived the port was closed.", "en"),
        ("Après deux jours, ils ont trouvé le navire.", "fr"),
        ("Через два дня они нашли корабль.", "ru"),
        ("Через два дні вони знайшли корабель.", "uk"),
    ],
)
def test_a_pronoun_behind_an_opening_phrase_refers(text: str, code: str) -> None:
    assert refers(text, language.load(code))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The woman said that she was not hurt.", "en"),
        ("After two days Ann Lee said she was found.", "en"),
        ("When he arrived, Smith found the port closed.", "en"),
        ("In 2018 the mirror cracked, and they waited.", "en"),
        ("Nach zwei Tagen fanden sie das Schiff.", "de"),
    ],
)
def test_what_is_named_or_named_yet_does_not(text: str, code: str) -> None:
    """Of German, where the verb comes between, nothing is said."""
    assert not refers(text, language.load(code))


def test_a_concession_leans() -> None:
    english = language.load("en")

    assert leans("Sure, we know about the ice.", english)
    assert leans("Well, the port is closed.", english)
    assert not leans("Sure signs of ice were seen.", english)


def test_a_person_s_pronoun() -> None:
    english = language.load("en")

    assert personal("He’s in Norby.", english)
    assert not personal("They left Norby.", english)
    assert not personal("Sie ging.", language.load("de"))
