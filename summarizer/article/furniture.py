"""What stands on a page around the article: menus, share counters, newsletter boxes, bylines.

A line is claimed by general signals (its length, its final punctuation, dates and counters in it) and by the
phrases each language's file lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from itertools import dropwhile

from summarizer import dates, sentences
from summarizer import language as languages
from summarizer.language import Language
from summarizer.words import count

ADVERTISEMENT = 150
"""Characters from which a sentence is prose whatever phrase stands in it."""
CLAIM = 25
"""Words above which a line is prose whatever phrase stands in it."""
PROSE = 12
"""Words from which a line without final punctuation is prose all the same; headlines are shorter."""
SEPARATORS = re.compile(r"\s+[-–—|·•/]\s+|\s*[|·•]\s*|,\s+(?=\d)|\s{3,}|\t")
EDGES = " \t\r.:…!|»›>«<•·-–—*#[]()"
LISTED = re.compile(r"^[-*] +(?=\S)")
"""What stands before the items of a list once its markup is gone; the page itself has no such sign."""
COUNTER = re.compile(r"\W*\d[\d.,]*\s?[kKmM]\+?(?:\s+[^\W\d_]+){1,3}\W?$")
FOLLOWING = 4
"""Words of a line at most that one word of a menu claims together with an address."""
CREDIT = re.compile(r"\W*[^\W\d_]+:\s+[^\W\d_a-z][^.!?]*[^\W\d_]/[^\W\d_a-z]")
"""Who took a picture, for whom: "Photo: Ann Lee/Norby Post"."""
RIGHTS = re.compile(r"\W*(?:©|\(c\)|copyright\b)[^.!?]{0,200}$", re.I)
TAGGED = re.compile(r".*\[[A-Z]{4,20}\]\W*$")
"""Another article's headline with what it is: "… in China turmoil [VIDEO]"."""
TAGS = re.compile(r"\W*(?:[#@]\w+[\s,;|·•]*)+$")
"""Hashtags or channels alone, as they stand below a post."""
HANDLE = re.compile(r"(?:^|\s)@\w{3,}|https?://\S+|\bt\.me/\S+", re.I)
AGENCY_OR_NAME = re.compile(r"[^\W\d_a-z]")
SIGNS = (COUNTER, CREDIT, RIGHTS, TAGGED)


