"""Lists of feeds as other readers take and give them: OPML 2.0 (http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.errors import NutshellError

MOST = 1000
"""Feeds that are taken from one file."""
LONGEST_TITLE = 200
DOCTYPE = b"<!DOCTYPE"


@dataclass(frozen=True, slots=True)
class Outlined:
    """A feed in a list: its address, and what it is called there."""

    url: str
    title: str = ""


def read(content: bytes) -> tuple[Outlined, ...]:
    """The feeds of an OPML file, folders opened, each once; raises NutshellError "opml-unreadable" for none.

    A file that defines entities of its own is none: no list of feeds needs any, and a bomb does.
    """
    from lxml import etree

    if DOCTYPE in content[:10_000].upper():
        raise NutshellError("opml-unreadable")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise NutshellError("opml-unreadable") from None
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise NutshellError("opml-unreadable")
    found: dict[str, Outlined] = {}
    for outline in root.iter("outline"):
        told = {str(name).lower(): str(value).strip() for name, value in outline.attrib.items()}
        url = told.get("xmlurl", "")
        if url.lower().startswith(("http://", "https://")) and len(found) < MOST:
            found.setdefault(url, Outlined(url, (told.get("title") or told.get("text") or "")[:LONGEST_TITLE]))
    return tuple(found.values())


def write(feeds: Iterable[Outlined], title: str) -> bytes:
    """An OPML file of some feeds."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _allowed(title)
    body = etree.SubElement(root, "body")
    for feed in feeds:
        name = _allowed(feed.title or feed.url)
        etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=_allowed(feed.url))
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def _allowed(text: str) -> str:
    """A text without the characters that no XML may hold (https://www.w3.org/TR/xml/#charsets)."""
    return "".join(
        each
        for each in text
        if each in "\t\n\r" or " " <= each < "\ud800" or "\ue000" <= each < "\ufffe" or each > "\uffff"
    )
