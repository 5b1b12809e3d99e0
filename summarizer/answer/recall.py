"""What many messages say to a question: the few that speak of it are found first, and only these are read."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice
from typing import TypeVar

from summarizer import language as languages
from summarizer.answer import searching
from summarizer.answer.fact_index import FactIndex
from summarizer.answer.searching import Hit
from summarizer.model import Answer, Article, Post, Sentence, Span

READ = 12
"""Texts that are read at most: the best ones by their words."""
RANKED = 100
"""Texts among which those are that are read."""
CHARACTERS = 20_000
"""Characters that are read at most, of one text and of all together: about a second of work."""
SEARCHED = 20_000_000
"""Characters that are searched at most, the newest first: some 150 MB of memory."""
SAMPLE = 40
"""Messages whose language tells which languages are spoken here."""
SPOKEN = 0.1
"""Share of those from which a language counts."""
COVERED = 0.5
"""Share of the weight of a question's words that a text has to have for what it says to be an answer."""
GAP = "\n\n"
Slice = TypeVar("Slice", Sentence, Span)


@dataclass(frozen=True, slots=True)
class Recalled:
    """What messages say to a question: the answer, or the nearest sentence, as slices of ``post.text``, or of
    ``post.article.text`` where it stands ``behind`` a link. ``post`` is None where nothing is near."""

    answer: Answer
    post: Post | None = None
    behind: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text that may answer, of a message or ``behind`` one, as far as it is read."""

    post: Post
    behind: bool
    text: str
    title: str = ""


def find(posts: Sequence[Post], question: str, *, reader: bool = True) -> Recalled:
    """What some messages, oldest first, and the articles behind their links say to a question.

    ``reader`` as in :class:`FactIndex`.
    """
    pieces, codes = list(_pieces(posts)), _spoken(posts)
    known = [languages.load(code) for code in codes]
    hits = searching.search([f"{piece.title}\n{piece.text}" for piece in pieces], question, known)
    telling = [hit for hit in hits[:RANKED] if hit.covered >= COVERED]
    best = list(_readable(telling or hits[:1], pieces))
    parts = defaultdict[str, list[tuple[Hit, _Piece]]](list)
    for hit, piece in best:
        parts[_language(piece, codes)].append((hit, piece))
    found = [_read(part, question, code, reader) for code, part in parts.items()]
    return _chosen(found, question)


def _pieces(posts: Sequence[Post]) -> Iterator[_Piece]:
    """The texts of messages and behind them, the newest first, each article once."""
    seen, left = set[Article](), SEARCHED
    for post in reversed(posts):
        behind = post.article if post.article not in seen else None
        pieces = [_Piece(post, behind=False, text=post.text)]
        if behind:
            seen.add(behind)
            pieces.append(_Piece(post, behind=True, text=behind.text, title=behind.title))
        left -= sum(len(piece.text) for piece in pieces)
        if left < 0:
            return
        yield from (piece for piece in pieces if piece.text.strip())


def _spoken(posts: Sequence[Post]) -> list[str]:
    """The languages that are spoken in some messages, the most spoken first."""
    told = [post.text for post in posts if len(post.text) > SAMPLE]
    some = told[:: len(told) // SAMPLE + 1]
    counts = Counter(filter(None, map(languages.detect, some)))
    return [code for code, count in counts.most_common() if count >= SPOKEN * len(some)] or ["en"]


def _readable(hits: Sequence[Hit], pieces: Sequence[_Piece]) -> Iterator[tuple[Hit, _Piece]]:
    """The best texts, as far as there is time to read them."""
    left = CHARACTERS
    for hit in islice(hits, READ):
        piece = pieces[hit.number]
        cut = replace(piece, text=_cut(piece.text, left))
        left -= len(cut.text)
        if cut.text:
            yield hit, cut


def _cut(text: str, most: int) -> str:
    """A text, or its first lines where it is longer."""
    return text if len(text) <= most else text[: text.rfind("\n", 0, most) + 1]


def _language(piece: _Piece, spoken: Sequence[str]) -> str:
    """The language of a text: of a short one, a language that is spoken here."""
    article = piece.post.article if piece.behind else None
    code = (article and article.language) or languages.detect(piece.text)
    return code if code in spoken else spoken[0]


def _read(part: Sequence[tuple[Hit, _Piece]], question: str, code: str, reader: bool) -> tuple[Hit, Recalled]:
    """What some texts of one language say, read one after another as one."""
    pieces = [piece for _, piece in part]
    starts = list(accumulate((len(piece.text) + len(GAP) for piece in pieces), initial=0))
    index = FactIndex(Article(GAP.join(piece.text for piece in pieces), language=code), reader=reader)
    answer = index.answer(question)
    shown = answer.sentence or answer.nearest
    if shown is None:
        return part[0][0], Recalled(answer)
    number = bisect_right(starts, shown.start) - 1
    return part[number][0], _placed(answer, pieces[number], starts[number], code)


def _placed(answer: Answer, piece: _Piece, start: int, code: str) -> Recalled:
    """An answer as slices of its own text; what words of it mean is told from that text alone."""
    span, sentence, nearest = (_moved(each, -start) for each in (answer.span, answer.sentence, answer.nearest))
    shown = sentence or nearest
    assert isinstance(shown, Sentence)
    alone = FactIndex(Article(piece.text, language=code, published=_published(piece)), reader=False)
    whole = next((each for each in alone.sentences if each.start <= shown.start < each.end), shown)
    notes = alone.notes(whole, span, answer.value) if whole == shown else ()
    moved = replace(answer, span=span, sentence=sentence, nearest=nearest, notes=notes)
    return Recalled(moved, piece.post, piece.behind)


def _published(piece: _Piece) -> object:
    article = piece.post.article if piece.behind else None
    return (article and article.published) or piece.post.date


def _moved(piece: Slice | None, by: int) -> Slice | None:
    return piece and replace(piece, start=piece.start + by, end=piece.end + by)


def _chosen(found: Sequence[tuple[Hit, Recalled]], question: str) -> Recalled:
    """The most confident answer, of a text that has enough of the question's words; else the nearest sentence."""
    said = [each for hit, each in found if each.answer.sentence and hit.covered >= COVERED]
    if said:
        return max(said, key=lambda each: each.answer.confidence)
    near = max(found, key=lambda each: each[0].score, default=None)
    return _refused(near[1]) if near else Recalled(Answer(question, None, None, 0.0, None))


def _refused(near: Recalled) -> Recalled:
    answer = near.answer
    nearest = answer.nearest or answer.sentence
    return replace(near, answer=replace(answer, span=None, sentence=None, nearest=nearest, value="", kind=""))
