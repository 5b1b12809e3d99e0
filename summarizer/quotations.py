"""Quotations in a text, and the words that name their speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summarizer import words
from summarizer.language import Language
from summarizer.model import Span

QUOTED = re.compile(
    r"“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|「([^「」]+)」|『([^『』]+)』|(?<![\w\"])\"([^\"]+)\"(?!\w)|(?<!\w)”([^”]+)”(?!\w)"
    r"|(?<!\w)»([^«»]+)«(?!\w)|(?<!\w)‘([^‘’\n]+(?:’\w[^‘’\n]*)*)’(?!\w)|‚([^‚‘]+)‘|‹([^‹›]+)›"
    r"|(?<![\w'])'(?=[^\W\d_])([^'\n]+(?:'\w[^'\n]*)*)(?<=[\w.,!?])'(?!\w)"
)
MARK = re.compile("[\"“”„«»‘’‚‹›'「」『』]")
OPENED = re.compile(r"(?:^|(?<=[\s(]))([\"“«„「『])\s?([^\"“”«»„「」『』]+)$")
"""A quotation that goes on in the next paragraph, as it does where none closes it."""
CLOSED = frozenset(".,!?…;:)]%")
"""Signs that a closing mark stands behind, and no opening one."""
MARKS = re.compile('["“”„«»「」]')
RUN = 6
"""Sentences a quotation runs over at most; a mark that nothing closes for longer is a stray one."""
ASIDE = re.compile(r"[,!?…]\s+[—–]\s+([^—–]{3,120}?)(?:[.,]\s+[—–]|$)")
SHORTEST = 3
"""Words in a quotation at least; fewer are a term or a nickname in quotation marks."""
APPOSED = re.compile(r"[^\W\d_],\s((?:[^\W\d_a-zа-яёіїєґ][\w.'’-]*\s?){1,4}(?<=\w)),\s$")
"""A name between commas that stands before a verb ("the mayor, Anna Berg, said")."""
REACH = 150
"""Characters between a quotation and the verb that says it, at most."""
END = re.compile(r"[.!?…](?=\s+[^\Wa-z])|[。！？।؟]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What was said, and the span of the sentence that names who said it (None where it names nobody).

    ``open`` tells that the text ends before the quotation does.
    """

    span: Span
    speaker: Span | None
    open: bool = False


def find(text: str, language: Language) -> list[Quotation]:
    """The quotations of one sentence, or of the sentences one quotation runs over, in order."""
    found = []
    for match in QUOTED.finditer(text) if MARK.search(text) else ():
        group = match.lastindex or 0
        inside = _interruption(match[group], language)
        said = match[group][: inside.start()].rstrip() if inside else match[group].rstrip(", \u00a0")
        start = match.start(group) + len(said) - len(said.lstrip())
        span = Span(said.strip(), start, start + len(said.strip()))
        if words.count(span.text) >= SHORTEST:
            by = _subject_inside(match, group, inside, language) if inside else _speaker(text, match, language)
            found.append(Quotation(span, by))
    return found


def unfinished(text: str, language: Language) -> Quotation | None:
    """The quotation that a text opens and does not close."""
    match = OPENED.search(text)
    if match is None or words.count(match[2]) < SHORTEST:
        return None
    span = Span(match[2].rstrip(), match.start(2), match.start(2) + len(match[2].rstrip()))
    low = max((quoted.end() for quoted in QUOTED.finditer(text) if quoted.end() <= match.start()), default=0)
    return Quotation(span, _before(text, low, match.start(), language), open=True)


def is_open(text: str) -> bool:
    """Whether a text opens a quotation that it does not close."""
    return any(
        text.count(left) > text.count(right) if left != right else text.count(left) % 2 == 1
        for left, right in ("“”", "«»", "「」", '""')
    ) or ("„" in text and text.count("„") > text.count("“") + text.count("”"))


def running(texts: Sequence[str]) -> Sequence[bool]:
    """Which of an article's sentences begin inside a quotation that a sentence before them opens."""
    inside = [False] * len(texts)
    for number, text in enumerate(texts):
        if MARKS.search(text) and _opens(text, last=True):
            for reached in range(number + 1, min(number + RUN, len(texts))):
                if not MARKS.search(texts[reached]):
                    continue
                if not _opens(texts[reached]):
                    inside[number + 1 : reached + 1] = [True] * (reached - number)
                break
    return inside


def is_bare(text: str) -> bool:
    """Whether a sentence is somebody's words and no more: nobody in it says them."""
    marks = [match for match in MARKS.finditer(text) if not _is_opening(match)]
    begins = MARKS.match(text) is not None and _opens(text)
    return begins and not (marks and any(map(str.isalpha, text[marks[0].end() :])))


def _opens(text: str, *, last: bool = False) -> bool:
    """Whether the first, or the last, mark of a text opens a quotation."""
    marks = list(MARKS.finditer(text))
    return _is_opening(marks[-1 if last else 0])


def _is_opening(mark: re.Match[str]) -> bool:
    """Whether a mark opens a quotation, which its neighbours tell: German »…« and „…“ use closing signs for it."""
    before, after = mark.string[: mark.start()][-1:], mark.string[mark.end() :][:1]
    begins = after.isalnum() if mark[0] == "»" else after != "" and (mark[0] == "«" or not after.isspace())
    return begins and not before.isalnum() and before not in CLOSED


def _interruption(quoted: str, language: Language) -> re.Match[str] | None:
    """The words that tell the speaker inside the marks, as Slavic papers set them («…, — said X. — …»)."""
    found = ASIDE.search(quoted)
    return found if found and _said(language).search(found[1]) else None


