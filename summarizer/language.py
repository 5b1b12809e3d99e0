"""Which language a text is in, and what the summarizer knows of each language.

Everything language-specific is data: one TOML file a language in ``languages/``. A language without a file
still works, with no stop words, no stems and no question words.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from summarizer import profiles

DETECTION_CHARACTERS = 3000
"""Detection reads only so much: it is sure long before."""

MINIMUM_LETTERS = 12
"""Under a dozen letters any language told would be a guess."""

UNSPACED = frozenset({"ja", "km", "lo", "my", "th", "zh"})
"""Languages written without spaces between words, whether they have a file or not."""

LATIN = tuple(
    "af ca cs cy da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tl tr vi".split()
)
HAN = ("ja", "zh-cn", "zh-tw")
SCRIPTS = {
    "ARABIC": ("ar", "fa", "ur"),
    "BENGALI": ("bn",),
    "CJK": HAN,
    "CYRILLIC": ("bg", "mk", "ru", "uk"),
    "DEVANAGARI": ("hi", "mr", "ne"),
    "GREEK": ("el",),
    "GUJARATI": ("gu",),
    "GURMUKHI": ("pa",),
    "HANGUL": ("ko",),
    "HEBREW": ("he",),
    "HIRAGANA": HAN,
    "KANNADA": ("kn",),
    "KATAKANA": HAN,
    "MALAYALAM": ("ml",),
    "TAMIL": ("ta",),
    "TELUGU": ("te",),
    "THAI": ("th",),
}
"""langdetect's languages by the script most letters of a text are in, as Unicode names it; others are Latin."""

ASCII = re.compile("[A-Za-z]+")
"""Foreign words in a text of another script."""


@dataclass(frozen=True, slots=True)
class Page:
    """What web pages in this language put around an article, as data for the cleaning of pasted text.

    ``asked`` are the words by which people ask when, where and by whom the article was written.
    """

    navigation: frozenset[str] = frozenset()
    promotions: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()
    walls: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class References:
    """Words that stand for somebody or some place named before.

    ``he`` and ``she`` are pronouns, ``personal`` whether they never mean a thing; ``masculine`` and ``feminine``
    titles and kin, ``anyone`` what people of either are called; ``town`` what a town is called after its name;
    ``according`` what leads to a source.
    """

    he: frozenset[str] = frozenset()
    she: frozenset[str] = frozenset()
    personal: bool = False
    masculine: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()
    anyone: frozenset[str] = frozenset()
    town: tuple[str, ...] = ()
    according: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Closed-class words by which mentions are recognised; all casefolded."""

    titles: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    place_prepositions: frozenset[str] = frozenset()
    place_words: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()
    approximations: tuple[str, ...] = ()
    money: frozenset[str] = frozenset()
    percent: tuple[str, ...] = ()
    magnitudes: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, frozenset[str]] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)
    modifiers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    periods: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ago: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    future: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    references: References = field(default_factory=References)


@dataclass(frozen=True, slots=True)
class Language:
    """One language as the summarizer knows it; ``code`` is ISO 639-1."""

    code: str
    name: str = ""
    stemmer: str = ""
    spaces: bool = True
    stop_words: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    chapters: frozenset[str] = frozenset()
    clauses: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()
    leaning: frozenset[str] = frozenset()
    leaning_phrases: tuple[str, ...] = ()
    openers: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    related: tuple[tuple[str, ...], ...] = ()
    question_words: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    questions: Mapping[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict)
    mentions: Lexicon = field(default_factory=Lexicon)
    page: Page = field(default_factory=Page)
    chat: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __hash__(self) -> int:
        """By the code alone, so that what was found in a language can be remembered beside it."""
        return hash(self.code)

    def stem(self, word: str) -> str:
        """The Snowball stem of a casefolded word; the word itself where the language has no stemmer."""
        return _stemmer(self.stemmer)(word) if self.stemmer else word


def detect(text: str) -> str:
    """The ISO 639-1 code of a text's language, ``""`` when none can be told; the same text, the same answer.

    Only the languages written in the text's script are weighed (:mod:`summarizer.profiles`), which also halves
    the time to start.
    """
    sample = text[:DETECTION_CHARACTERS]
    scripts = Counter[str]()
    for character, times in Counter(sample).items():
        if character.isalpha():
            scripts[unicodedata.name(character, "").split(" ")[0]] += times
    if scripts.total() < MINIMUM_LETTERS:
        return ""
    script = scripts.most_common(1)[0][0]
    if script not in SCRIPTS:
        return profiles.weigh(sample, LATIN)
    codes = SCRIPTS[script]
    return codes[0] if len(codes) == 1 else profiles.weigh(ASCII.sub(" ", sample), codes).partition("-")[0]


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages that have a file, in alphabetical order."""
    folder = resources.files("summarizer") / "languages"
    return tuple(sorted(file.name[:-5] for file in folder.iterdir() if file.name.endswith(".toml")))


