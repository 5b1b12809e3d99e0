"""A focus: names under their other names, words, and what question words ask for."""

from __future__ import annotations

import pytest

from summarizer import focusing
from summarizer.algorithms.document import Document
from summarizer.errors import FocusError
from summarizer.model import Article

TEXT = (
    "Mayor Ann Lee closed the port of Norby on Monday. "
    "The Coastal Port Authority (CPA) called an icebreaker because of thick ice. "
    "Lee told reporters that ships would wait. "
    "The CPA has three boats. "
    "She left for Oslo. "
    "Bakers gave out bread."
)
RUSSIAN = "Мэр Анна Ли закрыла порт из-за льда. Суда ждут на рейде. Ли уехала в Осло."


def about(focus: str, text: str = TEXT, language: str = "en") -> list[int]:
    """The numbers of the sentences about a focus."""
    article = Article(text, "", language)
    return sorted(focusing.about(article, Document.of(article), focus))


@pytest.mark.parametrize(
    ("focus", "numbers"),
    [
        ("Lee", [0, 2, 4]),
        ("Ann Lee", [0, 2, 4]),
        ("mayor Lee", [0]),
        ("CPA", [1, 3]),
        ("port authority", [1, 3]),
        ("bread", [5]),
        ("boats and bread", [3, 5]),
        ("why", [1]),
        ("when?", [0]),
        ("Why ice?", [1]),
        ("why bread", [5]),
        ("how many boats", [3]),
        ("what", [0, 1, 2, 3, 4, 5]),
    ],
)
def test_what_a_focus_means(focus: str, numbers: list[int]) -> None:
    assert about(focus) == numbers


def test_who_prefers_people() -> None:
    assert 0 in about("who")
    assert 5 not in about("who")


def test_a_focus_in_another_language() -> None:
    """Its own question words, and English ones."""
    assert about("почему", RUSSIAN, "ru") == [0]
    assert about("why", RUSSIAN, "ru") == [0]
    assert about("суда", RUSSIAN, "ru") == [1]


@pytest.mark.parametrize("focus", ["whales", "why whales", "Polaris"])
def test_a_focus_the_article_does_not_have_is_told(focus: str) -> None:
    with pytest.raises(FocusError) as caught:
        about(focus)

    assert caught.value.key == "focus-nowhere"
    assert caught.value.values == {"words": focus}
