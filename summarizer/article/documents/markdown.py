"""Markdown (CommonMark with tables) to blocks: its headings, and its words without marks, addresses and code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.article import charset
from summarizer.article.documents import properties
from summarizer.article.documents.draft import CELL, LONGEST, Block, Draft, limited
from summarizer.errors import UnreadableError

if TYPE_CHECKING:
    from markdown_it.token import Token

FRONT = re.compile(r"\s{0,100}?(---|\+\+\+)[ \t]*\r?\n(.{0,20000}?)^\1[ \t]*(?:\r?\n|\Z)", re.S | re.M)
"""What static site generators put above a text: YAML between dashes, TOML between plus signs."""
SAID = re.compile(r"^(title|author|date|published)[ \t]*[:=][ \t]*(.+)$", re.I | re.M)
MARKS, DENSE, SMALL = re.compile(r"[\[\]()!*_`<&\\]"), 0.25, 2000
"""What is a mark at every fourth letter is no Markdown; the parser would take ten times as long for it."""
PIECE = 40_000
"""Characters that are parsed at once: some of the parser's rules take time with the square of a paragraph."""


def read(data: bytes) -> Draft:
    """The draft of a text in Markdown."""
    text = charset.decode(data).replace("\r\n", "\n")
    if len(text) > LONGEST:
        raise UnreadableError("read-document-long", limit=LONGEST)
    front = FRONT.match(text)
    said = {key.lower(): _bare(value) for key, value in SAID.findall(front[2])} if front else {}
    body = text[front.end() :] if front else text
    return Draft(
        limited(_blocks(body)),
        said.get("title", ""),
        said.get("author", ""),
        properties.moment(said.get("date") or said.get("published")),
    )


def _bare(value: str) -> str:
    """A value of front matter without its quotation marks or the brackets of a list."""
    return value.strip().strip("[]").strip().strip("\"'").strip()


def _blocks(text: str) -> Iterator[Block]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    for piece in _pieces(text):
        if len(piece) > SMALL and len(MARKS.findall(piece)) > len(piece) * DENSE:
            yield from map(Block, piece.split("\n\n"))
        else:
            yield from _flat(parser.parse(piece))


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that end with a paragraph where they can."""
    start = 0
    while start < len(text):
        end = start + PIECE
        if end < len(text):
            cut = text.rfind("\n\n", start + 1, end)
            end = (
                cut
                if cut > start
                else max(text.rfind("\n", start + 1, end), text.rfind(" ", start + 1, end), start)
            )
            end = end if end > start else start + PIECE
        yield text[start:end]
        start = end


def _flat(tokens: Sequence[Token]) -> Iterator[Block]:
    level = 0
    row: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield Block(CELL.join(filter(None, row)))
            row = None
        elif token.type == "inline" and row is not None:
            row.append(_inline(token.children or ()))
        elif token.type == "inline":
            yield Block(_inline(token.children or ()), level)
            level = 0


def _inline(tokens: Sequence[Token]) -> str:
    """The words of a line: of a link its text, of a picture nothing, of code what it says."""
    return "".join(
        "\n" if token.type in ("softbreak", "hardbreak") else token.content
        for token in tokens
        if token.type in ("text", "code_inline", "softbreak", "hardbreak", "text_special")
    )
