"""What every language file promises: the same keys, words that can match, patterns that are safe to search."""

from __future__ import annotations

import re
import signal
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from typing import Any

import pytest
import snowballstemmer
from babel import Locale

from summarizer import dates, language, quantities, sentences, words
from summarizer.language import Language

FILES = resources.files("summarizer") / "languages"
WORDS = ("stop_words", "abbreviations", "leaning", "negations")
MENTIONED_WORDS = ("titles", "organisations", "place_prepositions", "place_words", "speech", "money")
PHRASES = ("navigation", "promotions", "bylines", "dates", "reading")
ASKED = ("article", "published", "written", "author", "publisher", "other")
CHAT = ("greetings", "advertising", "decisions", "meetings")
WALLS = ("robots", "missing", "cookies", "paywall", "login", "scripts")
TABLES = ("magnitudes", "numbers", "days")
TOLD = {
    "modifiers": ("last", "next", "this"),
    "ago": ("before", "behind", "one", "two"),
    "future": ("before", "after"),
    "references": ("he", "she", "personal", "masculine", "feminine", "anyone", "town", "according"),
}
"""What tells a day by its distance and whether it lies ahead, and what stands for somebody named before."""
KINDS = set(tomllib.loads((FILES / "en.toml").read_text("utf-8"))["questions"])
"""The kinds of question that the code asks for are those of the English file."""
SHAPE: dict[str, type] = {
    "name": str,
    "stemmer": str,
    "spaces": bool,
    "leaning_phrases": list,
    "question_words": list,
    **dict.fromkeys(WORDS, str),
    **dict.fromkeys(("questions", "mentions", "page", "chat"), dict),
}
OPTIONAL: dict[str, type] = {
    **dict.fromkeys(("related", "openings", "causes", "clauses", "unfinished"), list),
    **dict.fromkeys(("chapters", "openers", "subjects", "persons"), str),
}
CEILING_SECONDS = 60
"""Far above what a linear pattern needs for the texts below, far below what a runaway one does."""


