"""What goes from a page's tree before its article is looked for.

An extractor keeps or drops whole boxes; this takes out what stands inside the article's own box and is no part of
it: captions, lists of links to other articles, newsletter forms, whole articles that follow. Each rule is about
how pages are built, none about one site.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from summarizer import language as languages
from summarizer.article import markup
from summarizer.article.metadata import Metadata
from summarizer.language import Language
from summarizer.sentences import is_final
from summarizer.words import count

Rule = Callable[[Any], Iterator[Any]]
DROPPED = "dropped"
"""The tag that an element gets which is to go; all of them are then cut out at once, in linear time."""
CAPTION = 40
"""Words that stand beside a picture at most and are its caption; or under a headline, its teaser."""
DEEP = 8
"""Boxes around a picture or a headline that are looked at."""
ICON = re.compile(r"[1-3]?\d(?:px)?")
"""The width or height of a picture that stands in a line of text: an emoji, a flag."""
LABEL = 4
"""Words in front of a link, or above a list of them, that only say what it is: "Related:", "Don't miss"."""
LINKED = 0.7
"""The share of a paragraph's letters that are in links to other articles when it is nothing but those."""
HEADLINE = range(markup.LINK_WORDS, 40)
"""Words of a link that is another article's headline."""
PARAGRAPH = 15
"""Words of a paragraph that an article is made of."""
ABSOLUTE = re.compile(r"(?:https?:)?//", re.I)
MANY = 1_000
"""Hidden elements at most in which paragraphs are counted."""
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
POPUPS = re.compile(
    r"(?:^|[\s_-])(?:rollover|tooltip|popover|hover-?card|screen-reader|sr-only|visually-?hidden)", re.I
)
"""Class names of what is shown only under a mouse pointer, or only read aloud: it interrupts a sentence."""
POPUP = 400
"""Words of a popup at most; what is longer is the page itself."""
BOXES = re.compile(
    r"(?:^|[\s_-])(?:newsletter|subscribe|sign-?up|related|recirc|recommended|recommendations"
    r"|most-?(?:read|popular|viewed)|read-?(?:more|next|also)|also-?(?:like|read)|trending|taboola|outbrain|promo"
    r"|share-?(?:bar|buttons|tools)|author-?(?:bio|box|info)|tags?-?(?:list|links)?|breadcrumbs?|copyright)"
    r"(?:$|[\s_-])"
)
BOXED = 60
"""Words of a box at most that goes because of its name: some call the article's own box "related-content"."""
SMALL = re.compile(r"font-size\s*:\s*(?:[1-9]|1[0-2])(?:\.\d+)?px")
"""Small print, where the paragraphs of the article have no size of their own."""
WIDE = frozenset({"article", "main", "body", "html", "p", "li", "blockquote", *markup.HEADINGS})
TITLED = markup.HEADINGS[1:]


def prune(tree: Any, said: Metadata, language: Language) -> None:
    """Take out of a page's tree, in place, what is no part of its article; scripts and the like have gone already.

    The entries of a live report look like articles of their own and stay.
    """
    host = urlsplit(said.address).hostname or "" if "[" not in said.address else ""
    phrases = language.page.navigation | languages.load("en").page.navigation
    rules: list[Rule] = [] if said.kind == "live" else [lambda tree: _following(tree, host)]
    rules += [_hidden, _popups, _captions, _boxes, lambda tree: _teasers(tree, host), _small_print, _link_lists]
    rules += [lambda tree: _inviting(tree, phrases), lambda tree: _repeated(tree, said)]
    for rule in rules:
        _drop(tree, rule)


def _drop(tree: Any, rule: Rule) -> None:
    from lxml.etree import strip_elements

    for element in list(rule(tree)):
        if element is not tree:
            element.tag = DROPPED
    strip_elements(tree, DROPPED, with_tail=False)


def _hidden(tree: Any) -> Iterator[Any]:
    """What is not shown; unless it is much of the page, which a script was to show."""
    found = [
        element
        for element in tree.iter("*")
        if element.get("hidden") is not None or HIDDEN.search(element.get("style") or "")
    ]
    paragraphs = {p for element in found[:MANY] for p in element.iter("p")}
    hidden = sum(map(_length, paragraphs))
    if hidden * 3 < sum(map(_length, tree.iter("p"))):
        yield from found


def _length(paragraph: Any) -> int:
    return count(markup.text(paragraph))


def _popups(tree: Any) -> Iterator[Any]:
    for element in tree.iter("span", "div", "aside"):
        if POPUPS.search(markup.name(element)) and not markup.holds_more(element, POPUP):
            yield element


def _following(tree: Any, host: str) -> Iterator[Any]:
    """Articles beside the page's own that link to pages of their own: those a reader scrolls on to."""
    articles = list(tree.iter("article"))
    own = next((a for a in articles if a.find(".//h1") is not None or markup.holds_more(a, CAPTION)), None)
    if own is None:
        return
    bodies = (paragraph for paragraph in own.iter("p") if markup.holds_more(paragraph, PARAGRAPH))
    body = next((next(paragraph.iterancestors("article"), own) for paragraph in bodies), own)
    kept = {own, body, *own.iterancestors("article"), *body.iterancestors("article")}
    for article in articles:
        links = (link for link in article.iter("a") if link.get("rel") == "bookmark" or _heads(link))
        if article not in kept and any(_leads_on(link, host) for link in links):
            yield article


