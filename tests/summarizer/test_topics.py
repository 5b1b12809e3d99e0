"""Texts without headings, cut where they go on to something else."""

from __future__ import annotations

import math
from collections import Counter
from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import topics

SEA = [("ship", "harbour", "ice"), ("captain", "ship", "sea"), ("sea", "ice", "boat"), ("boat", "harbour")]
TOWN = [("school", "mayor", "tax"), ("mayor", "market"), ("tax", "school", "road"), ("market", "road", "mayor")]

SENTENCES = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=5), max_size=60)


def test_a_part_ends_where_the_words_change() -> None:
    """Though the middle is elsewhere: twelve sentences about the sea, then twenty about the town."""
    assert topics.divide([*SEA * 3, *TOWN * 5], 16) == [0, 12]


def test_the_gap_between_two_topics_is_the_deepest() -> None:
    """Nothing is shared across it, and much on either side."""
    depths = topics.depths([*SEA * 4, *TOWN * 4])

    assert max(range(len(depths)), key=depths.__getitem__) == 16


def test_the_cohesion_of_a_gap_is_the_cosine_of_what_stands_around_it() -> None:
    """By hand: (a b) beside (a) is 1/√2, and (a b a) beside nothing shared is 0, so that gap is 1/√2 deep."""
    assert topics.depths(["ab", "a", "c"]) == pytest.approx([0.0, 0.0, 0.5])


def test_parts_begin_where_they_may() -> None:
    """A paragraph is not cut where another begins in reach, however much the words change inside it."""
    paragraphs = [number % 5 == 0 for number in range(32)]

    assert topics.divide([*SEA * 3, *TOWN * 5], 16, where=paragraphs) in ([0, 10], [0, 15])


@given(SENTENCES, st.integers(1, 20))
def test_parts_are_about_even(sentences: list[list[str]], size: int) -> None:
    """Any text: parts in order, none much longer than asked for, none but a lone one much shorter."""
    starts = topics.divide(sentences, size)
    lengths = [end - start for start, end in pairwise([*starts, len(sentences)])]

    assert starts[0] == 0
    assert max(lengths) <= size * (1 + topics.SLACK)
    assert len(lengths) == 1 or min(lengths) >= size * (1 - topics.SLACK)


@given(SENTENCES)
def test_windows_that_slide_hold_what_they_would_hold_afresh(sentences: list[list[str]]) -> None:
    """Each gap's cohesion is the cosine of the words of the sentences before it and behind it."""
    found = list(topics._cohesion(sentences))

    assert found == pytest.approx([cosine(sentences, number) for number in range(1, len(sentences))])


def cosine(sentences: list[list[str]], number: int) -> float:
    """The cohesion before a sentence, counted afresh."""
    before = Counter(chain.from_iterable(sentences[max(0, number - topics.WINDOW) : number]))
    behind = Counter(chain.from_iterable(sentences[number : number + topics.WINDOW]))
    product = sum(before[word] * behind[word] for word in before)
    return product / math.hypot(*before.values()) / math.hypot(*behind.values()) if product else 0.0


def test_a_part_has_a_sentence() -> None:
    """A size of none is a mistake of the caller."""
    with pytest.raises(ValueError, match="at least one"):
        topics.divide([["a"]], 0)


def test_where_nothing_changes_parts_are_even() -> None:
    """Of equally deep gaps the one in the middle of the reach is taken."""
    assert topics.divide([["ice"]] * 30, 10) == [0, 10, 20]
