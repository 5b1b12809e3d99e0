"""Rich messages (Bot API 10.1) as plain text: blocks become paragraphs, whatever they are made of.

The library knows no such field yet; it stands in ``message.api_kwargs``. A kind of block or text that is new tells
whatever text is nested in it, so that nothing that was written is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

INSIDE = ("summary", "text", "expression", "alternative_text", "blocks", "items", "cells", "caption", "credit")
"""Where a block holds what is read, in the order in which it is shown."""
UNSAID = frozenset({"thinking", "anchor", "divider", "map"})
"""Kinds that say nothing of the author's."""
ITEM = "•"
DEEPEST = 40
"""Levels that are read: Telegram allows 16."""


def text(message: Mapping[str, Any]) -> str:
    """The text of a rich message: a blank line between its blocks, a line for an item or a row."""
    return "\n\n".join(filter(None, (_block(block, 0).strip() for block in _list(message.get("blocks")))))


def links(message: Mapping[str, Any]) -> tuple[str, ...]:
    """The addresses a rich message links to, in its order."""
    return tuple(dict.fromkeys(_links(message.get("blocks"), 0)))


def _block(block: Any, level: int) -> str:
    if not isinstance(block, Mapping) or level > DEEPEST:
        return _run(block, level)
    if block.get("type") in UNSAID:
        return ""
    parts = (_part(name, block[name], level) for name in INSIDE if block.get(name))
    return "\n\n".join(filter(None, (part.strip() for part in parts)))


def _part(name: str, value: Any, level: int) -> str:
    """One of the things a block holds: rows and items on lines of their own, blocks apart, a text in one run."""
    if name == "cells":
        rows = ([_run(cell, level).strip() for cell in _list(row)] for row in _list(value))
        return "\n".join("\t".join(filter(None, row)) for row in rows)
    if name == "items":
        return "\n".join(_item(item, level) for item in _list(value))
    if name == "blocks":
        return "\n\n".join(filter(None, (_block(each, level + 1).strip() for each in _list(value))))
    if name == "caption" and isinstance(value, Mapping) and "type" not in value:
        return _block(value, level + 1)
    return _run(value, level)


def _item(item: Any, level: int) -> str:
    """An item of a list, those below it further in; its label where it is a number."""
    label = str(item.get("label") or ITEM) if isinstance(item, Mapping) else ITEM
    lines = _block({**item, "label": None} if isinstance(item, Mapping) else item, level + 1).split("\n")
    return "\n".join([f"{label} {lines[0]}", *(f"  {line}" for line in lines[1:] if line.strip())])


def _run(value: Any, level: int) -> str:
    """The text of rich text: a string, a list of pieces, or a piece with a form."""
    if isinstance(value, str):
        return value
    if level > DEEPEST:
        return ""
    if isinstance(value, list):
        return "".join(_run(each, level + 1) for each in value)
    if isinstance(value, Mapping):
        return "".join(_run(value[name], level + 1) for name in INSIDE if value.get(name))
    return ""


def _links(value: Any, level: int) -> Iterator[str]:
    if level > DEEPEST:
        return
    if isinstance(value, Mapping):
        if isinstance(value.get("url"), str):
            yield value["url"]
        for each in value.values():
            yield from _links(each, level + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _links(each, level + 1)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
