"""What the scorer sees of a sentence: plain features, each of which can be read off the page.

They descend from Edmundson (JACM 16(2), 1969: position, title, frequent words) and Kupiec, Pedersen and Chen
(SIGIR 1995: a trainable summariser over them); centrality is LexRank's. A feature is a callable: a view of a
document in, one number a sentence out.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from summarizer.algorithms import lexrank
from summarizer.algorithms.nutshell.salience import LEAD
from summarizer.algorithms.nutshell.view import Values, View
from summarizer.quotations import MARK, MARKS, QUOTED

Feature = Callable[[View], Sequence[float] | Values]

TELLING = 6
"""Content words of a sentence that can tell a piece of news: who did what, to whom, where, when."""
BOOK = 5000
"""Sentences past which the pairs that LexRank compares take longer than a reader waits."""
TINY = 1e-6


def table(view: View) -> NDArray[np.float32]:
    """A row for each sentence, a column for each of ``FEATURES`` and then of ``STANDING``."""
    columns = {name: np.asarray(feature(view), float) for name, feature in FEATURES.items()}
    standing = [_standing(columns[name]) for name in STANDING]
    return np.stack([*columns.values(), *standing], axis=1).astype(np.float32)


def distance(view: View) -> Values:
    """How far from the beginning: the logarithm of the sentence's place among the sentences of prose."""
    return np.log1p(view.places)


def ending(view: View) -> Values:
    """How far from the end, likewise."""
    return np.log1p(np.maximum(_size(view) - 1 - view.places, 0))


def part(view: View) -> Values:
    """The share of the prose that comes before."""
    return view.places / _size(view)


def size(view: View) -> Values:
    """The logarithm of the number of sentences of prose."""
    return np.full(len(view.own), math.log(_size(view)))


def centrality(view: View) -> Values:
    """LexRank as a share of the article's most central sentence; in a book, nearness to its centroid."""
    if len(view.own) > BOOK:
        return nearness(view)
    ranks = lexrank.rank(view.document.words)
    return np.asarray(ranks / (ranks.max(initial=0.0) or 1.0))


def nearness(view: View) -> Values:
    """The cosine of each sentence with the sum of all, by tf-idf, as a share of the nearest's (Radev et al., IPM
    40(6), 2004)."""
    count = len(view.own)
    squares = {stem: math.log(count / (1 + number)) ** 2 for stem, number in view.sentences.items()}
    pull = {stem: view.times[stem] * square for stem, square in squares.items()}
    near = np.array(
        [
            sum([pull[stem] for stem in stems]) / (math.sqrt(sum([squares[stem] for stem in stems])) or 1.0)
            for stems in view.own
        ]
    )
    return np.asarray(near / (near.max(initial=0.0) or 1.0))


def title(view: View) -> Sequence[float]:
    """The share of the title's words that the sentence has."""
    telling = frozenset(view.document.title)
    return [sum([stem in telling for stem in stems]) / max(len(telling), 1) for stems in view.own]


def lead(view: View) -> Sequence[float]:
    """The share of the sentence's words that the lead has too, itself not counted."""
    opened = [
        int(place < LEAD and told) for place, told in zip(view.places.tolist(), view.document.prose, strict=True)
    ]
    seen = Counter(chain.from_iterable(stems for stems, first in zip(view.own, opened, strict=True) if first))
    return [
        sum([seen[stem] > first for stem in stems if stem in seen]) / max(len(stems), 1)
        for stems, first in zip(view.own, opened, strict=True)
    ]


def recurrence(view: View) -> Sequence[float]:
    """The logarithm of how often the sentence's words are used again, itself not counted (Luhn 1958)."""
    return [math.log1p(sum([view.times[stem] for stem in stems]) - len(stems)) for stems in view.own]


def frequency(view: View) -> Sequence[float]:
    """The mean logarithm of how often its words are used."""
    heavy = {stem: math.log(times) for stem, times in view.times.items()}
    return _means(view, heavy)


def saturation(view: View) -> Sequence[float]:
    """The same, but a sentence with too few words to tell anything counts as if it had ``TELLING`` of them."""
    heavy = {stem: math.log(times) for stem, times in view.times.items()}
    return [sum([heavy[stem] for stem in stems]) / max(len(stems), TELLING) for stems in view.own]


def rarity(view: View) -> Sequence[float]:
    """The mean of its words' inverse document frequency."""
    count = len(view.own)
    return _means(view, {stem: math.log((count + 1) / number) for stem, number in view.sentences.items()})


def novelty(view: View) -> Sequence[float]:
    """The share of the sentence's words that no sentence before it has."""
    seen: set[str] = set()
    found = []
    for stems in view.own:
        found.append(sum([stem not in seen for stem in stems]) / max(len(stems), 1))
        seen.update(stems)
    return found


