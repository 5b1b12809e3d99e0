"""Answers of questions that name their own key: an acronym, some quoted words, a person, a name to explain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer import quotations, words
from summarizer.answer import descriptions, matching
from summarizer.answer.question import Question
from summarizer.index import BM25
from summarizer.language import Language
from summarizer.mentions import NAMED, QUOTATION, initials
from summarizer.model import Answer, Mention, Sentence, Span

CERTAIN = 0.95
"""Confidence in what is no matter of ranking: a name spelt out, a quotation found."""
SAME_WORDS = 0.8
"""Share of a quoted question's words that the quotation must have: people quote from memory."""
PARAPHRASED = 0.5
"""The same where a question retells what was said, by the words' rarity in the article."""
ALIKE = 0.7
"""Share of the longer of two stems that they must begin with alike: "cowardly" and "cowardice"."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What an article offers to look up by: its mentions, its sentences' stems, and how rare each stem is."""

    mentions: tuple[Mention, ...]
    sentences: tuple[Sentence, ...]
    stems: tuple[tuple[str, ...], ...]
    rarity: BM25
    language: Language
    read: Callable[[str], Question]


def find(asked: Question, keys: Keys) -> Answer | None:
    """The answer of a question that names its own key; None where the article has nothing under it."""
    by_kind: Mapping[str, Callable[[Question, Keys], Answer | None]] = {
        "abbreviation": _spelt_out,
        "speaker": _who_said,
        "quotation": _what_was_said,
        "definition": _explained,
    }
    answered = by_kind.get(asked.kind)
    return answered(asked, keys) if answered else None


def _spelt_out(asked: Question, keys: Keys) -> Answer | None:
    """What an acronym stands for, where the article spells it out."""
    meant = next((m.value for m in keys.mentions if _is(m, asked.focus) and m.value != m.span.text), "")
    for mention in keys.mentions:
        text = mention.span.text
        if mention.kind in NAMED and (text == meant or (" " in text and initials(text).casefold() == asked.focus)):
            return Answer(asked.text, mention.span, mention.sentence, CERTAIN, None)
    return None


def _is(mention: Mention, focus: str) -> bool:
    return mention.kind in NAMED and mention.span.text.casefold() == focus


def _who_said(asked: Question, keys: Keys) -> Answer | None:
    """The speaker of some quoted words, or of what a question retells."""
    if asked.quoted:
        wanted = set(words.stems(asked.quoted, keys.language))
        for mention in _said(keys):
            said = wanted.intersection(words.stems(mention.span.text, keys.language))
            if wanted and len(said) >= SAME_WORDS * len(wanted):
                return _spoken(asked, mention, CERTAIN, keys)
    return _retold(asked, keys)


def _said(keys: Keys) -> Iterator[Mention]:
    return (mention for mention in keys.mentions if mention.kind == QUOTATION)


def _retold(asked: Question, keys: Keys) -> Answer | None:
    """The speaker of the quotation that shares most of a question's words, rare ones counting more."""
    best, share = None, 0.0
    for mention in _said(keys):
        found = _share(asked.stems, matching.stems(mention.span.text, keys.language), keys)
        best, share = (mention, found) if found > share else (best, share)
    return _spoken(asked, best, min(CERTAIN, share), keys) if best and share >= PARAPHRASED else None


def _spoken(asked: Question, mention: Mention, confidence: float, keys: Keys) -> Answer:
    """A quotation's speaker: the words for them in its sentence, and their name."""
    span = _sayer(mention.sentence, keys.language) or mention.span
    return Answer(asked.text, span, mention.sentence, confidence, None, value=mention.value)


def _sayer(sentence: Sentence, language: Language) -> Span | None:
    """The words of a sentence that name who speaks in it, "he" among them."""
    found = quotations.speaker(sentence.text, language)
    start = sentence.start + found.start if found else 0
    return Span(found.text, start, start + len(found.text)) if found else None


def _share(asked: Iterable[str], said: Sequence[str], keys: Keys) -> float:
    """How much of some stems' weight others have, or begin like."""
    weights = {stem: keys.rarity.idf(stem) for stem in asked}
    total = sum(weights.values())
    met = sum(weight for stem, weight in weights.items() if any(_alike(stem, other) for other in said))
    return met / total if total else 0.0


def _alike(one: str, other: str) -> bool:
    longer = max(len(one), len(other))
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one == other or (same >= matching.SHORTEST and same >= ALIKE * longer)


def _what_was_said(asked: Question, keys: Keys) -> Answer | None:
    """What somebody said: of their quotations the one that shares most words with the question.

    Where a question tells what about, one that shares none of it is no answer.
    """
    quoted = [mention for mention in _said(keys) if names(asked, mention, keys)]
    about = [stem for stem in asked.stems if stem not in keys.read(asked.focus).stems]
    place = {sentence: number for number, sentence in enumerate(keys.sentences)}
    shares = [_share(about, keys.stems[place[mention.sentence]], keys) for mention in quoted]
    if not quoted or (about and not max(shares)):
        return None
    best = quoted[shares.index(max(shares))]
    return Answer(asked.text, best.span, best.sentence, CERTAIN, None, value=best.value)


def _explained(asked: Question, keys: Keys) -> Answer | None:
    """Who or what a name is: an acronym spelt out, or the first sentence that describes its bearer."""
    if any(_is(mention, asked.focus) and mention.span.text.isupper() for mention in keys.mentions):
        spelt = _spelt_out(asked, keys)
        if spelt:
            return spelt
    for mention in keys.mentions:
        if mention.kind in NAMED and names(asked, mention, keys):
            described = descriptions.find(mention.sentence, mention.span, keys.language)
            if described:
                return Answer(asked.text, described, mention.sentence, CERTAIN, None)
    return None


def names(asked: Question, mention: Mention, keys: Keys) -> bool:
    """Whether a mention, by its fullest form, is what a question is about."""
    focus = set(keys.read(asked.focus).stems)
    full = f"{mention.value} {mention.span.text if mention.kind in NAMED else ''} {initials(mention.value)}"
    known = matching.stems(full, keys.language)
    return bool(focus) and all(matching.same_name(stem, known) for stem in focus)
