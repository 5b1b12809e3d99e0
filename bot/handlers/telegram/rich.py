"""Rich messages (Bot API 10.1) as plain text: paragraphs, lists and tables in reading order, and their links.

The library does not know them yet: a rich message has no ``text``, and comes as the JSON of ``RichMessage``. What
Telegram adds one day is read for the texts inside it, so that nothing anybody wrote is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Node = Mapping[str, Any]

NOT_SHOWN = frozenset(
    {
        "type", "label", "name", "anchor_name", "reference_name", "url", "username", "user", "language",
        "email_address", "phone_number", "bank_card_number", "hashtag", "cashtag", "bot_command",
        "custom_emoji_id", "align", "valign", "date_time_format", "location",
    }
)  # fmt: skip
"""Fields that hold no text a reader sees; ``text`` beside them is what is shown."""
MEDIA = frozenset({"photo", "video", "animation", "audio", "voice_note"})
"""Fields that hold a file: its names are not the message's words."""
RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
INDENT = "  "
BULLET = "•"


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody who is named: the words that do, and the id behind them where they are no @name."""

    piece: str
    user: int = 0


@dataclass(frozen=True, slots=True)
class Flat:
    """A rich message without its form: its text, and in their order the addresses and people named in it."""

    text: str
    links: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


def flatten(message: Node) -> Flat:
    """The text of a ``RichMessage``: a blank line between blocks, a line for each item of a list or row."""
    inside = list(_inside(message.get("blocks")))
    return Flat(
        _blocks(message.get("blocks")),
        tuple(node["url"] for node in inside if node.get("type") == "url" and isinstance(node.get("url"), str)),
        tuple(_mention(node) for node in inside if node.get("type") in ("mention", "text_mention")),
    )


def _mention(node: Node) -> Mention:
    user = node.get("user")
    return Mention(_text(node.get("text")), user.get("id", 0) if isinstance(user, Mapping) else 0)


def _inside(value: Any) -> Iterable[Node]:
    """Every object in a value, from the outside in."""
    if isinstance(value, Mapping):
        yield value
    for each in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _inside(each)


def _blocks(blocks: Any, separator: str = "\n\n") -> str:
    texts = (_block(block) for block in _listed(blocks))
    return separator.join(text for text in texts if text.strip())


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _block(block: Any) -> str:
    if not isinstance(block, Mapping):
        return _unknown(block)
    read: Callable[[Node], str] = BLOCKS.get(_type(block), _unknown)
    return read(block)


def _list(block: Node) -> str:
    items = (_item(item) for item in _listed(block.get("items")))
    return "\n".join(item for item in items if item)


def _type(node: Node) -> str:
    return str(node.get("type", ""))


def _item(item: Any) -> str:
    """An item behind its label; what else belongs to it, a list in it first of all, stands indented below."""
    if not isinstance(item, Mapping):
        return _unknown(item)
    text = _blocks(item.get("blocks"), "\n")
    label = _text(item.get("label")) or BULLET
    if item.get("has_checkbox"):
        label = "☑" if item.get("is_checked") else "☐"
    return f"{label} {text}".replace("\n", f"\n{INDENT}") if text else ""


def _table(block: Node) -> str:
    rows = (" | ".join(filter(None, map(_cell, _listed(row)))) for row in _listed(block.get("cells")))
    return _lines(_text(block.get("caption")), *rows)


def _cell(cell: Any) -> str:
    return " ".join(_text(cell.get("text") if isinstance(cell, Mapping) else cell).split())


def _quotation(block: Node) -> str:
    credit = _text(block.get("credit"))
    said = _blocks(block.get("blocks")) or _text(block.get("text"))
    return _lines(said, f"— {credit}" if credit else "")


def _details(block: Node) -> str:
    return "\n\n".join(filter(None, (_text(block.get("summary")), _blocks(block.get("blocks")))))


def _captioned(block: Node) -> str:
    """Pictures and the like: what is written under them."""
    caption = block.get("caption")
    said = (caption.get("text"), caption.get("credit")) if isinstance(caption, Mapping) else (caption,)
    return _lines(_blocks(block.get("blocks")), *map(_text, said))


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line.strip())


def _unknown(value: Any) -> str:
    """The texts inside of something that is new."""
    if isinstance(value, list):
        return "\n".join(filter(None, map(_unknown, value)))
    if not isinstance(value, Mapping):
        return value if isinstance(value, str) else ""
    if _type(value) in INLINE:
        return _text(value)
    if _type(value) in BLOCKS:
        return _block(value)
    shown = (_unknown_field(name, each) for name, each in value.items())
    return "\n".join(filter(None, shown))


def _unknown_field(name: str, value: Any) -> str:
    if name in NOT_SHOWN or name in MEDIA:
        return ""
    return _text(value) if name == "text" else _unknown(value)


def _text(value: Any) -> str:
    """``RichText``: a string, a list of it, or something around it."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(map(_text, value))
    if not isinstance(value, Mapping):
        return ""
    read = INLINE.get(_type(value))
    return read(value) if read else _text(value["text"]) if "text" in value else _unknown_inline(value)


def _unknown_inline(node: Node) -> str:
    shown = (each for name, each in node.items() if name not in NOT_SHOWN and name not in MEDIA)
    return "".join(map(_text, shown))


def _shifted(characters: dict[int, int]) -> Callable[[Node], str]:
    """Raised or lowered digits keep their height: 10⁶ must not become 106."""

    def read(node: Node) -> str:
        text = _text(node.get("text"))
        return text.translate(characters) if text and all(ord(each) in characters for each in text) else text

    return read


def _reference_link(node: Node) -> str:
    """The mark of a footnote, kept apart from the word before it."""
    text = _text(node.get("text"))
    return f"[{text}]" if text.isalnum() and len(text) < 4 else text


def _expression(node: Node) -> str:
    return str(node.get("expression", ""))


def _plain(block: Node) -> str:
    return _text(block.get("text"))


def _nothing(_: Node) -> str:
    return ""


INLINE: dict[str, Callable[[Node], str]] = {
    "superscript": _shifted(RAISED),
    "subscript": _shifted(LOWERED),
    "custom_emoji": lambda node: str(node.get("alternative_text", "")),
    "mathematical_expression": _expression,
    "reference_link": _reference_link,
    "anchor": _nothing,
}
"""``RichText`` of which more is to be said than what its ``text`` says."""
BLOCKS: dict[str, Callable[[Node], str]] = {
    **dict.fromkeys(("paragraph", "heading", "pre", "footer", "thinking"), _plain),
    **dict.fromkeys(("divider", "anchor"), _nothing),
    **dict.fromkeys(("blockquote", "pullquote"), _quotation),
    **dict.fromkeys(("collage", "slideshow", "map", *MEDIA), _captioned),
    "mathematical_expression": _expression,
    "list": _list,
    "table": _table,
    "details": _details,
}
"""``RichBlock`` by its type."""
