"""The features of sentences, counted by hand."""

from __future__ import annotations

import math
from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.algorithms.document import Document
from summarizer.algorithms.nutshell import features, salience
from summarizer.algorithms.nutshell.view import View
from summarizer.model import Article

PROSE = 'Ice closed the harbour early. Captain Ann Lee saw 12 ships, she said. "Nobody sails a harbour of ice."'


def view(text: str, title: str = "") -> View:
    """An English text as the features see it, a word of it worth a tenth of its letters."""
    document = Document.of(Article(text, title, "en"))
    return View.of(document, {stem: len(stem) / 10 for stems in document.words for stem in stems})


@pytest.mark.parametrize(
    ("feature", "values"),
    [
        ("distance", [0, 0, math.log(2), math.log(3)]),
        ("ending", [math.log(3), math.log(3), math.log(2), 0]),
        ("part", [0, 0, 1 / 3, 2 / 3]),
        ("size", [math.log(3)] * 4),
        ("title", [1, 0.5, 0, 0.5]),
        ("lead", [1 / 2, 2 / 4, 0, 2 / 3]),
        ("recurrence", [math.log1p(times) for times in (2, 3, 0, 3)]),
        ("frequency", [math.log(3) / 2, (math.log(3) + math.log(2)) / 4, 0, (math.log(3) + math.log(2)) / 3]),
        ("novelty", [1, 3 / 4, 1, 1 / 3]),
        ("told", [1.3, 0.3 + 0.5 + 0.7 + 0.5, 0.7 + 0.3 + 0.3 + 0.3 + 0.2 + 0.4 + 0.4, 0.4 + 0.7 + 0.3]),
        ("told_mean", [0.65, 0.5, 2.6 / 7, 1.4 / 3]),
        ("told_density", [0.65, 0.4, 2.6 / 8, 1.4 / 6]),
        ("numbers", [0, 0, 1, 0]),
        ("leaning", [0, 0, 1, 1]),
        ("support", [0, 1, 1, 0]),
        ("quotation", [0, 0, 0, 1]),
        ("quoted", [0, 0, 0, 1]),
        ("speech", [0, 0, 1, 0]),
        ("names", [0, 0, 2 / 8, 0]),
        ("commas", [0, 0, 1, 0]),
        ("length", [2, 5, 8, 6]),
        ("fullness", [6 / 19, 15 / 19, 24 / 19, 18 / 19]),
        ("content", [2, 4, 7, 3]),
        ("density", [1, 4 / 5, 7 / 8, 3 / 6]),
        ("before", [0, 2, 5, 8]),
        ("behind", [5, 8, 6, 0]),
    ],
)
def test_a_feature_by_hand(feature: str, values: list[float]) -> None:
    """A heading and three sentences of prose, each feature counted with a pencil."""
    seen = view(f"Frozen harbour\n\n{PROSE}", "Frozen harbour")

    assert list(features.FEATURES[feature](seen)) == pytest.approx(values)


def test_only_the_most_telling_words_count_as_best() -> None:
    seen = view("Alpha beta gamma delta epsilon zeta eta theta.")

    assert list(features.told_best(seen)) == pytest.approx([sum(sorted(seen.salience.values())[-6:])])


def test_a_short_sentence_of_frequent_words_is_not_saturated() -> None:
    """ "Ice melts." has two words used twice; over six it is a third of their mean."""
    seen = view("Ice melts. Ice melts in the warm harbour of Norby on Monday.")

    assert features.saturation(seen)[0] == pytest.approx(2 * math.log(2) / 6)


def test_rare_words_are_those_of_few_sentences() -> None:
    common, rare = features.rarity(view("Ice. Ice melts in spring."))

    assert common == pytest.approx(math.log(3 / 2))
    assert rare > common


def test_in_a_book_the_sentences_nearest_its_centroid_are_central() -> None:
    seen = view(
        "The captain saw whales. A button fell. The captain saw whales. Whales sank ships. The captain left."
    )

    with mock.patch.object(features, "BOOK", 3):
        near, far, *_ = features.centrality(seen)

    assert near > far


def test_a_table_has_a_column_for_every_feature_and_every_standing() -> None:
    seen = view(PROSE)
    table = features.table(seen)

    assert table.shape == (3, len(features.FEATURES) + len(features.STANDING))
    assert table[:, len(features.FEATURES)].mean() == pytest.approx(0, abs=1e-6)
    assert table[:, list(features.FEATURES).index("told")] == pytest.approx(seen.told.astype(np.float32))


@given(st.text(max_size=200))
def test_every_text_has_finite_features(text: str) -> None:
    document = Document.of(Article(text, "Ice", "en"))
    table = features.table(View.of(document, salience.of(document)))

    assert len(table) == len(document.sentences)
    assert np.isfinite(table).all()
