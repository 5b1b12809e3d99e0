"""Logistic regression with a ridge, by Newton's method: the same rows give the same weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

RIDGE, STEPS = 1.0, 15

Matrix = NDArray[np.floating[Any]]


def logistic(rows: Sequence[tuple[ArrayLike, bool]]) -> Matrix:
    """The weights (F) of rows (N × F) and whether each is right."""
    x, y = np.array([row for row, _ in rows]), np.array([right for _, right in rows], float)
    weights: Matrix = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p: Matrix = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(hessian, x.T @ (y - p) - RIDGE * weights)
    return weights
