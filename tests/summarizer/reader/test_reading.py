"""What a reading points at: hand-made logits, and every place tried one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reader import Pointed, Reading

TEXT = "The ferries left Oran on Tuesday."
PIECES = [(0, 3, False), (4, 8, False), (8, 11, True), (12, 16, False), (17, 21, False), (22, 24, False)]
PIECES += [(25, 32, False), (32, 33, False)]


def reading(starts: list[float], ends: list[float], null: float = 0.0) -> Reading:
    """Of the first pieces of the text."""
    places = PIECES[: len(starts)]
    offsets = np.array([(start, end) for start, end, _ in places], np.int64).reshape(-1, 2)
    inside = np.array([inside for *_, inside in places], np.bool_)
    return Reading(null, np.array(starts, np.float32), np.array(ends, np.float32), offsets, inside)


LOGITS = st.integers(0, len(PIECES)).flatmap(
    lambda count: st.tuples(*[st.lists(st.integers(-9, 9).map(float), min_size=count, max_size=count)] * 2)
)


def every(found: Reading, longest: int, low: int = 0, high: int = 99) -> list[Pointed]:
    """Each run of whole words inside (low, high), tried one by one."""
    count = len(found.starts)
    return [
        Pointed(
            float(found.starts[first] + found.ends[last] - found.null),
            int(found.offsets[first, 0]),
            int(found.offsets[last, 1]),
        )
        for first in range(count)
        for last in range(first, min(count, first + longest))
        if not found.inside[first] and not (last + 1 < count and found.inside[last + 1])
        if low <= found.offsets[first, 0] and found.offsets[last, 1] <= high
    ]


def test_the_best_place_begins_and_ends_best_and_is_told_against_no_answer() -> None:
    found = reading([0, 0, 0, 0, 0, 3, 4, 0], [0, 0, 0, 0, 0, 0, 5, 1], null=2.0)
    assert found.best() == [Pointed(7.0, 25, 32)]
    assert TEXT[25:32] == "Tuesday"


def test_the_next_best_place_does_not_overlap_the_best() -> None:
    found = reading([0, 1, 0, 0, 6, 3, 7, 0], [0, 0, 2, 0, 5, 0, 8, 1])
    assert [TEXT[place.start : place.end] for place in found.best(3, longest=2)] == ["Tuesday", "Oran", "ferries"]


def test_no_place_begins_or_ends_inside_a_word() -> None:
    found = reading([0, 0, 9, 0], [0, 9, 0, 0])
    assert {TEXT[place.start : place.end] for place in found.best(9)} <= {"The", "ferries", "left", "ferries left"}


def test_a_passage_without_words_has_no_place() -> None:
    nothing = reading([], [])
    assert nothing.best(3) == []
    assert nothing.within([(0, 0), (0, 9)]) == [None, None]
    assert nothing.scores([(0, 9)]).tolist() == [-np.inf]
    assert reading([1.0], [1.0]).within([]) == []


def test_a_place_is_scored_by_the_pieces_it_touches() -> None:
    found = reading([0, 1, 2, 3], [10, 20, 30, 40], null=1.0)
    assert found.scores([(0, 3), (4, 11), (9, 16), (3, 4), (40, 50)]).tolist() == [9, 30, 41, -np.inf, -np.inf]


@given(LOGITS, st.integers(1, 9), st.integers(1, 4))
def test_the_best_places_are_those_of_trying_every_one(
    logits: tuple[list[float], list[float]], longest: int, count: int
) -> None:
    found = reading(*logits)
    left = every(found, longest)
    for place in found.best(count, longest):
        assert place in left
        assert place.score == max(other.score for other in left)
        left = [other for other in left if other.end <= place.start or place.end <= other.start]
    assert not left or len(found.best(count, longest)) == count


@given(LOGITS, st.integers(1, 9), st.lists(st.tuples(st.integers(0, 33), st.integers(0, 33)), max_size=4))
def test_the_best_place_of_each_sentence_is_that_of_trying_every_one(
    logits: tuple[list[float], list[float]], longest: int, places: list[tuple[int, int]]
) -> None:
    found = reading(*logits)
    best = found.within(places, longest)
    assert len(best) == len(places)
    for place, (low, high) in zip(best, places, strict=True):
        possible = every(found, longest, low, high)
        assert place in possible if possible else place is None
        assert place is None or place.score == pytest.approx(max(other.score for other in possible))
