"""Dates as they are written in a text, with the day, week, month or year they mean.

Month and weekday names are CLDR's (through Babel), so every language Babel knows is read; words such as
"yesterday" come from the language's own file. A day without a year, a weekday or "last year" is resolved
against the day the article was published; without that day such a mention has no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from summarizer.dates import names, relative
from summarizer.dates.relative import Relative
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
DIGIT = re.compile(r"\d")
EAST_ASIAN_YEAR = re.compile(r"(?<!\d)(?P<year>[12]\d{3})\s?[年년](?!\s?\d\d?\s?[月월])")
DECADE = re.compile(
    r"(?<![\w.,$€£¥/-])(?:(?:années|anni|años|anos|anii)\s(?:1\d\d|20\d)0(?!\d)"
    r"|(?:1\d\d|20\d)0"
    r"(?:['’]?s|er[ns]?|-х|-ті|-тих|-е|-tych|-te|['’]?lar(?:da|ın)?|年代|\sके\sदशक)(?!\w))"
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: its span, and the ISO 8601 day, week, month or year it means, or ``""``."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The names of a language's months and weekdays, and patterns over them."""

    months: dict[str, int]
    weekdays: dict[str, int]
    dated: tuple[re.Pattern[str], ...]
    relative: Relative


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
    for span, value in relative.find(text, calendar.relative, reference):
        yield DateMention(span, value)
    if not DIGIT.search(text):
        return
    for pattern in (ISO, NUMERIC, EAST_ASIAN, EAST_ASIAN_DAY, *calendar.dated):
        for match in pattern.finditer(text):
            yield DateMention(_span(match), _resolve(match.groupdict(), calendar, reference))
    for match in DECADE.finditer(text):
        yield DateMention(_span(match), "".join(filter(str.isdigit, match[0])) + "s")
    for match in (*YEAR.finditer(text), *EAST_ASIAN_YEAR.finditer(text)):
        yield DateMention(_span(match), match["year"])


def is_name(word: str, language: Language) -> bool:
    """Whether a word is the name of a month or of a weekday."""
    calendar = _calendar(language.code)
    return names.plain(word) in calendar.months or names.plain(word) in calendar.weekdays


def is_weekday(word: str, language: Language) -> bool:
    """Whether a word is the name of a weekday."""
    return names.plain(word) in _calendar(language.code).weekdays


def _span(match: re.Match[str]) -> Span:
    """The words of a date, without the full stop behind them that may end their sentence."""
    written = match[0].rstrip(".")
    return Span(written, match.start(), match.start() + len(written))


def _resolve(parts: dict[str, str | None], calendar: Calendar, reference: date | None) -> str:
    """ISO date of the parts of a written date; the year is the one that puts it nearest before ``reference``."""
    name, day, year = parts.get("name"), parts.get("day"), parts.get("year")
    month = calendar.months[names.plain(name)] if name else int(parts.get("month") or 0)
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


@cache
def _calendar(code: str) -> Calendar:
    months = names.months(code)
    return Calendar(months, names.weekdays(code), _dated(months), relative.load(code))


def _dated(months: dict[str, int]) -> tuple[re.Pattern[str], ...]:
    if not months:
        return ()
    name = rf"(?P<name>{names.one_of(months)})\.?"
    day, year = r"(?P<day>[0-3٠-٣۰-۳]?\d)(?:st|nd|rd|th|er|º|ª|\.)?", r"(?P<year>[12١٢۱۲]\d{3})"
    forms = (
        rf"(?<![\w.]){day}\s+(?:de\s+|of\s+|ב)?{name}(?:,?\s+(?:de\s+|del\s+|năm\s+)?{year})?(?!\w)",
        rf"(?<!\w){name}\s+{day}(?!\d|[:.]\d)(?:(?:\s*,\s*|\s+){year})?(?!\w)",
        rf"(?<!\w){name},?\s+(?:de\s+)?{year}(?!\w)",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
