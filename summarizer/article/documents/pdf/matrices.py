"""Matrices of the page's coordinates (ISO 32000-1, 8.3.4): six numbers each."""

from __future__ import annotations

from typing import Any

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def of(operands: Any) -> Matrix:
    """The matrix of an operator's operands."""
    a, b, c, d, e, f = (float(operand) for operand in operands[:6])
    return a, b, c, d, e, f


def product(m: Matrix, n: Matrix) -> Matrix:
    """One matrix applied before another."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def moved(matrix: Matrix, x: float, y: float) -> Matrix:
    """A matrix with its origin moved."""
    a, b, c, d, e, f = matrix
    return a, b, c, d, x * a + y * c + e, x * b + y * d + f


def point(matrix: Matrix, along: float) -> tuple[float, float]:
    """Where a point on the baseline comes to stand."""
    return matrix[0] * along + matrix[4], matrix[1] * along + matrix[5]
