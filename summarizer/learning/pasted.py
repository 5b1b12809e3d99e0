"""Fit the weights that tell an article's lines from those of the page around it.

    python -m summarizer.learning.pasted --data FOLDER

``FOLDER/pages`` holds pages as served and the bodies people marked in them. Each page is pasted four ways: whole,
its main element alone, and the body alone, which must stay whole, with and without blank lines. The second model
sees the first one's log-odds on pages that one was not fitted on. Newton's method with a ridge; nothing is drawn
by chance.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer import language as languages
from summarizer.article import bodies, pasted
from summarizer.learning import clipboard

RIDGE, STEPS, FOLDS = 0.3, 15, 5
TEXT = 30.0
"""The sizes of the lines of one text weigh so much together at most."""
WAYS = 4
"""In which each page is pasted."""
SHINGLE, SHARE = 3, 0.8
"""A line is the body's when so many of its word 3-grams are."""
LINE_BREAKS = re.compile(r"\n+")
WORD = re.compile(r"\w+")
WEIGHTS = Path(__file__).parent.parent / "weights" / "pasted.toml"

Matrix = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Paste:
    """A pasted text: its page and the way it was pasted, what is seen of its lines, and which are the body's."""

    page: int
    way: int
    seen: tuple[bodies.Seen, ...]
    language: languages.Language
    right: tuple[bool, ...]


def main() -> None:
    """Fit both models and write their weights."""
    parser = argparse.ArgumentParser(description="Fit the weights of pasted pages.")
    parser.add_argument("--data", type=Path, required=True, help="the folder of evaluation data")
    pastes = list(read(parser.parse_args().data))
    tables = named(*fit(pastes))
    written = (
        f"[{name}]\n" + "".join(f"{key} = {value:.3f}\n" for key, value in table.items())
        for name, table in tables.items()
    )
    WEIGHTS.write_text("\n".join(written), encoding="utf-8")


def named(line: Matrix, around: Matrix) -> bodies.Weights:
    """The weights of both models by the names of their features."""
    return {
        "line": dict(zip(bodies.LINE_FEATURES, map(float, line), strict=True)),
        "around": dict(zip(bodies.AROUND_FEATURES, map(float, around), strict=True)),
    }


def kept(paste: Paste) -> list[bool]:
    """Which lines of a pasted text are read as its article, by the weights in use."""
    return pasted.kept(paste.seen, paste.language)


def read(data: Path) -> Iterator[Paste]:
    """Every page of the data, pasted four ways."""
    with gzip.open(data / "pages" / "truth.jsonl.gz", "rt", encoding="utf-8") as rows:
        for number, row in enumerate(map(json.loads, rows)):
            html = gzip.decompress((data / "pages" / row["page"]).read_bytes()).decode(errors="replace")
            body, main = row["article_body"], clipboard.main_element(clipboard.page(html))
            apart = LINE_BREAKS.sub("\n\n", body)
            texts = (clipboard.text(clipboard.page(html)), clipboard.text(main), body, apart)
            for way, text in enumerate(texts):
                yield paste(number, way, text, body)


def paste(number: int, way: int, text: str, body: str) -> Paste:
    """A text as the models see it."""
    language = languages.load(languages.detect(text))
    lines = pasted.pieces(text, language)
    right = is_body([line.text for line in lines], body)
    return Paste(number, way, tuple(pasted.seen(text, lines)), language, tuple(right))


def is_body(lines: Sequence[str], body: str) -> list[bool]:
    """Whether each line is part of a body people marked."""
    whole = {" ".join(line.split()) for line in body.splitlines()}
    shingles = set(_shingles(body))
    return [" ".join(line.split()) in whole or _mostly(_shingles(line), shingles) for line in lines]


def fit(pastes: Sequence[Paste]) -> tuple[Matrix, Matrix]:
    """The weights of both models."""
    rows = [np.array(bodies.line_rows(paste.seen, paste.language)) for paste in pastes]
    right = [np.array(paste.right, dtype=float) for paste in pastes]
    sizes = [np.array([bodies.size(line) for line in paste.seen]) for paste in pastes]
    first: list[Matrix] = [np.zeros(0)] * len(pastes)
    for fold in range(FOLDS):
        others = [n for n, paste in enumerate(pastes) if paste.page % FOLDS != fold]
        weights = _regress(*([some[n] for n in others] for some in (rows, right, sizes)))
        for number, paste in enumerate(pastes):
            if paste.page % FOLDS == fold:
                first[number] = rows[number] @ weights
    around = [
        np.array(bodies.around_rows(paste.seen, list(map(float, scores))))
        for paste, scores in zip(pastes, first, strict=True)
    ]
    return _regress(rows, right, sizes), _regress(around, right, sizes)


def _regress(rows: Sequence[Matrix], right: Sequence[Matrix], sizes: Sequence[Matrix]) -> Matrix:
    """Logistic regression; a long line weighs more than a short one, a text about as much as another."""
    x, y = np.vstack(rows), np.concatenate(right)
    weight = np.concatenate([size * (TEXT / max(TEXT, size.sum())) for size in sizes])
    found = np.zeros(x.shape[1])
    ridge = np.eye(x.shape[1]) * RIDGE
    ridge[0, 0] = 1e-3
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        gradient = x.T @ (weight * (y - p)) - ridge @ found
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + ridge
        found = found + np.linalg.solve(hessian, gradient)
    return found


def _shingles(text: str) -> list[tuple[str, ...]]:
    words = WORD.findall(text.casefold())
    return [tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]


def _mostly(own: Sequence[tuple[str, ...]], others: set[tuple[str, ...]]) -> bool:
    return len(own) > 2 and sum(shingle in others for shingle in own) >= SHARE * len(own)


if __name__ == "__main__":
    main()
