"""Dates as they are written in a text, with the day they mean.

Month and weekday names are CLDR's (through Babel), so every language Babel knows is read; words such as
"yesterday" come from the language's own file. A day without a year, a weekday or "last year" is resolved
against the day the article was published; without that day such a mention has no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from summarizer import language as languages
from summarizer.language import Language
from summarizer.model import Span

ISO = re.compile(
    r"\b(?P<year>[12]\d{3})(?P<mark>[-/.])(?P<month>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)(?![\d/-]|\.\d)"
)
EAST_ASIAN = re.compile(
    r"(?<!\d)(?P<year>[12]\d{3})\s?[年년]\s?(?P<month>\d\d?)\s?[月월](?:\s?(?P<day>\d\d?)\s?[日号號일])?"
)
EAST_ASIAN_DAY = re.compile(r"(?<![\d年년])(?<![年년]\s)(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日号號일]")
NUMERIC = re.compile(r"(?<![\d.,/])(?P<day>[0-3]?\d)[./](?P<month>[01]?\d)[./](?P<year>[12]\d{3})(?![\d/])")
YEAR = re.compile(r"(?<![\w.,$€£¥/-])(?P<year>(?:1[0-9]{3}|20[0-9]{2})s?)(?![\w%/]|[.,-]\d)")
APOSTROPHE = re.compile("['’ʼ]")
WEEKDAY_DISTANCE = 7


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: its span, and the ISO 8601 date, month or year it means (``""`` if it cannot be told)."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The names of a language's months and weekdays, and patterns over them."""

    months: dict[str, int]
    weekdays: dict[str, int]
    dated: tuple[re.Pattern[str], ...]
    weekday: re.Pattern[str] | None
    relative: re.Pattern[str] | None
    days: dict[str, int]


def find(text: str, language: Language, reference: date | None = None) -> list[DateMention]:
    """The dates of a text in order, none inside another; ``reference`` is the day of publication."""
    calendar = _calendar(language.code)
    found = sorted(_mentions(text, calendar, reference), key=lambda m: (m.span.start, -m.span.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def first(text: str, language: Language) -> date | None:
    """The first complete date (day, month and year) of a text."""
    for mention in find(text, language):
        if len(mention.value) == len("2018-05-23"):
            return date.fromisoformat(mention.value)
    return None


def _mentions(text: str, calendar: Calendar, reference: date | None) -> Iterator[DateMention]:
    for pattern in (ISO, NUMERIC, EAST_ASIAN, EAST_ASIAN_DAY, *calendar.dated):
        for match in pattern.finditer(text):
            yield DateMention(_span(match), _resolve(match.groupdict(), calendar, reference))
    if calendar.weekday:
        for match in calendar.weekday.finditer(text):
            yield DateMention(_span(match), _nearest(calendar.weekdays[_name(match[0])], reference))
    if calendar.relative:
        for match in calendar.relative.finditer(text):
            days = timedelta(calendar.days[_name(match[0])])
            yield DateMention(_span(match), str(reference + days) if reference else "")
    for match in YEAR.finditer(text):
        yield DateMention(_span(match), match["year"])


def is_name(word: str, language: Language) -> bool:
    """Whether a word is the name of a month or of a weekday."""
    calendar = _calendar(language.code)
    return _name(word) in calendar.months or _name(word) in calendar.weekdays


def _span(match: re.Match[str]) -> Span:
    return Span(match[0], match.start(), match.end())


def _resolve(parts: dict[str, str | None], calendar: Calendar, reference: date | None) -> str:
    """ISO date of the parts of a written date; the year is the one that puts it nearest before ``reference``."""
    name, day, year = parts.get("name"), parts.get("day"), parts.get("year")
    month = calendar.months[_name(name)] if name else int(parts.get("month") or 0)
    if year is None and reference is None:
        return ""
    try:
        number = int(year) if year else _year_of(month, int(day or 1), reference or date.min)
        return str(date(number, month, int(day))) if day else f"{date(number, month, 1):%Y-%m}"
    except ValueError:
        return ""


def _year_of(month: int, day: int, reference: date) -> int:
    """News speaks of the past more than of the future: up to two months ahead counts as this year's."""
    ahead = (month - reference.month) * 30 + day - reference.day
    return reference.year - 1 if ahead > 60 else reference.year + 1 if ahead < -300 else reference.year


def _nearest(weekday: int, reference: date | None) -> str:
    """The last day of that name up to and including the day of publication."""
    if reference is None:
        return ""
    return str(reference - timedelta((reference.weekday() - weekday) % WEEKDAY_DISTANCE))


def _name(text: str | None) -> str:
    return APOSTROPHE.sub("'", (text or "").casefold().rstrip("."))


@cache
def _calendar(code: str) -> Calendar:
    months, weekdays = _names(code)
    full = {name: number for name, number in months.items() if not name.isdigit()}
    days = {_name(name): distance for name, distance in languages.load(code).mentions.days.items()}
    return Calendar(full, weekdays, _dated(full), _any(weekdays), _any(days), days)


def _names(code: str) -> tuple[dict[str, int], dict[str, int]]:
    from babel import Locale, UnknownLocaleError

    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    try:
        locale = Locale.parse(code or "en")
    except (UnknownLocaleError, ValueError):
        return months, weekdays
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            months |= {_name(name): number for number, name in locale.months[context][width].items()}
            months |= {"sept": 9} if "sep" in months else {}
        weekdays |= {_name(name): number for number, name in locale.days[context]["wide"].items()}
    return months, weekdays | _accusative(code, weekdays)


def _accusative(code: str, weekdays: dict[str, int]) -> dict[str, int]:
    """Slavic weekdays change their ending after a preposition ("в среду", "у п'ятницю")."""
    if code not in {"ru", "uk", "pl"}:
        return {}
    swap = {"а": "у", "я": "ю", "a": "ę"}
    return {name[:-1] + swap[name[-1]]: day for name, day in weekdays.items() if name[-1] in swap}


def _any(names: dict[str, int]) -> re.Pattern[str] | None:
    if not names:
        return None
    return re.compile(rf"(?<!\w)(?:{_alternatives(names)})(?!\w)", re.IGNORECASE)


def _alternatives(names: dict[str, int]) -> str:
    escaped = map(re.escape, sorted(names, key=len, reverse=True))
    return "|".join(name.replace("'", APOSTROPHE.pattern) for name in escaped)


def _dated(months: dict[str, int]) -> tuple[re.Pattern[str], ...]:
    if not months:
        return ()
    name = rf"(?P<name>{_alternatives(months)})\.?"
    day, year = r"(?P<day>[0-3٠-٣۰-۳]?\d)(?:st|nd|rd|th|er|º|ª|\.)?", r"(?P<year>[12١٢۱۲]\d{3})"
    forms = (
        rf"(?<![\w.]){day}\s+(?:de\s+|of\s+|ב)?{name}(?:,?\s+(?:de\s+|del\s+|năm\s+)?{year})?(?!\w)",
        rf"(?<!\w){name}\s+{day}(?!\d|[:.]\d)(?:(?:\s*,\s*|\s+){year})?(?!\w)",
        rf"(?<!\w){name},?\s+(?:de\s+)?{year}(?!\w)",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
