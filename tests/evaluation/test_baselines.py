"""BM25 against a score worked out by hand."""

from __future__ import annotations

import math

import pytest

from tests.evaluation.baselines import Bm25, SentenceSearch


def test_bm25_by_hand() -> None:
    ranking = Bm25([["a", "b"], ["b", "b"]])
    # Both documents are of average length, so the length term is k1 = 1.2. "a" is in one of two: log 2; "b"
    # in both: log(1 + .5 / 2.5) = log 1.2. First document: tf 1, factor 2.2 / 2.2. Second: tf 2,
    # factor 4.4 / 3.2.
    first, second = ranking.scores(["a", "b"])
    assert first == pytest.approx(math.log(2) + math.log(1.2))
    assert second == pytest.approx(math.log(1.2) * 4.4 / 3.2)
    assert ranking.highest_possible(["a", "b"]) == pytest.approx((math.log(2) + math.log(1.2)) * 2.2)


def test_bm25_prefers_the_shorter_of_two_documents() -> None:
    short, long = Bm25([["a"], ["a", "c", "d"]]).scores(["a"])
    assert short > long


def test_search_settles_on_the_sentence_with_the_rarer_word() -> None:
    search = SentenceSearch(["The bridge closed.", "The bridge carries 900 cars.", "The town."], "en")
    assert search.find("How many cars does the bridge carry?").sentence == 1
    assert search.find("Who won the chess final?").confidence < 0.2
