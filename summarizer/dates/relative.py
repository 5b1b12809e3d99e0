"""Days, weeks, months and years told by their distance from the day of publication.

"Tuesday", "last year", "two days ago" and "yesterday": the words come from CLDR and the language's own file.
dateparser, which knows 200 languages, was measured first: it took 0.2 s to load and read 28 of 42 such phrases in
20 languages, none that spells out its number in Hindi, Italian, Polish or Turkish.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from summarizer import language as languages
from summarizer.dates import names
from summarizer.dates.names import one_of, plain
from summarizer.language import Language
from summarizer.model import Span

STEPS = {"last": -1, "this": 0, "next": 1}
WEEK, MONTHS = 7, 12
CLAUSE = re.compile(r"[,;:.!?—–،؛、。«»“”\"]")
GAP = r"[\s\u00a0]"
MORE = 60
"""Counted periods at most: what lies further back is history, told by its year."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A language's words for near days, and patterns over them."""

    language: Language
    weekdays: Mapping[str, int]
    days: Mapping[str, int]
    months: Mapping[str, int]
    capital: bool
    patterns: tuple[tuple[re.Pattern[str], Meaning, frozenset[str]], ...]
    """Each pattern with how it is meant, and words of which a text that it matches has one."""


Meaning = Callable[[re.Match[str], Relative, date], str]


def find(text: str, known: Relative, reference: date | None) -> Iterator[tuple[Span, str]]:
    """(span, value) of each; the value is an ISO 8601 day, week, month or year, ``""`` without a reference."""
    folded = text.casefold()
    for pattern, meant, hints in known.patterns:
        for match in pattern.finditer(text) if any(hint in folded for hint in hints) else ():
            named = "left" if _group(match, "left") else pattern.groupindex.get("name", 0)
            span = Span(text[match.start(named) : match.end()], match.start(named), match.end())
            if _is_meant(match, meant, known):
                yield span, meant(match, known, reference) if reference else ""


def _is_meant(match: re.Match[str], meant: Meaning, known: Relative) -> bool:
    """Whether a period has its "last" or "next" beside it, and a month the capital it is written with."""
    if meant is _month:
        return not known.capital or match["name"][0].isupper()
    return meant is not _period or _step(match, known) is not None


def _group(match: re.Match[str], name: str) -> str:
    return (match[name] or "") if name in match.re.groupindex else ""


def _weekday(match: re.Match[str], known: Relative, reference: date) -> str:
    """The last day of that name up to the day of publication, or the next one where the text looks ahead."""
    weekday, step = known.weekdays[plain(match["name"])], _step(match, known)
    if step == STEPS["this"]:
        return _shifted(reference, weekday - reference.weekday())
    behind = (reference.weekday() - weekday) % WEEK
    if step == STEPS["next"] or (step is None and behind and _looks_ahead(match, known)):
        return _shifted(reference, WEEK - behind)
    return _shifted(reference, -(behind or (WEEK if step else 0)))


def _looks_ahead(match: re.Match[str], known: Relative) -> bool:
    """Whether the clause says that its day is still to come ("will meet on Friday")."""
    future = known.language.mentions.future
    clause = CLAUSE.split(match.string[: match.start()].casefold())[-1]
    before = match.re.sub("\n", clause).rpartition("\n")[2]
    behind = match.string[match.end() :]
    return any(
        side in future and future[side].search(words) for side, words in (("before", before), ("after", behind))
    )


def _day(match: re.Match[str], known: Relative, reference: date) -> str:
    return _shifted(reference, known.days[plain(match[0])])


def _shifted(reference: date, days: int) -> str:
    try:
        return str(reference + timedelta(days))
    except OverflowError:
        return ""


def _month(match: re.Match[str], known: Relative, reference: date) -> str:
    """The last month of that name up to the day of publication, or the next one where the text looks ahead."""
    number, step = known.months[plain(match["name"])], _step(match, known)
    year = reference.year - (number > reference.month)
    if step is None and number != reference.month and _looks_ahead(match, known):
        year += 1
    elif step == STEPS["this"]:
        year = reference.year
    elif step == STEPS["next"]:
        year = reference.year + (number <= reference.month)
    elif step == STEPS["last"]:
        year = reference.year - (number >= reference.month)
    return f"{year:04}-{number:02}"


def _period(match: re.Match[str], known: Relative, reference: date) -> str:
    return _moved(reference, _unit(known, match["name"]), _step(match, known) or 0)


def _whole(match: re.Match[str], known: Relative, reference: date) -> str:
    which, unit = _unit(known, match[0]).split()
    return _moved(reference, unit, STEPS[which])


def _ago(match: re.Match[str], known: Relative, reference: date) -> str:
    counted = known.language.mentions.ago
    words = " ".join(match["count"].casefold().split())
    for number, name in ((1, "one"), (2, "two")):
        if words in counted[name]:
            return _moved(reference, _unit(known, words.split()[-1]), -number)
    figure, _, unit = words.rpartition(" ") if " " in words else _apart(words, known)
    number = int(figure) if figure.isdigit() else known.language.mentions.numbers.get(figure.strip(), 0)
    return _moved(reference, _unit(known, unit), -number) if 0 < number <= MORE else ""


