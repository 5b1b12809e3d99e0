"""What a question asks for: the kind of answer, its focus, and the words that look for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer import language as languages
from summarizer import words
from summarizer.language import Language

METADATA = frozenset({"published", "author", "publisher"})
"""Kinds answered by what the page says of itself, not by a sentence."""
WANTED: dict[str, tuple[str, ...]] = {
    "person": ("person", "name", "organisation"),
    "speaker": ("person", "name", "organisation"),
    "organisation": ("organisation", "name"),
    "place": ("place", "name", "organisation"),
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
QUOTED = re.compile(r"[\"“«„]([^\"“”«»„]{8,})[\"”»“]?")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the fact index reads it; stems in order without repeats."""

    text: str
    kind: str
    focus: str
    stems: tuple[str, ...]
    names: frozenset[str]
    quoted: str

    @property
    def wanted(self) -> tuple[str, ...]:
        return WANTED.get(self.kind, ())


def read(text: str, language: Language) -> Question:
    """A question about an article in that language; English question words are known in every language."""
    kind, focus = _kind(text, language)
    content = [word.text for word in words.split(text, language) if words.is_content(word.text, language)]
    stems = tuple(dict.fromkeys(words.stem(word, language) for word in content))
    first = text.strip()[:1]
    names = frozenset(
        words.stem(word, language)
        for word in content
        if word[0].isdigit() or (word[0].isupper() and not text.strip().startswith(word)) or word.isupper()
    )
    quoted = QUOTED.search(text)
    return Question(text, kind, focus, stems, names if first else frozenset(), quoted[1] if quoted else "")


def _kind(text: str, language: Language) -> tuple[str, str]:
    folded = " ".join(text.casefold().split())
    for known in (language, languages.load("en")):
        for kind, patterns in known.questions.items():
            for pattern in patterns:
                match = pattern.search(folded)
                if match:
                    return kind, match.groupdict().get("focus") or ""
    return "thing", ""
