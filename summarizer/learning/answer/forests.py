"""Gradient-boosted trees fitted by LightGBM (Ke et al., NIPS 2017), laid out as the answerer reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.trees import ALL, LEAVES, Forest

SEED = 7
COMMON: Mapping[str, object] = {
    "feature_fraction": 0.5,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "seed": SEED,
    "verbose": -1,
}
RANKING: Mapping[str, object] = {
    "objective": "lambdarank",
    "lambdarank_truncation_level": 5,
    "min_data_in_leaf": 40,
}
TELLING: Mapping[str, object] = {"objective": "binary", "min_data_in_leaf": 60, "lambda_l2": 5.0}
"""The parameters common to all forests, to all rankers and to those that tell right from wrong; each sets its
number of trees, leaves and rate itself."""

Matrix = NDArray[np.floating[Any]]


def rank(
    rows: Matrix, worth: NDArray[np.integer[Any]], sizes: Sequence[int], trees: int = 100, **options: object
) -> Forest:
    """A ranker of the rows of each group (``sizes`` long), which differ in ``worth``, 0 the least."""
    return _fitted(rows, worth, trees, {**RANKING, **options}, list(sizes))


def tell(rows: Matrix, right: NDArray[np.bool_], weights: Matrix, trees: int = 100, **options: object) -> Forest:
    """The logarithm of the odds that each of some rows is right; each counts by its weight."""
    return _fitted(rows, right.astype(int), trees, {**TELLING, **options}, weights=weights)


def _fitted(
    rows: Matrix,
    worth: NDArray[np.integer[Any]],
    trees: int,
    options: Mapping[str, object],
    sizes: list[int] | None = None,
    weights: Matrix | None = None,
) -> Forest:
    import lightgbm

    table = rows.astype(np.float32)
    data = lightgbm.Dataset(table, worth, weight=weights, group=sizes, free_raw_data=False)
    booster = lightgbm.train({**COMMON, **options}, data, num_boost_round=trees)
    forest = read(booster.dump_model()["tree_info"])
    some = table[:: max(1, len(table) // 2000)]
    if not np.allclose(forest.scores(some), booster.predict(some, raw_score=True), atol=1e-4):
        raise ArithmeticError("the trees as laid out differ from LightGBM's")
    return forest


def read(dumped: Sequence[Mapping[str, Any]]) -> Forest:
    """Trees of ``dump_model`` laid out."""
    values: list[list[float]] = [[] for _ in dumped]
    tests = [list(_tests(tree["tree_structure"], own)) for tree, own in zip(dumped, values, strict=True)]
    shape = max(map(len, tests)), len(tests)
    columns, thresholds, masks = np.zeros(shape, int), np.full(shape, np.inf), np.full(shape, ALL)
    leaves = np.zeros((len(tests), LEAVES))
    for number, own in enumerate(tests):
        leaves[number, : len(values[number])] = values[number]
        for place, test in enumerate(own):
            columns[place, number], thresholds[place, number], masks[place, number] = test
    return Forest(columns.astype(np.int16), _below(thresholds), masks.astype(np.uint32), leaves.astype(np.float32))


def _tests(node: Mapping[str, Any], values: list[float]) -> Iterator[tuple[int, float, int]]:
    """The tests of a tree from its root; its leaves' values are appended from left to right."""
    if "leaf_value" in node:
        values.append(node["leaf_value"])
        return
    first = len(values)
    inner = list(_tests(node["left_child"], values))
    ruled_out = sum(1 << leaf for leaf in range(first, len(values)))
    yield node["split_feature"], node["threshold"], int(ALL) & ~ruled_out
    yield from inner
    yield from _tests(node["right_child"], values)


def _below(thresholds: Matrix) -> NDArray[np.float32]:
    """The greatest single-precision numbers not above some thresholds: single-precision rows fall on the same
    side."""
    single = thresholds.astype(np.float32)
    lower = np.nextafter(single, np.float32(-np.inf))
    return np.where(single > thresholds, lower, single)
