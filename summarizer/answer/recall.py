"""What many messages say to a question: the few that speak of it are found first, and only these are read.

In three steps, of which the last two are work for another process: :func:`pieces` takes messages apart,
:func:`search` tells which of the texts to read, :func:`read` reads them. :func:`find` does all three.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import accumulate
from typing import TypeVar

from summarizer import language as languages
from summarizer.answer import searching
from summarizer.answer.fact_index import FactIndex
from summarizer.answer.searching import Hit
from summarizer.model import Answer, Article, Post, Sentence, Span

READ = 12
"""Texts that are read at most: the best by their words."""
CHARACTERS = 20_000
"""Characters that are read at most, of one text and of all together: about a second of work."""
SEARCHED = 20_000_000
"""Characters that are searched at most, the newest first: some 150 MB of memory."""
SAMPLE = 40
"""Messages whose language tells which languages are spoken here."""
TELLING = 40
"""Characters from which a message tells its language."""
SPOKEN = 0.1
"""Share of those from which a language counts."""
COVERED = 0.5
"""Share of the weight of a question's words that a text has to have for what it says to be an answer."""
GAP = "\n\n"

Slice = TypeVar("Slice", Sentence, Span)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that may answer: of a message, or of the article ``behind`` its link."""

    post: Post
    text: str
    behind: bool = False

    @property
    def article(self) -> Article | None:
        """The article that it is the text of, None where it is the message's."""
        return self.post.article if self.behind else None

    @property
    def searched(self) -> str:
        """What is looked for in: of an article its title, too."""
        return f"{self.article.title}\n{self.text}" if self.article else self.text


@dataclass(frozen=True, slots=True)
class Found:
    """The texts that speak of a question, the best first, and the languages that are spoken in all of them."""

    hits: tuple[Hit, ...]
    spoken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recalled:
    """What messages say to a question: the answer, or the nearest sentence, as slices of ``post.text``, or of
    ``post.article.text`` where it stands ``behind`` a link. ``post`` is None where nothing is near."""

    answer: Answer
    post: Post | None = None
    behind: bool = False


def find(posts: Sequence[Post], question: str, *, reader: bool = True) -> Recalled:
    """What some messages, oldest first, and the articles behind their links say to a question.

    ``reader`` as in :class:`FactIndex`.
    """
    every = pieces(posts)
    found = search([piece.searched for piece in every], question)
    return read([every[hit.number] for hit in found.hits], found, question, reader=reader)


def pieces(posts: Sequence[Post]) -> list[Piece]:
    """The texts of messages and behind them, the newest first as far as they are searched, each article once."""
    found, seen, left = list[Piece](), set[Article](), SEARCHED
    for post in reversed(posts):
        own = [Piece(post, post.text)]
        if post.article and post.article not in seen:
            seen.add(post.article)
            own.append(Piece(post, post.article.text, behind=True))
        left -= sum(len(piece.text) for piece in own)
        if left < 0:
            break
        found += [piece for piece in own if piece.text.strip()]
    return found


def search(texts: Sequence[str], question: str) -> Found:
    """Which of some texts to read for a question: at most READ, or the nearest one where none speaks of it."""
    spoken = _spoken(texts)
    hits = searching.search(texts, question, [languages.load(code) for code in spoken])
    telling = [hit for hit in hits if hit.covered >= COVERED]
    return Found(tuple(telling[:READ] or hits[:1]), spoken)


def read(best: Sequence[Piece], found: Found, question: str, *, reader: bool = True) -> Recalled:
    """What the texts that were found say, the best first as :func:`search` has it; ``reader`` as in FactIndex."""
    parts = defaultdict[str, list[tuple[Hit, Piece]]](list)
    for hit, piece in zip(found.hits, _readable(best), strict=False):
        parts[_language(piece, found.spoken)].append((hit, piece))
    return _chosen([_told(part, question, code, reader) for code, part in parts.items()], question)


def _spoken(texts: Sequence[str]) -> tuple[str, ...]:
    """The languages that are spoken in some texts, the most spoken first."""
    told = [text for text in texts if len(text) > TELLING]
    some = told[:: len(told) // SAMPLE + 1]
    counts = Counter(filter(None, map(languages.detect, some)))
    return tuple(code for code, count in counts.most_common() if count >= SPOKEN * len(some)) or ("en",)


def _readable(best: Sequence[Piece]) -> Iterator[Piece]:
    """The best texts, as far as there is time to read them."""
    left = CHARACTERS
    for piece in best:
        text = piece.text if len(piece.text) <= left else piece.text[: piece.text.rfind("\n", 0, left) + 1]
        left -= len(text)
        if not text.strip():
            return
        yield replace(piece, text=text)


def _language(piece: Piece, spoken: Sequence[str]) -> str:
    """The language of a text: of a short one, a language that is spoken here."""
    code = (piece.article and piece.article.language) or languages.detect(piece.text)
    return code if code in spoken else spoken[0]


def _told(part: Sequence[tuple[Hit, Piece]], question: str, code: str, reader: bool) -> tuple[Hit, Recalled]:
    """What some texts of one language say, read one after another as one."""
    texts = [piece.text for _, piece in part]
    starts = list(accumulate((len(text) + len(GAP) for text in texts), initial=0))
    answer = FactIndex(Article(GAP.join(texts), language=code), reader=reader).answer(question)
    shown = answer.sentence or answer.nearest
    if shown is None:
        return part[0][0], Recalled(answer)
    number = bisect_right(starts, shown.start) - 1
    hit, piece = part[number]
    return hit, _placed(answer, piece, starts[number], code)


def _placed(answer: Answer, piece: Piece, start: int, code: str) -> Recalled:
    """An answer as slices of its own text; what words of it mean is told from that text and its day alone."""
    span = _moved(answer.span, -start)
    sentence, nearest = _moved(answer.sentence, -start), _moved(answer.nearest, -start)
    shown = sentence or nearest
    alone = FactIndex(Article(piece.text, language=code, published=_day(piece)), reader=False)
    same = next((each for each in alone.sentences if shown and each.start == shown.start), None)
    notes = alone.notes(same, span) if same else ()
    return Recalled(
        replace(answer, span=span, sentence=sentence, nearest=nearest, notes=notes), piece.post, piece.behind
    )


def _day(piece: Piece) -> date | datetime | None:
    return (piece.article and piece.article.published) or piece.post.date


def _moved(piece: Slice | None, by: int) -> Slice | None:
    return piece and replace(piece, start=piece.start + by, end=piece.end + by)


def _chosen(told: Sequence[tuple[Hit, Recalled]], question: str) -> Recalled:
    """The most confident answer of a text that has enough of the question's words; else the nearest sentence."""
    said = [each for hit, each in told if each.answer.sentence and hit.covered >= COVERED]
    if said:
        return max(said, key=lambda each: each.answer.confidence)
    if not told:
        return Recalled(Answer(question, None, None, 0.0, None))
    _, near = max(told, key=lambda each: each[0].score)
    nearest = near.answer.nearest or near.answer.sentence
    refused = replace(near.answer, span=None, sentence=None, nearest=nearest, value="", kind="")
    return replace(near, answer=refused)
