"""A text with its marks, made as Telegram makes it: checked, trimmed, measured, and with links found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.botapi import detection, utf16
from bot.botapi import entities as rules
from bot.botapi.entities import Entity
from bot.botapi.refusals import bad_request, not_simulated

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_TOO_LONG = {TEXT_LIMIT: "message is too long", CAPTION_LIMIT: "message caption is too long"}

# Carriage returns and three combining marks that draw over other lines (one of them the ring of a decomposed
# å) go; control characters become spaces, and line separators and direction marks a space without width.
_REMOVED = "\r\u030a\u0333\u033f"
_CLEANED: dict[int, str | None] = {
    **dict.fromkeys((code for code in range(32) if chr(code) not in "\r\n"), " "),
    **dict.fromkeys(range(0x2028, 0x202F), "\u200b"),
    **dict.fromkeys(map(ord, _REMOVED)),
}


@dataclass(frozen=True, slots=True)
class FormattedText:
    """Text and marks in order; offsets in UTF-16 units."""

    text: str
    entities: tuple[Entity, ...] = ()

    def fields(self, text: str = "text", entities: str = "entities") -> dict[str, Any]:
        """The fields of a message that hold them; no field for what is not there."""
        marks = {entities: [dict(each) for each in self.entities]} if self.entities else {}
        return {text: self.text} | marks if self.text else {}


def compose(text: str, entities: Sequence[Entity] = (), *, limit: int = TEXT_LIMIT) -> FormattedText:
    """The text as Telegram keeps it, perhaps empty; refuses a long text and marks against the rules."""
    cleaned = clean(text, rules.check(entities, text))
    if utf16.length(cleaned.text.strip()) > limit:
        raise bad_request(_TOO_LONG[limit])
    trimmed = _trim(cleaned.text, cleaned.entities)
    found = detection.detect(trimmed.text, trimmed.entities)
    ordered = sorted((*trimmed.entities, *found), key=lambda each: (each["offset"], -each["length"]))
    return FormattedText(trimmed.text, tuple(ordered))


def compose_message(parameters: dict[str, Any]) -> FormattedText:
    """The text of a message that a bot sends."""
    refuse_parse_mode(parameters, "parse_mode")
    composed = compose(parameters.get("text", ""), parameters.get("entities", ()))
    if not composed.text:
        raise bad_request("message text is empty")
    return composed


def compose_caption(parameters: dict[str, Any]) -> FormattedText:
    """The caption of a file that a bot sends; it may be empty."""
    refuse_parse_mode(parameters, "parse_mode")
    entities = parameters.get("caption_entities", ())
    return compose(parameters.get("caption", ""), entities, limit=CAPTION_LIMIT)


def refuse_parse_mode(parameters: dict[str, Any], name: str) -> None:
    """Support entities only: they say exactly what is marked, and need no escaping."""
    if parameters.get(name):
        raise not_simulated(f"{name} (send entities instead)")


def clean(text: str, entities: Sequence[Entity] = ()) -> FormattedText:
    """The text without what Telegram takes out of every text (TDLib, ``clean_input_string``)."""
    units = [utf16.offset(text, index) for index, character in enumerate(text) if character in _REMOVED]

    def moved(offset: int) -> int:
        return offset - sum(unit < offset for unit in units)

    marks = [
        e | {"offset": moved(e["offset"]), "length": moved(rules.end(e)) - moved(e["offset"])} for e in entities
    ]
    return FormattedText(text.translate(_CLEANED), tuple(mark for mark in marks if mark["length"]))


def _trim(text: str, marks: Sequence[Entity]) -> FormattedText:
    """White space goes from the end, and from the start up to the first mark (TDLib, fix_formatted_text)."""
    kept = text.rstrip()
    first = utf16.index(text, marks[0]["offset"]) if marks else len(text)
    start = utf16.offset(text, min(len(text) - len(text.lstrip()), first))
    stop = max(start, utf16.length(kept))
    trimmed = utf16.cut(text, start, stop - start)
    inside = rules.within(marks, start, stop)
    visible = (each for each in inside if utf16.cut(trimmed, each["offset"], each["length"]).strip())
    return FormattedText(trimmed, tuple(visible))