def _heads(link: Any) -> bool:
    """Whether a link is a heading."""
    around = link.getparent()
    return any(child.tag in TITLED for child in link) or (around is not None and around.tag in TITLED)


def _leads_on(link: Any, host: str) -> bool:
    """Whether a link leads to another page of the site: a shop's or a source's is part of the article."""
    href = (link.get("href") or "#").strip()
    if href.startswith(("#", "mailto:", "tel:", "javascript:")):
        return False
    return f"//{host}/" in f"{href}/" if ABSOLUTE.match(href) else True


def _captions(tree: Any) -> Iterator[Any]:
    """The words below a picture, with or without an element made for them."""
    yield from tree.iter("figcaption")
    boxes: dict[Any, bool] = {}
    for picture in tree.iter("img", "picture", "video"):
        if not ICON.fullmatch(picture.get("width") or "") and not ICON.fullmatch(picture.get("height") or ""):
            around = [above for above in _climb(picture, boxes) if above.tag in markup.BLOCKS]
            yield from around[-1:]


def _climb(picture: Any, boxes: dict[Any, bool]) -> Iterator[Any]:
    """The boxes around a picture that hold no more than a caption, and no paragraph."""
    for above in islice(picture.iterancestors(), DEEP):
        if above not in boxes:
            boxes[above] = above.tag not in WIDE and not markup.holds_more(above, CAPTION) and _is_plain(above)
        if not boxes[above]:
            return
        yield above


def _is_plain(box: Any) -> bool:
    return next(box.iter("p", "li", "h1"), None) is None


def _boxes(tree: Any) -> Iterator[Any]:
    """Small boxes that their names give away."""
    for element in tree.iter("div", "section", "ul", "aside", "p"):
        small = BOXES.search(markup.name(element)) and not markup.holds_more(element, BOXED)
        if small and next(element.iter("h1"), None) is None:
            yield element


def _teasers(tree: Any, host: str) -> Iterator[Any]:
    """Headings in links, with the box around each: the headlines of other articles and their first words."""
    cards: dict[Any, bool] = {}
    for link in tree.iter("a"):
        if any(child.tag in TITLED for child in link) and _leads_on(link, host):
            card = link
            for above in islice(link.iterancestors("div", "li", "section", "article", "aside"), DEEP):
                if above not in cards:
                    cards[above] = not markup.holds_more(above, CAPTION) and next(above.iter("h1"), None) is None
                if not cards[above]:
                    break
                card = above
            yield card


def _small_print(tree: Any) -> Iterator[Any]:
    paragraphs = [p for p in tree.iter("p") if p.text_content().strip()]
    small = [p for p in paragraphs if SMALL.search(p.get("style") or "")]
    if len(small) * 2 < len(paragraphs):
        yield from small


def _link_lists(tree: Any) -> Iterator[Any]:
    """Paragraphs and lists that are nothing but links to other articles, and the label above them."""
    for element in tree.iter("p", "ul", "ol", *TITLED):
        if _is_linked(element):
            yield element
            above = element.getprevious()
            while above is not None and above.tag in ("p", *TITLED) and not markup.text(above):
                above = above.getprevious()
            if above is not None and above.tag in ("p", *TITLED) and _is_label(markup.text(above)):
                yield above


def _is_label(said: str) -> bool:
    return count(said) <= LABEL and not (is_final(said) and not said.endswith(":"))


def _is_linked(element: Any) -> bool:
    if element.tag not in ("ul", "ol"):
        return _is_link(element)
    items = [item for item in element if markup.text(item)]
    return bool(items) and all(item.tag == "li" and _is_link(item) for item in items)


def _is_link(element: Any) -> bool:
    """Whether an element is a link to another article, with a word in front that says so at most."""
    said = markup.text(element)
    links = [text for link in element.iter("a") if not _stays(link) and (text := markup.text(link))]
    if not links or is_final(said) or not any(count(link) in HEADLINE for link in links):
        return False
    before = said.partition(links[0])[0]
    labelled = count(before) <= LABEL and before.rstrip().endswith(":")
    return (labelled and said.endswith(links[-1])) or sum(map(len, links)) >= LINKED * len(said)


def _stays(link: Any) -> bool:
    return (link.get("href") or "#").startswith(("#", "mailto:", "tel:"))


def _inviting(tree: Any, phrases: frozenset[str]) -> Iterator[Any]:
    """Short paragraphs with a link that asks for something: "Sign up", "Click here"."""
    for paragraph in tree.iter("p"):
        asks = any(markup.text(link).casefold().strip(" .!:") in phrases for link in paragraph.iter("a"))
        if asks and not markup.holds_more(paragraph, CAPTION):
            yield paragraph


def _repeated(tree: Any, said: Metadata) -> Iterator[Any]:
    """The headline, and a standfirst that only says again what the page describes itself with."""
    known = {said.title.casefold(), said.description.casefold()}
    for heading in tree.iter(*TITLED):
        if markup.text(heading).casefold() in known:
            yield heading
