"""Words as slices, and the stems by which sentences are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import language, words
from tests.summarizer.strategies import TEXTS

CODES = ["", "en", "de", "ru", "ar", "fa", "he", "hi", "ja", "zh", "th", "tr", "xx"]


def split(text: str, code: str = "en") -> list[str]:
    """The words of a text, as text."""
    return [word.text for word in words.split(text, language.load(code))]


def stem(word: str, code: str = "en") -> str:
    """The stem of a word."""
    return words.stem(word, language.load(code))


@given(TEXTS, st.sampled_from(CODES))
def test_words_are_slices_in_order(text: str, code: str) -> None:
    """Whatever the text: each word is where it says it is, and none begins before the last one."""
    found = list(words.split(text, language.load(code)))

    assert all(text[word.start : word.end] == word.text for word in found)
    assert [word.start for word in found] == sorted(word.start for word in found)


@given(TEXTS, st.sampled_from(CODES))
def test_every_letter_and_digit_is_in_a_word(text: str, code: str) -> None:
    """Nothing that is spoken is lost."""
    covered = {place for word in words.split(text, language.load(code)) for place in range(word.start, word.end)}

    assert all(place in covered for place, character in enumerate(text) if character.isalnum())


@given(TEXTS, st.sampled_from(CODES))
def test_words_without_their_places_are_the_same(text: str, code: str) -> None:
    """Whether or not anything stands between the words."""
    loaded = language.load(code)

    assert list(words.texts(text, loaded)) == [word.text for word in words.split(text, loaded)]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "Don't stop: it’s 3,000.5 at 10:30.", ["Don't", "stop", "it’s", "3,000.5", "at", "10:30"]),
        ("en", "A well-known U.S. firm", ["A", "well", "known", "U", "S", "firm"]),
        ("en", "e\u0301te\u0301", ["e\u0301te\u0301"]),
        ("ru", "Что-то случилось.", ["Что", "то", "случилось"]),
        ("hi", "गाड़ी पहुँची।", ["गाड़ी", "पहुँची"]),
        ("zh", "港口结冰abc2018", ["港口", "口结", "结冰", "abc2018"]),
        ("ja", "港が凍", ["港", "が", "凍"]),
        ("th", "ปลา", ["ปลา"]),
        ("th", "เกาะน้ำแข็ง", ["เกาะน้ำ", "น้ำแข็", "แข็ง"]),
        ("th", "ป 5ๆ", ["ป", "5", "ๆ"]),
        ("ko", "항구가 얼었다", ["항구가", "얼었다"]),
    ],
)
def test_text_is_split_into_words(code: str, text: str, expected: list[str]) -> None:
    """Numbers, apostrophes and combining marks stay whole; unspaced scripts give pairs of characters."""
    assert split(text, code) == expected


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "cities", "city’s"),
        ("en", "Freezing", "freezes"),
        ("en", "naïve", "naive"),
        ("fr", "café", "CAFE\u0301"),
        ("fr", "l’eau", "eau"),
        ("it", "dell’acqua", "acqua"),
        ("de", "Straße", "STRASSE"),
        ("ru", "Гавани", "гавань"),
        ("ru", "Ёлка", "елка"),
        ("tr", "İstanbul", "istanbul"),
        ("ar", "أحمد", "احمد"),
        ("ar", "كِتَاب", "كتاب"),
        ("fa", "مل\u06cc", "مل\u064a"),
        ("he", "שָׁלוֹם", "שָׁלוֹם"),
    ],
)
def test_two_forms_of_a_word_have_one_stem(code: str, one: str, other: str) -> None:
    """Endings, case, accents, vowel signs and spelling variants do not count."""
    assert stem(one, code) == stem(other, code)


@pytest.mark.parametrize(("one", "other"), [("harbour", "harvest"), ("ice", "mice"), ("Norby", "Ostrey")])
def test_two_words_have_two_stems(one: str, other: str) -> None:
    """A stem is no more than a stem."""
    assert stem(one) != stem(other)


@given(st.text(max_size=20), st.sampled_from(CODES))
def test_folding_twice_is_folding_once_in_any_case(word: str, code: str) -> None:
    """A folded word is the same whether its letters were large or small to begin with."""
    assert words.fold(words.fold(word)) == words.fold(word)
    assert isinstance(stem(word, code), str)


@pytest.mark.parametrize(
    ("word", "content"),
    [("harbour", True), ("the", False), ("The", False), ("30", True), ("_", False), ("It’s", False)],
)
def test_content_is_what_a_stop_word_is_not(word: str, content: bool) -> None:
    """Numbers carry content, function words and underscores do not."""
    assert words.is_content(word, language.load("en")) is content


def test_stems_are_those_of_the_content_words_repeats_kept() -> None:
    """The order of the text and how often a word stands in it are told."""
    assert words.stems("The harbours, the harbour and 30 boats.", language.load("en")) == [
        stem("harbour"),
        stem("harbour"),
        "30",
        stem("boats"),
    ]


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("one two  three", 3), ("港口结冰了", 3), ("ice 港口", 3), ("ปลาตัวใหญ่", 6)]
)
def test_words_are_counted_in_scripts_without_spaces_too(text: str, count: int) -> None:
    """There, two characters are about one word."""
    assert words.count(text) == count
