"""What a summary says above its sentences of the article it is of."""

from datetime import date

import pytest

from bot import rendering
from bot.model import Chosen, Reading, Summarised
from bot.texts import Texts
from summarizer import Article, Sentence, Summary

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
    shown = Summarised(Reading("a", article), Chosen(Summary(article, SENTENCES[:1], "nutshell"), 1, 2))
    assert rendering.render(shown, Texts(locale)).text.split("\n")[:2] == ["Ship", byline]