class Kind(Enum):
    """What a line of a page is."""

    PROSE = "prose"
    HEADING = "heading"
    NAVIGATION = "navigation"
    BYLINE = "byline"


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote an article and when it was published, as its byline says."""

    author: str = ""
    published: date | None = None


@lru_cache(maxsize=1000)
def classify(line: str, language: Language) -> Kind:
    """The kind of one line of a page in this language; English phrases are known on every page."""
    words = count(line)
    if words <= CLAIM and _is_navigation(line, words, language):
        return Kind.NAVIGATION
    if words <= CLAIM and _is_byline(line, words, language):
        return Kind.BYLINE
    return Kind.PROSE if sentences.is_final(line) or words >= PROSE else Kind.HEADING


def opening(line: str, language: Language) -> int:
    """Where the words end that a byline opens with ("By", "Text:"); 0 where it opens with none."""
    found = (_opener(known).match(line) for known in _known(language))
    return max((match.end() for match in found if match), default=0)


def undated(text: str, language: Language) -> str:
    """What stands in a byline before its date and the word that leads to it ("Ann Lee | Updated May 5")."""
    known = _known(language)
    dated = [found[0].span.start for each in known if (found := dates.find(text, each))]
    text = text[: min(dated, default=len(text))]
    return min((_label(each).split(text)[0] for each in known), key=len)


def byline(line: str, language: Language) -> Byline:
    """The author and the first complete date of a byline."""
    opener = next((match for match in (_opener(known).match(line) for known in _known(language)) if match), None)
    author = ""
    if opener:
        author = SEPARATORS.split(line[opener.end() :])[0].strip(" ,;:")
        dated = dates.find(author, language)
        author = author[: dated[0].span.start] if dated else author
        author = min((_label(known).split(author)[0] for known in _known(language)), key=len).strip(" ,;:")
    return Byline(_without_preposition(author, language), _first_date(line, language))


def _without_preposition(author: str, language: Language) -> str:
    """A name without the word that led to the date behind it ("Elena on January 5")."""
    name, _, last = author.rpartition(" ")
    return name if name and last in language.stop_words else author


def promotes(text: str, language: Language) -> bool:
    """Whether a sentence advertises the page or leads the reader about on it."""
    return len(text) < ADVERTISEMENT and _promotes(text.casefold(), language)


def drop(body: str, title: str, language: Language) -> str:
    """The paragraphs of an extracted body, one a line, without those that are furniture or its own title.

    ``""`` when all of it is furniture: a cookie note, a list of links.
    """
    lines = [LISTED.sub("", line.strip()) for line in body.split("\n") if line.strip()]
    kept = [line for line in lines if classify(line, language) in (Kind.PROSE, Kind.HEADING)]
    kept = list(dropwhile(lambda line: line.casefold() == title.casefold(), kept))
    return "" if all(_promotes(line.casefold(), language) for line in kept) else "\n\n".join(kept)


def _is_navigation(line: str, words: int, language: Language) -> bool:
    plain = " ".join(line.casefold().strip(EDGES).split())
    if not any(map(str.isalnum, plain)) or _promotes(plain, language):
        return True
    if TAGS.match(line):
        return True
    if words <= PROSE and _leads_elsewhere(line, language):
        return True
    label = plain.partition(":")[0]  # "Read more: Harbour to reopen", but not "Home: paint the fence."
    for known in _known(language):
        page = known.page
        if plain in page.navigation or (" " in label and label in page.navigation):
            return True
        if words <= 6 and any(phrase in plain for phrase in page.reading):
            return True
        parts = [part.strip(EDGES) for part in SEPARATORS.split(line.casefold())]
        if len(parts) > 1 and sum(part in page.navigation for part in parts) * 2 > len(parts):
            return True
    return not sentences.is_final(line) and any(sign.match(line) for sign in SIGNS)


def _leads_elsewhere(line: str, language: Language) -> bool:
    """Whether a line that names a channel or an address opens as a menu does ("Subscribe @norby")."""
    rest, times = HANDLE.subn(" ", line.casefold())
    opening = " ".join(re.sub(r"[^\w\s'’-]", " ", rest).split())
    return times > 0 and any(
        opening == phrase or opening.startswith(f"{phrase} ")
        for known in _known(language)
        for phrase in known.page.navigation
        if " " in phrase or len(opening.split()) <= FOLLOWING
    )


def _promotes(plain: str, language: Language) -> bool:
    return any(phrase in plain for known in _known(language) for phrase in known.page.promotions)


def _is_byline(line: str, words: int, language: Language) -> bool:
    if sentences.is_final(line) and not line.rstrip().endswith(":"):
        return False
    for known in _known(language):
        opener = _opener(known).match(line)
        if opener and words <= 20 and AGENCY_OR_NAME.match(line[opener.end() :].lstrip()):
            return True
        if _label(known).search(line) and _first_date(line, language):
            return True
    return _is_only_a_date(line, language)


def _is_only_a_date(line: str, language: Language) -> bool:
    rest = line
    found = [mention for mention in dates.find(line, language) if len(mention.value) == len("2018-05-23")]
    for mention in reversed(found):
        rest = rest[: mention.span.start] + rest[mention.span.end :]
    return bool(found) and len(re.findall(r"[^\W\d_]{3,}", rest)) <= 2


def _first_date(line: str, language: Language) -> date | None:
    return next(filter(None, (dates.first(line, known) for known in _known(language))), None)


def _known(language: Language) -> tuple[Language, ...]:
    english = languages.load("en")
    return (english,) if language.code == "en" else (language, english)


@cache
def _alternatives(phrases: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, phrases)) or "(?!)"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _opener(language: Language) -> re.Pattern[str]:
    return _compiled(rf"\s*(?:{_alternatives(language.page.bylines)})(?:\s*:|(?=\s))\s*")


def _label(language: Language) -> re.Pattern[str]:
    return _compiled(rf"(?:^|[-–—|·•,(]\s*)(?:{_alternatives(language.page.dates)})(?!\w)")
