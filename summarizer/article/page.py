"""An HTML page to an article: parsed once, freed of what is around the article, and read by trafilatura."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from summarizer import language as languages
from summarizer.article import (
    addresses,
    authors,
    edges,
    furniture,
    markup,
    metadata,
    moments,
    pruning,
    repairs,
    sections,
    walls,
)
from summarizer.article.furniture import EDGES, LISTED
from summarizer.article.metadata import Metadata
from summarizer.article.sections import Heading
from summarizer.errors import UnreadableError
from summarizer.model import Article

if TYPE_CHECKING:
    from trafilatura.settings import Document

    from summarizer.language import Language

SHORTEST = 140
"""Characters of body under which a page holds no article: a cookie note, a menu, "page not found"."""
SAMPLE, SMALL_WORDS = 2000, 0.25
"""Characters of a body that are looked at, and the share of them that a language's stop words are."""
LARGE = 8_000
"""Elements left from which trafilatura does without a second opinion, whose time grows with their square."""
BETWEEN = "\n\n"


def read(html: str, source: str = "") -> Article:
    """The article of a page.

    Raises UnreadableError when it holds none: ``read-index-page`` for a list of articles, the key of a wall
    (:mod:`summarizer.article.walls`), else ``read-no-article``.
    """
    tree = _parsed(html)
    said = metadata.of(tree)
    markup.quieten(tree)
    around, linked, captions = authors.around(tree, said.title), markup.headlines(tree), markup.captions(tree)
    pruning.prune(tree, said, languages.load(said.language))
    repairs.mend(tree)
    headings = markup.headings(tree)
    found = _extract(tree, source)
    body = _without(linked, found)
    language = languages.load(_language(body, said.language))
    lines = _lines(body, said, language)
    if walls.lists_articles(linked, found, said):
        raise UnreadableError("read-index-page")
    if said.kind == "gallery":
        lines = list(dict.fromkeys([*lines, *captions]))
    text = BETWEEN.join(lines)
    # Parsed once more where that matters: what is taken out of a tree is gone.
    wall = walls.find(lambda: _parsed(html), html, text if len(text) >= SHORTEST else body, said, language)
    if wall or len(text) < SHORTEST:
        raise UnreadableError(wall or "read-no-article")
    by = around.byline(language, said.site)
    return Article(
        text=text,
        title=said.title,
        language=language.code,
        source=addresses.own(said.address, source),
        published=said.published or around.moment() or by.published or moments.of_address(source),
        author=by.author if by.author and authors.ROLE.search(said.author) else said.author or by.author,
        site=said.site or addresses.site(source),
        sections=sections.of(text, _placed(lines, headings)),
        kind=said.kind if said.kind in ("live", "gallery") else "article",
    )


def _lines(body: str, said: Metadata, language: Language) -> list[str]:
    """The paragraphs of an extracted body, one each, without what is around the article."""
    kept = furniture.drop(body, said.title, language)
    return edges.trim([line for line in kept.split("\n") if line], said.titles, said.keywords, language)


def _placed(lines: Sequence[str], headings: Iterable[tuple[str, int]]) -> Iterator[Heading]:
    """The paragraphs that are headings of the page, by their place in the text."""
    levels = dict(headings)
    start = 0
    for line in lines:
        if line in levels:
            yield Heading(start, start + len(line), levels[line])
        start += len(line) + len(BETWEEN)


def _language(body: str, told: str) -> str:
    """The language the page says it is in where the body's small words are that language's, else the body's."""
    stop_words = languages.load(told).stop_words
    words = [word.strip(EDGES).casefold() for word in body[:SAMPLE].split()]
    small = sum(word in stop_words for word in words)
    return told if small > SMALL_WORDS * len(words) else languages.detect(body) or told


def _without(headlines: frozenset[str], body: str) -> str:
    """A body without the lines that only lead to other articles."""
    lines = body.strip().split("\n")
    return "\n".join(line for line in lines if LISTED.sub("", " ".join(line.split())).casefold() not in headlines)


def _parsed(html: str) -> Any:
    """The page as a tree; trafilatura's own parser, which repairs what no other takes."""
    from trafilatura import load_html

    _quieten("trafilatura")
    tree = load_html(html)
    if tree is None:
        raise UnreadableError("read-no-article")
    return tree


def _extract(tree: Any, source: str) -> str:
    """The body trafilatura finds, one paragraph a line."""
    from trafilatura import bare_extraction

    fast = sum(1 for _ in tree.iter("*")) > LARGE
    found: Document | Any = bare_extraction(
        tree, url=source or None, fast=fast, include_comments=False, favor_precision=True
    )
    return found.text if found and found.text else ""


def _quieten(library: str) -> None:
    """Keep a library's complaints off the terminal of a program that has set up no log."""
    logger = logging.getLogger(library)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
