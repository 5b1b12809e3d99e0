"""What words and the reader say, weighed against each other by one fitted model.

A conditional logit (McFadden 1974) over the sentences of a text chooses the sentence, a second one over the spans
of both in it the words; their weights stand in weights/fusion.toml. Gradient-boosted trees (weights/fusion.npz)
tell how sure that is. ``python -m summarizer.learning.fusion`` fits all on texts that neither was fitted on.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer import trees
from summarizer.answer.evidence import SENTENCE_FEATURES, Evidence
from summarizer.answer.pointing import Pointing
from summarizer.model import Mention, Sentence, Span
from summarizer.trees import Forest

LOOKED_AT = ("coverage", "names", "wanted", "leaning", "before: both", "added before", "topic carried", "place")
"""Those of the lexical features of a sentence that still tell something beside the scores."""
SENTENCE = (
    "lexical", "lexical share", "stretch", "looked into", "reader", "reader share", "near", "near share",
    "pointed at wanted", "pointed at asked", *LOOKED_AT,
)  # fmt: skip
SPAN = ("reader", "stretch", "stretched", "pointed", "words", "wanted")
SURE = (
    "reader", "reader above next", "near", "share", "lexical says", "off topic", "agree", "pointed at wanted",
    "nothing wanted", "coverage", "names", "figures asked", "missing most", "asked", "sentences", "least unsaid",
    "most unsaid", "near below best", "reader best", "words pointed at", "words asked", "coverage best",
    "coverage beside", "names beside", "place", "pointed at asked", "lexical", "lexical share",
)  # fmt: skip
"""What tells how sure a sentence is; "unsaid" is the reader's logit of no answer in a window that holds it, and
"beside" the more of the two sentences around."""
TREES = "fusion.npz"
LOWEST = -20.0
"""The score of what was not read or not looked into."""
FARTHEST, SHARPNESS = -0.2, 12.0
"""The nearness of what was not read; what nearness is multiplied by before shares are made of it."""
COLUMNS = [SENTENCE_FEATURES.index(name) for name in LOOKED_AT]
DOUBTED = [SENTENCE_FEATURES.index(name) for name in ("coverage", "names", "figures asked", "missing most")]

Numbers = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Fused:
    """The sentence chosen, by number, the span in it, the chance that it is right; ``order``: all, best first."""

    number: int
    span: Span
    chance: float
    order: tuple[int, ...]


def choose(
    evidence: Evidence,
    pointing: Pointing,
    sentences: Sequence[Sentence],
    mentions: Mapping[int, Collection[Mention]],
) -> Fused:
    """The answer to a question out of what its words and the reader say; ``mentions`` are each sentence's."""
    rows = sentence_rows(evidence, pointing, mentions)
    scores = rows @ weights("sentence", SENTENCE)
    order = tuple(np.argsort(-scores, kind="stable").tolist())
    number = order[0]
    spans = candidates(evidence, pointing, number, sentences[number])
    chosen = span_rows(evidence, pointing, spans, mentions.get(number, ())) @ weights("span", SPAN)
    sure = float(certainty().scores(sure_row(evidence, pointing, scores, number, rows)[None])[0])
    return Fused(number, spans[int(chosen.argmax())], 1 / (1 + math.exp(-sure)), order)


def sentence_rows(evidence: Evidence, pointing: Pointing, mentions: Mapping[int, Collection[Mention]]) -> Numbers:
    """One row of SENTENCE for each sentence (S × F); what was not read has the lowest score."""
    lexical, read = evidence.ranked.scores, np.maximum(pointing.scores, LOWEST)
    stretch = np.full(len(lexical), LOWEST)
    for found in reversed(evidence.spans):
        stretch[found.sentence] = found.score - evidence.spans[0].score
    looked, near = stretch > LOWEST, np.maximum(pointing.nearness, FARTHEST)
    columns = [
        np.maximum(lexical - lexical.max(), LOWEST),
        _shares(lexical),
        np.where(looked, stretch, stretch[looked].min(initial=0.0)),
        looked,
        read - read.max(),
        _shares(read),
        near - near.max(),
        _shares(SHARPNESS * near),
        [_is_wanted(evidence, span, mentions.get(n, ())) for n, span in enumerate(pointing.spans)],
        [_repeats(evidence, span) for span in pointing.spans],
    ]
    return np.column_stack([*columns, evidence.ranked.features[:, COLUMNS]]).astype(float)