def told(view: View) -> Values:
    """The sum of the salience of its words."""
    return view.told


def told_best(view: View) -> Sequence[float]:
    """The same of its ``TELLING`` most salient words."""
    found = (sorted((view.salience.get(stem, 0.0) for stem in stems), reverse=True) for stems in view.own)
    return [sum(values[:TELLING]) for values in found]


def told_mean(view: View) -> Sequence[float]:
    """The mean salience of its content words."""
    return _means(view, view.salience)


def told_density(view: View) -> Values:
    """The sum of the salience of its words by its length."""
    return view.told / np.maximum(view.lengths, 1)


def numbers(view: View) -> Sequence[float]:
    """1 when the sentence has a figure."""
    return [float(any(map(str.isdigit, sentence.text))) for sentence in view.document.sentences]


def leaning(view: View) -> Sequence[float]:
    """1 when the sentence leans on the one before it."""
    return list(map(float, view.document.leaning))


def support(view: View) -> Sequence[float]:
    """1 when the next sentence leans on this one."""
    return list(map(float, (*view.document.leaning[1:], False)))[: len(view.own)]


def quotation(view: View) -> Sequence[float]:
    """1 when the sentence opens with a quotation mark: somebody's words about the news, seldom the news."""
    return [float(MARK.match(sentence.text) is not None) for sentence in view.document.sentences]


def quoted(view: View) -> Sequence[float]:
    """The share of the sentence that is quoted."""
    return [_quoted(sentence.text) for sentence in view.document.sentences]


def speech(view: View) -> Sequence[float]:
    """1 when it has a verb of saying."""
    verbs = view.document.language.mentions.speech
    return [float(not verbs.isdisjoint(line)) for line in view.tokens]


def pronouns(view: View) -> Sequence[float]:
    """The share of leaning words, most of them pronouns."""
    known = view.document.language.leaning
    return [sum([word in known for word in line]) / max(len(line), 1) for line in view.tokens]


def names(view: View) -> Values:
    """The share of words after the first that begin with a capital; 0 in scripts without capitals."""
    return view.capitals / np.maximum(view.lengths, 1)


def commas(view: View) -> Sequence[float]:
    """Commas, which come with clauses and lists."""
    return [float(sentence.text.count(",")) for sentence in view.document.sentences]


def length(view: View) -> Values:
    """The number of words."""
    return view.lengths


def fullness(view: View) -> Values:
    """The number of words beside the mean of the prose."""
    prose = np.array(view.document.prose, bool)
    mean = view.lengths[prose].mean() if prose.any() else view.lengths.mean() if len(view.lengths) else 1.0
    return np.asarray(view.lengths / max(mean, 1.0))


def content(view: View) -> Sequence[float]:
    """The number of content words, each counted once."""
    return [float(len(stems)) for stems in view.own]


def density(view: View) -> Values:
    """The share of content words."""
    return np.array(content(view)) / np.maximum(view.lengths, 1)


def before(view: View) -> Values:
    """The length of the sentence before."""
    return np.concatenate((np.zeros(1), view.lengths))[: len(view.own)]


def behind(view: View) -> Values:
    """The length of the sentence behind."""
    return np.concatenate((view.lengths[1:], np.zeros(1)))[: len(view.own)]


FEATURES: Mapping[str, Feature] = {
    "distance": distance,
    "ending": ending,
    "part": part,
    "size": size,
    "centrality": centrality,
    "nearness": nearness,
    "title": title,
    "lead": lead,
    "recurrence": recurrence,
    "frequency": frequency,
    "rarity": rarity,
    "novelty": novelty,
    "told": told,
    "told_best": told_best,
    "told_mean": told_mean,
    "told_density": told_density,
    "numbers": numbers,
    "leaning": leaning,
    "support": support,
    "quotation": quotation,
    "quoted": quoted,
    "speech": speech,
    "pronouns": pronouns,
    "names": names,
    "commas": commas,
    "length": length,
    "fullness": fullness,
    "content": content,
    "density": density,
    "before": before,
    "behind": behind,
}
STANDING = ("told", "told_density", "centrality")
"""Features also told in standard deviations from the article's mean."""


def _size(view: View) -> int:
    return max(sum(view.document.prose), 1)


def _quoted(text: str) -> float:
    if not MARKS.search(text):
        return 0.0
    return sum(match.end() - match.start() for match in QUOTED.finditer(text)) / len(text)


def _standing(values: Values) -> Values:
    return (values - values.mean()) / (values.std() + TINY) if len(values) else values


def _means(view: View, values: Mapping[str, float]) -> Sequence[float]:
    return [sum([values.get(stem, 0.0) for stem in stems]) / max(len(stems), 1) for stems in view.own]
