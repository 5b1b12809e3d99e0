"""A page's markup as a tree: its elements by what they are to a reader, and which of its lines are only links."""

from __future__ import annotations

from typing import Any

from summarizer.words import count

SILENT = (
    "script style template svg math iframe object embed canvas map noscript select option datalist button input"
    " textarea"
).split()
"""Elements without running text. A page's data (JSON-LD) is read out of its scripts before they go."""
BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr"
    " ul".split()
)
"""Elements that begin a line of their own."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LONGEST, NAME = 5_000, 300
"""Characters that are looked at of an element's text, and of its class."""
WORD = 20
"""Characters in which there is a word."""
CAPTION_WORDS = 5
LINK_WORDS = 4
"""Words from which a line that is nothing but a link is another article's headline."""
LINES = ("p", "li", "h2", "h3", "h4", "h5", "h6", "div", "td", "strong", "b", "em", "span")


def text(element: Any) -> str:
    """The text of an element on one line, its first thousands of characters at most."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(part[: LONGEST - length])
        length += len(parts[-1])
        if length >= LONGEST:
            break
    return " ".join("".join(parts).split())


def holds_more(element: Any, words: int) -> bool:
    """Whether there are more words than these in an element; no more of it is read than it takes to tell."""
    found = 0
    for part in element.itertext():
        found += count(part[: WORD * (words + 1)])
        if found > words:
            return True
    return False


def name(element: Any) -> str:
    """The class and id of an element, by which its author calls it; in lower case."""
    return f"{(element.get('class') or '')[:NAME]} {(element.get('id') or '')[:NAME]}".lower()


def quieten(tree: Any) -> None:
    """Take out of a tree, in place, all that holds no running text."""
    from lxml.etree import strip_elements

    strip_elements(tree, *SILENT, with_tail=False)


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


def headings(tree: Any) -> list[tuple[str, int]]:
    """The headings of a page in order, each with its level from 1 to 6."""
    found = ((text(heading), int(heading.tag[1])) for heading in tree.iter(*HEADINGS))
    return [(title, level) for title, level in found if title]


def captions(tree: Any) -> list[str]:
    """What stands below a page's pictures, where it says more than who took them."""
    found = (text(caption) for caption in tree.iter("figcaption"))
    return [caption for caption in found if count(caption) > CAPTION_WORDS]
