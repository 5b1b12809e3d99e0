"""What is mended in a page's markup before its text is taken out of it, and what of it is only a link."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from summarizer.words import count

POPUPS = re.compile(
    r"(?:^|[\s_-])(?:rollover|tooltip|popover|hover-?card|screen-reader|sr-only|visually-?hidden)", re.I
)
"""Class names of what is shown only under a mouse pointer, or only read aloud: it interrupts a sentence."""
BODIES = re.compile(r"article|story|body|content|entry|post|text", re.I)
"""Class names of the element that holds an article."""
PARAGRAPHS, WORDS = 2, 15
"""Paragraphs of so many words that each part of a split body has."""
LINK_WORDS = 4
"""Words from which a line that is nothing but a link is another article's headline."""
LINES = ("p", "li", "h2", "h3", "h4", "h5", "h6", "div", "td", "strong", "b", "em", "span")


def mend(tree: Any) -> None:
    """Take popups out of the sentences they interrupt, and put a body together that advertisements split."""
    _drop_popups(tree)
    _join_split_body(tree)


def headlines(tree: Any) -> frozenset[str]:
    """The lines of a page that are nothing but a link with a headline, in lower case."""
    found = set()
    for link in tree.iter("a"):
        text = " ".join(link.text_content().split())
        if count(text) >= LINK_WORDS and _stands_alone(link, text):
            found.add(text.casefold())
    return frozenset(found)


def _stands_alone(link: Any, text: str) -> bool:
    """Whether a link is all that its line holds."""
    around = link.getparent()
    while around is not None and around.tag in LINES:
        if len(" ".join(around.text_content().split())) > len(text) + 3:
            return str(around.tag) == "div"
        around = around.getparent()
    return True


def _drop_popups(tree: Any) -> None:
    for element in [one for one in tree.iter("span", "div", "aside") if POPUPS.search(one.get("class", "")[:300])]:
        if element.getparent() is not None and count(element.text_content()) < 400:
            element.drop_tree()


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
    """Paragraphs right under an element, or one level below, that are long enough to be prose."""
    return sum(count(one.text_content()) >= WORDS for one in element.findall("p"))
