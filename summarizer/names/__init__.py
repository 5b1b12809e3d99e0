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
from summarizer.names import caseless
from summarizer.words import Word

CONNECTORS = frozenset("of de del da do dos di la le les des du von van der den bin ibn al el y e".split())
"""Lower-case words that stand inside a name ("Bank of England", "Ursula von der Leyen")."""
EVERY_NOUN_CAPITAL = frozenset({"de"})
AMONG_NOUNS = frozenset({"von", "van", "zu"})
"""The same in German, where "der" and "den" begin the next noun phrase."""
ACRONYM = re.compile(r"[^\W\d_a-zа-яёіїєґ]{2,6}\d?$")
THINGS = frozenset({"of", "and", "for", "the"})
"""Words that no person's name has inside it without a title before it."""
JOINING = frozenset({"and", "for", "the"})
"""The same inside an organisation only ("Ministry for the Environment"); elsewhere they join two names."""
JOINT = re.compile(r"(?:[\s\u00a0]|\.[\s\u00a0]?|-)$")
DATELINE = re.compile(
    r"[A-ZÀ-ÖØ-ÞА-ЯЁЇІЄҐ][A-ZÀ-ÖØ-ÞА-ЯЁЇІЄҐ' .-]{2,30}(?:,[^—–]{1,30}|\s\([^)]{2,20}\))?\s*[—–-]{1,2}\s"
)
"""The place (and date, agency) an agency's report opens with: "BENGHAZI, Libya — "."""
AGE = re.compile(r",\s\d\d?(?=[,.;])|\s\(\d\d?\)")
"""An age right behind a name: ", 25,"."""
PEOPLE = re.compile(r"(?:an|i|er)s$|(?:ese|ish|men)$")
"""What names of peoples end on ("Nigerians said")."""
PERSON_WORDS = 4
"""Words of a person's name at most."""
APPOSITION = 4
"""Words behind a name's comma among which its title stands."""
LONGEST = 7
"""Words in a name at most; a longer run of capitals is a headline."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: its kind (person, organisation, place or name), its span without title, its title.

    ``sure`` tells that a title, a verb of saying or an age beside it makes it a person's, not its capitals alone.
    """

    kind: str
    span: Span
    title: str = ""
    sure: bool = False


def find(text: str, language: Language) -> list[Name]:
    """The names of one sentence, in order."""
    tokens = list(words.split(text, language))
    found = [
        name
        for whole in _runs(text, tokens, language)
        for run in _parted(tokens, whole, language)
        for name in [_named(text, tokens, run, language)]
        if name is not None
    ]
    return found if language.code not in caseless.CODES else _with_caseless(text, tokens, found, language)


def _with_caseless(text: str, tokens: Sequence[Word], found: list[Name], language: Language) -> list[Name]:
    people = [Name("person", span, title, sure=True) for span, title in caseless.find(text, tokens, language)]
    listed = caseless.places(text, tokens, language, _places(language.code))
    places = (Name("place", span) for span in listed)
    for name in [*people, *places]:
        if not any(name.span.start < other.span.end and other.span.start < name.span.end for other in found):
            found.append(name)
    return sorted(found, key=lambda name: name.span.start)


def _runs(text: str, tokens: Sequence[Word], language: Language) -> Iterator[tuple[int, int]]:
    """(first, last + 1) of the runs of capitalised words, connectors inside them included."""
    number = 0
    while number < len(tokens):
        end = _run_end(text, tokens, number, language) if _starts(tokens, number, language) else number
        if end > number:
            yield number, end
        number = max(end, number + 1)


