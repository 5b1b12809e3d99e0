"""The list of chapters and a chapter as replies, and what their buttons mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import rendering, routing, units
from bot.model import ChapterTold, Chosen, Contents, Known, Outline, Reading, Reply, ShowChapters
from bot.model.outcomes import LISTED
from bot.texts import Texts, available
from summarizer import Article, Chapter, Section, Sentence, Summary

ID = "0123456789abcdef"
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400)


def contents(titles: list[str], first: int = 1, total: int = 0, page: int = 0, pages: int = 1) -> Contents:
    """Chapters of one sentence each."""
    text = "".join(f"{title}. It was a year. " for title in titles)
    chapters, at = [], 0
    for title in titles:
        start = at + len(title) + 2
        section = Section(title, 1, at, start + 15)
        chapters.append(Chapter(section, (Sentence(text[start : start + 14], start, start + 14, 0),)))
        at = start + 15
    outline = Outline(tuple(chapters), first, total or len(titles), page, pages)
    return Contents(Reading(ID, Article(text, "Years", "en")), outline)


def pressed(reply: Reply) -> dict[str, object]:
    """What each button means."""
    return {button.label: routing.press(button.data) for row in reply.buttons for button in row}


def test_each_chapter_has_its_number_its_title_a_sentence_and_a_button() -> None:
    reply = rendering.render(contents(["Nineteen", ""]), Texts("en"))
    assert reply.text == "Years\n\n1. Nineteen\nIt was a year.\n\n2. Part 2\nIt was a year."
    assert pressed(reply) == {
        "1": ShowChapters(Known(ID), number=1),
        "2": ShowChapters(Known(ID), number=2),
    }


def test_pages_of_chapters_are_turned_both_ways() -> None:
    reply = rendering.render(contents(["A"] * 8, first=9, total=30, page=1, pages=4), Texts("en"))
    turning = {label: intent for label, intent in pressed(reply).items() if not label.isdecimal()}
    assert turning == {"←": ShowChapters(Known(ID), page=0), "More →": ShowChapters(Known(ID), page=2)}
    assert reply.text.startswith("Years\n\n9. A\n")
    assert reply.text.endswith("and 14 more")
    last = rendering.render(contents(["A"] * 6, first=25, total=30, page=3, pages=4), Texts("en"))
    assert [label for label in pressed(last) if not label.isdecimal()] == ["←"]


def told(number: int, total: int = 11, locale: str = "en") -> Reply:
    """A chapter of an article."""
    part = Article("It was a year. It ended.", "Nineteen", "en")
    summary = Summary(part, (Sentence("It was a year.", 0, 14, 0),), "nutshell")
    chosen = Chosen(summary, 1, 2, chapters=total)
    return rendering.render(ChapterTold(Reading(ID, Article("…", "Years")), chosen, number), Texts(locale))


def test_a_chapter_leads_to_its_neighbours_and_to_its_page_of_the_list() -> None:
    assert told(10).text == "10. Nineteen\nYears\n\n• It was a year.\n\n1 of 2 sentences · quoted from the source"
    assert pressed(told(10)) == {
        "← 9": ShowChapters(Known(ID), number=9),
        "Chapters: 11": ShowChapters(Known(ID), page=1),
        "11 →": ShowChapters(Known(ID), number=11),
    }
    assert list(pressed(told(1, locale="ru"))) == ["Главы: 11", "2 →"]
    assert list(pressed(told(11))) == ["← 10", "Chapters: 11"]
    assert all(
        routing.replaces(intent) for intent in pressed(told(5)).values() if isinstance(intent, ShowChapters)
    )


@pytest.mark.parametrize("data", ["c:", "k:", f"k:{ID}", f"k:{ID}:", f"k:{ID}:x", f"k:{ID}:123456"])
def test_a_button_nobody_made_means_nothing(data: str) -> None:
    assert routing.press(data) is None


@given(st.lists(WORDS, min_size=1, max_size=LISTED), st.sampled_from(available()))
@settings(max_examples=50)
def test_a_page_of_chapters_fits_one_message(titles: list[str], locale: str) -> None:
    reply = rendering.render(contents(titles, total=99, pages=13), Texts(locale))
    assert units.length(reply.text) <= rendering.LIMIT
    assert len(reply.buttons[0]) == len(titles)