def candidates(evidence: Evidence, pointing: Pointing, number: int, sentence: Sentence) -> list[Span]:
    """The spans of a sentence that could answer: the reader's, and those by words; all of it if there are none."""
    pointed = pointing.spans[number]
    found = dict.fromkeys([pointed] if pointed else [])
    found |= dict.fromkeys(stretch.span for stretch in evidence.of(number))
    return list(found) or [Span(sentence.text, sentence.start, sentence.end)]


def span_rows(
    evidence: Evidence, pointing: Pointing, spans: Sequence[Span], mentions: Collection[Mention]
) -> Numbers:
    """One row of SPAN for each span of one sentence."""
    read = np.maximum(pointing.of(spans), LOWEST)
    stretches = {found.span: found.score for found in evidence.spans}
    least = min(stretches.values(), default=0.0)
    by_words = np.array([stretches.get(span, least) for span in spans])
    columns = [
        read - read.max(),
        by_words - by_words.max(),
        [float(span in stretches) for span in spans],
        [float(span in pointing.spans) for span in spans],
        [math.log1p(span.text.count(" ")) for span in spans],
        [_is_wanted(evidence, span, mentions) for span in spans],
    ]
    return np.column_stack(columns).astype(float)


def sure_row(evidence: Evidence, pointing: Pointing, scores: Numbers, number: int, rows: Numbers) -> Numbers:
    """One row of SURE for the sentence chosen; ``scores`` and ``rows`` are those of all sentences."""
    read, near = np.maximum(pointing.scores, LOWEST), np.maximum(pointing.nearness, FARTHEST)
    own, doubted = rows[number], evidence.ranked.features[:, DOUBTED]
    wanted, span, asked = own[SENTENCE.index("pointed at wanted")], pointing.spans[number], evidence.question
    unsaid = [told.null for window, told in pointing.readings if window.first <= number < window.last]
    beside = doubted[[n for n in (number - 1, number + 1) if 0 <= n < len(scores)]]
    return np.array(
        [
            read[number],
            min(10.0, read[number] - np.delete(read, number).max(initial=LOWEST)),
            near[number],
            _shares(scores)[number],
            evidence.says(number),
            1 - evidence.on_topic,
            float(number == evidence.best),
            wanted,
            float(bool(asked.wanted)) * (1 - wanted),
            *doubted[number],
            math.log1p(len(asked.stems)),
            math.log1p(len(scores)),
            min(unsaid, default=0.0),
            max(unsaid, default=0.0),
            near.max() - near[number],
            read.max(),
            len(span.text.split()) if span else 0,
            len(asked.text.split()),
            doubted[:, 0].max(),
            *beside[:, :2].max(0, initial=0.0),
            number / len(scores),
            own[SENTENCE.index("pointed at asked")],
            own[SENTENCE.index("lexical")],
            own[SENTENCE.index("lexical share")],
        ]
    )


@cache
def certainty() -> Forest:
    """The fitted trees whose sum, over SURE, is the logarithm of the odds that a sentence is right."""
    with (resources.files("summarizer") / "weights" / TREES).open("rb") as file:
        return trees.read(dict(np.load(file, allow_pickle=False)), "sure")


def weights(table: str, names: Sequence[str]) -> Numbers:
    """The fitted weights of a table, in the order of its features."""
    fitted = load()[table]
    return np.array([fitted[name] for name in names])


@cache
def load() -> Mapping[str, Mapping[str, float]]:
    """The fitted weights by table."""
    return tomllib.loads((resources.files("summarizer") / "weights" / "fusion.toml").read_text("utf-8"))


def _is_wanted(evidence: Evidence, span: Span | None, mentions: Collection[Mention]) -> float:
    """Whether a span shares characters with a mention of the kind asked for."""
    wanted = evidence.question.wanted
    return float(span is not None and any(each.kind in wanted and each.span.meets(span) for each in mentions))


def _repeats(evidence: Evidence, span: Span | None) -> float:
    """Whether a span is made of the question's own words alone."""
    folded = evidence.question.text.casefold()
    return float(span is not None and span.text.casefold() in folded)


def _shares(scores: Numbers) -> Numbers:
    parts = np.exp(np.clip(scores - scores.max(), -30, 0))
    shares: Numbers = parts / parts.sum()
    return shares
