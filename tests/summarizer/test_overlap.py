"""Overlap: what a question and a sentence share, one number at a time."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import FactIndex
from summarizer.answer import overlap
from summarizer.answer.overlap import FEATURES, KINDS
from summarizer.model import Article

TEXT = (
    "The river Arda rose at night. It took the old bridge in 1997.\n\n"
    "The mayor, Ana Ruiz, spoke of 40 families. A new bridge will cost 3 million euros."
)
INDEX = FactIndex(Article(TEXT, language="en"))


def rows(question: str, index: FactIndex = INDEX) -> np.ndarray:
    return overlap.features(index.read(question), index.text)


def column(question: str, name: str, index: FactIndex = INDEX) -> list[float]:
    return [round(value, 6) for value in rows(question, index)[:, FEATURES.index(name)].tolist()]


def idf(frequency: int, size: int = 4) -> float:
    return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))


def test_there_is_a_row_for_each_sentence_and_a_name_for_each_column() -> None:
    assert rows("Which bridge?").shape == (4, len(FEATURES))
    assert len(set(FEATURES)) == len(FEATURES)


def test_coverage_is_the_share_of_the_question_by_weight() -> None:
    bridge, night = idf(2), idf(1)
    share = {"night": night / (bridge + night), "bridge": bridge / (bridge + night)}
    expected = [round(share[word], 6) if word else 0 for word in ("night", "bridge", "", "bridge")]
    assert column("bridge night", "coverage") == expected


def test_the_heaviest_word_a_sentence_lacks_is_told() -> None:
    lacking = idf(2) / idf(1)
    assert column("bridge night", "missing most") == [round(lacking, 6), 1, 1, 1]


def test_what_neighbours_add_is_what_the_sentence_itself_lacks() -> None:
    total = idf(2) + idf(1)
    assert column("bridge night", "added before") == [0, round(idf(1) / total, 6), round(idf(2) / total, 6), 0]
    assert column("bridge night", "added after") == [round(idf(2) / total, 6), 0, round(idf(2) / total, 6), 0]


def test_words_side_by_side_in_the_order_asked_are_adjacent() -> None:
    assert column("old bridge", "adjacent")[1] == 1 > column("bridge old", "adjacent")[1] == 0


def test_names_of_a_question_without_names_are_told_apart_from_names_not_found() -> None:
    assert set(column("the bridge", "names")) == {-1}
    assert column("what did Ruiz say?", "names")[:3] == [0, 0, 1]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("When was the bridge taken?", [0, 1, 0, 0]),
        ("How much will the bridge cost?", [0, 0, 0, 1]),
        ("Who said so?", [1, 0, 1, 0]),
        ("What was taken?", [-1] * 4),
    ],
)
def test_a_wanted_mention_is_found_where_one_is_wanted(question: str, found: list[int]) -> None:
    assert column(question, "wanted") == found


def test_a_year_the_question_names_itself_is_no_answer() -> None:
    assert column("What happened in 1997?", "years")[1] == 0 < column("What happened?", "years")[1]


def test_a_pronoun_leans_on_the_sentence_before() -> None:
    assert column("river", "leaning") == [0, 1, 0, 0]
    assert column("river", "leaning: before") == [0, 1, 0, 0]


def test_a_paragraph_is_as_good_as_what_its_sentences_cover_together() -> None:
    assert column("night bridge", "paragraph")[:2] == [0, 0]
    assert column("night bridge", "paragraph")[2] == column("night bridge", "paragraph")[3] < 0


def test_a_kind_is_told_by_one_column() -> None:
    kinds = rows("Why did the river rise?")[0, -len(KINDS) :]
    assert dict(zip(KINDS, kinds.tolist(), strict=True)) == dict.fromkeys(KINDS, 0.0) | {"reason": 1.0}


@given(st.text(max_size=200), st.text(max_size=60), st.sampled_from(["en", "ru", "zh", "th", "xx"]))
def test_any_text_and_question_have_finite_rows(text: str, question: str, code: str) -> None:
    index = FactIndex(Article(text, language=code))
    found = rows(question, index)
    assert found.shape == (len(index.text.sentences), len(FEATURES))
    assert np.isfinite(found).all()
