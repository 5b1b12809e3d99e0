"""Clauses: a run without full stops is cut where a reader would pause, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import clauses, language, sentences

THAI = language.load("th")
CLAUSE = "ท่าเรือของเมืองกลายเป็นน้ำแข็งเป็นครั้งแรกในรอบสามสิบปี"
SECOND = "นายกเทศมนตรีสั่งปิดท่าเรือและขอให้ชาวประมงทุกคนรอเรือตัดน้ำแข็ง"
PIECES = [
    CLAUSE,
    SECOND,
    "แต่",
    "ซึ่ง",
    "ต่าง",
    "ๆ",
    "ฯลฯ",
    "1943",
    "Tesla",
    "“",
    "”",
    "(",
    ")",
    " ",
    "  ",
    ". ",
    "\n",
]


def texts(text: str) -> list[str]:
    """The sentences of a Thai text, as text."""
    return [sentence.text for sentence in sentences.split(text, THAI)]


def test_a_long_run_is_cut_into_slices_of_a_readable_length() -> None:
    """Clauses are joined until they make a sentence's length."""
    found = texts(" ".join([CLAUSE, SECOND] * 20))

    assert " ".join(found) == " ".join([CLAUSE, SECOND] * 20)
    assert all(len(slice_) in clauses.FITTING for slice_ in found)


def test_a_slice_begins_with_the_word_that_opens_a_clause() -> None:
    """Of two gaps as near to the ideal, the one before "but" is taken."""
    first, rest = f"{CLAUSE} {SECOND}", f"แต่{SECOND} {CLAUSE}"

    assert texts(f"{first} {rest}") == [first, rest]


@pytest.mark.parametrize(
    "held",
    [
        "“{} {} {}”",
        "({} {} {})",
        "{}ต่าง ๆ {} 17 {}",
        "{} Tesla {} ฯ {}",
        "{}ของ {}และ {}",
    ],
    ids=["a quotation", "brackets", "a repetition and a number", "a Latin word and an abbreviation", "unfinished"],
)
def test_what_belongs_together_is_not_cut(held: str) -> None:
    """A space that parts no clauses ends no slice, however long the run."""
    text = held.format(CLAUSE, SECOND, CLAUSE + SECOND)

    assert texts(text) == [text]


def test_initials_end_no_slice() -> None:
    """A full stop behind a letter or two is an abbreviation."""
    assert texts("หนังสือเล่มนี้เขียนโดย เจมส์ โอ. แมคคินซีย์") == ["หนังสือเล่มนี้เขียนโดย เจมส์ โอ. แมคคินซีย์"]


def test_other_languages_are_not_cut_at_spaces() -> None:
    """Where full stops are written, a long sentence is a long sentence."""
    text = "the harbour of Norby froze " * 30

    assert not list(clauses.cuts(text, 0, len(text), language.load("en")))


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_slices_are_in_order_and_cover_every_character_but_space(text: str) -> None:
    """Whatever the clauses are mixed with."""
    found = sentences.split(text, THAI)
    edges = [0, *(edge for sentence in found for edge in (sentence.start, sentence.end)), len(text)]

    assert all(text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() for sentence in found)
    assert edges == sorted(edges)
    assert not "".join(text[end:start] for end, start in list(pairwise(edges))[::2]).strip()
