"""Time zones by what people call them: an IANA name, a city or a country, in the languages they may use. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from zoneinfo import available_timezones

UTC = "UTC"
LISTED = 8
"""Zones offered at most: as many buttons as one looks through."""
OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-−–]\s*\d{1,2})(?:[:.]?\d\d)?(?:\s*(?:utc|gmt))?", re.IGNORECASE)
"""What is no zone: in summer clocks show another offset than in winter."""
AREAS = "Africa America Antarctica Asia Atlantic Australia Europe Indian Pacific".split()
LIKELY = {
    "en": "Europe/London America/New_York America/Chicago America/Denver America/Los_Angeles Asia/Kolkata "
    "Australia/Sydney".split(),
    "ru": "Europe/Moscow Europe/Kaliningrad Europe/Samara Asia/Yekaterinburg Asia/Novosibirsk Asia/Vladivostok "
    "Europe/Minsk Asia/Almaty".split(),
}
"""Where most readers of a language that is at home in many zones are."""


def find(written: str, locale: str) -> tuple[str, ...]:
    """The zones that somebody may mean, as IANA names, the likeliest first; one for a name that is clear."""
    wanted = _folded(written)
    named = _names().get(wanted)
    if named:
        return (named,)
    found: set[str] = set()
    for language in dict.fromkeys((locale, "en", "ru")):
        found |= _called(_known(language)).get(wanted, set())
    before = likely(locale)
    return tuple(sorted(found, key=lambda zone: (before.index(zone) if zone in before else len(before), zone)))


def is_offset(written: str) -> bool:
    """Whether somebody wrote so many hours before or behind UTC instead of a place."""
    return OFFSET.fullmatch(written.strip()) is not None or _folded(written).startswith("etc/gmt")


def likely(locale: str) -> tuple[str, ...]:
    """Zones in which somebody who reads a language may live, :data:`LISTED` at most."""
    language = _language(locale)
    if language in LIKELY:
        return tuple(LIKELY[language])
    from babel.core import get_global

    subtags = re.split("[_-]", get_global("likely_subtags").get(language, ""))
    territory = locale.replace("-", "_").partition("_")[2].upper() or (subtags[-1] if len(subtags) > 1 else "")
    return tuple(_of_territories().get(territory, ()))[:LISTED] or tuple(LIKELY["en"])


def city(zone: str, locale: str) -> str:
    """What the place that gave a zone its name is called in a language; ``"UTC"`` for that."""
    if zone.partition("/")[0] not in AREAS:
        return zone
    return str(_places(_known(locale)).get(zone) or zone.rpartition("/")[2].replace("_", " "))


@cache
def _names() -> dict[str, str]:
    """Every zone that people live by, by its name in small letters."""
    names = (name for name in available_timezones() if name.partition("/")[0] in AREAS or name == UTC)
    return {_folded(name): name for name in names} | dict.fromkeys(("gmt", "etc/utc"), UTC)


@cache
def _called(language: str) -> dict[str, set[str]]:
    """The zones of a city or a country by its name in a language, in small letters."""
    called: dict[str, set[str]] = {}
    for name, zone in (*_cities(language), *_countries(language)):
        called.setdefault(_folded(name), set()).add(zone)
    return called


def _cities(language: str) -> Iterator[tuple[str, str]]:
    from babel.core import get_global

    canonical = set(get_global("zone_territories")) & set(_names().values())
    for zone in canonical:
        yield zone.rpartition("/")[2], zone
    for zone, name in _places(language).items():
        if zone in canonical:
            yield name, zone


def _countries(language: str) -> Iterator[tuple[str, str]]:
    from babel import Locale

    zones = _of_territories()
    for territory, name in Locale(language).territories.items():
        yield from ((name, zone) for zone in zones.get(territory, ()))


@cache
def _places(language: str) -> dict[str, str]:
    """The cities that gave the zones their names, as a language writes them, where it differs from the zone's."""
    from babel import Locale
    from babel.core import get_global

    named = {zone: about["city"] for zone, about in Locale(language).time_zones.items() if "city" in about}
    aliases = get_global("zone_aliases")
    return named | {aliases[zone]: name for zone, name in named.items() if zone in aliases}


@cache
def _of_territories() -> dict[str, list[str]]:
    """The zones of each country, in the order of the alphabet."""
    from babel.core import get_global

    zones: dict[str, list[str]] = {}
    for zone, territory in sorted(get_global("zone_territories").items()):
        if zone in _names().values():
            zones.setdefault(territory, []).append(zone)
    return zones


def _known(locale: str) -> str:
    """The language of a locale if there are names in it, else English."""
    from babel.localedata import exists

    language = _language(locale)
    return language if exists(language) else "en"


def _language(locale: str) -> str:
    return re.split("[_-]", locale)[0].lower()


def _folded(written: str) -> str:
    return " ".join(written.replace("_", " ").replace("-", " ").casefold().replace("ё", "е").split())
