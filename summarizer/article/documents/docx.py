"""Word documents (ECMA-376, part 1): the body as a reader would see it with all changes accepted.

Insertions, content controls and text boxes are read, each once; deletions, field codes, hidden text, notes,
headers and footers are not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from summarizer.article.documents import markup, properties
from summarizer.article.documents.archive import Archive
from summarizer.article.documents.draft import Draft, limited
from summarizer.article.documents.flow import Flow
from summarizer.errors import UnreadableError

BODY = "word/document.xml"
RELATIONS = "_rels/.rels"
HEADING = re.compile(r"heading (\d)$", re.I)
CONTENTS = re.compile(r"toc (?:\d|heading)$", re.I)
LONGEST_CHAIN = 20
"""Styles based on each other that are followed."""
SKIPPED = frozenset("del moveFrom Fallback footnotePr sectPr rt instrText delText delInstrText tblPr trPr".split())
"""Elements whose text is not there: deleted, moved away, said a second time for older programs, ruby."""
BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "-"}


@dataclass(slots=True)
class Style:
    """A paragraph style: its name, level (0: none) and the style it is based on."""

    name: str = ""
    level: int = 0
    base: str = ""


def read(data: bytes) -> Draft:
    """The draft of a DOCX; raises UnreadableError when it is damaged, locked or a bomb."""
    archive = Archive(data)
    body = archive.read(_main(archive))
    if not body:
        raise UnreadableError("read-damaged")
    styles, text, said = Styles(), Body({}), properties.Core()
    _parse(archive, "word/styles.xml", styles)
    text.levels = styles.levels()
    markup.parse_xml(body, text)
    _parse(archive, "docProps/core.xml", said)
    created = properties.moment(said.first("created"))
    return Draft(limited(text.flow.blocks), said.first("title"), said.first("creator"), created)


def _parse(archive: Archive, name: str, events: markup.Events) -> None:
    """What a part says, as far as it can be read: without its styles a document is still one."""
    try:
        if content := archive.read(name):
            markup.parse_xml(content, events)
    except UnreadableError as error:
        if error.key != "read-damaged":
            raise


def _main(archive: Archive) -> str:
    if BODY in archive:
        return BODY
    named = re.search(rb'Type="[^"]*/officeDocument"[^>]*Target="/?([^"]+)"', archive.read(RELATIONS)[:100_000])
    other = re.search(rb'Target="/?([^"]+)"[^>]*Type="[^"]*/officeDocument"', archive.read(RELATIONS)[:100_000])
    found = named or other
    return found[1].decode(errors="replace") if found else BODY


class Styles:
    """Hears of ``styles.xml``: which styles are headings, which are a table of contents."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {}
        self._current = Style()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        value = attributes.get("val", "")
        if tag == "style":
            self._current = self._styles.setdefault(attributes.get("styleId", ""), Style())
        elif tag == "name":
            self._current.name = value
        elif tag == "basedOn":
            self._current.base = value
        elif tag == "outlineLvl":
            self._current.level = outline(value)

    def end(self, tag: str) -> None:
        """Nothing."""

    def data(self, text: str) -> None:
        """Nothing."""

    def levels(self) -> Mapping[str, int]:
        """Level by style; -1 for one that is left out."""
        return {name: self._level(name) for name in self._styles}

    def _level(self, name: str) -> int:
        seen: set[str] = set()
        while name in self._styles and name not in seen and len(seen) < LONGEST_CHAIN:
            seen.add(name)
            style = self._styles[name]
            if level := _named(style.name) or style.level:
                return level
            name = style.base
        return 0


def _named(name: str) -> int:
    """The level that a style's built-in name tells: 1 for the title, 2 for "heading 1"."""
    if CONTENTS.match(name):
        return -1
    if name.lower() == "title":
        return 1
    match = HEADING.match(name)
    return int(match[1]) + 1 if match else 0


def outline(value: str) -> int:
    """A level as :class:`Block` has it of an outline level, 0 to 8; 9 is that of text."""
    return int(value) + 2 if value in tuple("012345678") else 0


@dataclass(slots=True)
class Body:
    """Hears of ``document.xml``; ``levels`` are those of the styles."""

    levels: Mapping[str, int]
    flow: Flow = field(default_factory=Flow)
    _skipped: int = 0
    _path: list[str] = field(default_factory=list)
    _hidden: bool = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._path.append(tag)
        if self._skipped or tag in SKIPPED:
            self._skip(tag)
        elif tag in BREAKS and self._within("r"):
            self.flow.add("" if self._hidden else BREAKS[tag] if attributes.get("type", "") != "page" else " ")
        elif tag in STARTS:
            STARTS[tag](self, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        self._path.pop()
        if self._skipped:
            self._skipped -= 1
        elif tag == "p":
            self.flow.end_paragraph()
        elif tag == "tc":
            self.flow.end_cell()
        elif tag == "tr":
            self.flow.end_row()

    def data(self, text: str) -> None:
        """Text stands in an element."""
        if self._path and self._path[-1] == "t" and not self._skipped and not self._hidden:
            self.flow.add(text)

    def _skip(self, tag: str) -> None:
        """Leave out an element with all in it; a deleted paragraph mark joins the paragraph with the next."""
        if not self._skipped and tag == "del" and self._within("rPr") and "pPr" in self._path[-4:]:
            self.flow.join()
        self._skipped += 1

    def _within(self, tag: str) -> bool:
        return len(self._path) > 1 and self._path[-2] == tag

    def _paragraph(self, _: Mapping[str, str]) -> None:
        self.flow.start_paragraph()

    def _run(self, _: Mapping[str, str]) -> None:
        self._hidden = False

    def _vanish(self, attributes: Mapping[str, str]) -> None:
        if "pPr" not in self._path[-4:]:
            self._hidden = attributes.get("val", "1") not in ("0", "false", "off")

    def _style(self, attributes: Mapping[str, str]) -> None:
        self.flow.level(self.levels.get(attributes.get("val", ""), 0))

    def _outline(self, attributes: Mapping[str, str]) -> None:
        if self._within("pPr") and (level := outline(attributes.get("val", ""))):
            self.flow.level(level)

    def _row(self, _: Mapping[str, str]) -> None:
        self.flow.start_row()


STARTS = {
    "p": Body._paragraph,
    "r": Body._run,
    "vanish": Body._vanish,
    "pStyle": Body._style,
    "outlineLvl": Body._outline,
    "tr": Body._row,
}
