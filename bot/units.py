"""Telegram counts text in UTF-16 units: an emoji is two of Python's one."""

from __future__ import annotations


def length(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def prefix(text: str, limit: int) -> int:
    """How many characters of a text fit into so many UTF-16 units."""
    if length(text) <= limit:
        return len(text)
    units = 0
    for number, character in enumerate(text):
        units += 2 if character > "\uffff" else 1
        if units > limit:
            return number
    return len(text)
