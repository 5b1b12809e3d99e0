"""A focus: names under their other names, words, and what question words ask for."""

from __future__ import annotations

import pytest

from summarizer import focusing
from summarizer.algorithms.document import Document
from summarizer.errors import FocusError
from summarizer.model import Article, Section

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


@pytest.mark.parametrize("focus", ["why", "why?", "how much money"])
def test_question_words_alone_that_nothing_answers_are_told(focus: str) -> None:
    """A time is no cause to who asks for any."""
    with pytest.raises(FocusError) as caught:
        about(focus, "The ship left after the storm. Nobody was on board.")

    assert caught.value.key == ("focus-unanswered" if focus.startswith("why") else "focus-nowhere")


@pytest.mark.parametrize(
    ("focus", "numbers"),
    [
        ("what caused the fire", [1]),
        ("what led to the blaze", [1]),
        ("why did the fire start", [1]),
        ("blaze", [0, 1]),
    ],
)
def test_what_is_related_is_meant_where_the_words_are_not_said(focus: str, numbers: list[int]) -> None:
    text = "A fire destroyed the mill. A broken cable caused the fire. The mill was old."
    assert about(focus, text) == numbers


def test_the_title_of_a_section_means_the_section() -> None:
    text = (
        "The year was hard.\n\n2. Finance\n\nWe paid for ice. We sold a boat.\n\n3. Staff\n\nFinance needs people."
    )
    start, end = text.index("2. F"), text.index("3. S")
    sections = (Section("2. Finance", 1, start, end), Section("3. Staff", 1, end, len(text)))
    article = Article(text, "", "en", sections=sections)
    document = Document.of(article)
    told = [document.sentences[one].text for one in sorted(focusing.about(article, document, "finance"))]
    assert told == ["We paid for ice.", "We sold a boat."]


def test_what_is_no_prose_is_found_where_no_prose_has_it() -> None:
    assert about("Plymouth", "Plymouth\n\nThe ship left in the morning. It came back at night.") == [0]


@pytest.mark.parametrize(
    ("language", "focus", "text", "numbers"),
    [
        ("zh", "多少", "新线路全长29公里。居民很高兴。", [0]),
        ("zh", "为什么", "居民很高兴。施工因地质问题两次停工。", [1]),
        ("ja", "なぜ", "建物は新しい。大雪のため電車が止まった。", [1]),
    ],
)
def test_a_question_where_nothing_stands_between_words(
    language: str, focus: str, text: str, numbers: list[int]
) -> None:
    assert about(focus, text, language) == numbers


def test_a_label_before_a_paragraph_is_no_caption() -> None:
    lines = [
        "The storm came at night.",
        "Police: The driver was taken to a hospital.",
        *["Schools stay closed."] * 8,
    ]
    document = Document.of(Article("\n\n".join(lines), "", "en"))
    assert document.prose[1]