def _apart(words: str, known: Relative) -> tuple[str, str, str]:
    """A number and the unit written behind it without a space."""
    units = sorted((unit for unit in _units(known.language) if words.endswith(unit)), key=len)
    return words.removesuffix(units[-1]), "", units[-1]


def _moved(reference: date, unit: str, by: int) -> str:
    """The period so many units from the reference, as precise as its unit."""
    if unit == "day":
        return _shifted(reference, by)
    if unit == "week":
        day = _shifted(reference, WEEK * by)
        year, week, _ = date.fromisoformat(day).isocalendar() if day else (0, 0, 0)
        return f"{year:04}-W{week:02}" if day else ""
    months = reference.year * 12 + reference.month - 1 + by * (1 if unit == "month" else MONTHS)
    year, month = divmod(months, MONTHS)
    if not date.min.year <= year <= date.max.year:
        return ""
    return f"{year:04}-{month + 1:02}" if unit == "month" else f"{year:04}"


def _unit(known: Relative, word: str) -> str:
    return next(unit for unit, forms in known.language.mentions.periods.items() if word.casefold() in forms)


def _units(language: Language) -> list[str]:
    return [word for unit, words in language.mentions.periods.items() if " " not in unit for word in words]


def _step(match: re.Match[str], known: Relative) -> int | None:
    """-1, 0 or 1 for "last", "this" and "next" beside a name, None without any."""
    word = " ".join((_group(match, "left") or _group(match, "right")).casefold().split())
    modifiers = known.language.mentions.modifiers.items()
    return next((STEPS[which] for which, phrases in modifiers if word in phrases), None)


@cache
def load(code: str) -> Relative:
    """The words for near days of a language; patterns that match nothing where it has none."""
    language, weekdays, months = languages.load(code), names.weekdays(code), names.whole_months(code)
    days = {plain(name): distance for name, distance in language.mentions.days.items()}
    wholes = [word for unit, words in language.mentions.periods.items() if " " in unit for word in words]
    longer = [word for word in _units(language) if word not in language.mentions.periods.get("day", ())]
    ago = language.mentions.ago
    sources = (
        (_edged(language, one_of(days)), _day, days),
        (_month_pattern(language, months), _month, months),
        (_beside(language, longer) + r"(?!\sof\b)", _period, longer),
        (_edged(language, one_of(wholes)), _whole, wholes),
        (_beside(language, weekdays), _weekday, weekdays),
        (_ago_pattern(language, "before"), _ago, ago.get("before", ())),
        (_ago_pattern(language, "behind"), _ago, ago.get("behind", ())),
    )
    patterns = tuple((re.compile(source, re.IGNORECASE), meant, _hints(words)) for source, meant, words in sources)
    return Relative(language, weekdays, days, months, names.capitals(code), patterns)


def _hints(phrases: Iterable[str]) -> frozenset[str]:
    """The beginnings of some phrases, up to a space or an apostrophe: a text with one of them has one of these."""
    return frozenset(names.APOSTROPHE.split(phrase.split()[0])[0] for phrase in phrases)


def _edged(language: Language, pattern: str) -> str:
    return rf"(?<!\w)(?:{pattern})(?!\w)" if language.spaces else f"(?:{pattern})"


def _beside(language: Language, words: Iterable[str]) -> str:
    """A pattern of some words with "last", "this" or "next" on either side of them."""
    steps = _phrases(phrase for phrases in language.mentions.modifiers.values() for phrase in phrases)
    gap = rf"(?:{GAP}|(?<=['’]))" if language.spaces else ""
    left, right = f"(?:(?P<left>{steps}){gap})?", f"(?:{gap}(?P<right>{steps}))?"
    return _edged(language, f"{left}(?P<name>{one_of(words)})" + (rf"{right}" if language.spaces else ""))


def _month_pattern(language: Language, months: Iterable[str]) -> str:
    """A month without its day or year, known by the preposition before it or by "last", "this" and "next"."""
    steps = _phrases(phrase for phrases in language.mentions.modifiers.values() for phrase in phrases)
    within = _phrases(word for word in language.mentions.place_prepositions if word.isalpha())
    if not language.spaces:
        return "(?!)"
    name = f"(?P<name>{one_of(months)})"
    either = rf"(?:(?P<left>{steps})|{within}){GAP}{name}(?!{GAP}?\d)(?:{GAP}(?P<right>{steps}))?"
    return _edged(language, either)


def _ago_pattern(language: Language, side: str) -> str:
    """A pattern of counted periods with the words that put them into the past, before or behind them."""
    counted, gap = language.mentions.ago, GAP if language.spaces else r"\s?"
    bare = _phrases([*counted.get("one", ()), *counted.get("two", ())])
    numbers, units = _phrases(language.mentions.numbers), one_of(_units(language))
    count = rf"(?P<count>(?:\d{{1,2}}|{numbers}){gap}(?:{units})|{bare})"
    words = _phrases(counted.get(side, ()))
    return _edged(language, words + gap + count if side == "before" else count + gap + words)


def _phrases(phrases: Iterable[str]) -> str:
    """A pattern of any of some phrases, whatever space stands in them."""
    spaced = (GAP.join(map(re.escape, phrase.split())) for phrase in phrases)
    return "(?:" + ("|".join(sorted(spaced, key=len, reverse=True)) or "(?!)") + ")"
