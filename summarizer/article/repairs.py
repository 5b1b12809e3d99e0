"""What is mended in a page's tree before its text is taken out of it, so that an extractor passes nothing over."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from summarizer.article import markup
from summarizer.words import count

BODIES = re.compile(r"article|story|body|content|entry|post|text", re.I)
"""Class names of the element that holds an article."""
PARAGRAPHS, WORDS = 2, 15
"""Paragraphs of so many words that each part of a split body has."""
SIGNATURE = 4
"""Words that stand beside a quoted post in the box made for it."""


def mend(tree: Any) -> None:
    """Put a body together that advertisements split, and call its quotations and stray lines what they are."""
    _join_split_body(tree)
    _show_quotations(tree)
    _show_lines(tree)


def _join_split_body(tree: Any) -> None:
    """Elements of one class that each hold paragraphs are parts of one body; those behind join the first."""
    parts = defaultdict(list)
    for element in tree.iter("div", "section", "article"):
        name = element.get("class", "").strip()
        if BODIES.search(name[:300]) and _paragraphs(element) >= PARAGRAPHS:
            parts[name].append(element)
    for elements in parts.values():
        if len(elements) > 1 and not _are_nested(elements):
            for element in elements[1:]:
                elements[0].extend(list(element))


def _are_nested(elements: Sequence[Any]) -> bool:
    """Whether one of some elements stands in another."""
    among = set(elements)
    return any(around in among for element in elements for around in element.iterancestors())


def _paragraphs(element: Any) -> int:
    """Paragraphs right under an element that are long enough to be prose."""
    return sum(count(one.text_content()) >= WORDS for one in element.findall("p"))


def _show_quotations(tree: Any) -> None:
    """Posts quoted from elsewhere have names by which extractors take them for buttons to share the page."""
    for quote in tree.iter("blockquote"):
        quote.attrib.clear()
        around = quote.getparent()
        boxed = around is not None and around.tag == "div"
        if boxed and not markup.holds_more(around, count(markup.text(quote)) + SIGNATURE):
            around.attrib.clear()


def _show_lines(tree: Any) -> None:
    """A line of text in an element of its own is a paragraph where it stands among paragraphs."""
    for around in tree.iter("div", "section", "article", "main", "td", "body"):
        if len(around.findall("p")) > PARAGRAPHS:
            for line in around.iterchildren("div"):
                if (line.text or "").strip() and not any(child.tag in markup.BLOCKS for child in line):
                    line.tag = "p"
