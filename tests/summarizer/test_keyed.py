"""Questions that name their own key: an acronym, a speaker, what somebody said, a name to be explained."""

from __future__ import annotations

import pytest

from summarizer import Answer, FactIndex
from summarizer.model import Article

TEXT = """Mayor Anna Berg opened the new bridge at Oldbrook on Monday. "It took us three winters," she said.

Engineer Olof Strand of the County Road Office (CRO) was less glad. "The north pier is a disgrace," he said.
The CRO will inspect it in spring.

Berg, a former ferry captain, paid the first toll. "The toll will fall within a year," she promised.
"""
INDEX = FactIndex(Article(TEXT, language="en"))


def ask(question: str) -> Answer:
    return INDEX.answer(question)


@pytest.mark.parametrize("question", ["what does CRO stand for?", "what is the CRO", "CRO meaning"])
def test_an_acronym_is_spelt_out(question: str) -> None:
    answer = ask(question)
    assert answer.span is not None
    assert answer.span.text == "County Road Office"


@pytest.mark.parametrize(
    ("question", "speaker", "words"),
    [
        ('Who said "the north pier is a disgrace"?', "Olof Strand", "disgrace"),
        ("who called the pier disgraceful?", "Olof Strand", "disgrace"),
        ("who said that it took three winters", "Anna Berg", "winters"),
        ("who promised that the toll will fall?", "Anna Berg", "toll"),
    ],
)
def test_a_speaker_is_named_who_said_it_in_these_or_like_words(question: str, speaker: str, words: str) -> None:
    """The sentence may only say "he"."""
    answer = ask(question)
    assert answer.value == speaker
    assert answer.sentence is not None
    assert words in answer.sentence.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what did Berg say about the toll?", "The toll will fall within a year"),
        ("what did Anna Berg say about the winters?", "It took us three winters"),
        ("what did Strand say?", "The north pier is a disgrace"),
    ],
)
def test_what_somebody_said_about_something_is_quoted(question: str, said: str) -> None:
    answer = ask(question)
    assert answer.span is not None
    assert answer.span.text == said


def test_what_nobody_said_is_not_put_into_their_mouth() -> None:
    """Another of their quotations is no answer."""
    answer = ask("what did Strand say about penguins?")
    assert answer.span is None or "pier" not in answer.span.text


def test_a_name_is_explained_by_what_stands_beside_it() -> None:
    answer = ask("who is Olof Strand?")
    assert answer.span is not None
    assert "Engineer" in answer.span.text
