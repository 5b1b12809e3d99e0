"""Quotations in a text, and the words that name their speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.language import Language
from summarizer.model import Span

QUOTED = re.compile(r"“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|「([^「」]+)」|(?<!\w)\"([^\"]+)\"(?!\w)")
ASIDE = re.compile(r"[,!?…]\s+[—–]\s+([^—–]{3,120}?)(?:[.,]\s+[—–]|$)")
SHORTEST = 3
"""Words in a quotation at least; fewer are a term or a nickname in quotation marks."""
REACH = 150
"""Characters between a quotation and the verb that says it, at most."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What was said, and the span of the sentence that names who said it (None where it names nobody)."""

    span: Span
    speaker: Span | None


def find(text: str, language: Language) -> list[Quotation]:
    """The quotations of one sentence, in order."""
    found = []
    for match in QUOTED.finditer(text):
        group = match.lastindex or 0
        inside = _interruption(match[group], language)
        said = match[group][: inside.start()].rstrip() if inside else match[group].rstrip(", ")
        span = Span(said, match.start(group), match.start(group) + len(said))
        if len(span.text.split()) >= SHORTEST:
            by = _subject_inside(match, group, inside, language) if inside else _speaker(text, match, language)
            found.append(Quotation(span, by))
    return found


def _interruption(quoted: str, language: Language) -> re.Match[str] | None:
    """The words that tell the speaker inside the marks, as Slavic papers set them («…, — said X. — …»)."""
    found = ASIDE.search(quoted)
    return found if found and _said(language).search(found[1]) else None


def _subject_inside(quoted: re.Match[str], group: int, inside: re.Match[str], language: Language) -> Span | None:
    verb = _said(language).search(inside[1])
    subject = _subject(inside[1], verb, 0, len(inside[1])) if verb else None
    start = quoted.start(group) + inside.start(1) + (subject.start if subject else 0)
    return Span(subject.text, start, start + len(subject.text)) if subject else None


def speaker(text: str, language: Language) -> Span | None:
    """Who says something in a sentence, with or without quotation marks: the subject of its verb of saying."""
    for verb in _said(language).finditer(text):
        if not any(match.start() < verb.start() < match.end() for match in QUOTED.finditer(text)):
            return _subject(text, verb, 0, len(text))
    return None


def _speaker(text: str, quoted: re.Match[str], language: Language) -> Span | None:
    """The subject of the verb of saying nearest the quotation, the one behind it first."""
    after = _said(language).search(text, quoted.end(), min(len(text), quoted.end() + REACH))
    before = [*_said(language).finditer(text, max(0, quoted.start() - REACH), quoted.start())]
    for verb, low, high in ((after, quoted.end(), len(text)), (before and before[-1], 0, quoted.start())):
        subject = _subject(text, verb, low, high) if verb else None
        if subject:
            return subject
    return None


def _subject(text: str, verb: re.Match[str], low: int, high: int) -> Span | None:
    """The words before the verb, or behind it where none stand before ("said Touré")."""
    start = max(low, *(text.rfind(mark, low, verb.start()) + 1 for mark in ',;.—–"”»'))
    for begin, end in ((start, verb.start()), (verb.end(), _clause_end(text, verb.end(), high))):
        words = text[begin:end].strip()
        if any(map(str.isalpha, words)):
            offset = begin + text[begin:end].index(words)
            return Span(words, offset, offset + len(words))
    return None


def _clause_end(text: str, start: int, high: int) -> int:
    ends = [at for mark in ',;.:—–"“«' if (at := text.find(mark, start, high)) >= 0]
    return min(ends, default=high)


@cache
def _said_pattern(verbs: frozenset[str]) -> re.Pattern[str]:
    ordered = sorted(verbs, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered)) or '(?!)'})(?!\w)", re.IGNORECASE)


def _said(language: Language) -> re.Pattern[str]:
    return _said_pattern(language.mentions.speech)