def _parted(tokens: Sequence[Word], run: tuple[int, int], language: Language) -> Iterator[tuple[int, int]]:
    """A run as one name, or as the two that a title or a possessive parts ("Indiana Gov. Ann Lee")."""
    first, last = run
    lexicon, plain = language.mentions, [_bare(token.text) for token in tokens[first:last]]
    for place in range(1, last - first):
        number = first + place
        owner = words.POSSESSIVE.search(tokens[number - 1].text) is not None
        if owner and (is_place(plain[place - 1], language.code) or ACRONYM.match(plain[place - 1].upper())):
            yield from ((first, number), (number, last))
            return
        titled = plain[place] in lexicon.titles and place + 1 < last - first
        if (
            titled
            and not lexicon.organisations.intersection(plain[place + 1 :])
            and plain[place + 1] not in THINGS
        ):
            if is_place(plain[0], language.code) or lexicon.organisations.intersection(plain[:place]):
                yield first, number
            yield number, last
            return
    yield run


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
    begin = _behind_titles(tokens, run, language)
    if begin == last:
        return None
    span = _span(text, tokens, begin, last)
    title = " ".join([*_titles_before(tokens, first, language), *_titles_in(tokens, first, last, language)])
    kind = "person" if title else _kind(text, tokens, (begin, last), language)
    if kind in {"person", "name"}:
        title = " ".join([title, *_titles_behind(text, tokens, last, language)]).strip()
        kind = "person" if title else kind
    said = kind == "person" and (_says(tokens, begin - 1, language) or _says(tokens, last, language))
    said = said and not (last - begin == 1 and PEOPLE.search(span.text))
    sure = kind == "person" and (bool(title) or said or AGE.match(text, tokens[last - 1].end) is not None)
    return Name(kind, span, title, sure) if kind else None


def _behind_titles(tokens: Sequence[Word], run: tuple[int, int], language: Language) -> int:
    """Where a run's name begins: behind its titles ("Secretary of State Ann Lee"), or with a title that stays
    part of it ("Duchess of Cornwall")."""
    first, last = run
    begin = first + len(_titles_in(tokens, first, last, language))
    if first < begin < last and not _is_capital(tokens[begin].text):
        return begin + 2 if begin + 2 < last and _is_capital(tokens[begin + 2].text) else first
    return begin


def _titles_in(tokens: Sequence[Word], first: int, last: int, language: Language) -> list[str]:
    """The titles a run of words begins with."""
    titles = language.mentions.titles
    end = next((number for number in range(first, last) if _bare(tokens[number].text) not in titles), last)
    return [token.text for token in tokens[first:end]]


def _says(tokens: Sequence[Word], number: int, language: Language) -> bool:
    """Whether the word of that number is a verb of saying."""
    return 0 <= number < len(tokens) and _bare(tokens[number].text) in language.mentions.speech


def _span(text: str, tokens: Sequence[Word], first: int, last: int) -> Span:
    start, end = tokens[first].start, tokens[last - 1].end
    possessive = words.POSSESSIVE.search(text[start:end])
    end = start + possessive.start() if possessive else end
    return Span(text[start:end], start, end)


def _titles_before(tokens: Sequence[Word], first: int, language: Language) -> list[str]:
    """The titles right before the name, in small letters or not ("spokesman General Ahmad")."""
    start = first
    while start and tokens[start].start - tokens[start - 1].end == 1:
        if _bare(tokens[start - 1].text) not in language.mentions.titles:
            break
        start -= 1
    return [token.text for token in tokens[start:first]]


def _titles_behind(text: str, tokens: Sequence[Word], last: int, language: Language) -> list[str]:
    """The title that a comma and a few words put behind a name (", a director of the hospital")."""
    if last >= len(tokens) or text[tokens[last - 1].end : tokens[last].start].strip() != ",":
        return []
    for number in range(last, min(len(tokens), last + APPOSITION)):
        if number > last and text[tokens[number - 1].end : tokens[number].start] not in {" ", "-"}:
            return []
        if _is_capital(tokens[number].text):
            return []
        following = tokens[number + 1].text if number + 1 < len(tokens) else ""
        if tokens[number].text in language.mentions.titles:
            return [] if following and _is_capital(following) else [tokens[number].text]
    return []


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
    says = _says(tokens, first - 1, language) or _says(tokens, last, language)
    if language.code in EVERY_NOUN_CAPITAL:
        return _among_nouns(run_words, before, says, language)
    if says and (first > 0 or len(run_words) > 1):
        return "person"
    if first > 0 and (before in lexicon.place_prepositions or after in lexicon.place_words):
        return "place"
    return "person" if 1 < len(run_words) <= PERSON_WORDS and not set(run_words) & THINGS else "name"


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


def is_country(name: str, code: str) -> bool:
    """Whether CLDR knows a casefolded name as a country or another territory."""
    return name in _territories(code) or name in _territories("en")


@cache
def _places(code: str) -> frozenset[str]:
    from babel.core import get_global

    zones = {zone.rpartition("/")[2].replace("_", " ").casefold() for zone in get_global("zone_territories")}
    return frozenset(zones | _territories(code))


@cache
def _territories(code: str) -> frozenset[str]:
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(code or "en").territories
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(name.casefold() for key, name in territories.items() if key.isalpha())
