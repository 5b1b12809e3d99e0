"""Questions that a text does not answer, made of those that it does."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from summarizer.learning.reader.negatives import Negatives
from summarizer.learning.reader.pairs import Pair, Text
from tests.summarizer.learning.texts import BRIDGE, DOCK, FERRY, PAIRS, TEXTS, pair

NEGATIVES = Negatives(PAIRS)


def made(given: Pair, count: int = 400) -> list[Pair]:
    """What becomes of a pair by different chances."""
    found = [NEGATIVES.make(given, Random(number)) for number in range(count)]
    return [each for each in found if each]


@pytest.mark.parametrize("given", PAIRS, ids=lambda given: given.question)
def test_what_is_made_has_no_answer_and_is_another_question_or_text(given: Pair) -> None:
    for other in made(given):
        assert other.answers == ()
        assert (other.question, other.text) != (given.question, given.text)
        if other.text != given.text:
            assert not any(given.text.context[start:end] in other.text.context for start, end in given.answers)


def test_every_way_is_taken() -> None:
    found = made(pair(FERRY, "Who said on the Minerva that the first ferry sank?", "Nadia Cherif"))
    texts = {each.text.context for each in found if each.question.startswith("Who said on the Minerva")}
    assert {DOCK.context, BRIDGE.context} <= texts
    assert FERRY.context.replace("Captain Nadia Cherif said the sea was calm. ", "") in texts
    questions = {each.question for each in found if each.text == FERRY}
    assert "Who said on the Minerva that the last ferry sank?" in questions
    assert any("Almeria" in question for question in questions)


def test_a_figure_is_swapped_for_one_of_another_text_of_its_title() -> None:
    found = {each.question for each in made(pair(FERRY, "Which ferry sank in 1911?", "first ferry"))}
    assert {"Which ferry sank in 1954?", "Which ferry sank in 12?"} <= found


def test_something_vague_stands_where_the_answer_stood() -> None:
    found = {each.text.context for each in made(PAIRS[1])}
    assert FERRY.context.replace("240", "several") in found
    assert FERRY.context.replace("240", "") in found


def test_a_verb_is_denied() -> None:
    assert "How many people did not the ferry carry?" in {each.question for each in made(PAIRS[1], 2000)}


def test_the_sentence_that_answers_is_left_out() -> None:
    without = NEGATIVES.without_answer(PAIRS[1])
    assert without
    assert without.text == replace(FERRY, context=FERRY.context.replace("She carried 240 people. ", ""))


def test_a_text_that_says_it_twice_is_left_alone() -> None:
    twice = Text("Ferry", "The ferry left on Tuesday. She sank. It was a tuesday in May.", "written")
    assert Negatives([]).without_answer(pair(twice, "When did it leave?", "Tuesday")) is None
    once = Text("Ferry", "The ferry left on Tuesday. She sank.", "written")
    assert Negatives([]).without_answer(pair(once, "When did it leave?", "Tuesday")) is None


def test_sentences_are_slices_of_their_text() -> None:
    for text in TEXTS:
        assert " ".join(text.context[start:end] for start, end in NEGATIVES.sentences(text)) == text.context
