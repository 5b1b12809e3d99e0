"""Confidence: whether the sentence says it, and apart from that whether the article is about it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import FactIndex
from summarizer.answer import confidence
from summarizer.answer.confidence import SAYS, TOPIC
from summarizer.answer.evidence import SENTENCE_FEATURES
from summarizer.model import Article
from tests.summarizer.golden import SEED

INDEX = FactIndex(SEED)


def topic(question: str) -> dict[str, float]:
    return dict(zip(TOPIC, INDEX.evidence(question).topic, strict=True))


@pytest.mark.parametrize(("table", "features"), [("says", SAYS), ("topic", TOPIC)])
def test_every_feature_has_its_weight_in_its_place(table: str, features: tuple[str, ...]) -> None:
    assert tuple(confidence.load()[table]) == features


def test_a_chance_is_the_logistic_function_of_the_weighted_row() -> None:
    weights = list(confidence.load()["topic"].values())
    row = [0.5] * len(weights)
    assert confidence.chance("topic", row) == pytest.approx(1 / (1 + math.exp(-0.5 * sum(weights))))


def test_words_the_article_never_uses_are_told_by_their_weight() -> None:
    assert topic("Derna population")["missing"] == 0
    assert topic("Derna volcano")["missing"] > 0.5
    assert topic("chess volcano")["missing"] == topic("chess volcano")["all missing"] == 1


def test_a_missing_name_is_told_apart_from_a_missing_word() -> None:
    assert topic("the volcano of Derna")["names missing"] == 0
    assert topic("the population of Reykjavik")["names missing"] > 0


def test_a_question_about_something_else_is_less_likely_on_topic() -> None:
    own = INDEX.evidence("How many people live in Derna?").on_topic
    assert own > 0.5 > INDEX.evidence("Which chess player won the volcano tournament?").on_topic


def test_evidence_scores_every_sentence_and_finds_spans_in_the_best() -> None:
    found = INDEX.evidence("How many people live in Derna?", sentences=2)
    assert found.ranked.features.shape == (len(INDEX.text.sentences), len(SENTENCE_FEATURES))
    assert found.ranked.scores[list(found.ranked.order)].tolist() == sorted(found.ranked.scores, reverse=True)
    assert {span.sentence for span in found.spans} == set(found.ranked.order[:2])
    assert [span.score for span in found.spans] == sorted((span.score for span in found.spans), reverse=True)
    assert found.of(found.best)[0] == found.spans[0]
    assert len(found.of(found.best)) + len(found.apart(found.best)) == len(found.spans)


def test_a_sentence_not_looked_into_has_no_spans_but_a_chance() -> None:
    found = INDEX.evidence("How many people live in Derna?", sentences=1)
    last = found.ranked.order[-1]
    assert found.of(last) == ()
    assert 0 <= found.says(last) < found.says(found.best) <= 1


@given(st.text(max_size=60), st.text(max_size=200))
def test_chances_are_chances_whatever_is_asked(question: str, text: str) -> None:
    index = FactIndex(Article(text, language="en"))
    if index.text.sentences:
        found = index.evidence(question)
        assert 0 <= found.on_topic <= 1
        assert all(0 <= found.says(number) <= 1 for number in found.ranked.order)
        assert np.isfinite(found.topic).all()
