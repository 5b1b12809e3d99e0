"""What every catalogue promises: the same sentences, with the same values, and all of them said somewhere."""

from __future__ import annotations

import ast
import re

import pytest

from bot import texts
from bot.handlers.telegram import introduction
from tests.bot.catalogue import ROOT, messages, selectors, uses, variables

NUMBERS = frozenset(
    "articles characters chosen counted days hours known left limit messages minutes omitted others sentences size"
    " status total".split()
)
COUNTS = (0, 1, 2, 5, 21)
PLURALS = {
    "en": (
        ("digest-more", "{} more {}", "stories story stories stories stories"),
        ("saved-minutes", "{} {} saved", "minutes minute minutes minutes minutes"),
        ("saved-hours", "{} {} saved", "hours hour hours hours hours"),
        ("reduction", "{0} of {0} {1}", "sentences sentence sentences sentences sentences"),
        ("length-sentences", "{} {} long", "sentences sentence sentences sentences sentences"),
        ("length-words", "at most {} {} long", "words word words words words"),
    ),
    "ru": (
        ("digest-more", "и ещё {} {}", "историй история истории историй история"),
        ("status-kept", "Для этого чата я храню {} {}.", "статей статью статьи статей статью"),
        ("reduction", "{0} из {0} {1}", "предложений предложения предложений предложений предложения"),
        ("length-sentences", "в {} {}", "предложений предложение предложения предложений предложение"),
        ("length-words", "не длиннее {} {}", "слов слова слов слов слова"),
    ),
}
"""What some sentences say for 0, 1, 2, 5 and 21: all the forms a whole number has in these languages."""


@pytest.fixture(params=texts.available())
def locale(request: pytest.FixtureRequest) -> str:
    """Each locale in turn."""
    return str(request.param)


def said(locale: str, key: str, number: int = 5) -> str:
    """A sentence with a number for what is counted and a word for the rest."""
    values = {name: number if name in NUMBERS else "Ёлка" for name in variables(messages(locale)[key])}
    return texts.Texts(locale).say(key, **values)


def test_it_has_the_sentences_english_has(locale: str) -> None:
    assert list(messages(locale)) == list(messages("en"))


def test_each_sentence_asks_for_the_values_the_english_one_asks_for(locale: str) -> None:
    own = {key: variables(message) for key, message in messages(locale).items()}
    assert own == {key: variables(message) for key, message in messages("en").items()}


def test_each_sentence_can_be_said_with_any_number(locale: str) -> None:
    for key in messages(locale):
        for number in COUNTS:
            sentence = said(locale, key, number)
            assert sentence.strip() == sentence != ""
            assert not re.search(r"[{}]|\bNone\b", sentence), sentence


def test_forms_are_chosen_by_numbers_alone(locale: str) -> None:
    chosen = {name for message in messages(locale).values() for name in selectors(message)}
    assert chosen <= NUMBERS


def test_a_number_takes_the_form_its_language_gives_it(locale: str) -> None:
    for key, sentence, forms in PLURALS[locale]:
        expected = [sentence.format(number, form) for number, form in zip(COUNTS, forms.split(), strict=True)]
        assert [said(locale, key, number) for number in COUNTS] == expected


def test_nothing_is_left_in_english(locale: str) -> None:
    same = {key for key in messages(locale) if locale != "en" and said(locale, key) == said("en", key)}
    assert same == set()


def test_reasons_fit_on_one_line(locale: str) -> None:
    reasons = [
        key for key in messages(locale) if key.startswith(("fetch-", "read-", "path-", "token-", "webhook-"))
    ]
    alone = ["database-failed", "settings-wrong", "export-unreadable", "unknown-algorithm", "telegram-unreachable"]
    assert [key for key in (*reasons, *alone) if "\n" in said(locale, key)] == []


def test_telegram_takes_every_description_of_a_command(locale: str) -> None:
    descriptions = [said(locale, key) for key in messages(locale) if key.startswith("command-")]
    assert all(1 <= len(description) <= 256 for description in descriptions)


def test_the_locale_is_shown_under_its_own_name_and_writes_its_own_dates(locale: str) -> None:
    from datetime import date

    told = texts.Texts(locale)
    assert told.name(locale) == {"en": "English", "ru": "Русский"}[locale]
    assert told.day(date(2018, 5, 23)) == {"en": "May 23, 2018", "ru": "23 мая 2018\u202fг."}[locale]


# The code and the catalogue


def test_every_key_in_the_code_is_in_the_catalogue() -> None:
    assert uses().keys - set(messages("en")) == set()


def test_every_key_in_the_catalogue_is_in_the_code() -> None:
    families = tuple(uses().families)
    assert {key for key in messages("en") if key not in uses().keys and not key.startswith(families)} == set()


def test_every_family_of_keys_is_known_and_whole() -> None:
    assert uses().families == {"command-"}
    described = [key for key in messages("en") if key.startswith("command-")]
    assert described == [f"command-{name}" for name in introduction.COMMANDS]


def test_every_sentence_is_given_the_values_it_asks_for() -> None:
    given = {(key, frozenset(values)) for key, values in uses().values}
    assert given - {(key, frozenset(variables(messages("en")[key]))) for key, _ in given} == set()


def test_doors_and_rendering_say_nothing_that_is_not_in_the_catalogue() -> None:
    rooms = [*(ROOT / "bot" / "handlers").rglob("*.py"), *(ROOT / "bot" / "rendering").rglob("*.py")]
    literal = [f"{room.name}: {text}" for room in rooms for text in sentences(ast.parse(room.read_text("utf-8")))]
    assert literal == []


def sentences(tree: ast.Module) -> list[str]:
    """Texts of two words and more in a module that may be shown: no docstring, pattern or log line."""
    ours = (ast.Raise, ast.Assert, ast.Compare)
    skipped = [node for node in ast.walk(tree) if isinstance(node, ours) or is_aside(node)]
    passed = {id(part) for node in skipped for part in ast.walk(node)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed
        if re.search(r"[^\W\d_]+\s+[^\W\d_]+", node.value)
    ]


def is_aside(node: ast.AST) -> bool:
    """Whether a node is a docstring, a pattern or a log line."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    return called.startswith(("log.", "re."))
