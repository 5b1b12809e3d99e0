"""Countries and cities that CLDR lists, through Babel: no gazetteer of ours."""

from __future__ import annotations

import re
from functools import cache

PEOPLE = re.compile(r"(?:an|i|ese)s?$|(?:ish|men)$")
STEM = 4
"""Letters that a people's name shares with its country's."""


def is_place(name: str, code: str) -> bool:
    """Whether CLDR knows a casefolded name as a country or as the city of a time zone."""
    return name in listed(code) or name in listed("en")


def is_country(name: str, code: str) -> bool:
    """Whether CLDR knows a casefolded name as a country or another territory."""
    return name in _territories(code) or name in _territories("en")


@cache
def listed(code: str) -> frozenset[str]:
    """The casefolded names that CLDR has in a language: its territories, and the cities of its time zones."""
    from babel.core import get_global

    zones = {zone.rpartition("/")[2].replace("_", " ").casefold() for zone in get_global("zone_territories")}
    return frozenset(zones | _territories(code))


@cache
def cities(code: str) -> frozenset[str]:
    """The casefolded cities of time zones as CLDR writes them in a language."""
    from babel import Locale, UnknownLocaleError

    try:
        zones = Locale.parse(code or "en").time_zones
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(zone["city"].casefold() for zone in zones.values() if "city" in zone)


@cache
def _territories(code: str) -> frozenset[str]:
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(code or "en").territories
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(name.casefold() for key, name in territories.items() if key.isalpha())


def is_people(word: str, code: str) -> bool:
    """Whether a casefolded word looks like the name of a country's people ("Russian", "Nigerians", "Iraqis")."""
    return PEOPLE.search(word) is not None and word[:STEM] in _beginnings(code) | _beginnings("en")


@cache
def _beginnings(code: str) -> frozenset[str]:
    return frozenset(name[:STEM] for name in _territories(code) if len(name) > STEM)
