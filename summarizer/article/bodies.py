"""Which lines of a pasted page are its article: a learned score for each line, and the run with the greatest sum.

Two logistic regressions: one over what a line looks like and what stands around it, one over the first's log-odds
of the line and its neighbours (stacking, Wolpert 1992). The body is the run of lines with the greatest sum of
log-odds (maximum subarray, Bentley 1984). Fitted by ``python -m summarizer.learning.pasted``;
weights/pasted.toml holds the weights in readable form.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib import resources

from summarizer import sentences
from summarizer.article.furniture import Kind
from summarizer.language import Language

LINE_FEATURES = (
    "intercept", "one_two", "three_five", "six_eleven", "twelve_up", "thirty_up", "log_words", "final",
    "final_prose", "stop_words", "commas", "capitals", "all_capitals", "digits", "separators", "repeated",
    "navigation", "byline", "heading", "credit", "address", "alone", "listed", "shared", "colon", "bracketed",
    "clipped",
    "prose_before", "prose_after", "prose_near", "first_tenth", "last_fifth", "short_before", "short_after",
)  # fmt: skip
AROUND_FEATURES = (
    "intercept", "own", "before", "after", "two_before", "two_after", "three_before", "three_after", "near", "far",
    "above_all", "below_all", "short_own", "final_own",
)  # fmt: skip
NEAR, FAR = 4, 12
"""Lines on either side that are near, and not too far."""
LONGEST = 80
PROSE = 12
"""Words of a line whose words count as the page's prose."""
CLIP = 6.0
"""Log-odds are cut there: no single line may carry a menu with it."""
CREDIT = re.compile(
    r"\W*(?:image|photo|picture|foto|credit|video|bild|quelle|фото|صورة|写真)\b.{0,80}$"
    r"|.*\b(?:getty|reuters|afp|ap photo|epa|shutterstock)\W{0,3}$",
    re.I,
)
ADDRESS = re.compile(r"https?://|www\.|\S@\S|(?:^|\s)@\w", re.I)
SEPARATOR = re.compile(r"[|·•»›/]|\t|\s[-–]\s")
LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Seen:
    """A line as it is judged: its text and kind, its number of words, how many lines its block has (what no blank
    line parts), and the share of them that are short."""

    text: str
    kind: Kind
    words: int
    block: int
    short: float


def scores(lines: Sequence[Seen], language: Language) -> list[float]:
    """The log-odds that each line is part of the article, cut at CLIP."""
    weights = load()
    first = [_dot(weights["line"], LINE_FEATURES, row) for row in line_rows(lines, language)]
    return [
        max(-CLIP, min(CLIP, _dot(weights["around"], AROUND_FEATURES, row))) for row in around_rows(lines, first)
    ]


def size(line: Seen) -> float:
    """What a line weighs among others: the root of its words, so that one long one cannot carry a menu with it."""
    return math.sqrt(min(line.words, LONGEST) + 1)


def best_run(worths: Sequence[float]) -> tuple[int, int]:
    """(first, last + 1) of the consecutive items with the greatest sum; the earliest of equals."""
    best, run = (0.0, 0, 0), (0.0, 0)
    for number, worth in enumerate(worths):
        run = (run[0] + worth, run[1]) if run[0] > 0 else (worth, number)
        best = max(best, (run[0], run[1], number + 1), key=lambda item: item[0])
    return best[1], best[2]


def line_rows(lines: Sequence[Seen], language: Language) -> list[tuple[float, ...]]:
    """One row of LINE_FEATURES for each line."""
    times, found = Counter(line.text for line in lines), [frozenset(_tokens(line.text)) for line in lines]
    spread = Counter(token for line, own in zip(lines, found, strict=True) if line.words >= PROSE for token in own)
    prose = [line.words if line.kind is Kind.PROSE and sentences.is_final(line.text) else 0 for line in lines]
    return [
        _own(line, language, times[line.text], _shared(line, found[number], spread))
        + _around(lines, prose, number)
        for number, line in enumerate(lines)
    ]


