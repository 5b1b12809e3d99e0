"""How likely words are to be told: what is known of each, and what the fitted weights make of it."""

from __future__ import annotations

import math

import pytest

from summarizer.algorithms.document import Document
from summarizer.algorithms.nutshell import salience
from summarizer.model import Article

TEXT = "Weather\n\nIce closed Norby in 2018. The ice of Norby, thick ice, left in May."


def facts(stem: str, text: str = TEXT, title: str = "Ice in Norby") -> dict[str, float]:
    """What is known of a stem, by name."""
    stems, rows = salience.table(Document.of(Article(text, title, "en")))
    return dict(zip(salience.NAMES, rows[stems.index(stem)].tolist(), strict=True))


def test_what_is_known_of_a_word_by_hand() -> None:
    """ "Ice" stands in both sentences of prose, three times, never with a needless capital."""
    assert facts("ice") == pytest.approx(
        {
            "always": 1,
            "opening": 1,
            "first": 0,
            "times": math.log1p(3),
            "sentences": math.log1p(2),
            "spread": 1,
            "early": math.log(1 + 1 / 2 + 0.01),
            "lead": 2,
            "named": 0,
            "figure": 0,
            "letters": 3 / 12,
            "title": 1,
            "size": math.log(2),
        }
    )


def test_names_figures_and_later_words_are_told_apart() -> None:
    assert facts("norbi")["named"] == 1
    assert facts("2018")["figure"] == 1
    assert facts("thick")["opening"] == 0
    assert facts("thick")["first"] == math.log(2)
    assert facts("thick")["title"] == 0


def test_headings_tell_no_words_unless_there_is_nothing_else() -> None:
    stems, _ = salience.table(Document.of(Article(TEXT, "", "en")))

    assert "weather" not in stems
    assert facts("weather", "Weather\n\nSport")["times"] == math.log1p(1)


def test_a_chance_for_every_word_and_the_better_for_the_subject() -> None:
    chances = salience.of(Document.of(Article(TEXT, "", "en")))

    assert all(0 < chance < 1 for chance in chances.values())
    assert chances["ice"] > chances["thick"]


def test_nothing_has_no_words() -> None:
    assert salience.of(Document.of(Article("", "", "en"))) == {}
