"""The rules for the marks on a text, as the Bot API documents them under "Formatting options".

Telegram is more lenient than its documentation: it drops a mark that breaks a rule, or splits it. This server
refuses the message, because a mark that silently vanishes is a fault of the bot. The wordings of misplaced
marks are TDLib's (``MessageEntity.cpp``, ``fix_formatted_text``).
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from bot.botapi import utf16
from bot.botapi.refusals import bad_request

# A mark that a person or a bot makes, with the fields that belong to it; the first of them it must have.
_FIELDS: dict[str, tuple[str, ...]] = {
    "bold": (),
    "italic": (),
    "underline": (),
    "strikethrough": (),
    "spoiler": (),
    "blockquote": (),
    "expandable_blockquote": (),
    "code": (),
    "pre": ("language",),
    "text_link": ("url",),
    "text_mention": ("user",),
    "custom_emoji": ("custom_emoji_id",),
    "date_time": ("unix_time", "date_time_format"),
}
# Telegram finds these by itself and overlooks those that a bot sends along.
FOUND = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"}
)
STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
MONOSPACE = frozenset({"pre", "code"})
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
# More than a hundred marks in a message are dropped without a word.
MOST = 100

Entity = dict[str, Any]


def end(entity: Entity) -> int:
    """Where the mark ends, in UTF-16 units."""
    return int(entity["offset"]) + int(entity["length"])


def check(entities: Iterable[Entity], text: str) -> list[Entity]:
    """The marks in order, outer before inner; refuses any that Telegram would drop or change."""
    marks = [entity for entity in entities if entity["type"] not in FOUND]
    if len(marks) > MOST:
        raise bad_request(f"can't parse entities: {len(marks)} marks, of which only {MOST} would be kept")
    for entity in marks:
        _check_place(entity, text)
        _check_fields(entity)
    ordered = sorted(marks, key=lambda entity: (entity["offset"], -entity["length"]))
    for first, second in combinations(ordered, 2):
        if second["offset"] < end(first):
            _check_pair(first, second)
    return ordered


def _check_place(entity: Entity, text: str) -> None:
    offset, size = entity["offset"], entity["length"]
    if offset < 0:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    if size <= 0:
        raise bad_request(f"receive an entity with incorrect length {size}")
    if end(entity) > utf16.length(text):
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
            f"at UTF-16 offset {end(entity)}"
        )
    if not utf16.starts_character(text, offset):
        raise bad_request(f"entity begins in a middle of a UTF-16 symbol at UTF-16 offset {offset}")
    if not utf16.starts_character(text, end(entity)):
        raise bad_request(f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol")


def _check_fields(entity: Entity) -> None:
    kind = entity["type"]
    allowed = _FIELDS[kind]
    if foreign := set(entity) - {"type", "offset", "length", *allowed}:
        raise bad_request(f"can't parse MessageEntity: {', '.join(sorted(foreign))} does not belong to {kind}")
    if allowed and kind != "pre" and allowed[0] not in entity:
        raise bad_request(f"can't parse MessageEntity: {kind} needs the field {allowed[0]!r}")


def _check_pair(first: Entity, second: Entity) -> None:
    """Both have text in common; ``first`` is the outer one, or they cover the same text."""
    kinds = first["type"], second["type"]
    if end(second) > end(first):
        raise bad_request(f"can't parse entities: {kinds[0]} and {kinds[1]} overlap, neither contains the other")
    same = (first["offset"], first["length"]) == (second["offset"], second["length"])
    if not (_may_contain(*kinds) or (same and _may_contain(*reversed(kinds)))):
        raise bad_request(f"can't parse entities: {kinds[0]} can't contain {kinds[1]}")


def _may_contain(outer: str, inner: str) -> bool:
    if outer in MONOSPACE or (inner in MONOSPACE and outer not in QUOTES):
        return False
    if inner in QUOTES:
        return outer in STYLES
    return outer in STYLES or inner in STYLES or outer in QUOTES


def within(entities: Sequence[Entity], start: int, stop: int) -> list[Entity]:
    """The marks inside a stretch of text, cut to it and counted from its start."""
    cut = [
        entity | {"offset": max(entity["offset"], start) - start, "length": min(end(entity), stop)}
        for entity in entities
    ]
    return [e | {"length": e["length"] - start - e["offset"]} for e in cut if e["length"] > start + e["offset"]]
