"""Sums of regression trees, evaluated for many rows at once.

Each test that a row fails rules out the leaves on its left; the leaf reached is the first one left over. One test
of every tree is made at once, with bits for leaves (Lucchese et al., "QuickScorer", SIGIR 2015).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

LEAVES = 32
"""Leaves of a tree at most: the bits of a mask."""
ALL = np.uint32(2**LEAVES - 1)

Matrix = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Forest:
    """T trees side by side, each with up to K tests, in any order.

    A test (K × T of them) is whether the row's value in one of ``columns`` is above one of ``thresholds``; if so
    only the leaves of its mask remain. Trees with fewer tests are filled up with tests no row fails. ``leaves`` (T
    × 32) are the trees' values from left to right.
    """

    columns: NDArray[np.int16]
    thresholds: NDArray[np.float32]
    masks: NDArray[np.uint32]
    leaves: NDArray[np.float32]

    def scores(self, rows: Matrix) -> Matrix:
        """The sum over the trees for each row of features (R × F)."""
        values = np.ascontiguousarray(rows.T, dtype=np.float32)
        remaining = np.full((len(self.leaves), len(rows)), ALL, np.uint32)
        for columns, thresholds, masks in zip(
            self.columns, self.thresholds[:, :, None], self.masks[:, :, None], strict=True
        ):
            passed = (values.take(columns, axis=0) <= thresholds).astype(np.uint32)
            np.negative(passed, out=passed)
            passed |= masks
            remaining &= passed
        remaining &= ~remaining + np.uint32(1)
        first = np.frexp(remaining.astype(np.float32))[1] - 1
        scores: Matrix = self.leaves[np.arange(len(first))[:, None], first].sum(axis=0, dtype=np.float64)
        return scores

    def arrays(self, prefix: str) -> dict[str, NDArray[Any]]:
        """The parts by name, for writing to a file."""
        return {f"{prefix}.{part.name}": getattr(self, part.name) for part in fields(self)}


def read(arrays: Mapping[str, NDArray[Any]], prefix: str) -> Forest:
    """The forest written under a prefix."""
    return Forest(*(arrays[f"{prefix}.{part.name}"] for part in fields(Forest)))
