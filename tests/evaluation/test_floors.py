"""What the summarizer could do yesterday it can do today: figures on our own corpus, each above its floor.

The floors stand in floors.toml; lowering one means editing that file. ``python -m tests.evaluation.floors``
prints the figures of the working tree beside them.
"""

from __future__ import annotations

import pytest

from summarizer import read_article
from tests.evaluation import corpus, floors
from tests.evaluation.corpus import Entry

FLOORS = floors.load()
PAGES = [entry for entry in corpus.entries() if entry.page]


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return floors.measured()


@pytest.mark.parametrize("name", FLOORS)
def test_a_figure_keeps_above_its_floor(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= FLOORS[name], f"{name} fell; if that is meant, edit floors.toml and say why"


def test_every_figure_has_a_floor(figures: dict[str, float]) -> None:
    assert set(FLOORS) == set(figures)


@pytest.mark.parametrize("name", [name for name in FLOORS if not name.endswith(("_over_lead", "_over_jaccard"))])
def test_a_floor_is_high_enough_to_fail(name: str) -> None:
    assert FLOORS[name] > 0


@pytest.mark.parametrize("entry", PAGES, ids=[entry.name for entry in PAGES])
def test_a_pasted_page_is_read_as_its_article_and_nothing_else(entry: Entry) -> None:
    article = read_article(entry.page)
    lines = [line for line in article.text.splitlines() if line.strip()]
    assert lines == [line for line in entry.text.splitlines() if line.strip()]
    assert article.title == entry.title
    assert article.language == entry.language
