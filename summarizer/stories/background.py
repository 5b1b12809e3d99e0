"""How usual each word is in a language's news, so that a small digest too knows which words are rare.

Counted over posts that no figure is reported of (``python -m summarizer.learning.stories``). A language without
counts is told by the items alone.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Background:
    """In how many of ``posts`` each stem was met: its checksum in ``marks`` (sorted), how often in ``counts``."""

    marks: NDArray[np.uint32]
    counts: NDArray[np.uint16]
    posts: int

    def frequency(self, stems: Sequence[str]) -> NDArray[np.float64]:
        """The posts each of some stems was met in; 0 where it was hardly met."""
        asked = np.array([checksum(stem) for stem in stems], np.uint32)
        places = np.searchsorted(self.marks, asked).clip(max=len(self.marks) - 1)
        return np.where(self.marks[places] == asked, self.counts[places], 0).astype(float)


def checksum(stem: str) -> int:
    """What a stem is known by: CRC-32."""
    return zlib.crc32(stem.encode())


def load(language: str) -> Background | None:
    """The background of a language, None where there is none."""
    return _all().get(language)


@cache
def _all() -> Mapping[str, Background]:
    with (resources.files("summarizer") / "weights" / "stories.npz").open("rb") as file:
        arrays = dict(np.load(file))
    return {
        language: Background(arrays[f"{language}.marks"], arrays[f"{language}.counts"], int(posts))
        for language, posts in zip(arrays["languages"].tolist(), arrays["posts"].tolist(), strict=True)
    }
