"""Matching: slips of the keyboard, words for the same thing, names spelt another way."""

import pytest

from summarizer import language
from summarizer.answer import matching

ENGLISH = language.load("en")


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("siege", "seige", 1), ("bridge", "bridge", 0), ("mayor", "major", 1), ("may", "mayor", 2), ("ca", "abc", 3)],
)
def test_the_distance_counts_letters_added_dropped_changed_and_swapped(one: str, other: str, slips: int) -> None:
    assert matching.distance(one, other, 9) == slips == matching.distance(other, one, 9)


def test_a_distance_above_the_limit_is_only_known_to_be_above_it() -> None:
    assert matching.distance("population", "river", 1) > 1


def test_a_mistyped_word_is_the_nearest_known_one() -> None:
    assert matching.nearest("brigde", ["bride", "bridge", "ridge"]) == "bridge"


@pytest.mark.parametrize("word", ["cat", "2018", "volcano"])
def test_short_words_figures_and_far_words_stay_as_they_are(word: str) -> None:
    assert matching.nearest(word, ["cot", "2019", "mayor"]) == word


def test_words_for_the_same_thing_have_one_stem_between_them() -> None:
    stems = {matching.stems(word, ENGLISH) for word in ("killed", "died", "deaths")}
    assert len(stems) == 1


def test_a_transliterated_name_is_the_same_name() -> None:
    assert matching.same_name("qaddafi", ["muammar", "gaddafi"])
    assert not matching.same_name("smith", ["smyth"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("seig", "sieg"),
        ("populaton", "population"),
        ("hafter", "haftar"),
        ("offnsive", "offensive"),
        ("brigde", "bridge"),
    ],
)
def test_a_slip_is_forgiven(typed: str, meant: str) -> None:
    """Letters swapped, dropped, and vowels heard wrongly."""
    assert matching.nearest(typed, [meant]) == meant


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("word", "world"),
        ("month", "mouth"),
        ("count", "counti"),
        ("last", "lost"),
        ("plane", "planet"),
        ("place", "plane"),
    ],
)
def test_a_word_of_its_own_is_no_slip(word: str, known: str) -> None:
    """Short words are near too many others, and endings are inflection."""
    assert matching.nearest(word, [known]) == word


@pytest.mark.parametrize(
    ("one", "other"), [("mohammed", "muhammad"), ("qaddafi", "kadhafi"), ("zelensky", "selenskyj")]
)
def test_a_name_of_another_script_is_known_by_its_consonants(one: str, other: str) -> None:
    assert matching.same_name(one, [other])
