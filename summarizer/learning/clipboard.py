"""What a person pastes after "select all, copy" on a page: its visible text, as browsers write it.

Follows the ``innerText`` steps of the HTML Standard as far as markup alone tells: blocks on lines of their own,
a blank line around paragraphs and headings, tabs between cells, nothing that is hidden. Style sheets are not
read, so a menu that only they hide stands there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import html

UNSEEN = frozenset(
    "head script style noscript template svg math iframe object embed video audio canvas select datalist "
    "textarea input map img picture".split()
)
APART = frozenset("p h1 h2 h3 h4 h5 h6 blockquote pre ul ol dl table figure".split())
BLOCKS = frozenset(
    "address article aside body caption center dd details dialog div dt fieldset figcaption footer form header "
    "hgroup hr html legend li main menu nav section summary tr".split()
)
CELLS = frozenset({"td", "th"})
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SPACE = re.compile(r"[ \t\r\n\f]+")
BLOCK, PARAGRAPH = "\ue000", "\ue001"
BREAKS = re.compile("[ \\t\ue000\ue001]*[\ue000\ue001][ \\t\ue000\ue001]*")
AROUND_TAB = re.compile(r" *\t[ \t]*")
MAIN = ("article", "*[@role='main']", "main", "*[@itemprop='articleBody']")
"""Where a page says that its article stands."""


def page(source: str) -> Any:
    """The tree of a page, as lxml reads it."""
    return html.document_fromstring(source.encode(errors="replace"), parser=html.HTMLParser(encoding="utf-8"))


def main_element(tree: Any) -> Any:
    """The element with most text among those that say they hold the article; the whole page if none does."""
    found = [element for path in MAIN for element in tree.iterfind(f".//{path}")]
    return max(found, key=lambda element: len(element.text_content()), default=tree)


def text(element: Any) -> str:
    """The text of an element as it is pasted."""
    whole = BREAKS.sub(lambda run: "\n\n" if PARAGRAPH in run[0] else "\n", "".join(_pieces(element)))
    lines = (AROUND_TAB.sub("\t", re.sub(" +", " ", line)).strip(" \t") for line in whole.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _pieces(element: Any) -> Iterator[str]:
    """Runs of text, and the breaks that blocks ask for: of neighbouring ones the greatest is made."""
    tag = element.tag
    if not isinstance(tag, str) or tag in UNSEEN or _is_hidden(element):
        return
    edge = PARAGRAPH if tag in APART else BLOCK if tag in BLOCKS else ""
    yield edge
    yield SPACE.sub(" ", element.text or "")
    for child in element:
        yield from _pieces(child)
        yield SPACE.sub(" ", child.tail or "")
    yield "\t" if tag in CELLS else "\n" if tag == "br" else ""
    yield edge


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or HIDING.search(element.get("style") or "") is not None
