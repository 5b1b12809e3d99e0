"""Lines to paragraphs and headings: running heads dropped, lines joined, hyphens at their ends taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from summarizer import sentences
from summarizer.article.documents.draft import CELL, Block
from summarizer.article.documents.pdf import outline
from summarizer.article.documents.pdf.lines import Line

EDGE = 2
"""Lines at the top and at the bottom of a page that may be its running head or foot."""
REPEATED = 3
"""Pages on which such a line stands, figures aside; two are enough where it has the number of the page."""
NEAR = 12
"""Points by which its height may differ from page to page."""
DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.I)
PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:[^\W\d_]{1,9}\.?\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|из|von|de|sur|di|z)\s*\d{1,4})?\W{0,3}",
    re.I,
)
NUMBERED = re.compile(r"^\d{1,4}(?:\s|$)|\s\d{1,4}$")
LEADER = re.compile(r"(?:\s?[.…·_]){4,}")
CONTENTS = re.compile(r".*(?:\s?[.…·]){4,}\s*[\d | ivxlc]{0,12}", re.I)
"""A line of a table of contents, with dots that lead to a page."""
BULLET = re.compile(r"[•▪■◦‣●○]\s")
ITEM = re.compile(r"[–—*-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")
"""What begins an item of a list, and may stand at the beginning of any line."""
LARGER, HEADING_WORDS, HEADING_LINES = 1.12, 25, 3
LEVELS = 4
"""Sizes of heading that are told apart; the smaller ones are one."""
LEADING = 1.35
"""Times the usual distance of lines from which a new paragraph begins."""
INDENT = (0.7, 6.0)
"""Ems by which the first line of a paragraph is set in."""
SHORT = 0.12
"""Share of a column's width that a paragraph's last line leaves empty at its end."""
HALF = 0.4
"""Share of it that no line leaves empty in the middle of a paragraph."""
HYPHENS = "-\u2010\u00ad"
JOINED = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:[-\u2010][^\W\d_]++)++")
WORD = re.compile(r"[^\W\d_]+")
LAST_PART = re.compile(r"(?<![^\W\d_])([^\W\d_]++)[-\u2010\u00ad]$")
SPACELESS = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]")


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document: the size of its text, and the words that stand in it whole."""

    body: float
    leading: float
    words: frozenset[str]
    sizes: tuple[float, ...]


def blocks(pages: Sequence[Sequence[Line]], outlined: Mapping[str, int]) -> Iterator[Block]:
    """The paragraphs and headings of a document; ``outlined`` holds the levels of those in its outline."""
    lines = [line for page in without_furniture(pages) for line in page]
    if not lines:
        return
    usual = _measures(lines)
    for group in _groups(lines, usual):
        text = _joined(group, usual.words)
        yield Block(LEADER.sub(" ", text), _level(group, text, usual, outlined))


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without running heads and feet, page numbers, and lines of a table of contents."""
    edges = [_edges(page) for page in pages]
    heights: dict[str, list[float]] = {}
    for page in edges:
        for line in page:
            for part in line.text.split(CELL):
                heights.setdefault(_without_numbers(part), []).append(line.y)
    return [
        [
            line
            for line in page
            if not (line in edge and _is_furniture(line, heights, len(pages) < REPEATED))
            and not _is_contents(line)
        ]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edges(page: Sequence[Line]) -> list[Line]:
    """The uppermost and the lowest lines of a page."""
    rows = sorted(page, key=lambda line: -line.y)
    return list(dict.fromkeys([*rows[:EDGE], *rows[-EDGE:]]))


def _is_furniture(line: Line, heights: Mapping[str, Sequence[float]], few: bool) -> bool:
    parts = line.text.split(CELL)
    enough = REPEATED - (few or any(map(NUMBERED.search, (line.text, *parts))))
    return all(
        PAGE_NUMBER.fullmatch(part)
        or sum(abs(y - line.y) <= NEAR for y in heights[_without_numbers(part)]) >= enough
        for part in parts
    )


def _is_contents(line: Line) -> bool:
    return CONTENTS.fullmatch(line.text) is not None


def _without_numbers(text: str) -> str:
    return " ".join(DIGITS.sub("#", text).split()).casefold()


def _measures(lines: Sequence[Line]) -> Measures:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    body = max(sizes, key=lambda size: sizes[size])
    steps = [one.y - other.y for one, other in pairwise(lines) if abs(one.size - body) < 0.5]
    near = [step for step in steps if 0 < step < body * 2.6]
    larger = tuple(sorted((size for size in sizes if size >= body * LARGER), reverse=True))
    text = " ".join(line.text for line in lines)
    return Measures(body, median(near) if near else body * 1.2, _words(lines, text), larger)


def _words(lines: Sequence[Line], text: str) -> frozenset[str]:
    """The words of a document, with their hyphens; not those that are cut at the end of a line."""
    whole = {word.casefold() for word in WORD.findall(text)}
    return frozenset(whole | {word.casefold() for line in lines for word in JOINED.findall(line.text)})


def _groups(lines: Sequence[Line], usual: Measures) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    margins = _margins(lines)
    group = [lines[0]]
    for one, other in pairwise(lines):
        if _begins(one, other, usual, margins):
            yield group
            group = []
        group.append(other)
    yield group


def _margins(lines: Iterable[Line]) -> Mapping[int, tuple[float, float]]:
    """The usual left and right edge of each column's lines."""
    columns: dict[int, list[Line]] = {}
    for line in lines:
        columns.setdefault(line.column, []).append(line)
    return {
        number: (_at([line.left for line in inside], 0.25), _at([line.right for line in inside], 0.9))
        for number, inside in columns.items()
    }


