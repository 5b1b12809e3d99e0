"""Logistic regression with a ridge, by Newton's method: the same rows give the same weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

RIDGE, STEPS = 1.0, 15

Matrix = NDArray[np.floating[Any]]


def logistic(rows: Sequence[tuple[ArrayLike, bool]], counts: Matrix | None = None, ridge: float = RIDGE) -> Matrix:
    """The weights (F) of rows (N × F) and whether each is right; each counts once, or as given (N)."""
    x, y = np.array([row for row, _ in rows]), np.array([right for _, right in rows], float)
    each = np.ones(len(y)) if counts is None else counts
    weights: Matrix = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p: Matrix = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        hessian = (x * (each * p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(weights))
        weights = weights + np.linalg.solve(hessian, x.T @ (each * (y - p)) - ridge * weights)
    return weights
