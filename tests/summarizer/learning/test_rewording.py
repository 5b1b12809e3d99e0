"""Questions put as people type them: some changed, none to nothing, the same by the same chance."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from summarizer import language
from summarizer.learning.reader.rewording import REWORDED, reword
from tests.summarizer.strategies import TEXTS

QUESTION = "How many people did the Minerva carry to the harbour?"
NEAR = {"people": ["persons"], "harbour": ["port", "dock"]}
STOP_WORDS = language.load("en").stop_words


def variants(question: str = QUESTION, count: int = 2000) -> list[str]:
    """What becomes of a question by different chances."""
    return [reword(question, NEAR, STOP_WORDS, Random(number)) for number in range(count)]


def test_more_than_half_are_left_alone() -> None:
    changed = [each for each in variants() if each != QUESTION]
    assert REWORDED - 0.05 < len(changed) / 2000 < REWORDED + 0.05


def test_words_are_left_out_misspelt_and_put_otherwise() -> None:
    found = set(variants())
    assert "How many people Minerva carry harbour" in found
    assert "people Minerva carry harbour?" in found
    assert any("persons" in each and "people" not in each for each in found)
    assert any("dock" in each for each in found)
    known = {*QUESTION.rstrip("?").split(), "persons", "port", "dock"}
    wrong = {word for each in found for word in each.rstrip("?").split()} - known
    assert {"Minreva", "Mineerva", "Minrva"} & wrong
    assert all(len(word) in range(4, 10) for word in wrong)


@given(TEXTS.map(str.strip).filter(bool), st.integers(0, 99))
def test_something_is_left_of_every_question(question: str, seed: int) -> None:
    reworded = reword(question, NEAR, STOP_WORDS, Random(seed))
    assert reworded == reword(question, NEAR, STOP_WORDS, Random(seed))
    assert reworded.strip("? ") or not question.strip("? ")
