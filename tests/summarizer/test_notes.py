"""What words of a sentence mean is told beside it, unless they or the sentence say it themselves."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer import Article, FactIndex
from summarizer.answer import notes
from summarizer.model import Mention, Sentence, Span
from tests.summarizer.golden import SEED

TEXT = "On Tuesday he told Reuters that the LNA began on May 7 and won last week."
SENTENCE = Sentence(TEXT, 0, len(TEXT), 0)


def mention(kind: str, words: str, value: str) -> Mention:
    start = TEXT.index(words)
    return Mention(kind, value, Span(words, start, start + len(words)), SENTENCE)


def told(*mentions: Mention, span: Span | None = None, value: str = "") -> list[tuple[str, str, str]]:
    return [(note.span.text, note.value, note.kind) for note in notes.find(SENTENCE, mentions, span, value)]


TUESDAY = mention("date", "Tuesday", "2018-05-22")
HE = mention("pronoun", "he", "Ahmad Al Mesmari")
MAY = mention("date", "May 7", "2018-05-07")
WEEK = mention("date", "last week", "2018-W20")
LNA = mention("organisation", "LNA", "Libyan National Army")


def test_days_and_pronouns_are_explained_in_order_of_place() -> None:
    assert told(MAY, HE, TUESDAY) == [
        ("Tuesday", "2018-05-22", "date"),
        ("he", "Ahmad Al Mesmari", "pronoun"),
        ("May 7", "2018-05-07", "date"),
    ]


def test_of_too_many_notes_those_on_the_answer_stay() -> None:
    every = (TUESDAY, HE, MAY, WEEK)
    assert [words for words, *_ in told(*every)] == ["Tuesday", "he", "May 7"]
    assert [words for words, *_ in told(*every, span=WEEK.span)] == ["Tuesday", "he", "last week"]


def test_a_name_is_spelt_out_where_it_is_the_answer_alone() -> None:
    assert told(LNA) == []
    assert told(LNA, span=LNA.span) == [("LNA", "Libyan National Army", "name")]


def test_what_the_sentence_says_itself_is_not_said_again() -> None:
    assert told(mention("pronoun", "he", "Paul Reuters")) == []
    assert told(mention("quotation", "began on May 7", "Reuters")) == []
    assert told(HE, mention("quotation", "began on May 7", "Ahmad Al Mesmari")) == told(HE)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“We are close to it.", [("We are close to it", "Khalifa Haftar", "quotation")]),
        ("“We are close to it”, prometió.", [("We are close to it", "Khalifa Haftar", "quotation")]),
        ("The two of them left and said together: “We are close to it”.", []),
        ("“We are close to it,” Haftar said.", []),
    ],
)
def test_a_quotation_gets_its_speaker_where_the_sentence_is_little_else(
    text: str, told: list[tuple[str, str, str]]
) -> None:
    start = text.index("We")
    span = Span("We are close to it", start, start + len("We are close to it"))
    sentence = Sentence(text, 0, len(text), 0)
    found = notes.find(sentence, [Mention("quotation", "Khalifa Haftar", span, sentence)])
    assert [(note.span.text, note.value, note.kind) for note in found] == told


def test_a_pronoun_is_not_explained_where_somebody_else_is_quoted() -> None:
    assert told(HE) == [("he", "Ahmad Al Mesmari", "pronoun")]
    assert told(HE, mention("quotation", "began on May 7", "Khalifa Haftar")) == []


def test_what_an_answer_means_is_told_where_no_mention_tells_it() -> None:
    span = Span("LNA", TEXT.index("LNA"), TEXT.index("LNA") + 3)
    assert told(span=span, value="Khalifa Haftar") == [("LNA", "Khalifa Haftar", "name")]
    assert told(span=span, value="150000") == []


def test_mentions_of_other_sentences_are_left_alone() -> None:
    other = Mention("date", "2018-05-22", Span("Friday", 500, 506), Sentence("Friday.", 500, 507, 1))
    assert told(other) == []


@pytest.mark.parametrize(
    ("words", "value", "says"),
    [
        ("May 7, 2018", "2018-05-07", True),
        ("7.5.2018", "2018-05-07", True),
        ("7 мая 2018 года", "2018-05-07", True),
        ("٧ مايو ٢٠١٨", "2018-05-07", True),
        ("May 7", "2018-05-07", False),
        ("Tuesday", "2018-05-22", False),
        ("May 2018", "2018-05", True),
        ("last month", "2018-04", False),
        ("2018", "2018", True),
        ("last year", "2017", False),
        ("last week", "2018-W20", False),
        ("the 1990s", "1990s", True),
        ("Tuesday", "", True),
    ],
)
def test_a_date_that_is_spelt_out_says_itself(words: str, value: str, says: bool) -> None:
    assert notes.says_itself(words, value) is says


def test_an_answer_brings_the_notes_on_its_sentence() -> None:
    answer = FactIndex(SEED).answer("When was the unit commander's death announced?")
    assert ("Tuesday", "2018-05-22") in [(note.span.text, note.value) for note in answer.notes]
    for note in answer.notes:
        assert SEED.text[note.span.start : note.span.end] == note.span.text


def test_the_nearest_sentence_has_its_notes_too() -> None:
    article = Article("The river rose on Monday and took the bridge.", language="en", published=date(2026, 5, 6))
    answer = FactIndex(article).answer("Who won the chess tournament by the river?")
    assert answer.sentence is None
    assert answer.nearest is not None
    assert [(note.span.text, note.value) for note in answer.notes] == [("Monday", "2026-05-04")]