def _subject_inside(quoted: re.Match[str], group: int, inside: re.Match[str], language: Language) -> Span | None:
    verb = _said(language).search(inside[1])
    subject = _subject(inside[1], verb, 0, len(inside[1]), language) if verb else None
    start = quoted.start(group) + inside.start(1) + (subject.start if subject else 0)
    return Span(subject.text, start, start + len(subject.text)) if subject else None


def speaker(text: str, language: Language) -> Span | None:
    """Who says something in a sentence, with or without quotation marks: the subject of its verb of saying."""
    if not _speaks(text, language):
        return _source(text, 0, len(text), language)
    quoted = [match.span() for match in QUOTED.finditer(text)] if MARK.search(text) else []
    for verb in _said(language).finditer(text):
        if not any(start < verb.start() < end for start, end in quoted):
            return _subject(text, verb, 0, len(text), language)
    return _source(text, 0, len(text), language)


def _speaks(text: str, language: Language) -> bool:
    """Whether a verb of saying stands in a text, told from its words, which others have split already."""
    speech = language.mentions.speech
    return not language.spaces or any(word.text.casefold() in speech for word in words.split(text, language))


def _speaker(text: str, quoted: re.Match[str], language: Language) -> Span | None:
    """The subject of the verb of saying nearest the quotation, the one behind it first."""
    return _behind(text, quoted, language) or _before(
        text, _floor(text, quoted, language), quoted.start(), language
    )


def _floor(text: str, quoted: re.Match[str], language: Language) -> int:
    """Where the sentence that leads to a quotation begins, other quotations apart."""
    others = [match.end() for match in QUOTED.finditer(text, 0, quoted.start()) if match.end() <= quoted.start()]
    low = max(others, default=0)
    return max(_stops(text, low, quoted.start(), language), default=low)


def _stops(text: str, low: int, high: int, language: Language) -> Iterator[int]:
    """Where sentences end in a part of a text, abbreviations and initials apart."""
    for stop in END.finditer(text, low, high):
        word = text[low : stop.end()].rsplit(maxsplit=1)[-1].casefold().lstrip("(\"'“«")
        if word not in language.abbreviations and len(word) > len("x."):
            yield stop.end()


def _behind(text: str, quoted: re.Match[str], language: Language) -> Span | None:
    following = QUOTED.search(text, quoted.end())
    high = min(len(text), following.start() if following else len(text))
    verb = _said(language).search(text, quoted.end(), min(high, quoted.end() + REACH))
    subject = _subject(text, verb, quoted.end(), high, language) if verb else None
    if subject or not verb:
        return subject or _source(text, quoted.end(), high, language)
    return _lead(text, _floor(text, quoted, language), quoted.start())


def _lead(text: str, low: int, high: int) -> Span | None:
    """The words before a quotation whose verb stands behind it (Turkish, Japanese)."""
    lead = text[low:high].rstrip(' ,:、，\u00a0"“«「『')
    return _trimmed(lead, low) if any(map(str.isalpha, lead)) else None


def _before(text: str, low: int, high: int, language: Language) -> Span | None:
    verbs = [*_said(language).finditer(text, max(low, high - REACH), high)]
    subject = _subject(text, verbs[-1], low, high, language) if verbs else None
    return subject or _source(text, low, high, language)


def _source(text: str, low: int, high: int, language: Language) -> Span | None:
    """The words behind "according to" or its like."""
    source = _according(language).search(text, low, high)
    if source is None:
        return None
    end = _clause_end(text, source.end(), high, language)
    return _trimmed(text[source.end() : end], source.end())


def _subject(text: str, verb: re.Match[str], low: int, high: int, language: Language) -> Span | None:
    """The words before the verb, or behind it where none stand before ("said Touré")."""
    start = max(low, *(text.rfind(mark, low, verb.start()) + 1 for mark in ',;.—–"”»،、。'))
    apposed = APPOSED.search(text, low, verb.start())
    if apposed:
        return Span(apposed[1], apposed.start(1), apposed.end(1))
    for begin, end in ((start, verb.start()), (verb.end(), _clause_end(text, verb.end(), high, language))):
        subject = _trimmed(text[begin:end], begin)
        if subject and _is_somebody(subject.text, language):
            return subject
    return None


def _is_somebody(subject: str, language: Language) -> bool:
    """Whether some words name anybody: a pronoun does, an auxiliary verb alone ("ha detto") does not."""
    known = language.mentions.references.he | language.mentions.references.she
    found = [word.text for word in words.split(subject, language)]
    return any(words.is_content(word, language) or word.casefold() in known for word in found)


def _trimmed(subject: str, offset: int) -> Span | None:
    plain = subject.strip()
    if not any(map(str.isalpha, plain)):
        return None
    start = offset + subject.index(plain)
    return Span(plain, start, start + len(plain))


def _clause_end(text: str, start: int, high: int, language: Language) -> int:
    ends = [at for mark in ',;:—–"“«」，、。' if (at := text.find(mark, start, high)) >= 0]
    last = high - 1 if text[high - 1 : high] in {".", "!", "?"} else high
    return min([*ends, *(stop - 1 for stop in _stops(text, start, high, language)), last])


@cache
def _pattern(phrases: frozenset[str], spaces: bool) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    edges = (r"(?<!\w)", r"(?!\w)") if spaces else ("", "")
    return re.compile(rf"{edges[0]}(?:{'|'.join(map(re.escape, ordered)) or '(?!)'}){edges[1]}", re.IGNORECASE)


def _said(language: Language) -> re.Pattern[str]:
    return _pattern(language.mentions.speech, language.spaces)


def _according(language: Language) -> re.Pattern[str]:
    return _pattern(frozenset(language.mentions.references.according), language.spaces)