def _at(values: list[float], share: float) -> float:
    return sorted(values)[int((len(values) - 1) * share)]


def _begins(one: Line, other: Line, usual: Measures, margins: Mapping[int, tuple[float, float]]) -> bool:
    """Whether a line begins a paragraph, after the one before."""
    step = one.y - other.y
    if abs(one.size - other.size) > max(0.6, usual.body * 0.07) or one.bold != other.bold:
        return not _goes_on(one, other) or one.size != other.size
    is_turn = step < -one.size or step > usual.body * 6 or one.column != other.column
    left, right = margins[other.column]
    if is_turn or one.page != other.page:
        end = margins[one.column][1]
        is_full = one.right > end - (end - margins[one.column][0]) * SHORT and abs(one.size - usual.body) < 0.6
        return not _goes_on(one, other) and (not is_full or sentences.is_final(one.text))
    if CELL in one.text or CELL in other.text:
        return True
    if step > max(usual.leading, one.size) * LEADING or BULLET.match(other.text):
        return True
    if abs(step) < 1:
        return False
    is_short = one.right < right - (right - left) * SHORT
    if one.right < right - (right - left) * HALF and not other.text[:1].islower():
        return True
    ended = sentences.is_final(one.text)
    indented = INDENT[0] * one.size < other.left - max(one.left, left - one.size) < INDENT[1] * one.size
    is_item = ITEM.match(other.text) is not None
    return (is_short and ended) or ((indented or is_item) and (ended or is_short))


def _goes_on(one: Line, other: Line) -> bool:
    """Whether a paragraph goes on in the next column or on the next page, or in another face."""
    if one.text.endswith(tuple(HYPHENS)):
        return other.text[:1].islower()
    begins = other.text.lstrip("\"'“‘«([")[:1]
    caseless = begins.isalpha() and begins.upper() == begins.lower()
    return not sentences.is_final(one.text) and (begins.islower() or caseless or one.text.endswith(","))


def _joined(lines: Sequence[Line], words: frozenset[str]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        cut = LAST_PART.search(text)
        first = WORD.match(line.text)
        if cut and first and line.text[0].islower():
            text = text[:-1] + _hyphen(cut[1], first[0], text[-1], words) + line.text
        elif SPACELESS.match(text[-1]) and SPACELESS.match(line.text):
            text += line.text
        else:
            text += ("" if text.endswith("-") and line.text[:1].isalnum() and cut else " ") + line.text
    return text


def _hyphen(before: str, after: str, hyphen: str, words: frozenset[str]) -> str:
    """The hyphen between two parts of a word, where the document writes it inside a line too."""
    whole, parts = (before + after).casefold(), f"{before}-{after}".casefold()
    return hyphen if parts in words and whole not in words and hyphen != "\u00ad" else ""


def _level(group: Sequence[Line], text: str, usual: Measures, outlined: Mapping[str, int]) -> int:
    """The level of a heading: that of the outline, else by its size, else the last for a bold line; 0 for text."""
    short = len(group) <= HEADING_LINES and len(text.split()) <= HEADING_WORDS and len(text) < 200
    if not short or not any(map(str.isalpha, text)):
        return 0
    if level := outline.level(outlined, text):
        return level + 1
    size = round(max(line.size for line in group) * 2) / 2
    if size in usual.sizes and not text.endswith((",", ";", ":")):
        level = min(usual.sizes.index(size), LEVELS - 1) + 1
        return level if not outlined or size == usual.sizes[0] else 0
    is_bold = all(line.bold for line in group) and not sentences.is_final(text) and text[:1].isupper()
    return LEVELS + 1 if is_bold and not outlined and abs(size - usual.body) <= 1 else 0
