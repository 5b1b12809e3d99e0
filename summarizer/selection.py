"""Which sentences make a summary together: worth, coverage and no repeats, within a budget of sentences or words.

A set is worth the sum of its sentences' worth and of the words they tell, each word once: a monotone submodular
function, for which taking the best next sentence is nearly the best one can do (Lin and Bilmes, ACL 2011). What
leans on its neighbour is taken together with it or not at all.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from summarizer import words
from summarizer.algorithms.document import Document
from summarizer.language import Language

REPEAT = 0.6
"""Share of the shorter sentence's words that the longer one has too when they say the same thing."""
FEW = 4
"""Under so many content words a share says little, and repeats may differ by ``SLACK`` words at most."""
SLACK = 2
COMPANY = 3
"""Sentences taken together at most: a longer chain would be told for the sake of one far from its beginning."""
FILL = 0.5
"""Room left in a budget of words is not filled with what adds less than this share of the sentence before; other
algorithms' scores are of no such scale, and may be negative."""


class Budget(NamedTuple):
    """How long a summary may be: in sentences, in words, or both; None is no limit."""

    sentences: int | None = None
    words: int | None = None


@dataclass(slots=True)
class Selection:
    """Sentences being chosen from a document, by number.

    ``worth`` is that of each sentence, ``telling`` what each stem adds that no chosen sentence has. ``standing``
    tells that a leaning sentence is only taken with those it leans on. ``taken`` are the chosen ones again, and
    ``having`` those of them that have a stem.
    """

    document: Document
    worth: Sequence[float]
    telling: Mapping[str, float]
    budget: Budget
    standing: bool = True
    chosen: list[int] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    words: int = 0
    taken: set[int] = field(default_factory=set)
    having: dict[str, list[int]] = field(default_factory=dict)

    def choose(self, eligible: Collection[int]) -> Sequence[int]:
        """The chosen ones among the eligible and their company; at least one sentence where there is any."""
        self._fill(eligible)
        if eligible and not self.chosen:
            self._take((self._last_resort(eligible),))
            self._fill(eligible)
        return self.chosen

    def _fill(self, eligible: Collection[int]) -> None:
        """Take the best next sentence as long as there is room.

        What a sentence adds only falls as others are taken, so one that is still the best when weighed again is
        the best of all (Minoux 1978); only those beside a taken sentence, which need less company now, may gain.
        """
        queue, last = [(-math.inf, number) for number in sorted(eligible)], 0.0
        while queue and not self._is_full():
            _, number = heapq.heappop(queue)
            company = self._company(number)
            if not company or not self._fits(company):
                continue
            value = self._value(company)
            if queue and -value > queue[0][0]:
                heapq.heappush(queue, (-value, number))
            elif self._repeats(company):
                continue
            elif self.budget.words is None or not self.standing or value >= FILL * last:
                self._take(company)
                last = value
                for near in {company[0] - 1, company[-1] + 1}.intersection(eligible):
                    heapq.heappush(queue, (-math.inf, near))

    def _is_full(self) -> bool:
        return self.budget.sentences is not None and len(self.chosen) >= self.budget.sentences

    def _fits(self, company: Sequence[int]) -> bool:
        sentences, most = self.budget
        return (sentences is None or len(self.chosen) + len(company) <= sentences) and (
            most is None or self.words + sum(map(self._length, company)) <= most
        )

    def _company(self, number: int) -> Sequence[int]:
        """A sentence with those it cannot stand without; none when it is taken, or nothing stands before it."""
        if number in self.taken:
            return ()
        first, last = number, number
        while (
            self.standing and last - first < COMPANY and self.document.leaning[first] and first not in self.taken
        ):
            first -= 1
        while self.standing and last - first < COMPANY and self.document.unclosed[last]:
            last += 1
        company = [one for one in range(first, last + 1) if one not in self.taken]
        told = first >= 0 and all(self.document.prose[one] and not self.document.lost[one] for one in company)
        return company if last - first < COMPANY and (told or not self.standing) else ()

    def _value(self, company: Sequence[int]) -> float:
        """What some sentences add to the chosen ones, by sentence."""
        new = dict.fromkeys(stem for one in company for stem in self.document.words[one] if stem not in self.told)
        added = sum([self.worth[one] for one in company]) + sum([self.telling.get(stem, 0.0) for stem in new])
        return added / len(company)

    def _take(self, company: Sequence[int]) -> None:
        self.chosen.extend(company)
        self.taken.update(company)
        for one in company:
            for stem in set(self.document.words[one]):
                self.having.setdefault(stem, []).append(one)
        self.told.update(stem for one in company for stem in self.document.words[one])
        self.words += sum(map(self._length, company))

    def _last_resort(self, eligible: Collection[int]) -> int:
        """The best sentence, leaning or not, that is short enough; the shortest where none is."""
        fitting = [number for number in sorted(eligible) if self._fits((number,))]
        if not fitting:
            return min(sorted(eligible), key=self._length)
        return max(fitting, key=lambda number: self._value((number,)))

    def _repeats(self, company: Sequence[int]) -> bool:
        return any(repeats(one, other, self.document) for one in company for other in self._like(one))

    def _like(self, number: int) -> Sequence[int]:
        """The chosen sentences that share enough stems to say the same as another; all where it has none."""
        stems = set(self.document.words[number])
        shared = Counter(chain.from_iterable(self.having.get(stem, ()) for stem in stems))
        fewer = {other: min(len(stems), len(set(self.document.words[other]))) for other in shared}
        return (
            [other for other, times in shared.items() if times >= REPEAT * fewer[other]] if stems else self.chosen
        )

    def _length(self, number: int) -> int:
        return length(self.document.sentences[number].text, self.document.language)


def repeats(one: int, other: int, document: Document) -> bool:
    """Whether two sentences say nearly the same: the words of the shorter are nearly all in the longer."""
    fewer, more = sorted((frozenset(document.words[one]), frozenset(document.words[other])), key=len)
    if not fewer:
        return document.sentences[one].text.casefold() == document.sentences[other].text.casefold()
    close = len(fewer & more) >= REPEAT * len(fewer)
    return close and (len(fewer) >= FEW or len(more) - len(fewer) <= SLACK)


def length(text: str, language: Language) -> int:
    """The words of a sentence; where no spaces part them, the pairs of characters, about one a character."""
    return len(words.texts(text, language))
