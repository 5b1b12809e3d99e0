"""The generated page: cells, tables, and sections replaced one at a time."""

from __future__ import annotations

import math

from tests.evaluation import report
from tests.evaluation.report import Table


def test_shares_are_shown_as_percentages_with_their_interval() -> None:
    assert report.with_interval(0.5, (0.4, 0.625)) == "50.0 (40.0–62.5)"
    assert report.with_interval(math.nan, (0, 0)) == report.percent(math.nan) == "–"


def test_a_difference_shows_its_sign() -> None:
    assert report.difference(0.012, (-0.004, 0.03)) == "+1.2 (-0.4 to +3.0)"


def test_a_table_stands_beside_its_command() -> None:
    content = Table("Title", ("set", "n"), (("a", "1"),), ("Note.",))
    lines = report.table(content, "python -m it").splitlines()
    assert lines[0] == "### Title"
    assert lines[2] == "`python -m it`"
    assert lines[-3:] == ["| set | n |", "| --- | ---: |", "| a | 1 |"]


def test_sections_not_measured_again_are_kept() -> None:
    first = report.merged("", {"speed": "## Speed\n\n12.0\n", "answers": "## Answers\n\nkept\n"})
    second = report.merged(first, {"speed": "## Speed\n\n13.0\n"})
    assert second == first.replace("12.0", "13.0")
    assert second.index("kept") < second.index("13.0")
    assert second.startswith(report.HEADER)
