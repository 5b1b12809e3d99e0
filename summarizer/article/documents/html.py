"""A book's chapter in HTML to blocks: no tree is built, and nothing is judged to be furniture."""

from __future__ import annotations

from collections.abc import Mapping

from summarizer.article.documents.draft import Block
from summarizer.article.documents.flow import Flow
from summarizer.errors import UnreadableError

HEADINGS = {f"h{level}": level for level in range(1, 7)}
PARAGRAPHS = frozenset(
    """p div section article body blockquote li dt dd ul ol dl pre figcaption figure header footer main aside
    caption address center fieldset form hr details summary table thead tbody tfoot""".split()
)
SKIPPED = frozenset(
    "script style head nav title template noscript svg math rt rp select textarea object iframe".split()
)
MOST_ELEMENTS = 1_000_000


class Chapter:
    """Hears of a chapter as lxml's target parser tells it."""

    def __init__(self) -> None:
        self.flow = Flow()
        self._skipped = 0
        self._is_open = False
        self._level = 0
        self._preformatted = 0
        self._elements = 0

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        """An element begins."""
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise UnreadableError("read-overfull")
        if self._skipped or tag in SKIPPED:
            self._skipped += 1
        elif tag in HEADINGS or tag in PARAGRAPHS:
            self._break()
            self._level = HEADINGS.get(tag, 0)
            self._preformatted += tag == "pre"
        elif tag == "tr":
            self._break()
            self.flow.start_row()
        elif tag == "br":
            self._add("\n")

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
        elif tag in HEADINGS or tag in PARAGRAPHS or tag in ("td", "th", "tr"):
            self._break()
            self._preformatted -= tag == "pre"
            if tag in ("td", "th"):
                self.flow.end_cell()
            elif tag == "tr":
                self.flow.end_row()

    def data(self, text: str) -> None:
        """Text stands in an element."""
        if not self._skipped:
            self._add(text if self._preformatted else " ".join(text.split("\n")))

    def comment(self, text: str) -> None:
        """Nothing."""

    def close(self) -> list[Block]:
        """The chapter is over."""
        self._break()
        return self.flow.blocks

    def _add(self, text: str) -> None:
        if not self._is_open and text.strip():
            self.flow.start_paragraph()
            self.flow.level(self._level)
            self._is_open = True
        self.flow.add(text)

    def _break(self) -> None:
        if self._is_open:
            self.flow.end_paragraph()
        self._is_open, self._level = False, 0


def blocks(content: bytes) -> list[Block]:
    """The paragraphs and headings of a page, everything but scripts, styles and navigation."""
    from lxml.etree import XMLSyntaxError
    from lxml.html import HTMLParser

    parser = HTMLParser(target=Chapter(), encoding=_encoding(content))
    try:
        parser.feed(content)
        told: list[Block] = parser.close()
    except (XMLSyntaxError, AssertionError):
        return []
    return told


def _encoding(content: bytes) -> str | None:
    """UTF-8 where it is that, whatever is declared or not; else as declared."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return None
    return "utf-8"
