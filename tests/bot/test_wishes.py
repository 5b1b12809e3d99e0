"""What people who ask for a summary wish: how long, about what, by which algorithm; and what is no such wish."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import texts, wishes
from bot.model import Length
from bot.wishes import Wish, words

LENGTHS = {
    "line": ("one line", "tldr", "tl;dr", "TL;DR", "in one sentence", "одной строкой", "Одно предложение"),
    "short": ("short", "Short", "briefly, please", "кратко", "в двух словах", "покажи коротко"),
    "medium": ("medium", "fitting", "the usual length", "обычно", "по умолчанию"),
    "long": ("long", "in detail", "подробно", "развёрнуто", "развернуто"),
    "5": ("5", "5 sentences", "five sentences", "in 5 lines", "в пяти предложениях", "пять предложений"),
    "1": ("1.5", "1,5", "1"),
    "20%": ("20%", "20 %", "20 percent", "a fifth", "20 процентов"),
    "50%": ("half", "наполовину"),
    "0.5%": ("0,5%",),
    "1000": ("9999", "123456789012345678901234567890"),
}


@pytest.mark.parametrize(("written", "said"), [(key, said) for key, every in LENGTHS.items() for said in every])
def test_a_length_is_read_in_words_and_figures(written: str, said: str) -> None:
    wish = wishes.read(said)
    assert (str(wish.length), wish.focus, wish.sized) == (written, "", True)


@pytest.mark.parametrize(
    ("said", "length", "focus"),
    [
        ("Haftar", "None", "Haftar"),
        ("why", "None", "why"),
        ("the hospitals in Derna", "None", "hospitals in Derna"),
        ("short Haftar", "short", "Haftar"),
        ("Haftar 5", "5", "Haftar"),
        ("2011 uprising", "None", "2011 uprising"),
        ("about the hospitals, short", "short", "hospitals"),
        ("about the long siege", "None", "long siege"),
        ("Haftar in three sentences", "3", "Haftar"),
        ("Long Island", "None", "Long Island"),
        ("The Hague", "None", "The Hague"),
        ("подробно про Хафтара", "long", "Хафтара"),
        ("о больницах, кратко", "short", "больницах"),
        ("court", "None", "court"),
        ("media coverage", "None", "media coverage"),
    ],
)
def test_what_tells_no_length_is_what_it_shall_be_about(said: str, length: str, focus: str) -> None:
    wish = wishes.read(said)
    assert (str(wish.length), wish.focus) == (length, focus)


@pytest.mark.parametrize("said", ["0", "-5", "0.9", "0 sentences", "0%", "0.04 %"])
def test_fewer_than_one_sentence_are_none(said: str) -> None:
    assert wishes.read(said) == Wish(nothing=True)


@pytest.mark.parametrize("said", ["lexrank 4", "4 LEXRANK", "Lexrank, 4 sentences"])
def test_an_algorithm_may_stand_anywhere(said: str) -> None:
    assert wishes.read(said) == Wish(Length("sentences", 4), algorithm="lexrank")


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("summary", Wish(named=True)),
        ("Summarize this in 3 sentences please", Wish(Length("sentences", 3), named=True)),
        ("can you summarise the article?", Wish(named=True)),
        ("summary about the hospitals", Wish(focus="hospitals", named=True, about=True)),
        ("summary Haftar", Wish(focus="Haftar", named=True)),
        ("sumary", Wish(named=True)),
        ("summery of the hospitals", Wish(focus="hospitals", named=True, about=True)),
        ("What is this about?", Wish(named=True)),
        ("what's the article about", Wish(named=True)),
        ("key points in 3 bullets", Wish(Length("sentences", 3), named=True)),
        ("О чём эта статья?", Wish(named=True)),
        ("Сократи до двух предложений", Wish(Length("sentences", 2), named=True)),
        ("tldr", Wish(Length("line"))),
        ("short version please", Wish(Length("short"))),
        ("shorter", Wish(by=-1)),
        ("make it longer", Wish(by=1)),
        ("more about Haftar", Wish(by=1, focus="Haftar", about=True)),
        ("кратко про Хафтара", Wish(Length("short"), focus="Хафтара", about=True)),
        ("Перескажи статью в трёх предложениях", Wish(Length("sentences", 3), named=True)),
        ("ещё короче", Wish(by=-1)),
        ("в двух словах об осаде", Wish(Length("short"), focus="осаде", about=True)),
    ],
)
def test_a_summary_is_asked_for_in_plain_words(said: str, wish: Wish) -> None:
    assert wishes.spoken(said) == wish


@pytest.mark.parametrize(
    "said",
    [
        *("How long was the siege?", "Who is he?", "short on cash?", "5", "about Haftar", "hello", "", "it", "🙂"),
        *("More than 5 people died", "What is the summary of the report?", "Long Island", "In one sentence?"),
        *(
            "Summit talks began",
            "Summary executions were reported there",
            "Сколько предложений?",
            "20 people died",
        ),
    ],
)
def test_a_question_and_a_remark_are_no_such_wish(said: str) -> None:
    assert wishes.spoken(said) is None


@pytest.mark.parametrize(
    ("said", "length"),
    [
        ("shrot", "short"),
        ("lnog", "long"),
        ("Breif", "short"),
        ("крако", "short"),
        ("кратк", "short"),
        ("short", "short"),
        ("7", "7"),
    ],
)
def test_a_length_that_is_mistyped_is_meant_all_the_same(said: str, length: str) -> None:
    assert str(wishes.length(said)) == length


@pytest.mark.parametrize("said", ["shore", "lung", "", "Haftar", "short Haftar", "0", "longer"])
def test_another_word_is_no_length(said: str) -> None:
    assert wishes.length(said) is None


@pytest.mark.parametrize(
    ("locale", "said", "length", "focus"),
    [
        ("de", "kurz über Haftar", "short", "Haftar"),
        ("de-AT", "in drei Sätzen", "3", ""),
        ("fr_FR", "court, sur les hôpitaux", "short", "hôpitaux"),
        ("es", "una frase sobre Haftar", "line", "Haftar"),
        ("it", "in dettaglio", "long", ""),
        ("pt-BR", "metade", "50%", ""),
        ("uk", "стисло про лікарні", "short", "лікарні"),
        ("uk", "short", "short", ""),
        ("xx", "кратко", "short", ""),
    ],
)
def test_the_language_of_the_app_is_read_too(locale: str, said: str, length: str, focus: str) -> None:
    wish = wishes.read(said, locale)
    assert (str(wish.length), wish.focus) == (length, focus)


@pytest.mark.parametrize(
    ("said", "by"),
    [
        *(("kürzer", -1), ("länger", 1), ("plus court", -1), ("plus long", 1), ("更短", -1), ("更长", 1)),
        *(("più corto", -1), ("más largo", 1), ("mais curto", -1), ("довше", 1), ("daha kısa", -1)),
    ],
)
def test_longer_and_shorter_are_read_in_every_language(said: str, by: int) -> None:
    assert wishes.spoken(said, "en") == Wish(by=by)


@pytest.mark.parametrize("said", ["summary in 50 words", "50 words summary", "перескажи в 50 словах"])
def test_words_may_be_counted(said: str) -> None:
    assert wishes.spoken(said) == Wish(Length("words", 50), named=True)


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(sorted(" ".join(each) for each in words.of("de")))).map(" ".join)
)
def test_any_text_is_read_and_its_focus_is_a_piece_of_it(said: str) -> None:
    wish = wishes.read(said, "de")
    assert wish.focus in said
    assert wish.focus == wish.focus.strip()
    assert not (wish.nothing and wish.length)


# What every language promises


@pytest.fixture(params=words.available())
def code(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    return str(request.param)


def test_it_has_the_kinds_of_words_english_has(code: str) -> None:
    own, english = (
        tomllib.loads((resources.files("bot.wishes") / f"{each}.toml").read_text("utf-8")) for each in (code, "en")
    )
    assert {part: list(kinds) for part, kinds in own.items()} == {
        part: list(kinds) for part, kinds in english.items()
    }
    assert all(kinds for part in own.values() for kinds in part.values())
    assert len(own["figures"]["numbers"]) == 10


def test_every_language_that_is_spoken_is_read() -> None:
    assert set(texts.available()) <= set(words.available())


def test_no_phrase_means_two_lengths(code: str) -> None:
    data = tomllib.loads((resources.files("bot.wishes") / f"{code}.toml").read_text("utf-8"))
    phrases = [phrase for every in data["lengths"].values() for phrase in every]
    assert sorted(phrases) == sorted(set(phrases))


def test_each_of_its_lengths_is_read_back(code: str) -> None:
    data = tomllib.loads((resources.files("bot.wishes") / f"{code}.toml").read_text("utf-8"))
    for name in words.LENGTHS:
        assert {wishes.read(phrase, code).length for phrase in data["lengths"][name]} == {Length(name)}
    for name, by in words.STEPPED.items():
        assert {wishes.read(phrase, code).by for phrase in data["lengths"][name]} == {by}
