"""Plain text to an article: the body of a page that was pasted with everything around it.

No library strips the furniture of a page that has lost its markup. Each paragraph is scored by what kind of
line it looks like; the run of paragraphs with the greatest sum is the body (maximum subarray, Bentley 1984);
above it stands the title, around it the byline. Text without any sign of furniture is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, islice, pairwise, takewhile

from summarizer import language as languages
from summarizer import sentences, words
from summarizer.article import bodies, furniture
from summarizer.article.bodies import Seen
from summarizer.article.furniture import Byline, Kind
from summarizer.language import Language
from summarizer.model import Article

CLAIMED = 3
"""Lines of a menu or a byline that make a text a page; fewer are taken out of it and that is all."""
FEW = 40
"""Lines up to which a text is no whole page, and its lines are judged by their kind alone."""
PROSE_WORTH = 50
"""Words of one paragraph that count for the body at most, so that one long one cannot carry a menu with it."""
COST = {Kind.HEADING: 6, Kind.NAVIGATION: 20, Kind.BYLINE: 20}
"""What a line that is no prose costs the body, in words: a subheading is carried, a menu is not."""
MANY = 20_000
"""Lines from which a text is judged by their kind alone as well: it is a dump, and two models would take long."""
SURE, FULL = 1.0, 12
"""Log-odds that the best line of so many words at least has on a page: one of them is the article."""
UNLIKE = -2.5
"""What a line inside the article is worth at least; less are a caption, a box, another article's headline."""
SHORT_LINE = 6
"""Words under which a line is short: most entries of a menu are."""
RAGGED_EDGE = 3
"""Short lines without a full stop in a row, above or below all prose, that show a page's furniture."""
SHORT, ENOUGH = 150, 40
"""Words under which a text that would lose over half of them is kept whole: it is a note, not a page. Unless so
many are left that they are an article, and what is around them is not."""
BOXED = 15
"""Words of a line at most that is furniture because its neighbours are: "The day's news, every morning."."""
TIMED = re.compile(r"\W{0,3}\d{1,2}[:.]\d{2}\b")
"""How a message of a copied chat begins, which is no title."""
TITLE_WORDS = range(2, 31)
TITLE_PROSE = 100
"""Paragraphs of prose that a title is compared with: it speaks of the beginning at least."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of pasted text: its place, kind and number of words."""

    text: str
    start: int
    end: int
    kind: Kind
    words: int


def read(text: str, source: str = "") -> Article:
    """The article in plain text; offsets in its sentences are then those of ``article.text``."""
    language = languages.load(languages.detect(text))
    lines = pieces(text, language)
    body = _body(text, lines, language)
    title = None if _is_note(lines, body) else _title(lines, body, language)
    kept = lines if _is_note(lines, body) else [line for line in body if line is not title]
    by = _byline(lines, language)
    return Article(
        text=_joined(text, lines, kept),
        title=" ".join(title.text.split()).strip("*") if title else "",
        language=language.code,
        source=source,
        author=by.author,
        published=by.published,
    )


def pieces(text: str, language: Language) -> list[Line]:
    """The lines of a pasted text, each with its kind."""
    spans = (span for whole in sentences.paragraphs(text) for span in _titled(text, *whole, language))
    known: dict[str, Line] = {}
    found = [_line(text, start, end, language, known) for start, end in spans]
    return [_in_its_box(text, *around) for around in zip(found, [None, *found], [*found[1:], None], strict=False)]


def seen(text: str, lines: Sequence[Line]) -> list[Seen]:
    """The lines as they are judged: a block is what no blank line parts."""
    starts = [0, *(n for n in range(1, len(lines)) if _apart(text, lines[n - 1], lines[n])), len(lines)]
    return [
        Seen(line.text, line.kind, line.words, end - start, short)
        for start, end in pairwise(starts)
        for short in [sum(line.words < SHORT_LINE for line in lines[start:end]) / (end - start or 1)]
        for line in lines[start:end]
    ]


def _apart(text: str, above: Line, below: Line) -> bool:
    return len(sentences.LINE.findall(text, above.end, below.start)) > 1


