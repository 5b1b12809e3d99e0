"""A question about a selected passage is answered from the sentences it touches, as slices of the article."""

import pytest

from bot.workers import passages
from summarizer import FactIndex, read_article

TEXT = """The ferry Marta carried 212 passengers on Friday.

The ferry Elin carried 80 passengers on Monday. Its captain is Ingrid Dahlberg."""
ARTICLE = read_article(TEXT)
QUESTION = "How many passengers did the ferry carry?"


@pytest.mark.parametrize("passage", ["The ferry Elin", "Elin carried 80 passengers on Monday. Its", "• Elin ↗\n"])
def test_the_sentences_it_touches_are_asked(passage: str) -> None:
    found = passages.answer(ARTICLE, QUESTION, passage, FactIndex)
    assert found is not None
    assert found.sentence is not None
    assert found.span is not None
    for piece in (found.sentence, found.span):
        assert ARTICLE.text[piece.start : piece.end] == piece.text
    assert found.span.text.startswith("80")
    assert found.sentence.paragraph == 1


@pytest.mark.parametrize("passage", ["", " • ", "Log in", "Its captain is Ingrid Dahlberg."])
def test_what_says_nothing_leaves_the_question_to_the_article(passage: str) -> None:
    assert passages.answer(ARTICLE, "How many passengers were there?", passage, FactIndex) is None
