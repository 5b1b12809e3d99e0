"""OpenDocument texts (ISO/IEC 26300): the body without its tracked deletions, notes, comments and indexes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from summarizer.article.documents import markup, properties
from summarizer.article.documents.archive import Archive
from summarizer.article.documents.draft import Draft, limited
from summarizer.article.documents.flow import Flow
from summarizer.errors import UnreadableError

MOST_SPACES = 100
"""Spaces that one element stands for at most; a document may say any number."""
SKIPPED = frozenset(
    """tracked-changes note annotation annotation-end ruby-text table-of-content alphabetical-index bibliography
    illustration-index table-index user-index object-index sequence-decls forms title desc""".split()
)
"""Elements whose text is not the document's: the deleted, notes, comments, indexes, pictures' descriptions."""
MARKED = b"encryption-data"


def read(data: bytes) -> Draft:
    """The draft of an ODT; raises UnreadableError when it is damaged, locked or a bomb."""
    archive = Archive(data)
    if MARKED in archive.read("META-INF/manifest.xml"):
        raise UnreadableError("read-locked")
    content = archive.read("content.xml")
    if not content:
        raise UnreadableError("read-damaged")
    text, said = Body(), properties.Core()
    markup.parse_xml(content, text)
    if meta := archive.read("meta.xml"):
        markup.parse_xml(meta, said)
    author = said.first("initial-creator", "creator")
    return Draft(limited(text.flow.blocks), said.first("title"), author, _created(said))


def _created(said: properties.Core) -> properties.Moment:
    return properties.moment(said.first("creation-date", "date").partition(".")[0])


@dataclass(slots=True)
class Body:
    """Hears of ``content.xml``."""

    flow: Flow = field(default_factory=Flow)
    _titles: set[str] = field(default_factory=lambda: {"Title"})
    _skipped: int = 0
    _inside: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._skipped or tag in SKIPPED:
            self._skipped += 1
        elif tag in ("p", "h"):
            self._paragraph(tag, attributes)
        elif tag == "style" and attributes.get("parent-style-name") == "Title":
            self._titles.add(attributes.get("name", ""))
        elif tag == "table-row":
            self.flow.start_row()
        else:
            self.flow.add(_space(tag, attributes))

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
        elif tag in ("p", "h"):
            self._inside -= 1
            self.flow.end_paragraph()
        elif tag == "table-cell":
            self.flow.end_cell()
        elif tag == "table-row":
            self.flow.end_row()

    def data(self, text: str) -> None:
        """Text stands in an element."""
        if self._inside and not self._skipped:
            self.flow.add(" ".join(text.split("\n")))

    def _paragraph(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._inside += 1
        self.flow.start_paragraph()
        level = attributes.get("outline-level", "1")
        if tag == "h":
            self.flow.level(min(int(level), 10) + 1 if level.isdecimal() else 2)
        elif attributes.get("style-name") in self._titles:
            self.flow.level(1)


def _space(tag: str, attributes: Mapping[str, str]) -> str:
    """What an element stands for: spaces, a tab, a line break."""
    if tag == "s":
        count = attributes.get("c", "1")
        return " " * min(int(count) if count.isdecimal() and len(count) < 5 else 1, MOST_SPACES)
    return {"tab": " ", "line-break": "\n"}.get(tag, "")
