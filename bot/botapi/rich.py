"""Rich messages (Bot API 10.1): from the HTML a bot sends to blocks, and from blocks to plain text.

Only the tags an article needs are known; any other is refused rather than ignored. The limits are those of
the Bot API's documentation of rich messages: 32768 characters, 500 blocks, 16 levels.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from bot.botapi import checking
from bot.botapi.refusals import bad_request, not_simulated

MOST_CHARACTERS, MOST_BLOCKS, MOST_LEVELS = 32_768, 500, 16
_INLINE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "s": "strikethrough",
    "tg-spoiler": "spoiler", "code": "code", "mark": "marked", "sub": "subscript", "sup": "superscript",
}  # fmt: skip
_TEXT_BLOCKS = {
    "p": "paragraph",
    "footer": "footer",
    "pre": "pre",
    **{f"h{n}": "heading" for n in range(1, 7)},
}
_CONTAINERS = frozenset({"blockquote", "details", "ul", "ol", "li"})
_MARKED = frozenset({"mention", "bot_command"})
_VOID = frozenset({"br", "hr"})
_KNOWN = frozenset({*_INLINE, *_TEXT_BLOCKS, *_CONTAINERS, *_VOID, "a", "summary"})


@dataclass(slots=True)
class Element:
    """One HTML element; its children are elements and texts."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("")
        self.path = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _KNOWN:
            raise not_simulated(f"<{tag}> in a rich message")
        element = Element(tag, dict(attrs))
        self.path[-1].children.append(element)
        if tag not in _VOID:
            self.path.append(element)
        if len(self.path) > MOST_LEVELS + 1:
            raise bad_request(f"a rich message has at most {MOST_LEVELS} levels")

    def handle_endtag(self, tag: str) -> None:
        if self.path[-1].tag != tag:
            raise bad_request(f"can't parse rich message: unexpected end tag </{tag}>")
        self.path.pop()

    def handle_data(self, data: str) -> None:
        self.path[-1].children.append(data)


def compose(message: dict[str, Any]) -> dict[str, Any]:
    """The content of a message made from an InputRichMessage."""
    if ("html" in message) == ("markdown" in message):
        raise bad_request("exactly one of the fields html and markdown must be used in a rich message")
    if "markdown" in message:
        raise not_simulated("markdown in a rich message")
    blocks = [_block(each) for each in _elements(_parse(message["html"]))]
    _check_size(blocks)
    return {"rich_message": {"blocks": blocks} | ({"is_rtl": True} if message.get("is_rtl") else {})}


def plain(value: Any) -> str:
    """The text in blocks or rich text, without any of its form; a line for each block."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        separator = "\n" if any(isinstance(each, dict) and _is_block(each) for each in value) else ""
        return separator.join(filter(None, map(plain, value)))
    names = ("summary", "label", "text", "items", "cells", "blocks", "credit")
    parts = [plain(value[name]) for name in names if name in value]
    return (" " if "label" in value else "\n").join(filter(None, parts))


def marked(blocks: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Mentions anywhere, and the command that the message starts with."""
    found = [(each["type"], plain(each["text"])) for each in _objects(blocks) if each.get("type") in _MARKED]
    begins = plain(blocks)
    return [(kind, text) for kind, text in found if kind == "mention" or begins.startswith(text)]


def check(message: dict[str, Any]) -> None:
    """Refuse a rich message that Telegram would not send to a bot."""
    checking.check(message, ["RichMessage"], "rich_message")


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(each)


def _is_block(value: dict[str, Any]) -> bool:
    return "blocks" in value or value.get("type") in {
        *_TEXT_BLOCKS.values(),
        "divider",
        "list",
        "table",
        "pullquote",
    }


def _parse(html: str) -> Element:
    tree = _Tree()
    tree.feed(html)
    tree.close()
    if len(tree.path) > 1:
        raise bad_request(f"can't parse rich message: <{tree.path[-1].tag}> has no end tag")
    return tree.root


def _elements(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            yield child
        elif child.strip():
            raise bad_request(f"can't parse rich message: the text {child.strip()!r} is in no block")


def _block(element: Element) -> dict[str, Any]:
    if element.tag in _TEXT_BLOCKS:
        size = {"size": int(element.tag[1])} if _TEXT_BLOCKS[element.tag] == "heading" else {}
        return {"type": _TEXT_BLOCKS[element.tag], "text": _text(element)} | size
    match element.tag:
        case "hr":
            return {"type": "divider"}
        case "blockquote":
            return {"type": "blockquote", "blocks": _contents(element)}
        case "ul" | "ol":
            return {"type": "list", "items": list(_items(element))}
        case "details":
            return _details(element)
        case _:
            raise bad_request(f"can't parse rich message: <{element.tag}> is no block")


def _details(element: Element) -> dict[str, Any]:
    summary, *rest = _elements(element)
    if summary.tag != "summary":
        raise bad_request("can't parse rich message: <details> must begin with <summary>")
    return {"type": "details", "summary": _text(summary), "blocks": [_block(each) for each in rest]}


def _items(element: Element) -> Iterator[dict[str, Any]]:
    for number, item in enumerate(_elements(element), start=1):
        yield {"label": f"{number}." if element.tag == "ol" else "•", "blocks": _contents(item)}


def _contents(element: Element) -> list[dict[str, Any]]:
    """Blocks, or bare text as one paragraph."""
    if any(isinstance(each, str) and each.strip() for each in element.children):
        return [{"type": "paragraph", "text": _text(element)}]
    return [_block(each) for each in _elements(element)]


def _text(element: Element) -> Any:
    parts = [child if isinstance(child, str) else _inline(child) for child in element.children]
    return parts[0] if len(parts) == 1 else parts


def _inline(element: Element) -> Any:
    if element.tag == "br":
        return "\n"
    if element.tag == "a":
        return {"type": "url", "text": _text(element), "url": element.attributes.get("href") or ""}
    if element.tag not in _INLINE:
        raise bad_request(f"can't parse rich message: <{element.tag}> inside a text")
    return {"type": _INLINE[element.tag], "text": _text(element)}


def _check_size(blocks: list[dict[str, Any]]) -> None:
    if not plain(blocks).strip():
        raise bad_request("message text is empty")
    if len(plain(blocks)) > MOST_CHARACTERS:
        raise bad_request("message is too long")
    if _count(blocks) > MOST_BLOCKS:
        raise bad_request(f"a rich message has at most {MOST_BLOCKS} blocks")


def _count(blocks: list[dict[str, Any]]) -> int:
    inner = [each.get("blocks", []) for block in blocks for each in (block, *block.get("items", []))]
    return len(blocks) + sum(map(_count, inner))
