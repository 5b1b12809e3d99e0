"""What a summary says above its sentences of the article it is of."""

from datetime import date

import pytest

from bot import rendering
from bot.model import Chaptered, Reading, Summarised
from bot.texts import Texts
from summarizer import Article, Chapter, Section, Sentence, Summary

TEXT = "The ship left. It came back."
SENTENCES = (Sentence("The ship left.", 0, 14, 0), Sentence("It came back.", 15, 28, 0))


@pytest.mark.parametrize(
    ("kind", "locale", "byline"),
    [
        ("article", "en", "Ada · May 4, 2026"),
        ("live", "en", "Ada · May 4, 2026 · a live report, as of now"),
        ("gallery", "en", "Ada · May 4, 2026 · a picture gallery"),
        ("live", "ru", "Ada · 4 мая 2026\u202fг. · прямой репортаж, на этот момент"),
        ("gallery", "ru", "Ada · 4 мая 2026\u202fг. · подборка фотографий"),
        ("unheard-of", "en", "Ada · May 4, 2026"),
    ],
)
def test_a_live_report_and_a_gallery_are_called_what_they_are(kind: str, locale: str, byline: str) -> None:
    article = Article(TEXT, "Ship", "en", published=date(2026, 5, 4), author="Ada", kind=kind)
    shown = Summarised(Reading("a", article), Summary(article, SENTENCES[:1], "nutshell"), 2)
    assert rendering.render(shown, Texts(locale)).text.split("\n")[:2] == ["Ship", byline]


@pytest.mark.parametrize(("locale", "numbered"), [("en", "Part 2"), ("ru", "Часть 2")])
def test_chapters_stand_folded_under_their_titles(locale: str, numbered: str) -> None:
    article = Article(f"I.\nShips\n\n{TEXT}", "Norby", "en")
    first, second = (
        Sentence("The ship left.", 10, 24, 2),
        Sentence("It came back.", 25, 38, 2),
    )
    chapters = (Chapter(Section("I.\nShips", 1, 0, 24), (first,)), Chapter(Section("", 1, 24, 38), (second,)))
    shown = Chaptered(Reading("a", article), Summary(article, (first,), "nutshell"), chapters)
    reply = rendering.render(shown, Texts(locale))
    folded = [reply.text[mark.start : mark.end] for mark in reply.marks if mark.kind == "expandable_blockquote"]
    assert folded == ["• The ship left.", "• It came back."]
    assert reply.text.split("\n\n") == [
        "Norby",
        "• The ship left.",
        "I. Ships\n• The ship left.",
        f"{numbered}\n• It came back.",
    ]


def test_a_single_chapter_is_not_told_twice() -> None:
    article = Article(TEXT, "Ship", "en")
    chapter = Chapter(Section("", 1, 0, len(TEXT)), SENTENCES[:1])
    shown = Chaptered(Reading("a", article), Summary(article, SENTENCES[:1], "nutshell"), (chapter,))
    assert rendering.render(shown, Texts("en")).text == "Ship\n\n• The ship left."