@pytest.fixture(params=language.available())
def code(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    return str(request.param)


@pytest.fixture
def data(code: str) -> dict[str, Any]:
    """What stands in its file."""
    return tomllib.loads((FILES / f"{code}.toml").read_text("utf-8"))


@pytest.fixture
def loaded(code: str) -> Language:
    """The language as it is used."""
    return language.load(code)


def phrases(data: Mapping[str, Any]) -> Iterator[str]:
    """Every phrase of a file that is compared with casefolded text."""
    yield from data["leaning_phrases"]
    yield from data["question_words"]
    yield from data.get("openings", [])
    for optional in ("causes", "clauses", "unfinished"):
        yield from data.get(optional, [])
    for asked in data["page"]["asked"].values():
        yield from asked
    yield from data["mentions"]["approximations"]
    yield from data["mentions"]["percent"]
    for table in ("modifiers", "ago"):
        for found in data["mentions"][table].values():
            yield from found
    for kind in PHRASES:
        yield from data["page"][kind]
    for kind in CHAT:
        yield from data["chat"][kind]
    for table in TABLES:
        yield from data["mentions"][table]


@contextmanager
def runaway_stopped() -> Iterator[None]:
    """Turns a search that never comes back into a failure."""

    def stop(*_: object) -> None:
        raise AssertionError("a pattern backtracks without end")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(CEILING_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_a_file_has_every_key_and_no_other(data: dict[str, Any]) -> None:
    """Only a few lists are optional, so nothing is forgotten; what nobody reads does not stand there."""
    assert OPTIONAL | {key: type(value) for key, value in data.items()} == OPTIONAL | SHAPE
    tables = {"approximations", "percent", "units", "periods", *MENTIONED_WORDS, *TABLES, *TOLD}
    assert set(data["mentions"]) == tables
    assert set(data["page"]) == {*PHRASES, "walls", "asked"}
    assert set(data["page"]["asked"]) == set(ASKED)
    assert set(data["page"]["walls"]) == set(WALLS)
    assert set(data["chat"]) == set(CHAT)


def test_values_have_the_type_that_is_read(data: dict[str, Any]) -> None:
    """Words are one text, phrases a list of texts, tables map a phrase to a whole number."""
    mentions = data["mentions"]
    assert all(isinstance(mentions[name], str) for name in MENTIONED_WORDS)
    assert all(isinstance(phrase, str) for phrase in [*phrases(data), *data.get("related", [])])
    assert all(type(number) is int for table in TABLES for number in mentions[table].values())
    assert all(isinstance(text, str) for table in ("units", "periods") for text in mentions[table].values())
    assert type(mentions["references"]["personal"]) is bool
    assert {name: set(mentions[name]) for name in TOLD} == {name: set(keys) for name, keys in TOLD.items()}


def test_a_file_is_named_by_a_language_code(code: str, data: dict[str, Any]) -> None:
    """The name inside is that language's own for itself."""
    assert (Locale.parse(code).display_name or "?").casefold() in data["name"].casefold()


def test_a_language_says_what_it_must(loaded: Language) -> None:
    """What summaries and questions stand on is never empty."""
    assert len(loaded.stop_words) > 50
    assert loaded.negations
    assert loaded.page.navigation
    assert all(loaded.page.walls[wall] for wall in WALLS)
    assert loaded.page.promotions
    assert all(loaded.chat[kind] for kind in CHAT)
    assert loaded.mentions.speech
    assert loaded.mentions.magnitudes


def test_the_stemmer_is_one_there_is(data: dict[str, Any]) -> None:
    """Or none, where Snowball has none."""
    assert data["stemmer"] in ("", *snowballstemmer.algorithms())


def test_no_number_is_a_stop_word(loaded: Language) -> None:
    """A figure is content in every language."""
    assert not [word for word in loaded.stop_words if any(map(str.isdigit, word))]


def test_an_abbreviation_has_a_full_stop(loaded: Language) -> None:
    """A word without one could never stand at a boundary; a single letter or sign may be part of one that does."""
    assert not [word for word in loaded.abbreviations if "." not in word and len(word) > 1]


def test_phrases_are_casefolded_and_trimmed(data: dict[str, Any]) -> None:
    """They are compared with casefolded text: another spelling of them would never be found."""
    assert not [phrase for phrase in phrases(data) if phrase != phrase.casefold() or not phrase.strip()]
    assert not [phrase for phrase in data["page"]["navigation"] if phrase != phrase.strip()]


def test_no_phrase_stands_twice_in_a_list(data: dict[str, Any]) -> None:
    """A list is a set that somebody can read."""
    for kind in PHRASES:
        assert len(data["page"][kind]) == len(set(data["page"][kind]))


def test_the_kinds_of_question_are_known(loaded: Language) -> None:
    """A kind the code does not know would be answered by nobody; a thing can be asked for in any language."""
    assert set(loaded.questions) <= KINDS
    assert {"person", "place", "date", "number", "thing"} <= set(loaded.questions)
    assert all(patterns for patterns in loaded.questions.values())


def test_question_patterns_match_casefolded_text(data: dict[str, Any]) -> None:
    """Outside of escapes no capital stands in a pattern, which is searched in casefolded text."""
    for patterns in data["questions"].values():
        for pattern in patterns:
            plain = re.sub(r"\\.|\(\?[a-zA-Z]+[:)]|\(\?P<\w+>", "", pattern)
            assert plain == plain.lower(), pattern


def test_no_question_pattern_matches_nothing_or_everything(loaded: Language) -> None:
    """A pattern that matches an empty question matches any."""
    for patterns in loaded.questions.values():
        assert not [pattern.pattern for pattern in patterns if pattern.search("")]


def test_patterns_are_safe_on_long_text(loaded: Language) -> None:
    """Long runs of what a pattern repeats do not send it backtracking."""
    some = " ".join(sorted(loaded.stop_words)[:40])
    hostile = ("a" * 3000, " " * 3000 + "x", "a " * 2000, (some + " ") * 20, "!?." * 1000, "12," * 1000)
    with runaway_stopped():
        for text in hostile:
            for patterns in loaded.questions.values():
                for pattern in patterns:
                    pattern.search(text.casefold())
            dates.find(text, loaded)
            quantities.find(text, loaded)


def test_a_text_of_its_own_words_is_read(loaded: Language) -> None:
    """Sentences, words and stems of a text in the language: slices, none lost, the same ones again."""
    gap = " " if loaded.spaces else ""
    parts = [gap.join(sorted(loaded.mentions.speech)[:6]).capitalize() + "." for _ in range(3)]
    text = "\n\n".join(parts)
    found = sentences.split(text, loaded)

    assert [sentence.text for sentence in found] == parts
    assert words.stems(text, loaded) == words.stems(text, loaded) != []
    assert "".join(word.text for word in words.split(text, loaded))


def test_stop_words_are_words_to_the_splitter(loaded: Language) -> None:
    """Nearly every stop word comes out of the splitter as one word, or it would stop nothing."""
    if loaded.spaces:
        stopping = {word for word in loaded.stop_words if word.strip("'’") == word}
        whole = [word for word in stopping if [found.text for found in words.split(word, loaded)] == [word]]
        assert len(whole) > len(stopping) * 0.9


def test_related_words_stand_in_one_group_each(loaded: Language) -> None:
    """A stem in two groups would make all their words mean the same; a stop word looks for nothing."""
    groups = [{words.stem(word, loaded) for word in group} for group in loaded.related]
    assert all(len(group) > 1 for group in groups)
    assert sum(map(len, groups)) == len(set().union(*groups))
    assert not [word for group in loaded.related for word in group if word in loaded.stop_words]
