"""How long a summary shall be: one of four steps, so many sentences or words, or a share of them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

LINE, SHORT, MEDIUM, LONG = "line", "short", "medium", "long"
STEPS = (LINE, SHORT, MEDIUM, LONG)
"""From the shortest; the third is the length that fits an article."""
SENTENCES, WORDS, PERCENT = "sentences", "words", "percent"
MOST = 1000
"""Sentences of a summary at most: more is the text itself."""
AGAIN = 40
"""Sentences at most where a share was chosen for another article: 20% of a book are an evening."""
LASTING = 50
"""Percent at most of the summaries to come; more is the text itself, with gaps."""
READ = 9999
"""Words of a summary at most: they are read for three quarters of an hour."""
A_SENTENCE = 20
"""Words about as long as one sentence."""
WRITTEN = re.compile(r"(\d{1,4}(?:\.\d)?)%|(\d{1,4})(w?)", re.ASCII)

UNITS = {SENTENCES: "", WORDS: "w", PERCENT: "%"}
LARGEST = {SENTENCES: MOST, WORDS: READ, PERCENT: 100}


@dataclass(frozen=True, slots=True)
class Length:
    """One of ``STEPS``, or ``number`` sentences, words, or percent of all sentences.

    There are ``most`` sentences at most.
    """

    kind: str = MEDIUM
    number: float = 0
    most: int = MOST

    @classmethod
    def read(cls, written: str) -> Length | None:
        """The length of its written form; None for what is none."""
        if written in STEPS:
            return cls(written)
        match = WRITTEN.fullmatch(written)
        number = float(match[1] or match[2]) if match else 0
        if match is None or not number:
            return None
        if match[1] or match[3]:
            return cls(PERCENT if match[1] else WORDS, number)
        return cls(SENTENCES, min(number, MOST))

    def __str__(self) -> str:
        """As it is kept, and named by a button and on the command line: "short", "5", "50w", "20%"."""
        return self.kind if self.kind in STEPS else f"{self.number:g}{UNITS[self.kind]}"

    @property
    def counted(self) -> bool:
        """Whether it was told in figures."""
        return self.kind not in STEPS

    @property
    def lasting(self) -> bool:
        """Whether the summaries of other articles could be as long."""
        return self.number <= {SENTENCES: AGAIN, WORDS: AGAIN * A_SENTENCE}.get(self.kind, LASTING)

    def of(self, fitting: int, total: int) -> int:
        """The sentences wanted of ``total`` where ``fitting`` would fit; of a share, half a one is one more.

        Of words it is about so many; they are counted where they are chosen.
        """
        if self.kind == WORDS:
            return min(math.ceil(self.number / A_SENTENCE), self.most)
        if self.kind == PERCENT:
            return min(max(1, math.floor(total * self.number / 100 + 0.5)), self.most)
        return int(self.number) if self.kind == SENTENCES else steps(fitting)[self.kind]

    def stepped(self, by: int, counts: Mapping[str, int], shown: int) -> Length:
        """The next step longer (1) or shorter (-1) than what is ``shown``, by the sentences each step has.

        It is the same where there is none; what was told in figures is doubled or halved.
        """
        if not self.counted:
            further = [(abs(count - shown), step) for step, count in counts.items() if by * count > by * shown]
            return Length(min(further)[1]) if further else self
        number = max(1, min(self.number * 2**by, LARGEST[self.kind]))
        return Length(self.kind, math.ceil(number))


FITTING = Length()


def steps(fitting: int) -> dict[str, int]:
    """The sentences of each step, where so many fit: a half of that is short and twice as much is long."""
    return {LINE: 1, SHORT: math.ceil(fitting / 2), MEDIUM: fitting, LONG: 2 * fitting}
