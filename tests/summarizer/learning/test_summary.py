"""What the scorer learns from: shares of good sets, an article's beginnings, weights for everything it knows."""

from __future__ import annotations

import gzip
import json
import tomllib
from pathlib import Path

import pytest

from summarizer.algorithms.nutshell import salience
from summarizer.learning.summary import ROWS, WEIGHTS, examples
from summarizer.learning.summary.__main__ import fit_words
from summarizer.learning.summary.examples import Example

ARTICLE = "Ice closed the port. Bakers gave out bread. The mayor called an icebreaker. Ships waited."


def row(article: str = ARTICLE, **more: object) -> dict[str, object]:
    """A row of a set."""
    return {"article": article, "highlights": ["Ice closed the port.", "Ships waited."], **more}


def example(article: str = ARTICLE) -> Example:
    """The whole article as an example."""
    return next(examples.of_row(row(article)))


def test_the_sentences_of_the_best_set_are_the_target() -> None:
    """The first and last sentence are the summary; with another the F-measure is 20 hundredths lower."""
    assert example().target == pytest.approx([1, 0, 0, 1], abs=1e-6)


def test_sentences_that_serve_alike_share_the_target() -> None:
    """A sentence said twice belongs to the best set as often as its twin."""
    first, other, ships = example("Ice closed the port. Ice closed the port. Ships waited.").target

    assert first == pytest.approx(other)
    assert first == pytest.approx(0.5, abs=0.01)
    assert ships == pytest.approx(1, abs=0.01)


def test_an_article_that_shares_no_word_with_its_summary_has_a_target_all_the_same() -> None:
    target = example("Nothing here. No, nothing.").target

    assert ((target >= 0) & (target <= 1)).all()


def test_long_articles_are_learnt_from_as_short_ones_too() -> None:
    article = " ".join(f"Ship {number} waited." for number in range(20))
    counts = [len(one.document.sentences) for one in examples.of_row(row(article))]

    assert counts == [20, 6, 12]


def test_a_title_is_read_where_there_is_one() -> None:
    assert next(examples.of_row(row(title="Ice in Norby"))).document.title == ("ice", "norbi")


def test_no_more_rows_are_read_than_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row(f"Ice {number} came. It left.")) + "\n" for number in range(5))

    assert len(list(examples.read(path, 3))) == 3


def test_every_known_thing_about_a_word_gets_a_weight() -> None:
    """Words that stand in summaries here are those that come first."""
    learnt = [example(f"Ice closed the port of {name}. Bread was free.") for name in ("Norby", "Sundby")]

    weights = tomllib.loads(fit_words(learnt))["words"]

    assert list(weights) == list(salience.NAMES)
    assert weights["opening"] > 0


def test_every_set_counts() -> None:
    assert list(WEIGHTS) == list(ROWS)
