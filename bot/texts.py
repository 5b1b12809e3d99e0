"""What the bot says, from the Fluent catalogues in ``locales/``; dates and numbers as each locale writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from typing import Any

DEFAULT = "en"


class Texts:
    """The catalogue of one locale."""

    def __init__(self, locale: str) -> None:
        self.locale = supported(locale)

    def say(self, key: str, /, **values: Any) -> str:
        """The sentence of that key; raises KeyError when no catalogue has it."""
        bundle = _bundle(self.locale)
        if not bundle.has_message(key):
            raise KeyError(key)
        message = bundle.get_message(key)
        said, errors = bundle.format_pattern(message.value, values)
        if errors:
            raise KeyError(f"{key}: {errors[0]}")
        return str(said)

    def day(self, when: date | datetime) -> str:
        """A date as the locale writes it ("23 May 2018")."""
        from babel.dates import format_date

        return str(format_date(when, format="long", locale=self.locale))

    def weekdays(self, days: Sequence[int]) -> str:
        """Some days of the week, Monday is 0, as the locale abbreviates them."""
        from babel.dates import get_day_names

        names = get_day_names("abbreviated", "stand-alone", self.locale)
        return ", ".join(names[day] for day in days)

    def moment(self, when: datetime) -> str:
        """A day as the locale writes it and the time of a clock of 24 hours ("May 23, 2018, 14:05")."""
        return f"{self.day(when)}, {when:%H:%M}"

    def when(self, value: str) -> str:
        """An ISO 8601 day, week, month or year as the locale writes it ("2018-05", "May 2018")."""
        from babel.dates import format_interval, format_skeleton

        if "W" in value:
            year, week = map(int, value.split("-W"))
            monday = date.fromisocalendar(year, week, 1)
            return str(format_interval(monday, monday + timedelta(6), "yMMMd", locale=self.locale))
        parts = [int(part) for part in value.split("-")]
        if len(parts) == 1:
            return value
        day = date(*(*parts, 1)[:3])
        return self.day(day) if len(parts) > 2 else str(format_skeleton("yMMMM", day, locale=self.locale))

    def clock(self, when: datetime, *, dated: bool = False) -> str:
        """A time of the day ("09:00"), ``dated`` with its day ("May 4, 09:00"), in its own zone."""
        from babel.dates import format_skeleton

        time = str(format_skeleton("Hm", when, locale=self.locale))
        return f"{format_skeleton('MMMd', when, locale=self.locale)}, {time}" if dated else time

    def name(self, code: str) -> str:
        """A language's name in its own words."""
        from babel import Locale

        return (Locale.parse(code).get_display_name(code) or code).capitalize()


@cache
def available() -> tuple[str, ...]:
    """The locales that have a catalogue."""
    folder = resources.files("bot") / "locales"
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and "_" not in entry.name))


def supported(locale: str) -> str:
    """The nearest locale there is a catalogue for ("ru-RU" → "ru"), English where there is none."""
    code = locale.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return code if code in available() else DEFAULT


def _sources(locale: str) -> list[str]:
    folder = resources.files("bot") / "locales" / locale
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".ftl")), key=lambda file: file.name)
    return [file.read_text(encoding="utf-8") for file in files]


@cache
def _bundle(locale: str) -> Any:
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([locale], use_isolating=False)
    for source in _sources(locale):
        bundle.add_resource(FluentResource(source))
    return bundle
