"""What a reader makes of a document, and how that becomes an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import takewhile

from summarizer import language as languages
from summarizer import sentences
from summarizer.article import sections
from summarizer.article.documents import properties
from summarizer.article.sections import Heading
from summarizer.errors import UnreadableError
from summarizer.model import Article

LONGEST = 3_000_000
"""Characters that are read at most: some 1,500 book pages."""
MOST_BLOCKS = 100_000
"""Paragraphs that are read at most: a book of 1,500 pages has 20,000."""
LONGEST_HEADING = 200
"""Characters above which what is marked as a heading is a paragraph that somebody wanted large."""
TITLE_WORDS = range(2, 31)
EARLY = 4
"""Paragraphs among which a document's first heading is its title, unless there is a sentence before it."""
CELL = " | "
"""What stands between the cells of a row of a table."""
BREAKS = re.compile(r"[^\S\n\u2028\u2029\x85]*[\n\u2028\u2029\x85\x0b\x0c]\s*")
SPACES = re.compile(r"[^\S\n]+")
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\xad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
"""Controls, soft hyphens and what else takes no room between letters; joiners and direction marks stay."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a heading where ``level`` is not 0: the uppermost has the smallest."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A document's paragraphs in reading order, and what it says of itself."""

    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    published: date | datetime | None = None


def limited(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, tidied; raises UnreadableError ``read-document-long`` past the longest text that is read."""
    kept, length = list[Block](), 0
    for number, block in enumerate(blocks):
        text = _tidy(block.text)
        if text:
            kept.append(_sensible(Block(text, block.level)))
            length += len(text)
        if length > LONGEST:
            raise UnreadableError("read-document-long", limit=LONGEST)
        if number >= MOST_BLOCKS:
            raise UnreadableError("read-overfull")
    return tuple(kept)


def article(draft: Draft, source: str = "") -> Article:
    """The article of a draft: paragraphs between blank lines, sections, and a title that is not in the text."""
    title, blocks = _titled(draft)
    text = "\n\n".join(block.text for block in blocks)
    return Article(
        text=text,
        title=title,
        language=languages.detect(text),
        source=source,
        published=draft.published,
        author=properties.name(draft.author),
        sections=sections.of(text, _headings(blocks)),
    )


def _tidy(text: str) -> str:
    """Lines without space around them, and single spaces within."""
    return SPACES.sub(" ", BREAKS.sub("\n", UNSEEN.sub("", text))).strip()


def _sensible(block: Block) -> Block:
    """A heading on one line, a paragraph where it is none."""
    if not block.level:
        return block
    is_one = len(block.text) <= LONGEST_HEADING and any(map(str.isalnum, block.text))
    return Block(block.text.replace("\n", " "), block.level) if is_one else replace(block, level=0)


def _titled(draft: Draft) -> tuple[str, Sequence[Block]]:
    """The title, and what is left below it: it is told apart from the text, so it does not stand there again."""
    declared = properties.title(draft.title)
    opening = takewhile(lambda item: item[1].level or not _is_prose(item[1].text), enumerate(draft.blocks[:EARLY]))
    first = next((number for number, block in opening if block.level), None)
    if first is None and _looks_like_title(draft.blocks):
        first = 0
    shown = draft.blocks[first].text.replace("\n", " ") if first is not None else ""
    if declared and not _same(declared, shown):
        same = [number for number, block in enumerate(draft.blocks[:EARLY]) if _same(block.text, declared)]
        return declared, _without(draft.blocks, same[0] if same else None)
    return shown or declared, _without(draft.blocks, first)


def _without(blocks: Sequence[Block], number: int | None) -> Sequence[Block]:
    """All blocks but one, unless that is all there is."""
    left = [block for place, block in enumerate(blocks) if place != number]
    return left or blocks


def _looks_like_title(blocks: Sequence[Block]) -> bool:
    """Whether the first of several paragraphs is short and no sentence, where nothing is marked as a heading."""
    if len(blocks) < 2 or any(block.level for block in blocks):
        return False
    first, second = blocks[0].text, blocks[1].text
    short = (
        "\n" not in first
        and CELL not in first
        and len(first) <= LONGEST_HEADING
        and len(first.split()) in TITLE_WORDS
    )
    return short and not sentences.is_final(first) and sentences.is_final(second)


def _is_prose(text: str) -> bool:
    return sentences.is_final(text) or len(text) > LONGEST_HEADING


def _same(one: str, other: str) -> bool:
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()


def _headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    start = 0
    for block in blocks:
        if block.level:
            yield Heading(start, start + len(block.text), block.level)
        start += len(block.text) + 2
