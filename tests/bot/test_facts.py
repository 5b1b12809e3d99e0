"""The facts of an article as they are shown: numbered, dated, each one tap from its sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot import rendering, routing
from bot.model import FactsFound, Known, Reading, Reply, ShowFacts, ShowSentence
from bot.texts import Texts
from bot.workers import Inline
from summarizer import Article, Fact, find_facts
from summarizer.model import Sentence

TEXT = """Oskar Nyman closed the harbour of Sundby on Tuesday. It had opened on May 7, 2018.

"We were lucky this time," Nyman said, and counted 34 cars."""
ARTICLE = Article(TEXT, "Ship", "en", published=date(2026, 5, 6))
ID = "0123456789abcdef"


def shown(article: Article = ARTICLE, key: str = ID, page: int = 0, locale: str = "en") -> Reply:
    return rendering.render(FactsFound(Reading(key, article), find_facts(article), page), Texts(locale))


def labels(reply: Reply) -> list[list[str]]:
    return [[button.label for button in row] for row in reply.buttons]


def test_facts_are_numbered_and_their_days_written_out() -> None:
    lines = shown().text.split("\n")
    numbered = [line for line in lines if line[:1].isdigit()]
    assert [line.partition(". ")[0] for line in numbered] == [str(number + 1) for number in range(len(numbered))]
    said = {line.partition(". ")[2] for line in numbered}
    assert {"Oskar Nyman", "Tuesday — May 5, 2026", "May 7, 2018", "34 cars"} <= said
    assert "“We were lucky this time” — Oskar Nyman" in said


def test_each_number_is_the_button_to_its_sentence() -> None:
    reply = shown()
    (row,) = reply.buttons
    for button in row:
        words = next(line for line in reply.text.split("\n") if line.startswith(f"{button.label}. "))
        pressed = routing.press(button.data)
        assert isinstance(pressed, ShowSentence)
        assert not routing.replaces(pressed)
        answer, _ = Inline().look(ARTICLE, pressed.spot)
        assert answer.span
        assert answer.span.text.strip('",') in words
        assert answer.sentence
        assert TEXT[answer.sentence.start : answer.sentence.end] == answer.sentence.text


def test_facts_of_a_page_link_to_it_instead() -> None:
    reply = shown(replace(ARTICLE, source="https://news.example/ship"))
    assert reply.buttons == ()
    links = {reply.text[mark.start : mark.end] for mark in reply.marks if mark.kind == "link"}
    assert {"Oskar Nyman", "Tuesday", "34 cars"} <= links


def test_on_the_command_line_every_fact_is_listed_without_a_number() -> None:
    reply = shown(key="")
    assert reply.buttons == ()
    assert "• Oskar Nyman" in reply.text
    assert "1. " not in reply.text


@pytest.mark.parametrize(
    ("page", "numbers", "turning"), [(0, 24, ["More →"]), (1, 24, ["←", "More →"]), (2, 12, ["←"])]
)
@pytest.mark.parametrize("locale", ["en", "ru"])
def test_more_facts_are_a_page_away(page: int, numbers: int, turning: list[str], locale: str) -> None:
    sentence = Sentence("The ship left.", 0, 14, 0)
    facts = tuple(Fact(kind, "", f"{kind} {n}", sentence) for kind in ("person", "date") for n in range(30))
    reading = Reading(ID, Article("The ship left."))
    reply = rendering.render(FactsFound(reading, facts, page), Texts(locale))
    *rows, last = labels(reply)
    assert [label.replace("Ещё", "More") for label in last] == turning
    assert max(map(len, rows)) <= 8
    assert [int(label) for row in rows for label in row] == list(range(24 * page + 1, 24 * page + numbers + 1))
    others = 60 - 24 * page - numbers
    assert reply.text.endswith(Texts(locale).say("facts-more", others=others)) is bool(others)
    pressed = [routing.press(button.data) for button in reply.buttons[-1]]
    assert pressed == [
        ShowFacts(Known(ID), page=page + step) for step, label in ((-1, "←"), (1, "More →")) if label in turning
    ]
    assert all(each and routing.replaces(each) for each in pressed)
