"""Retrieval: BM25 by its formula, and what characters add to words."""

import math

import pytest

from summarizer.index import BM25, K1, B, SentenceIndex, grams

SENTENCES = [("river", "rose", "night"), ("bridg", "shut", "night", "night"), ("mayor", "spoke")]


def test_a_score_is_the_formula_of_robertson_and_zaragoza_divided_by_the_greatest_it_could_be() -> None:
    idf = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    norm = K1 * (1 - B + B * 3 / 3)
    assert BM25(SENTENCES).scores(["river"])[0] == pytest.approx(idf * (K1 + 1) / (1 + norm) / (idf * (K1 + 1)))


def test_a_word_said_twice_counts_more_than_once_and_less_than_double() -> None:
    once, twice, none = BM25(SENTENCES).scores(["night"])
    assert none == 0 < once < twice < 2 * once


def test_a_query_with_unknown_words_cannot_reach_the_top() -> None:
    index = BM25(SENTENCES)
    assert index.scores(["river", "volcano"])[0] < index.scores(["river"])[0]


def test_an_empty_query_and_an_empty_index_score_nothing() -> None:
    assert BM25(SENTENCES).scores([]) == [0.0, 0.0, 0.0]
    assert BM25([]).scores(["river"]) == []


def test_a_stem_is_cut_into_overlapping_fours_with_marked_ends() -> None:
    assert grams(["mayor"]) == ["_may", "mayo", "ayor", "yor_"]
    assert grams(["up"]) == ["_up_"]


def test_of_letters_that_are_words_each_is_a_gram() -> None:
    assert grams(["东京"]) == ["东", "京"]


def test_what_is_written_is_told_from_what_has_the_same_stem() -> None:
    index = SentenceIndex([("build",), ("build",)], [("buildings",), ("built",)])
    assert index.words.scores(["build"])[0] == index.words.scores(["build"])[1]
    assert index.written.scores(["built"])[0] == 0 < index.written.scores(["built"])[1]
    assert index.gram_scores(["building"])[0] > index.gram_scores(["building"])[1]


def test_characters_find_a_compound_that_words_miss() -> None:
    index = SentenceIndex([("wasserversorgung",), ("schule",)])
    assert index.words.scores(["wasser"]) == [0.0, 0.0]
    assert index.gram_scores(["wasser"])[0] > index.gram_scores(["wasser"])[1]


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    index = SentenceIndex(SENTENCES)
    assert index.weight(["river"]) > index.weight(["night"])
