"""Lengths of summaries: as they are written down, and how many sentences they come to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Length
from bot.model.lengths import FITTING, STEPS, steps

lengths = (
    st.sampled_from(STEPS).map(Length)
    | st.integers(1, 1000).map(lambda number: Length("sentences", number))
    | st.integers(1, 9999).map(lambda number: Length("words", number))
    | st.integers(1, 9999).map(lambda tenths: Length("percent", tenths / 10))
)


@given(lengths)
def test_what_is_written_down_is_read_again_and_fits_its_column(length: Length) -> None:
    assert Length.read(str(length)) == length
    assert len(str(length)) <= 8


@pytest.mark.parametrize(
    "written", ["", "0", "0%", "-1", "many", "5 ", "١", "1e3", "12345", "5.5", "5.55%", "Long"]
)
def test_what_is_no_length_is_none(written: str) -> None:
    assert Length.read(written) is None


@pytest.mark.parametrize(
    ("written", "total", "sentences"),
    [
        *(("20%", 28, 6), ("20%", 12, 2), ("20%", 1, 1), ("50%", 5, 3), ("1%", 12, 1), ("150%", 12, 18)),
        *(("5", 3, 5), ("line", 28, 1), ("short", 28, 2), ("medium", 28, 4), ("long", 28, 8)),
    ],
)
def test_a_length_is_so_many_sentences(written: str, total: int, sentences: int) -> None:
    length = Length.read(written)
    assert length
    assert length.of(4, total) == sentences


@given(lengths, st.integers(1, 50), st.integers(1, 100_000))
def test_a_length_is_never_nothing_and_never_a_book(length: Length, fitting: int, total: int) -> None:
    assert 1 <= length.of(min(fitting, total), total) <= 1000


@given(st.integers(1, 50))
def test_each_step_is_at_least_as_long_as_the_one_before(fitting: int) -> None:
    counts = list(steps(fitting).values())
    assert counts == sorted(counts)
    assert counts[2] == fitting


def test_a_share_of_a_book_is_limited_where_nobody_asked_for_it_now() -> None:
    assert Length("percent", 20).of(7, 5000) == 1000
    assert Length("percent", 20, most=40).of(7, 5000) == 40
    assert Length("percent", 20, most=40).of(7, 50) == 10


def test_what_is_hardly_a_summary_does_not_last() -> None:
    lasting = {
        written: (Length.read(written) or FITTING).lasting for written in (*STEPS, "40", "41", "50%", "51%")
    }
    assert lasting == dict.fromkeys((*STEPS, "40", "50%"), True) | {"41": False, "51%": False}


def test_longer_and_shorter_go_to_the_next_step_that_tells_something_else() -> None:
    counts = {"line": 1, "medium": 2, "long": 4}
    assert [str(Length("short").stepped(by, counts, 1)) for by in (-1, 1)] == ["short", "medium"]
    assert [str(FITTING.stepped(by, counts, 2)) for by in (-1, 1)] == ["line", "long"]
    assert [str(Length("long").stepped(by, counts, 4)) for by in (-1, 1)] == ["medium", "long"]


def test_what_was_told_in_figures_is_doubled_and_halved() -> None:
    assert [str(Length("sentences", 5).stepped(by, {}, 5)) for by in (-1, 1)] == ["3", "10"]
    assert [str(Length("percent", 60).stepped(by, {}, 9)) for by in (-1, 1)] == ["30%", "100%"]
    assert str(Length("sentences", 1).stepped(-1, {}, 1)) == "1"
