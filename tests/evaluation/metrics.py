"""The measures, defined once and frozen: a figure is only comparable while its definition stands still.

Right sentence (``overlaps``): the sentence a system shows, or on a refusal the nearest one, shares at least
one character with one of the gold spans. Gold spans are the annotated answers, or the evidence sentences
where a set names them. Spans are half-open character offsets into the text that was asked.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tests.evaluation.tokens import stems, tokens

Numbers = NDArray[np.float64]
Place = tuple[int, int]


class Rouge(NamedTuple):
    """F-measures of ROUGE-1, ROUGE-2 and summary-level ROUGE-L, each in [0, 1]."""

    one: float
    two: float
    lsum: float


def rouge(summary: Sequence[str], reference: Sequence[str], language: str) -> Rouge:
    """ROUGE of a summary's sentences against a reference's, on Snowball stems with stop words kept.

    Lin (2004), "ROUGE: A Package for Automatic Evaluation of Summaries", with equal weight on precision
    and recall. The published package stems with Porter; Snowball serves every language here alike.
    """
    ours = [stems(sentence, language) for sentence in summary]
    theirs = [stems(sentence, language) for sentence in reference]
    return Rouge(rouge_n(ours, theirs, 1), rouge_n(ours, theirs, 2), rouge_lsum(ours, theirs))


def rouge_n(summary: Sequence[Sequence[str]], reference: Sequence[Sequence[str]], n: int) -> float:
    """F-measure of shared n-grams; n-grams run on across sentences, as in Lin (2004), section 2."""
    ours, theirs = _ngrams(summary, n), _ngrams(reference, n)
    return _f_measure((ours & theirs).total(), ours.total(), theirs.total())


def rouge_lsum(summary: Sequence[Sequence[str]], reference: Sequence[Sequence[str]]) -> float:
    """F-measure of the union longest common subsequence, Lin (2004), section 3.2.

    A word of the summary is credited at most as often as it occurs, as in the ROUGE-1.5.5 package.
    """
    left = Counter(word for sentence in summary for word in sentence)
    hits = 0
    for sentence in reference:
        matched = {i for other in summary for i in common_subsequence(sentence, other)}
        for word in (sentence[i] for i in sorted(matched)):
            hits += left[word] > 0
            left[word] -= 1
    return _f_measure(hits, sum(map(len, summary)), sum(map(len, reference)))


def common_subsequence(one: Sequence[str], other: Sequence[str]) -> list[int]:
    """Positions in ``one`` of a longest subsequence it shares with ``other``."""
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, word in enumerate(one):
        for j, counterpart in enumerate(other):
            same = word == counterpart
            lengths[i + 1][j + 1] = lengths[i][j] + 1 if same else max(lengths[i][j + 1], lengths[i + 1][j])
    return _walk_back(one, other, lengths)


def _walk_back(one: Sequence[str], other: Sequence[str], lengths: list[list[int]]) -> list[int]:
    i, j, positions = len(one), len(other), []
    while i and j:
        if one[i - 1] == other[j - 1]:
            i, j = i - 1, j - 1
            positions.append(i)
        elif lengths[i][j - 1] > lengths[i - 1][j]:
            j -= 1
        else:
            i -= 1
    return positions[::-1]


def _ngrams(sentences: Sequence[Sequence[str]], n: int) -> Counter[tuple[str, ...]]:
    words = [word for sentence in sentences for word in sentence]
    return Counter(tuple(words[i : i + n]) for i in range(len(words) - n + 1))


def _f_measure(shared: float, ours: float, theirs: float) -> float:
    return 2 * shared / (ours + theirs) if shared else 0.0


def overlaps(shown: Place | None, gold: Iterable[Place]) -> bool:
    """Whether the sentence shown shares a character with a gold span: the right sentence, as frozen above."""
    return shown is not None and any(shown[0] < end and start < shown[1] for start, end in gold)


# Articles dropped before answers are compared: SQuAD's for English, MLQA's for es, de and vi; French is ours.
# MLQA drops the two letters of the Arabic article anywhere in a word; here only where a word begins so.
_ARTICLES = {
    "en": r"\b(?:a|an|the)\b",
    "es": r"\b(?:un|una|unos|unas|el|la|los|las)\b",
    "de": r"\b(?:ein|eine|einen|einem|eines|einer|der|die|das|den|dem|des)\b",
    "fr": r"\b(?:un|une|des|le|la|les|du)\b",
    "vi": r"\b(?:của|là|cái|chiếc|những)\b",
    "ar": r"\bال",
}
_ELISION = re.compile(r"\b[ld]['’]", re.IGNORECASE)


def normalized(answer: str, language: str = "en") -> list[str]:
    """An answer's words, lower-case, without punctuation and articles: Rajpurkar et al. (2016), section 6.1.

    Other languages follow MLQA (Lewis et al. 2020): their own articles, and single characters for Chinese,
    Japanese and Thai, which write no spaces.
    """
    text = _ELISION.sub(" ", answer) if language == "fr" else answer
    text = "".join(char for char in text.lower() if not _is_punctuation(char))
    text = re.sub(_ARTICLES[language], " ", text) if language in _ARTICLES else text
    return tokens(text) if language in {"zh", "ja", "th"} else text.split()


def exact_match(prediction: str, golds: Sequence[str], language: str = "en") -> float:
    """1.0 when the prediction equals a gold answer after normalization; no gold asks for no prediction."""
    ours = normalized(prediction, language)
    return float(any(ours == normalized(gold, language) for gold in golds or ("",)))


def answer_f1(prediction: str, golds: Sequence[str], language: str = "en") -> float:
    """The best F-measure of shared words over the gold answers; no gold asks for no prediction."""
    ours = normalized(prediction, language)
    return max(_shared_words(ours, normalized(gold, language)) for gold in golds or ("",))


def _shared_words(ours: list[str], theirs: list[str]) -> float:
    if not ours or not theirs:
        return float(ours == theirs)
    return _f_measure((Counter(ours) & Counter(theirs)).total(), len(ours), len(theirs))


def _is_punctuation(char: str) -> bool:
    return char in string.punctuation or unicodedata.category(char)[0] == "P"


def auroc(positives: Sequence[float] | Numbers, negatives: Sequence[float] | Numbers) -> float:
    """Chance that a positive scores above a negative, a tie counting half (Hanley and McNeil 1982).

    NaN where either side is empty.
    """
    if not len(positives) or not len(negatives):
        return float("nan")
    order = np.sort(np.asarray(negatives, dtype=np.float64))
    below = np.searchsorted(order, positives, side="left")
    tied_or_below = np.searchsorted(order, positives, side="right")
    return float(np.mean(below + tied_or_below) / 2 / len(order))


def false_answers(
    answerable: Sequence[float] | Numbers, unanswerable: Sequence[float] | Numbers, *, refusals: float
) -> float:
    """Share of unanswerable questions answered when at most a share ``refusals`` of the others is refused.

    A question is answered at or above the threshold; the threshold is the highest that keeps to ``refusals``.
    """
    if not len(answerable) or not len(unanswerable):
        return float("nan")
    order = np.sort(np.asarray(answerable, dtype=np.float64))
    threshold = order[min(int(refusals * len(order) + 1e-9), len(order) - 1)]
    return float(np.mean(np.asarray(unanswerable, dtype=np.float64) >= threshold))


def mean(values: Numbers) -> float:
    """The mean of the first column; NaN of nothing."""
    return float(values[:, 0].mean()) if len(values) else float("nan")


def interval(
    rows: Sequence[Sequence[float]],
    clusters: Sequence[Hashable] | None = None,
    statistic: Callable[[Numbers], float] = mean,
    *,
    repeats: int = 1000,
    seed: int = 2004,
) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of a statistic (Efron 1979), the same for the same seed.

    With ``clusters`` whole clusters are drawn, since questions about one article stand or fall together. A
    single cluster could only be drawn as itself, which tells nothing, so its rows are drawn instead.
    """
    table = np.asarray(rows, dtype=np.float64).reshape(len(rows), -1)
    single = clusters is None or len(set(clusters)) == 1
    groups = _members(range(len(rows)) if single or clusters is None else clusters)
    if not groups:
        return float("nan"), float("nan")
    random = np.random.default_rng(seed)
    draws = random.integers(0, len(groups), size=(repeats, len(groups)))
    figures = [statistic(table[np.concatenate([groups[g] for g in draw])]) for draw in draws]
    low, high = np.nanpercentile(figures, (2.5, 97.5))
    return float(low), float(high)


def _members(clusters: Iterable[Hashable]) -> list[NDArray[np.intp]]:
    groups: dict[Hashable, list[int]] = {}
    for row, cluster in enumerate(clusters):
        groups.setdefault(cluster, []).append(row)
    return [np.array(rows, dtype=np.intp) for rows in groups.values()]
