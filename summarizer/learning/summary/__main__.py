"""``python -m summarizer.learning.summary --data DIR`` reads ``DIR/summaries`` and fits the scorer.

It writes ``weights/summary.toml``, what each fact about a word weighs, and ``weights/summary.npz``, the trees that
tell a sentence's worth. Besides the project it needs lightgbm; the same data give the same weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from summarizer.algorithms.nutshell import features, salience
from summarizer.algorithms.nutshell.view import View
from summarizer.learning.answer import forests
from summarizer.learning.regression import logistic
from summarizer.learning.summary import ROWS, WEIGHTS, examples
from summarizer.learning.summary.examples import Example
from summarizer.trees import Forest

FOLDER = Path(salience.__file__).parents[2] / "weights"
HEADER = "# Written by python -m summarizer.learning.summary; fit again rather than edit.\n"
TREES = {
    "objective": "cross_entropy",
    "num_leaves": 12,
    "learning_rate": 0.02,
    "min_data_in_leaf": 120,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 10,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "seed": 7,
    "verbose": -1,
}
"""On held-out folds other sizes, rates and targets do no better."""
ROUNDS = 400


def main() -> None:
    """Fit both and write them."""
    parser = argparse.ArgumentParser(description="Fit the weights of Nutshell's own scorer.")
    parser.add_argument("--data", type=Path, required=True, help="the folder of evaluation data")
    folder = parser.parse_args().data / "summaries"
    learnt = {name: list(examples.read(folder / f"{name}.jsonl.gz", rows)) for name, rows in ROWS.items()}
    text = fit_words(list(chain.from_iterable(learnt.values())))
    (FOLDER / "summary.toml").write_text(text, encoding="utf-8")
    salience.weights.cache_clear()
    arrays: Mapping[str, Any] = fit_sentences(learnt).arrays("summary")
    np.savez_compressed(FOLDER / "summary.npz", **arrays)


def fit_words(learnt: Sequence[Example]) -> str:
    """The weights of words, as TOML."""
    rows = [
        (row, example.is_written(stem))
        for example in learnt
        for stem, row in zip(*salience.table(example.document), strict=True)
    ]
    lines = (f"{name} = {weight:.3f}" for name, weight in zip(salience.NAMES, logistic(rows), strict=True))
    return "\n".join((HEADER, "[words]", *lines, ""))


def fit_sentences(learnt: Mapping[str, Sequence[Example]]) -> Forest:
    """The trees of sentences."""
    import lightgbm

    every = list(chain.from_iterable(learnt.values()))
    views = (View.of(example.document, salience.of(example.document)) for example in every)
    rows = np.concatenate([features.table(view) for view in views])
    targets = np.concatenate([example.target for example in every])
    counted = [WEIGHTS[name] for name, some in learnt.items() for one in some for _ in one.document.sentences]
    booster = lightgbm.train(TREES, lightgbm.Dataset(rows, targets, weight=counted), num_boost_round=ROUNDS)
    return forests.read(booster.dump_model()["tree_info"])


if __name__ == "__main__":
    main()
