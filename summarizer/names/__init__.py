"""Names of people, organisations and places in a text, recognised by capitals, titles and their neighbours.

No gazetteer of ours: country names and cities that name time zones come from CLDR through Babel; titles, heads of
organisations and place words from the language's file. In scripts without capitals only what titles, verbs of
saying and CLDR reveal is found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer import words
from summarizer.language import Language
from summarizer.model import Span
from summarizer.names import caseless, places, runs, titles
from summarizer.names.runs import ACRONYM, EVERY_NOUN_CAPITAL, THINGS, bare, says
from summarizer.words import Word

DATELINE = re.compile(
    r"[A-ZÀ-ÖØ-ÞА-ЯЁЇІЄҐ][A-ZÀ-ÖØ-ÞА-ЯЁЇІЄҐ' .-]{2,30}(?:,[^—–]{1,30}|\s\([^)]{2,20}\))?\s*[—–-]{1,2}\s"
)
"""The place (and date, agency) an agency's report opens with: "BENGHAZI, Libya — "."""
AGE = re.compile(r",\s\d\d?(?=[,.;])|\s\(\d\d?\)")
"""An age right behind a name: ", 25,"."""
PARTIES = re.compile(r"(?:i|c)ans$|crats$")
"""What members of parties are called ("House Republicans said")."""
PERSON_WORDS = 4
"""Words of a person's name at most."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: its kind (person, organisation, place or name), its span without title, its title.

    ``sure`` tells that a title or an age makes it a person's, or a verb of saying beside more words than one, and
    not its capitals alone.
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
        for whole in runs.find(text, tokens, language)
        for run in runs.parted(tokens, whole, language)
        for name in [_named(text, tokens, run, language)]
        if name is not None
    ]
    return found if language.code not in caseless.CODES else _with_caseless(text, tokens, found, language)


def _with_caseless(text: str, tokens: Sequence[Word], found: list[Name], language: Language) -> list[Name]:
    people = [Name("person", span, title, sure=True) for span, title in caseless.find(text, tokens, language)]
    known = places.listed(language.code) | places.cities(language.code)
    placed = caseless.places(text, tokens, language, known)
    for name in [*people, *(Name("place", span) for span in placed)]:
        if not any(name.span.start < other.span.end and other.span.start < name.span.end for other in found):
            found.append(name)
    return sorted(found, key=lambda name: name.span.start)


def _named(text: str, tokens: Sequence[Word], run: tuple[int, int], language: Language) -> Name | None:
    first, last = run
    begin = titles.start(tokens, run, language)
    if begin == last:
        return None
    span = _span(text, tokens, begin, last)
    before = titles.before(tokens, first, language) or titles.over_comma(text, tokens, (begin, last), language)
    title = " ".join([*before, *titles.inside(tokens, first, last, language)])
    kind = "person" if title else _kind(text, tokens, (begin, last), language)
    if kind in {"person", "name"}:
        title = " ".join([title, *titles.behind(text, tokens, last, language)]).strip()
        kind = "person" if title else kind
    said = last - begin > 1 and (says(tokens, begin - 1, language) or says(tokens, last, language))
    sure = kind == "person" and (bool(title) or said or AGE.match(text, tokens[last - 1].end) is not None)
    return Name(kind, span, title, sure) if kind else None


def _span(text: str, tokens: Sequence[Word], first: int, last: int) -> Span:
    start, end = tokens[first].start, tokens[last - 1].end
    possessive = words.POSSESSIVE.search(text[start:end])
    end = start + possessive.start() if possessive else end
    return Span(text[start:end], start, end)


def _kind(text: str, tokens: Sequence[Word], run: tuple[int, int], language: Language) -> str:
    first, last = run
    lexicon, run_words = language.mentions, [bare(token.text) for token in tokens[first:last]]
    dateline = DATELINE.match(text)
    if dateline and tokens[last - 1].end <= dateline.end():
        return "place"
    if len(run_words) == 1 and run_words[0] in lexicon.organisations | lexicon.place_words:
        return ""
    before = bare(tokens[first - 1].text) if first else ""
    after = bare(tokens[last].text) if last < len(tokens) else ""
    if any(word in lexicon.organisations for word in run_words):
        return "organisation"
    if places.is_place(" ".join(run_words), language.code) or set(run_words) & lexicon.place_words:
        return "place"
    if len(run_words) == 1 and ACRONYM.match(tokens[first].text):
        return "organisation"
    spoken = says(tokens, first - 1, language) or says(tokens, last, language)
    if language.code in EVERY_NOUN_CAPITAL:
        return _among_nouns(run_words, before, spoken, language)
    if not spoken and first > 0 and (before in lexicon.place_prepositions or after in lexicon.place_words):
        return "place"
    return "person" if _is_persons(run_words, spoken and (first > 0 or len(run_words) > 1), language) else "name"


def _is_persons(run: Sequence[str], says: bool, language: Language) -> bool:
    """Whether words that are no organisation's and no place's are a person's, who speaks or has more names than
    one."""
    if _are_many(run[-1], language):
        return False
    listed = len(run) > 1 and places.is_place(run[0], language.code)
    return says or (1 < len(run) <= PERSON_WORDS and not listed and not set(run) & THINGS)


def _are_many(word: str, language: Language) -> bool:
    """Whether a word names more people than one: a country's, a party's, a profession's."""
    if places.is_people(word, language.code) or PARTIES.search(word):
        return True
    return word.endswith("s") and word[:-1] in language.mentions.titles


def _among_nouns(run: Sequence[str], before: str, says: bool, language: Language) -> str:
    """Where every noun has a capital, a name is two or three of them that no article or number introduces."""
    numbers = language.mentions.numbers
    if before in language.stop_words or before[:1].isdigit() or before in numbers or run[0] in numbers:
        return ""
    return "person" if says or len(run) in (2, 3) else ""
