"""Days and times as machines write them: in data, in tags, in addresses."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

FIRST_YEAR = 1600
"""Years before newspapers are the zero of a database ("0001-01-01")."""
LONGEST = 100
SCRIPTED = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2} \d\d \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})")
"""As JavaScript prints a date."""
WORDED = re.compile(r"\b([A-Z][a-z]{2}) (\d\d?), (\d{4})\b")
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2]|[1-9])[/-]?(0[1-9]|[12]\d|3[01]|[1-9])(?!\d)")
NAMED_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/(\d\d?)(?:/|$)")
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def moment(text: str) -> date | datetime | None:
    """A day, or a time with its zone, in ISO 8601, RFC 5322 or JavaScript's way; of one without, its day."""
    said = " ".join(text[:LONGEST].split())
    time = _iso(said.replace(" UTC", "+00:00").replace(" GMT", "+00:00")) or _scripted(said) or _letter(said)
    if time is None:
        match = WORDED.search(said)
        return _day(match[3], match[1], match[2]) if match else None
    if time.year < FIRST_YEAR:
        return None
    return time if time.tzinfo else time.date()


def of_address(source: str) -> date | None:
    """The day in an address: "/2019/03/05/", "/2019-03-05", "/2019/mar/05/"."""
    if match := IN_ADDRESS.search(source):
        return _numbered(*match.groups())
    match = NAMED_IN_ADDRESS.search(source.lower())
    return _day(*match.groups()) if match else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _scripted(text: str) -> datetime | None:
    match = SCRIPTED.match(text)
    try:
        return datetime.strptime(f"{match[1]} {match[2]}", "%b %d %Y %H:%M:%S %z") if match else None
    except ValueError:
        return None


def _letter(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text) if "," in text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _day(year: str, month: str, day: str) -> date | None:
    name = month.lower()
    return _numbered(year, str(MONTHS.index(name) + 1), day) if name in MONTHS else None


def _numbered(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