def _titled(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    """A paragraph, or two: a byline in lower case ("di Anna Lodi - 5 marzo 2019") is not wrapped from a title."""
    lines = [*islice(sentences.LINE.finditer(text, start, end), 2), None]
    if first := lines[0]:
        below = text[first.end() : lines[1].start() if lines[1] else end]
        dated = furniture.classify(below, language) is Kind.BYLINE and furniture.byline(below, language).published
        if dated and not sentences.is_final(text[start : first.start()]):
            yield start, first.start()
            start = first.end()
    yield start, end


def _line(text: str, start: int, end: int, language: Language, known: dict[str, Line]) -> Line:
    """A line of a text; one that stood there before is not judged again."""
    paragraph = text[start:end]
    if paragraph not in known:
        kind, size = furniture.classify(paragraph, language), words.count(paragraph)
        known[paragraph] = Line(paragraph, start, end, kind, size)
    return replace(known[paragraph], start=start, end=end)


def _in_its_box(text: str, line: Line, above: Line | None, below: Line | None) -> Line:
    """A short line as furniture, when it stands between two lines of furniture without a blank one."""
    if not above or not below or line.words > BOXED:
        return line
    boxed = above.kind is below.kind is Kind.NAVIGATION
    block = text[above.end : line.start] + text[line.end : below.start]
    return replace(line, kind=Kind.NAVIGATION) if boxed and len(sentences.LINE.findall(block)) == 2 else line


def _body(text: str, lines: Sequence[Line], language: Language) -> Sequence[Line]:
    """The lines that are the article, its title perhaps still among them."""
    chosen = kept(seen(text, lines), language)
    return lines if all(chosen) else [line for line, is_kept in zip(lines, chosen, strict=True) if is_kept]


def kept(lines: Sequence[Seen], language: Language) -> list[bool]:
    """Whether each line is part of the article: of a text with few signs of a page, all are but those signs."""
    told = [line.kind in (Kind.PROSE, Kind.HEADING) for line in lines]
    claimed = len(told) - sum(told)
    if claimed < CLAIMED and not (_is_ragged(lines) and (claimed or not language.page.navigation)):
        return told if _is_page(lines, claimed) else [True] * len(lines)
    whole = FEW < len(lines) < MANY
    worths = _worths(lines, language) if whole else [_worth(line) for line in lines]
    first, last = bodies.best_run(worths)
    return [
        first <= number < last and told[number] and not (whole and worth <= UNLIKE)
        for number, worth in enumerate(worths)
    ]


def _is_page(lines: Sequence[Seen], claimed: int) -> bool:
    """Whether what looks like furniture is: in a list without any prose "Home" may be an item."""
    return claimed * 2 >= len(lines) or any(line.kind is Kind.PROSE for line in lines)


def _worths(lines: Sequence[Seen], language: Language) -> list[float]:
    """What each line of a whole page is worth to the body: its learned log-odds, a long line's more.

    Where even the best is doubtful all are raised: whoever pastes a page means something on it.
    """
    scores = bodies.scores(lines, language)
    best = max((score for score, line in zip(scores, lines, strict=True) if line.words >= FULL), default=SURE)
    raised = max(0.0, SURE - best)
    return [(score + raised) * bodies.size(line) for score, line in zip(scores, lines, strict=True)]


def _worth(line: Seen) -> float:
    """The same of a few lines, which have too little around them to learn from, by their kind."""
    return min(line.words, PROSE_WORTH) if line.kind is Kind.PROSE else -COST[line.kind]


def _is_note(lines: Sequence[Line], body: Sequence[Line]) -> bool:
    everything, left = sum(line.words for line in lines), sum(line.words for line in body)
    return left < ENOUGH and everything < SHORT and left * 2 < everything


def _is_ragged(lines: Sequence[Seen]) -> bool:
    """Whether short lines stand above or below all prose, as menus do."""
    prose = [number for number, line in enumerate(lines) if line.kind is Kind.PROSE]
    return bool(prose) and max(prose[0], len(lines) - 1 - prose[-1]) >= RAGGED_EDGE


def _title(lines: Sequence[Line], kept: Sequence[Line], language: Language) -> Line | None:
    """The heading above the first prose that shares most words with what follows it.

    A text with nothing around it can only have its first line for a title.
    """
    prose = [line for line in kept if line.kind is Kind.PROSE]
    looked = lines[:1] if len(kept) == len(lines) else lines
    above = takewhile(lambda line: line.end <= prose[0].start, looked if prose else ())
    candidates = [line for line in above if _may_be_title(line) and line.words in TITLE_WORDS]
    if not candidates:
        return None
    body = set(words.stems(" ".join(line.text for line in prose[:TITLE_PROSE]), language))
    return max(candidates, key=lambda line: _shared(line, body, language))


def _may_be_title(line: Line) -> bool:
    """A heading, or a long one that only lacks its full stop to be prose."""
    if TIMED.match(line.text):
        return False
    return line.kind is Kind.HEADING or (line.kind is Kind.PROSE and not sentences.is_final(line.text))


def _shared(line: Line, body: set[str], language: Language) -> tuple[int, int]:
    return len(body.intersection(words.stems(line.text, language))), -line.start


def _byline(lines: Sequence[Line], language: Language) -> Byline:
    """The author and date of the bylines, those above the body first."""
    found = [furniture.byline(line.text, language) for line in lines if line.kind is Kind.BYLINE]
    author = next((by.author for by in found if by.author), "")
    published: date | None = next((by.published for by in found if by.published), None)
    return Byline(author, published)


def _joined(text: str, lines: Sequence[Line], kept: Sequence[Line]) -> str:
    """The kept lines as they stand in the text; a blank line where something between them was dropped."""
    if len(kept) == len(lines):
        return text
    starts = {line.start for line in kept}
    runs = [list(run) for is_kept, run in groupby(lines, lambda line: line.start in starts) if is_kept]
    return "\n\n".join(text[run[0].start : run[-1].end] for run in runs)
