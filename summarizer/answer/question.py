"""What a question asks for: the kind of answer, its focus, and the words that look for it."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from summarizer import language as languages
from summarizer import words
from summarizer.answer import matching, wording
from summarizer.language import Language

METADATA = frozenset({"published", "author", "publisher"})
"""Kinds answered by what the page says of itself, not by a sentence."""
WANTED: dict[str, tuple[str, ...]] = {
    "person": ("person", "name", "organisation"),
    "speaker": ("person", "name", "organisation"),
    "organisation": ("organisation", "name"),
    "place": ("place", "name"),
    "date": ("date",),
    "time": ("time",),
    "duration": ("duration",),
    "age": ("age", "number"),
    "money": ("money",),
    "percent": ("percent", "number"),
    "distance": ("distance",),
    "number": ("number", "percent", "money", "weight", "area", "volume", "speed", "temperature", "distance"),
}
"""Kinds of mentions that can answer a kind of question, the best first; other questions want no typed mention."""
STRICT = frozenset({"date", "time", "duration", "age", "money", "percent", "distance", "number"})
"""Kinds that only a sentence with such a mention can answer."""
SORTED = frozenset({"organisation"})
"""Kinds whose question ends its first phrase on a word that only says what sort of thing is asked for."""
UNTOLD = frozenset({"thing", "manner", "yes_no"})
"""Kinds of a question whose question word may be mistyped: none is known, "how" is alone, or a verb is first."""
SPOKEN = frozenset({"speaker", "quotation"})
"""Kinds in which a verb of saying looks for nothing: every quotation has one."""
QUOTED = re.compile(r"[\"“«„]([^\"“”«»„]{8,})[\"”»“]?")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the fact index reads it; stems in order without repeats, ``negated`` where it says "not".

    ``typed`` is its text with mistyped question words put right, ``slips`` are its other mistyped words with the
    stems that were meant.
    """

    text: str
    kind: str
    focus: str
    stems: tuple[str, ...]
    names: frozenset[str]
    quoted: str
    negated: bool = False
    typed: str = ""
    slips: tuple[tuple[str, str], ...] = ()

    @property
    def wanted(self) -> tuple[str, ...]:
        return WANTED.get(self.kind, ())


def read(text: str, language: Language, known: Set[str]) -> Question:
    """A question about an article in that language whose comparable stems are ``known``.

    English question words are understood in every language.
    """
    kind, focus, sort = _kind(text, language)
    typed = wording.corrected(text, language, known) if kind in UNTOLD else text
    kind, focus, sort = _kind(typed, language) if typed != text else (kind, focus, sort)
    kind = wording.about_page(typed, kind, language)
    content = [word.text for word in words.split(typed, language) if words.is_content(word.text, language)]
    idle = {sort} | (language.mentions.speech if kind in SPOKEN else frozenset())
    content = [word for word in content if word.casefold() not in idle] or content
    near = {word: misspelt(word, language, known) for word in content}
    same = matching.related(language.code)
    meant = {word: near[word] or words.stem(word, language) for word in content}
    stems = {word: same.get(own, own) for word, own in meant.items()}
    names = frozenset(stem for word, stem in stems.items() if _is_name(word, typed))
    slips = tuple((word, stem) for word, stem in near.items() if stem)
    quoted = QUOTED.search(typed)
    negated = any(word.text.casefold() in language.negations for word in words.split(text, language))
    ordered = tuple(dict.fromkeys(stems.values()))
    return Question(text, kind, focus, ordered, names, quoted[1] if quoted else "", negated, typed, slips)


def stem(word: str, language: Language, known: Set[str]) -> str:
    """The article's stem that a question's word stands for: its own, a related one, or one it misspells."""
    own = words.stem(word, language)
    meant = misspelt(word, language, known) or own
    return matching.related(language.code).get(meant, meant)


def misspelt(word: str, language: Language, known: Set[str]) -> str:
    """The stem that a word was meant to have, ``""`` where it is known as it stands or like none."""
    own, same = words.stem(word, language), matching.related(language.code)
    if own in known or own in same:
        return ""
    meant = matching.nearest(own, [*known, *same])
    return meant if meant != own else ""


def _is_name(word: str, text: str) -> bool:
    """Whether a word of a question names something: a figure, an acronym, a capital inside the question."""
    return word[0].isdigit() or word.isupper() or (word[0].isupper() and not text.lstrip().startswith(word))


def _kind(text: str, language: Language) -> tuple[str, str, str]:
    """The kind of a question, its focus, and the word that only names the sort of thing asked for."""
    folded = " ".join(text.casefold().split())
    for known in (language, languages.load("en")):
        for kind, patterns in known.questions.items():
            for pattern in patterns:
                match = pattern.search(folded)
                if match:
                    sort = match[0].split()[-1] if kind in SORTED and match[0].strip() else ""
                    return kind, match.groupdict().get("focus") or "", sort
    return "thing", "", ""