@cache
def load(code: str) -> Language:
    """The language of that code; a bare one, with no words of its own, where there is no file."""
    if code not in available():
        return Language(code, spaces=code not in UNSPACED)
    text = (resources.files("summarizer") / "languages" / f"{code}.toml").read_text(encoding="utf-8")
    return _parse(code, tomllib.loads(text))


def _parse(code: str, data: Mapping[str, Any]) -> Language:
    return Language(
        code=code,
        name=data["name"],
        stemmer=data["stemmer"],
        spaces=data["spaces"],
        stop_words=_words(data["stop_words"]),
        abbreviations=_words(data["abbreviations"]),
        chapters=_words(data.get("chapters", "")),
        clauses=_phrases(data.get("clauses", [])),
        unfinished=_phrases(data.get("unfinished", [])),
        leaning=_words(data["leaning"]),
        leaning_phrases=_phrases(data["leaning_phrases"]),
        openers=_words(data.get("openers", "")),
        subjects=_words(data.get("subjects", "")),
        persons=_words(data.get("persons", "")),
        negations=_words(data["negations"]),
        related=tuple(tuple(group.casefold().split()) for group in data.get("related", ())),
        question_words=_phrases(data["question_words"]),
        openings=_phrases(data.get("openings", [])),
        causes=_phrases(data.get("causes", [])),
        questions={kind: tuple(map(_pattern, patterns)) for kind, patterns in data["questions"].items()},
        mentions=_lexicon(data["mentions"]),
        page=_page(data["page"]),
        chat={name: _phrases(phrases) for name, phrases in data["chat"].items()},
    )


def _lexicon(data: Mapping[str, Any]) -> Lexicon:
    sets = ("titles", "organisations", "place_prepositions", "place_words", "speech", "money")
    return Lexicon(
        **{name: _words(data[name]) for name in sets},
        approximations=_phrases(data["approximations"]),
        percent=_phrases(data["percent"]),
        magnitudes=data["magnitudes"],
        numbers=data["numbers"],
        units={kind: _words(words) for kind, words in data["units"].items()},
        days=data["days"],
        modifiers={which: _phrases(phrases) for which, phrases in data["modifiers"].items()},
        periods={period: _words(words) for period, words in data["periods"].items()},
        ago={which: _phrases(phrases) for which, phrases in data["ago"].items()},
        future={side: _pattern(source) for side, source in data["future"].items() if source},
        references=_references(data["references"]),
    )


def _references(data: Mapping[str, Any]) -> References:
    return References(
        he=_words(data["he"]),
        she=_words(data["she"]),
        personal=data["personal"],
        masculine=_words(data["masculine"]),
        feminine=_words(data["feminine"]),
        anyone=_words(data["anyone"]),
        town=_phrases(data["town"]),
        according=_phrases(data["according"]),
    )


def _page(data: Mapping[str, Any]) -> Page:
    lists = ("promotions", "bylines", "dates", "reading")
    return Page(
        navigation=frozenset(_phrases(data["navigation"])),
        **{name: _phrases(data[name]) for name in lists},
        walls={wall: _phrases(phrases) for wall, phrases in data["walls"].items()},
        asked={name: _phrases(phrases) for name, phrases in data["asked"].items()},
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def _phrases(phrases: list[str]) -> tuple[str, ...]:
    return tuple(sorted((phrase.casefold() for phrase in phrases), key=len, reverse=True))


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


@cache
def _stemmer(algorithm: str) -> Callable[[str], str]:
    import snowballstemmer

    return lru_cache(maxsize=100_000)(snowballstemmer.stemmer(algorithm).stemWord)
