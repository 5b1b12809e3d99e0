"""XML and HTML as events: no tree is built, so that neither a million tags nor a hundred thousand levels hurt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from summarizer.errors import UnreadableError

DEEPEST = 500
"""Levels of elements in a document: tables in tables in text boxes have some fifty."""
MOST_ELEMENTS = 1_000_000
"""Elements of one part: Word makes a dozen of each paragraph, and a book has 20,000 of those."""
SEPARATOR = "|"


class Events(Protocol):
    """What hears of a document: the names of elements are without their namespace, attributes' too."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text stands in an element."""


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(SEPARATOR)[2]


def parse_xml(content: bytes, events: Events) -> None:
    """Tell of each element of an XML document.

    Raises UnreadableError ``read-damaged`` when it is not well-formed, ``read-overfull`` when it declares
    entities (none of our formats does; a "billion laughs" must), nests too deep or has too many elements.
    """
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    depth = elements = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth, elements = depth + 1, elements + 1
        if depth > DEEPEST or elements > MOST_ELEMENTS:
            raise UnreadableError("read-overfull")
        events.start(local(name), {local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        events.end(local(name))

    def declared(*_: object) -> None:
        raise UnreadableError("read-overfull")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = events.data
    parser.EntityDeclHandler = declared
    try:
        # At once: expat before 2.6 goes over a token again with each piece of it (CVE-2023-52425).
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise UnreadableError("read-damaged") from None
