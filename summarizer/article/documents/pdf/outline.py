"""The outline of a PDF, its bookmarks: the level of each heading by its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

MOST, DEEPEST = 3_000, 8
NUMBER = re.compile(r"(?:[^\W\d_]{4,10}\s+)?(?:\d{1,3}|[IVXLC]{1,6}|[A-Z])(?:\.\d{1,3})*[.):]*\s+(?=\S)")
"""What stands before a heading in a text and seldom in the outline: "2.1", "Appendix A"."""


def levels(reader: Any) -> Mapping[str, int]:
    """Levels from 1, for :func:`level` to look up; empty where there is no outline to be read."""
    found: dict[str, int] = {}
    try:
        first = reader.root_object["/Outlines"]["/First"]
        _follow(first, found)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a broken file makes pypdf raise anything; a text needs no outline
        return found
    return found


def level(known: Mapping[str, int], heading: str) -> int:
    """The level of a heading in the outline, with its number or without; 0 where it is in none."""
    return known.get(_key(heading), 0) or known.get(_key(NUMBER.sub("", heading, count=1)), 0)


def _key(heading: str) -> str:
    """The letters and figures of a heading, which its spaces and marks do not change."""
    return "".join(filter(str.isalnum, heading)).casefold() or heading


def _follow(first: Any, found: dict[str, int]) -> None:
    left, seen = [(first, 1)], set[int]()
    while left and len(seen) < MOST:
        item, level = left.pop()
        item = item.get_object()
        if id(item) in seen:
            continue
        seen.add(id(item))
        title = str(item.get("/Title", ""))[:300]
        for name in (title, NUMBER.sub("", title, count=1)):
            found.setdefault(_key(name), level)
        if "/Next" in item:
            left.append((item["/Next"], level))
        if "/First" in item and level < DEEPEST:
            left.append((item["/First"], level + 1))
