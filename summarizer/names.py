"""Names of people, organisations and places in a text, recognised by capitals, titles and their neighbours.

No gazetteer of ours: country names and cities that name time zones come from CLDR through Babel; titles, heads of
organisations and place words from the language's file. In scripts without capitals only what titles, verbs of
saying and CLDR reveal is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summarizer import dates, words
from summarizer.language import Language
from summarizer.model import Span
from summarizer.words import Word

CONNECTORS = frozenset("of de del da do dos di la le les des du von van der den bin ibn al el y e".split())
"""Lower-case words that stand inside a name ("Bank of England", "Ursula von der Leyen")."""
EVERY_NOUN_CAPITAL = frozenset({"de"})
AMONG_NOUNS = frozenset({"von", "van", "zu"})
"""The same in German, where "der" and "den" begin the next noun phrase."""
ACRONYM = re.compile(r"[^\W\d_a-zа-яёіїєґ]{2,6}\d?$")
JOINING = frozenset({"and", "for", "the"})
"""The same inside an organisation only ("Ministry for the Environment"); elsewhere they join two names."""
JOINT = re.compile(r"(?:[\s\u00a0]|\.[\s\u00a0]?|-)$")
DATELINE = re.compile(
    r"[A-ZÀ-ÖØ-ÞА-ЯЁЇІЄҐ][A-ZÀ-ÖØ-ÞА-ЯЁЇІЄҐ' .-]{2,30}(?:,[^—–]{1,30}|\s\([^)]{2,20}\))?\s*[—–-]{1,2}\s"
)
"""The place (and date, agency) an agency's report opens with: "BENGHAZI, Libya — "."""
PERSON_WORDS = 4
"""Words of a person's name at most."""
LONGEST = 7
"""Words in a name at most; a longer run of capitals is a headline."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: its kind (person, organisation, place or name), its span without title, its title."""

    kind: str
    span: Span
    title: str = ""


def find(text: str, language: Language) -> list[Name]:
    """The names of one sentence, in order."""
    tokens = list(words.split(text, language))
    return [
        name
        for run in _runs(text, tokens, language)
        for name in [_named(text, tokens, run, language)]
        if name is not None
    ]


def _runs(text: str, tokens: Sequence[Word], language: Language) -> Iterator[tuple[int, int]]:
    """(first, last + 1) of the runs of capitalised words, connectors inside them included."""
    number = 0
    while number < len(tokens):
        end = _run_end(text, tokens, number, language) if _starts(tokens, number, language) else number
        if end > number:
            yield number, end
        number = max(end, number + 1)


def _starts(tokens: Sequence[Word], number: int, language: Language) -> bool:
    word = tokens[number].text
    if not _is_capital(word):
        return False
    if dates.is_name(word, language):
        return False
    return word.casefold() not in language.stop_words or ACRONYM.match(word) is not None


def _run_end(text: str, tokens: Sequence[Word], first: int, language: Language) -> int:
    end = number = first + 1
    while number < min(len(tokens), first + LONGEST) and _touches(text, tokens, number):
        word = tokens[number].text
        if _is_capital(word):
            end = number + 1
        elif not _connects(word, tokens[first:number], language):
            break
        number += 1
    return end


def _connects(word: str, run: Sequence[Word], language: Language) -> bool:
    """Whether a lower-case word may stand inside the name that a run of words begins."""
    if language.code in EVERY_NOUN_CAPITAL:
        return word in AMONG_NOUNS
    if word in JOINING:
        return any(token.text.casefold() in language.mentions.organisations for token in run)
    return word in CONNECTORS


def _touches(text: str, tokens: Sequence[Word], number: int) -> bool:
    between = text[tokens[number - 1].end : tokens[number].start]
    return len(between) <= 2 and (JOINT.match(between) is not None) and "\n" not in between


def _is_capital(word: str) -> bool:
    return word[0].isupper()


def _named(text: str, tokens: Sequence[Word], run: tuple[int, int], language: Language) -> Name | None:
    first, last = run
    titled = first
    while titled < last and _bare(tokens[titled].text) in language.mentions.titles:
        titled += 1
    if titled == last:
        return None
    span = _span(text, tokens, titled, last)
    title = (
        text[tokens[first].start : tokens[titled - 1].end]
        if titled > first
        else _title_before(tokens, first, language)
    )
    kind = "person" if title else _kind(text, tokens, (titled, last), language)
    return Name(kind, span, title) if kind else None


def _span(text: str, tokens: Sequence[Word], first: int, last: int) -> Span:
    start, end = tokens[first].start, tokens[last - 1].end
    possessive = words.POSSESSIVE.search(text[start:end])
    end = start + possessive.start() if possessive else end
    return Span(text[start:end], start, end)


def _title_before(tokens: Sequence[Word], first: int, language: Language) -> str:
    """A title in lower case right before the name ("spokesman Ahmad")."""
    word = tokens[first - 1].text if first else ""
    return (
        word
        if _bare(word) in language.mentions.titles and tokens[first].start - tokens[first - 1].end == 1
        else ""
    )


def _kind(text: str, tokens: Sequence[Word], run: tuple[int, int], language: Language) -> str:
    first, last = run
    lexicon, run_words = language.mentions, [_bare(token.text) for token in tokens[first:last]]
    dateline = DATELINE.match(text)
    if dateline and tokens[last - 1].end <= dateline.end():
        return "place"
    if len(run_words) == 1 and run_words[0] in lexicon.organisations | lexicon.place_words:
        return ""
    before = _bare(tokens[first - 1].text) if first else ""
    after = _bare(tokens[last].text) if last < len(tokens) else ""
    if any(word in lexicon.organisations for word in run_words):
        return "organisation"
    if is_place(" ".join(run_words), language.code) or set(run_words) & lexicon.place_words:
        return "place"
    if len(run_words) == 1 and ACRONYM.match(tokens[first].text):
        return "organisation"
    says = before in lexicon.speech or after in lexicon.speech
    if language.code in EVERY_NOUN_CAPITAL:
        return _among_nouns(run_words, before, says, language)
    if says and (first > 0 or len(run_words) > 1):
        return "person"
    if first > 0 and (before in lexicon.place_prepositions or after in lexicon.place_words):
        return "place"
    return "person" if 1 < len(run_words) <= PERSON_WORDS else "name"


def _among_nouns(run: Sequence[str], before: str, says: bool, language: Language) -> str:
    """Where every noun has a capital, a name is two or three of them that no article or number introduces."""
    if before in language.stop_words or before[:1].isdigit() or run[0] in language.mentions.numbers:
        return ""
    return "person" if says or len(run) in (2, 3) else ""


def _bare(word: str) -> str:
    return words.POSSESSIVE.sub("", word.casefold())


def is_place(name: str, code: str) -> bool:
    """Whether CLDR knows a casefolded name as a country or as the city of a time zone."""
    return name in _places(code) or name in _places("en")


@cache
def _places(code: str) -> frozenset[str]:
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    zones = {zone.rpartition("/")[2].replace("_", " ").casefold() for zone in get_global("zone_territories")}
    try:
        territories = Locale.parse(code or "en").territories
    except (UnknownLocaleError, ValueError):
        return frozenset(zones)
    named = {name.casefold() for key, name in territories.items() if key.isalpha()}
    return frozenset(zones | named)
