"""Fit the rankers of sentences and of spans, and the confidence in them.

    python -m summarizer.learning.answer --data FOLDER

``FOLDER/questions`` holds SQuAD-style JSON Lines. The weights go to summarizer/weights: the trees to answer.npz,
what answers are made of to answer.json, the confidence to answer.toml. LightGBM must be installed; the same data
and release of it give the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from summarizer.answer.spans.tables import ENGLISH, GENERAL
from summarizer.learning.answer import counting, doubts, examples, forests, texts
from summarizer.learning.answer.examples import Group
from summarizer.trees import Forest

FOLDER = Path(__file__).parents[2] / "weights"
SENTENCE = {
    "trees": 300,
    "num_leaves": 31,
    "learning_rate": 0.04,
    "feature_fraction": 0.3,
    "min_data_in_leaf": 100,
}
SPAN = {"trees": 300, "num_leaves": 31, "learning_rate": 0.07, "feature_fraction": 0.4, "label_gain": [0, 1, 2, 8]}

Counted = dict[str, dict[str, float]]


def main() -> None:
    """Fit everything and write the weights."""
    parser = argparse.ArgumentParser(description="Fit the weights of the fact index.")
    parser.add_argument("--data", type=Path, required=True, help="the folder of evaluation data")
    data = parser.parse_args().data
    sentences = [_fit(_sentences(data, half), SENTENCE) for half in (0, 1)]
    counted = list(texts.read(data, texts.COUNTED))
    seen = [list(examples.answers(asked for asked in counted if asked.half == half)) for half in (0, 1)]
    halves, tables = [counting.count(half) for half in seen], counting.count([*seen[0], *seen[1]])
    english = _fit(examples.stretches(texts.read(data, texts.SPANS), halves, sentences), SPAN)
    wordless = [counting.wordless(half) for half in halves]
    general = _fit(examples.stretches(texts.read(data, texts.FOREIGN), wordless, sentences), SPAN)
    sentence = _fit(_sentences(data, 0, 1), SENTENCE)
    _write_trees({"sentence": sentence, f"span.{ENGLISH}": english, f"span.{GENERAL}": general})
    _write_tables({ENGLISH: tables, GENERAL: counting.wordless(tables)})
    _write_confidence(doubts.fit(texts.read(data, texts.DOUBTS, kept=True), texts.read(data, texts.LONG)))


def _fit(groups: Iterable[Group], options: Mapping[str, Any]) -> Forest:
    kept = list(groups)
    rows, worth = (np.concatenate([getattr(group, part) for group in kept]) for part in ("rows", "worth"))
    return forests.rank(rows, worth, [len(group.worth) for group in kept], **options)


def _sentences(data: Path, *halves: int) -> Iterator[Group]:
    return examples.sentences(asked for asked in texts.read(data, texts.SENTENCES) if asked.half in halves)


def _write_trees(forests_by_name: Mapping[str, Forest]) -> None:
    parts = {
        name: part for prefix, forest in forests_by_name.items() for name, part in forest.arrays(prefix).items()
    }
    np.savez_compressed(FOLDER / "answer.npz", allow_pickle=False, **parts)


def _write_tables(tables: Mapping[str, Counted]) -> None:
    """In tenths, a table a line."""
    lines = [
        f' "{name}": {{\n' + ",\n".join(f'  "{table}": {_tenths(rows)}' for table, rows in counted.items()) + "}"
        for name, counted in tables.items()
    ]
    (FOLDER / "answer.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _tenths(rows: Mapping[str, float]) -> str:
    return json.dumps(
        {key: round(10 * odds) for key, odds in rows.items()}, ensure_ascii=False, separators=(",", ":")
    )


def _write_confidence(models: Mapping[str, Mapping[str, float]]) -> None:
    lines = ["# Written by python -m summarizer.learning.answer; fit again rather than edit."]
    for name, weights in models.items():
        lines += ["", f"[{name}]", *(f'"{feature}" = {value:.4f}' for feature, value in weights.items())]
    (FOLDER / "answer.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
