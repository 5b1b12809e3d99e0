"""Sentences: slices in order that cover a text, ending where its language ends them."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import sentences
from tests.summarizer.strategies import TEXTS

BOUNDARIES = tomllib.loads(Path(__file__).with_name("boundaries.toml").read_text("utf-8"))
CASES = [(code, name) for code, cases in BOUNDARIES.items() for name in cases]
CODES = ["", "en", "de", "ru", "uk", "es", "fr", "tr", "ar", "he", "hi", "ja", "zh", "th", "hy", "xx", "../en"]
UNSPACED = ("ja", "th", "zh")


def texts(text: str, code: str = "en") -> list[str]:
    """The sentences of a text, as text."""
    return [sentence.text for sentence in sentences.split(text, code)]


@pytest.mark.parametrize(("code", "name"), CASES, ids=[f"{code}: {name}" for code, name in CASES])
def test_a_sentence_ends_where_its_language_ends_it(code: str, name: str) -> None:
    """Each case of boundaries.toml is cut into exactly the sentences it was made of."""
    expected = BOUNDARIES[code][name]

    assert texts(("" if code in UNSPACED else " ").join(expected), code) == expected


@given(TEXTS, st.sampled_from(CODES))
def test_sentences_are_slices_that_cover_every_character_but_space(text: str, code: str) -> None:
    """Whatever the text and the language: exact, trimmed, in order, not overlapping, nothing left out."""
    found = sentences.split(text, code)

    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in found)
    assert all(sentence.text and sentence.text == sentence.text.strip() for sentence in found)
    edges = [0, *(edge for sentence in found for edge in (sentence.start, sentence.end)), len(text)]
    assert edges == sorted(edges)
    assert not "".join(text[end:start] for end, start in list(pairwise(edges))[::2]).strip()


@given(TEXTS, st.sampled_from(CODES))
def test_the_same_text_gives_the_same_sentences(text: str, code: str) -> None:
    """Nothing is left over from one call for the next."""
    assert sentences.split(text, code) == sentences.split(text, code)


@given(st.lists(st.sampled_from(["The harbour froze.", "Who knew?", "Nobody!", "It thawed…"]), max_size=30))
def test_plain_sentences_come_back_as_they_were_joined(parts: list[str]) -> None:
    """Joining and splitting are inverse where nothing is ambiguous."""
    assert texts(" ".join(parts)) == parts
    assert texts("\n\n".join(parts)) == parts


@given(TEXTS)
def test_paragraphs_are_in_order_and_leave_out_only_space(text: str) -> None:
    """Paragraphs do not overlap, and what stands between them is white space."""
    edges = [0, *(edge for span in sentences.paragraphs(text) for edge in span), len(text)]

    assert edges == sorted(edges)
    assert not "".join(text[end:start] for end, start in list(pairwise(edges))[::2]).strip()


def test_a_sentence_knows_its_paragraph() -> None:
    """Paragraphs are counted from 0, blank lines and line breaks both begin one."""
    found = sentences.split("One is here. Two is here.\n\n\nThree is here.\nFour is here.", "en")

    assert [sentence.paragraph for sentence in found] == [0, 0, 1, 2]


def test_a_full_stop_that_lost_its_space_ends_a_sentence() -> None:
    """Text copied out of a page's columns loses spaces; names of files and sites keep their dots."""
    assert texts("The storm ended.Another began. It uses Node.js today.") == [
        "The storm ended.",
        "Another began.",
        "It uses Node.js today.",
    ]


@pytest.mark.parametrize(
    "gap", [" ", "  ", "\t", "\u00a0", "\u2003", " " * 60, " " * 500, "\n", "\r\n", "\r", "\u2028"]
)
def test_any_white_space_separates_sentences(gap: str) -> None:
    """The width and the kind of a gap do not matter."""
    assert texts(f"The harbour froze.{gap}Nobody knew why.") == ["The harbour froze.", "Nobody knew why."]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2029"])
def test_a_blank_line_ends_a_sentence_without_a_mark(newline: str) -> None:
    """A heading is no part of the sentence below it, however lines end."""
    assert texts(f"Harbour{newline}{newline}freezing has begun.") == ["Harbour", "freezing has begun."]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines that an editor wrapped go on in the next line."""
    text = (
        "The harbour of Norby froze on Monday for the first time in thirty\n"
        "years. The mayor closed the port, and the town council asked all the\n"
        "fishermen to wait for the icebreaker from Ostrey before they go out.\n"
        "Nobody was hurt."
    )

    assert [sentence.paragraph for sentence in sentences.split(text, "en")] == [0] * 3
    assert texts(text)[0].endswith("thirty\nyears.")


def test_headlines_under_each_other_are_not_wrapped_text() -> None:
    """Lines of like length without a full stop are a list."""
    headlines = [
        "Snow closes the mountain road to Ostrey for days",
        "Ferry prices are to rise for a third time now",
        "Five things to do in Norby when harbours freeze",
    ]

    assert texts("\n".join(headlines)) == headlines


@pytest.mark.parametrize(
    "lines",
    [
        ["so we went to the lake with all of the kids and the dog", "it was cold", "then the car broke down"],
        ["So we went to the lake with all of the kids and the dog", "it was cold", "then the car broke down"],
        ["me too", "lol ok", "see you all there", "bye now"],
        ["Milk and eggs", "bread", "something for Sunday."],
        [f"https://example.com/{number}" for number in range(30)],
    ],
    ids=["messages", "the first with a capital", "a few words each", "items", "addresses"],
)
def test_short_lines_in_lower_case_are_not_wrapped_text(lines: list[str]) -> None:
    """A line that had room for the next word is a message or an item of its own."""
    assert texts("\n".join(lines)) == lines


@pytest.mark.parametrize(
    "lines",
    [
        ["the harbour of Norby froze on Monday, and", "nobody in the town knew for how long it", "would last."],
        ["The harbour of Norby", "froze on Monday, for", "the first time."],
        ["The harbour of Norby froze on Monday for the first time in many", "years."],
    ],
    ids=["a clipping", "a narrow column", "one word left over"],
)
def test_even_lines_in_lower_case_are_wrapped_text(lines: list[str]) -> None:
    """Lines that are all full go on in the next one."""
    assert texts("\n".join(lines)) == ["\n".join(lines)]


def test_what_never_ends_is_cut_at_a_space() -> None:
    """A table without full stops is not one sentence of a million characters."""
    found = texts("harbour " * 1000)

    assert max(map(len, found)) <= sentences.LONGEST
    assert {word for sentence in found for word in sentence.split()} == {"harbour"}


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("zh", ["军队在前进。", "「城市坚持着！」"]),
        ("ja", ["軍隊が進む。", "町は持つ。"]),
        ("en", ['"No."', "She left."]),
    ],
)
def test_a_long_paragraph_is_cut_as_a_short_one_is(code: str, parts: list[str]) -> None:
    """Reading a paragraph window by window loses and adds no boundary."""
    gap = "" if code in UNSPACED else " "

    assert texts(gap.join(parts * 2500), code) == parts * 2500


@pytest.mark.parametrize("mark", [*".!?…。！？؟।۔", '."', "!»", ".)", ":", ".**"])
def test_a_line_that_ends_in_a_mark_is_final(mark: str) -> None:
    """Marks of many scripts end a line, and closing quotation marks may follow."""
    assert sentences.is_final(f"line{mark}")
    assert not sentences.is_final(f"{mark} line")