def around_rows(lines: Sequence[Seen], first: Sequence[float]) -> list[tuple[float, ...]]:
    """One row of AROUND_FEATURES for each line, from the first model's log-odds."""
    clipped = [math.tanh(score / 3) for score in first]
    sums = [0.0]
    for score in clipped:
        sums.append(sums[-1] + score)
    size = len(clipped)

    def at(number: int) -> float:
        return clipped[number] if 0 <= number < size else -1.0

    def mean(start: int, end: int) -> float:
        inside = sums[min(size, end)] - sums[max(0, start)]
        outside = (end - start) - (min(size, end) - max(0, start))
        return (inside - outside) / (end - start)

    best_above, best_below = _best_before(clipped), _best_before(clipped[::-1])[::-1]
    return [
        (
            1.0,
            clipped[n],
            at(n - 1),
            at(n + 1),
            at(n - 2),
            at(n + 2),
            at(n - 3),
            at(n + 3),
            mean(n - NEAR, n + NEAR + 1),
            mean(n - FAR, n + FAR + 1),
            math.log1p(best_above[n]),
            math.log1p(best_below[n]),
            clipped[n] * (lines[n].words < 6),
            clipped[n] * sentences.is_final(lines[n].text),
        )
        for n in range(size)
    ]


Weights = Mapping[str, Mapping[str, float]]
"""The weights of both models by the names of their features."""


def load() -> Weights:
    """The weights in use."""
    return _chosen.get() or _fitted()


@contextmanager
def weighing(weights: Weights) -> Iterator[None]:
    """Use other weights than the fitted ones for as long as the context lasts: to measure them."""
    before = _chosen.set(weights)
    try:
        yield
    finally:
        _chosen.reset(before)


_chosen: ContextVar[Weights | None] = ContextVar("weights", default=None)


@cache
def _fitted() -> Weights:
    return tomllib.loads((resources.files("summarizer") / "weights" / "pasted.toml").read_text("utf-8"))


def _tokens(text: str) -> list[str]:
    return [token.casefold() for token in LETTERS.findall(text) if len(token) > 3]


def _shared(line: Seen, tokens: frozenset[str], spread: Counter[str]) -> float:
    """The share of a line's longer words that stand in the page's other prose: a headline of another has few."""
    own = line.words >= PROSE
    return sum(spread[token] > own for token in tokens) / len(tokens) if tokens else 0.5


def _own(line: Seen, language: Language, times: int, shared: float) -> tuple[float, ...]:
    text, words = line.text, line.words
    tokens = LETTERS.findall(text)
    final = sentences.is_final(text)
    stops = sum(token.casefold() in language.stop_words for token in tokens) if language.stop_words else 0
    return (
        1.0,
        float(words < 3),
        float(3 <= words < 6),
        float(6 <= words < 12),
        float(words >= 12),
        float(words >= 30),
        math.log1p(min(words, 100)),
        float(final),
        float(final and words >= 8),
        min(1.0, 2 * stops / max(1, len(tokens))) * (words > 4),
        min(1.0, (text.count(",") + text.count("،") + text.count("、")) / 3),
        sum(token[0].isupper() for token in tokens) / max(1, len(tokens)),
        float(text.isupper()),
        sum(map(str.isdigit, text)) / max(1, len(text)),
        min(1.0, len(SEPARATOR.findall(text)) / 2),
        float(times > 1),
        float(line.kind is Kind.NAVIGATION),
        float(line.kind is Kind.BYLINE),
        float(line.kind is Kind.HEADING),
        float(CREDIT.match(text) is not None),
        float(ADDRESS.search(text) is not None),
        float(line.block == 1),
        line.short * min(1.0, (line.block - 1) / 6),
        shared,
        float(text.endswith((":", "："))),
        float(text[:1] in tuple("([{«<") and text[-1:] in tuple(")]}»>")),
        float(text.endswith(("...", "…", ".."))),
    )


def _around(lines: Sequence[Seen], prose: Sequence[int], number: int) -> tuple[float, ...]:
    before, after = prose[max(0, number - NEAR) : number], prose[number + 1 : number + 1 + NEAR]
    place = number / max(1, len(lines) - 1)
    return (
        math.log1p(sum(before)) / 5,
        math.log1p(sum(after)) / 5,
        math.log1p(min(sum(before), sum(after))) / 5,
        float(place < 0.1) * (len(lines) > 20),
        float(place > 0.8) * (len(lines) > 20),
        sum(line.words < 6 for line in lines[max(0, number - NEAR) : number]) / NEAR,
        sum(line.words < 6 for line in lines[number + 1 : number + 1 + NEAR]) / NEAR,
    )


def _best_before(values: Sequence[float]) -> list[float]:
    """For each place the greatest sum of a run that ends right before it, 0 where none is positive."""
    found, run = [], 0.0
    for value in values:
        found.append(run)
        run = max(0.0, run + value)
    return found


def _dot(weights: Mapping[str, float], names: Sequence[str], row: Sequence[float]) -> float:
    return sum(weights[name] * value for name, value in zip(names, row, strict=True))
