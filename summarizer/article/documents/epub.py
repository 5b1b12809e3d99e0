"""Electronic books (EPUB 2 and 3): the chapters of the spine in order, without cover, contents and notes' nav."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from summarizer.article.documents import html, markup, properties
from summarizer.article.documents.archive import Archive
from summarizer.article.documents.draft import Block, Draft, limited
from summarizer.errors import UnreadableError

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
CHAPTERS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
ENDINGS = (".xhtml", ".html", ".htm", ".xml")
BESIDES = frozenset("cover toc title-page titlepage copyright-page landmarks loi lot index".split())
"""Kinds of page that the guide of a package may name, and that are no chapter."""
FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Ways to disguise fonts, which are not text (EPUB 3.3, 4.4)."""


def read(data: bytes) -> Draft:
    """The draft of a book; raises UnreadableError when it is damaged, bound to a device or a bomb."""
    archive = Archive(data)
    package, folder = _package(archive)
    names = package.chapters(folder) if package else []
    names = [name for name in names if name in archive]
    names = names or sorted(name for name in archive.names if name.lower().endswith(ENDINGS[:3]))
    if not names:
        raise UnreadableError("read-damaged")
    if _encrypted(archive).intersection(names):
        raise UnreadableError("read-bound")
    said = package.said if package else properties.Core()
    return Draft(
        limited(_blocks(archive, names)),
        said.first("title"),
        ", ".join(said.all("creator")[:5]),
        properties.moment(said.first("date")),
    )


def _blocks(archive: Archive, names: list[str]) -> Iterator[Block]:
    for name in dict.fromkeys(names):
        yield from html.blocks(archive.read(name))


def _package(archive: Archive) -> tuple[Package | None, str]:
    """The package and the folder its names are relative to, as far as it can be read."""
    container = Container()
    _parse(archive.read(CONTAINER), container)
    declared = [path for path in container.paths if path in archive]
    paths = declared or [name for name in archive.names if name.lower().endswith(".opf")]
    package = Package()
    if not paths or not _parse(archive.read(paths[0]), package):
        return None, ""
    return package, posixpath.dirname(paths[0])


def _encrypted(archive: Archive) -> set[str]:
    """The names of entries that are encrypted, fonts aside."""
    encryption = Encryption()
    _parse(archive.read(ENCRYPTION), encryption)
    return encryption.names


def _parse(content: bytes, events: markup.Events) -> bool:
    """Whether a part is there and well-formed."""
    try:
        if content:
            markup.parse_xml(content, events)
    except UnreadableError as error:
        if error.key != "read-damaged":
            raise
        return False
    return bool(content)


class Container:
    """Hears of ``container.xml``: where the package is."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag == "rootfile":
            self.paths.append(attributes.get("full-path", ""))

    def end(self, _: str) -> None:
        """Nothing."""

    def data(self, _: str) -> None:
        """Nothing."""


class Encryption:
    """Hears of ``encryption.xml``: which entries are, and how."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self._way = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag == "EncryptedData":
            self._way = ""
        elif tag == "EncryptionMethod":
            self._way = self._way or attributes.get("Algorithm", "")
        elif tag == "CipherReference" and self._way not in FONTS:
            self.names.add(_resolved("", attributes.get("URI", "")))

    def end(self, _: str) -> None:
        """Nothing."""

    def data(self, _: str) -> None:
        """Nothing."""


@dataclass(slots=True)
class Package:
    """Hears of an OPF package: its metadata, its files, and the order they are read in."""

    said: properties.Core = field(default_factory=properties.Core)
    _files: dict[str, Mapping[str, str]] = field(default_factory=dict)
    _spine: list[str] = field(default_factory=list)
    _besides: set[str] = field(default_factory=set)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self.said.start(tag, attributes)
        if tag == "item":
            self._files[attributes.get("id", "")] = attributes
        elif tag == "itemref" and attributes.get("linear") != "no":
            self._spine.append(attributes.get("idref", ""))
        elif tag == "reference" and attributes.get("type", "").lower() in BESIDES:
            self._besides.add(attributes.get("href", "").partition("#")[0])

    def end(self, tag: str) -> None:
        """An element ends."""
        self.said.end(tag)

    def data(self, text: str) -> None:
        """Text stands in an element."""
        self.said.data(text)

    def chapters(self, folder: str) -> list[str]:
        """The names of the chapters in reading order; of all chapters where no spine gives one."""
        spine = [self._files[name] for name in self._spine if name in self._files]
        items = spine or list(self._files.values())
        chapters = [item for item in items if self._is_chapter(item)] or [*filter(self._is_text, items)]
        return [_resolved(folder, item.get("href", "")) for item in chapters]

    def _is_text(self, item: Mapping[str, str]) -> bool:
        return item.get("media-type", "").lower() in CHAPTERS or item.get("href", "").lower().endswith(ENDINGS[:3])

    def _is_chapter(self, item: Mapping[str, str]) -> bool:
        is_nav = "nav" in item.get("properties", "").split()
        return self._is_text(item) and not is_nav and item.get("href") not in self._besides


def _resolved(folder: str, href: str) -> str:
    """The name of an entry; one that leads out of the archive is none of its names."""
    return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))
