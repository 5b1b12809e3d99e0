"""Pairs as the token numbers the network reads, cut to size and laid side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from tokenizers import Tokenizer
from torch import Tensor

from summarizer.learning.reader.negatives import Negatives
from summarizer.learning.reader.pairs import Pair, Text
from summarizer.learning.reader.rewording import Neighbours, reword

START, END, PADDING = 101, 102, 0
"""[CLS], [SEP] and [PAD] of BERT's uncased vocabulary."""
LONGEST, LONGEST_QUESTION = 256, 40
"""Tokens of a question and its text together, and of the question alone."""
CROPPED, SHORTEST = 0.5, 60
"""Share of texts cut to a window of whole sentences around the answer, which makes steps shorter and windows of
articles familiar; the window has at least so many tokens."""
NEGATIVE = 0.62
"""Unanswerable pairs made for each answerable one, of which some cannot be made."""


@dataclass(frozen=True, slots=True)
class View:
    """A question and a text as one run of tokens; ``ends``: the answer's first and last token, 0 for none."""

    tokens: list[int]
    question: int
    ends: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Batch:
    """``tokens``, ``parts`` and ``mask`` (b, t), ``ends`` (b, 2)."""

    tokens: Tensor
    parts: Tensor
    mask: Tensor
    ends: Tensor

    def to(self, device: str) -> Batch:
        """The same on another device."""
        return Batch(*(getattr(self, name).to(device) for name in ("tokens", "parts", "mask", "ends")))


class Views:
    """Makes views of pairs, anew each epoch."""

    def __init__(
        self, tokenizer: Path, negatives: Negatives, neighbours: Neighbours, stop_words: frozenset[str]
    ) -> None:
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self._negatives, self._neighbours, self._stop_words = negatives, neighbours, stop_words
        self._encoded: dict[Text, tuple[list[int], list[tuple[int, int]]]] = {}

    def of(self, pairs: Sequence[Pair], chance: Random) -> list[View]:
        """Views of the pairs as they are and of unanswerable ones made from them."""
        views = []
        for pair in pairs:
            views.append(self.view(pair, chance))
            if pair.answers and pair.text.origin != "highlights" and chance.random() < NEGATIVE:
                made = self._negatives.make(pair, chance)
                views += [self.view(made, chance)] if made else []
        return views

    def view(self, pair: Pair, chance: Random) -> View:
        """One pair as tokens, its question reworded now and then, its text cut to size."""
        question = reword(pair.question, self._neighbours, self._stop_words, chance)
        asked = self.tokenizer.encode(question, add_special_tokens=False).ids[:LONGEST_QUESTION]
        ids, offsets = self._encode(pair.text)
        place = _tokens(offsets, chance.choice(pair.answers)) if pair.answers else None
        first, last = self._window(pair.text, offsets, place, LONGEST - len(asked) - 3, chance)
        tokens = [START, *asked, END, *ids[first:last], END]
        moved = len(asked) + 2 - first
        return View(tokens, len(asked) + 2, (place[0] + moved, place[1] + moved) if place else (0, 0))

    def _encode(self, text: Text) -> tuple[list[int], list[tuple[int, int]]]:
        if text not in self._encoded:
            encoded = self.tokenizer.encode(text.context, add_special_tokens=False)
            self._encoded[text] = (encoded.ids, encoded.offsets)
        return self._encoded[text]

    def _window(
        self,
        text: Text,
        offsets: list[tuple[int, int]],
        place: tuple[int, int] | None,
        room: int,
        chance: Random,
    ) -> tuple[int, int]:
        """Whole sentences around the answer that fit into the room, or a part of it."""
        if chance.random() < CROPPED:
            room = min(room, chance.randint(SHORTEST, max(SHORTEST, min(room, len(offsets)))))
        if len(offsets) <= room:
            return 0, len(offsets)
        starts = [0, *(_first(offsets, begin) for begin, _ in self._negatives.sentences(text)[1:]), len(offsets)]
        at = place or (chance.randrange(len(offsets)),) * 2
        low = max(number for number, start in enumerate(starts[:-1]) if start <= at[0])
        high = min((number for number, start in enumerate(starts) if start > at[1]), default=len(starts) - 1)
        while True:
            ways = [(low - 1, high)] * (low > 0) + [(low, high + 1)] * (high < len(starts) - 1)
            ways = [way for way in ways if starts[way[1]] - starts[way[0]] <= room]
            if not ways:
                break
            low, high = chance.choice(ways)
        first, last = starts[low], starts[high]
        if last - first > room:
            first = max(first, min(at[0] - chance.randrange(room // 2), last - room))
            last = first + room
        return first, max(last, at[1] + 1)


def _first(offsets: list[tuple[int, int]], character: int) -> int:
    return next((number for number, (_, end) in enumerate(offsets) if end > character), len(offsets))


def _tokens(offsets: list[tuple[int, int]], answer: tuple[int, int]) -> tuple[int, int]:
    inside = [number for number, (start, end) in enumerate(offsets) if start < answer[1] and answer[0] < end]
    return (inside[0], inside[-1]) if inside else (0, 0)


def batched(views: Sequence[View], tokens: int, chance: Random) -> Iterator[Batch]:
    """Views of about one length together, so many ``tokens`` with their padding, in random order."""
    ordered = sorted(views, key=lambda view: len(view.tokens) + chance.random() * 12)
    runs: list[list[View]] = [[]]
    for view in ordered:
        longest = max([len(view.tokens), *(len(other.tokens) for other in runs[-1])])
        if longest * (len(runs[-1]) + 1) > tokens:
            runs.append([])
        runs[-1].append(view)
    chance.shuffle(runs)
    for run in runs:
        if run:
            yield laid(run)


def laid(views: Sequence[View]) -> Batch:
    """Views side by side, the shorter ones padded."""
    longest = max(len(view.tokens) for view in views)
    tokens = torch.tensor([view.tokens + [PADDING] * (longest - len(view.tokens)) for view in views])
    places = torch.arange(longest)[None, :]
    lengths = torch.tensor([len(view.tokens) for view in views])[:, None]
    questions = torch.tensor([view.question for view in views])[:, None]
    mask = places < lengths
    return Batch(tokens, ((places >= questions) & mask).long(), mask, torch.tensor([view.ends for view in views]))
