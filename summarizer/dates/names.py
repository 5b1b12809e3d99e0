"""The names that languages have for months, weekdays and stretches of time, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

APOSTROPHE = re.compile("['’ʼ]")
JOINER = "\u200c"
"""Persian's zero-width non-joiner, which "سه‌شنبه" may also be written without, or with a space."""
CASES: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "weekday": {
        "ru": {"а": "у ы е ой", "ца": "цу цы це цей", "ье": "ья ью ьем", "к": "ка ку ком", "г": "га гу гом"},
        "uk": {"а": "у и і ою", "я": "ю і ею", "ок": "ка ку ком", "р": "рга ргу ргом"},
        "pl": {"a": "ę y", "da": "dę dy dzie", "la": "lę li", "ek": "ku kiem"},
    },
    "month": {
        "ru": {"а": "е", "я": "е"},
        "uk": {"ня": "ні", "да": "ді", "го": "му"},
        "pl": {"nia": "niu", "ca": "cu", "tego": "tym", "ja": "ju", "da": "dzie"},
    },
}  # fmt: skip
"""Endings that Slavic names take after prepositions ("в среду", "в мае"), which CLDR does not list."""


def plain(text: str | None) -> str:
    """A name as it is looked up: without case, a closing full stop, and one apostrophe for another."""
    return APOSTROPHE.sub("'", (text or "").casefold().rstrip("."))


def one_of(names: Iterable[str]) -> str:
    """A pattern of any of some names, the longest first."""
    escaped = map(re.escape, sorted(names, key=len, reverse=True))
    return "|".join(APOSTROPHE.sub(lambda _: APOSTROPHE.pattern, name) for name in escaped) or "(?!)"


@cache
def locale(code: str) -> Any:
    """CLDR's data of a language, through Babel; None where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code or "en")
    except (UnknownLocaleError, ValueError):
        return None


def months(code: str) -> dict[str, int]:
    """Each name of a month, short and long, with its number."""
    found: dict[str, int] = {}
    for context in ("format", "stand-alone") if locale(code) else ():
        for width in ("abbreviated", "wide"):
            found |= {plain(name): number for number, name in locale(code).months[context][width].items()}
            found |= {"sept": 9} if "sep" in found else {}
    full = {name: number for name, number in found.items() if not name.isdigit()}
    return full | dict(_inflected("month", code, full))


def whole_months(code: str) -> dict[str, int]:
    """Each name of a month that is not cut short, with its number."""
    found: dict[str, int] = {}
    for context in ("format", "stand-alone") if locale(code) else ():
        found |= {plain(name): number for number, name in locale(code).months[context]["wide"].items()}
    return found | dict(_inflected("month", code, found))


def capitals(code: str) -> bool:
    """Whether a language writes the names of months with a capital."""
    return locale(code) is not None and locale(code).months["format"]["wide"][1][0].isupper()


def weekdays(code: str) -> dict[str, int]:
    """Each name of a weekday with its number, Monday being 0."""
    found: dict[str, int] = {}
    for context in ("format", "stand-alone") if locale(code) else ():
        for number, name in locale(code).days[context]["wide"].items():
            found |= {plain(name.replace(JOINER, gap)): number for gap in (JOINER, "", " ")}
            found |= {name.replace("星期", short): number for short in ("周", "週", "礼拜", "禮拜")}
    return found | dict(_inflected("weekday", code, found))


def _inflected(kind: str, code: str, names: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    for name, number in names.items():
        cases = CASES[kind].get(code, {})
        ending = max((ending for ending in cases if name.endswith(ending)), key=len, default="")
        yield from ((name.removesuffix(ending) + other, number) for other in cases.get(ending, "").split())
