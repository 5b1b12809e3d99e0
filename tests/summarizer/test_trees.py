"""Trees: the sum of the leaves reached, whichever way the tests are laid out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.learning.answer import forests
from summarizer.trees import Forest, read

LEAF = {"low": {"leaf_value": 1.0}, "middle": {"leaf_value": 2.0}, "high": {"leaf_value": 4.0}}
TREE = {
    "split_feature": 0,
    "threshold": 5.0,
    "left_child": {"split_feature": 1, "threshold": 0.5, "left_child": LEAF["low"], "right_child": LEAF["middle"]},
    "right_child": LEAF["high"],
}
STUMP = {
    "split_feature": 1,
    "threshold": 0.25,
    "left_child": {"leaf_value": 0.0},
    "right_child": {"leaf_value": 8.0},
}
DUMPED = [{"tree_structure": tree} for tree in (TREE, STUMP)]


@pytest.mark.parametrize(
    ("row", "sum_"),
    [((5.0, 0.2), 1.0), ((5.0, 0.5), 9.0), ((4.0, 0.6), 10.0), ((5.1, 0.0), 4.0), ((9.0, 9.0), 12.0)],
)
def test_a_row_gets_the_sum_of_the_leaves_it_reaches(row: tuple[float, float], sum_: float) -> None:
    assert forests.read(DUMPED).scores(np.array([row])).tolist() == [sum_]


def test_no_rows_have_no_scores() -> None:
    assert forests.read(DUMPED).scores(np.zeros((0, 2))).tolist() == []


def test_a_tree_without_a_test_gives_its_only_leaf() -> None:
    forest = forests.read([{"tree_structure": {"leaf_value": 3.0}}])
    assert forest.scores(np.array([(1.0,), (np.inf,)])).tolist() == [3.0, 3.0]


def test_a_threshold_between_two_single_precision_numbers_parts_them() -> None:
    below = float(np.float32(0.1))
    above = float(np.nextafter(np.float32(0.1), np.float32(1)))
    tree = STUMP | {"split_feature": 0, "threshold": below * 0.25 + above * 0.75}
    assert forests.read([{"tree_structure": tree}]).scores(np.array([(below,), (above,)])).tolist() == [0.0, 8.0]


def test_a_forest_is_the_same_after_writing_and_reading() -> None:
    forest = forests.read(DUMPED)
    again = read(forest.arrays("some"), "some")
    assert all(np.array_equal(getattr(forest, part), getattr(again, part)) for part in Forest.__slots__)


def _walk(node: dict[str, object], row: tuple[float, ...]) -> float:
    """The naive way down a tree."""
    while "leaf_value" not in node:
        side = "left_child" if row[node["split_feature"]] <= node["threshold"] else "right_child"  # type: ignore
        node = node[side]  # type: ignore[assignment]
    return float(node["leaf_value"])  # type: ignore[arg-type]


@st.composite
def trees(draw: st.DrawFn, leaves: int = 12) -> dict[str, object]:
    if leaves == 1:
        return {"leaf_value": float(draw(st.integers(-9, 9)))}
    left = draw(st.integers(1, leaves - 1))
    return {
        "split_feature": draw(st.integers(0, 2)),
        "threshold": float(draw(st.integers(-3, 3))),
        "left_child": draw(trees(left)),
        "right_child": draw(trees(leaves - left)),
    }


@given(st.lists(trees(), min_size=1, max_size=3), st.lists(st.tuples(*[st.integers(-4, 4)] * 3), max_size=5))
def test_any_trees_are_summed_as_by_walking_down_each(
    grown: list[dict[str, object]], rows: list[tuple[int, int, int]]
) -> None:
    scores = forests.read([{"tree_structure": tree} for tree in grown]).scores(
        np.array(rows, float).reshape(-1, 3)
    )
    assert scores.tolist() == [sum(_walk(tree, row) for tree in grown) for row in rows]
