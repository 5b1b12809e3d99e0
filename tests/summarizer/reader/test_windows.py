"""Windows over sentences: each can be read whole, and together they leave nothing out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer import sentences
from summarizer.model import Sentence
from summarizer.reader import windows
from summarizer.reader.pieces import Vocabulary
from summarizer.reader.windows import Window
from tests.summarizer.reader.tiny import WORDS
from tests.summarizer.strategies import TEXTS

VOCABULARY = Vocabulary(WORDS)


def cut(*counts: int) -> tuple[str, list[Sentence]]:
    """A text of sentences of so many pieces."""
    texts = [" ".join(["sea"] * (count - 1) + ["."]) for count in counts]
    text, placed = " ".join(texts), []
    for number, each in enumerate(texts):
        start = sum(len(before) + 1 for before in texts[:number])
        placed.append(Sentence(each, start, start + len(each), 0))
    return text, placed


def over(room: int, overlap: int, *counts: int) -> list[tuple[int, int]]:
    """The sentences of each window."""
    return [(each.first, each.last) for each in windows.over(cut(*counts)[1], room, VOCABULARY, overlap)]


def test_what_fits_is_one_window() -> None:
    text, placed = cut(3, 4, 5)
    assert list(windows.over(placed, 12, VOCABULARY)) == [Window(0, 3, 0, len(text))]


def test_windows_overlap_by_whole_sentences_where_there_is_room() -> None:
    assert over(10, 0, 4, 4, 4, 4) == [(0, 2), (2, 4)]
    assert over(10, 1, 2, 3, 4, 4, 4) == [(0, 3), (2, 4), (3, 5)]
    assert over(10, 2, 2, 2, 2, 2, 2, 2, 2) == [(0, 5), (3, 7)]


def test_a_window_that_has_no_room_for_more_does_not_overlap() -> None:
    assert over(10, 1, 5, 5, 9, 2) == [(0, 2), (2, 3), (3, 4)]


def test_a_sentence_that_is_too_long_is_cut_into_parts_that_overlap_by_half() -> None:
    text, placed = cut(2, 10, 2)
    found = list(windows.over(placed, 4, VOCABULARY))
    assert [(each.first, each.last) for each in found] == [(0, 1), (1, 2), (1, 2), (1, 2), (1, 2), (2, 3)]
    assert [text[each.start : each.end].split() for each in found[1:5]] == [["sea"] * 4] * 3 + [
        ["sea"] * 3 + ["."]
    ]


def test_nothing_has_no_windows() -> None:
    assert list(windows.over([], 10, VOCABULARY)) == []


@given(TEXTS, st.integers(2, 40), st.integers(0, 3))
def test_windows_hold_every_piece_of_a_text_and_none_more_than_there_is_room_for(
    text: str, room: int, overlap: int
) -> None:
    placed = sentences.split(text, "en")
    found = list(windows.over(placed, room, VOCABULARY, overlap))
    assert all(len(VOCABULARY.cut(text[each.start : each.end]).numbers) <= room for each in found)
    held = {place for each in found for place in range(each.start, each.end)}
    missing = [
        (start, end)
        for sentence in placed
        for start, end in VOCABULARY.cut(sentence.text).offsets + sentence.start
        if not held.issuperset(range(start, end))
    ]
    assert missing == []
    assert [(each.first, each.start) for each in found] == sorted((each.first, each.start) for each in found)
