"""What is lost between the network that was fitted and the files that are loaded: float32 against 8 bits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from summarizer import reader
from summarizer import sentences as splitting
from summarizer.learning.reader import network, pairs
from summarizer.learning.reader.batches import END, LONGEST, LONGEST_QUESTION, START
from summarizer.learning.reader.pairs import Pair, Text
from summarizer.reader.reading import Reading

COUNT = 600
"""Questions, and sentences."""
NAME = "squad-v1.1-dev-half"


@dataclass(frozen=True, slots=True)
class Fitted:
    """The network before it was written, with the library its words were cut by."""

    network: network.Reader
    tokenizer: Tokenizer

    def read(self, question: str, passage: str) -> tuple[float, NDArray[np.float32]]:
        """The logit of no answer and those (n, 2) of the passage's pieces."""
        asked = self.tokenizer.encode(question, add_special_tokens=False).ids[:LONGEST_QUESTION]
        ids = self.tokenizer.encode(passage, add_special_tokens=False).ids[: LONGEST - len(asked) - 3]
        tokens = torch.tensor([[START, *asked, END, *ids, END]])
        parts = (torch.arange(tokens.shape[1])[None, :] >= len(asked) + 2).long()
        with torch.no_grad():
            logits = self.network(tokens, parts, torch.ones_like(tokens).bool())[0].numpy()
        return float(logits[0].sum()), logits[len(asked) + 2 : -1]

    def vector(self, text: str) -> NDArray[np.float32]:
        """The unit vector of a text."""
        ids = self.tokenizer.encode(text, add_special_tokens=False).ids[: LONGEST - 2]
        tokens = torch.tensor([[START, *ids, END]])
        mask = torch.ones_like(tokens).bool()
        with torch.no_grad():
            states = self.network.encoder(tokens, torch.zeros_like(tokens), mask)
        vector: NDArray[np.float32] = network.vectors(states, mask)[0].numpy()
        return vector


def tokenizer(encoder: Path) -> Tokenizer:
    """What cuts texts for the encoder, all of them."""
    found = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


def told(fitted: network.Reader, encoder: Path, files: Path, data: Path) -> str:
    """Measures over questions and sentences of titles that were never fitted on, a line each."""
    before, after = Fitted(fitted, tokenizer(encoder)), reader.load(files)
    if after is None:
        raise SystemExit(f"no reader in {files}")
    asked, sentences = _measured(data)
    rows = [row for pair in asked if (row := _difference(before, after, pair))]
    logits, scores, same, sides, right, still = np.array(rows).mean(0)
    old, new = np.array([before.vector(text) for text in sentences]), after.vectors(sentences)
    cosines, products = (old * new).sum(1), np.abs(old @ old.T - new @ new.T)[np.triu_indices(len(old), 1)]
    return "\n".join(
        (
            f"exact answer in {right:.1%} of {len(rows)} questions before, {still:.1%} after",
            f"same best answer in {same:.1%}, same side of no answer in {sides:.1%}",
            f"mean difference of a logit {logits:.3f}, of the best answer's score {scores:.3f}",
            f"cosine of a vector with what it was: mean {cosines.mean():.4f}, least {cosines.min():.4f}",
            f"mean difference of two vectors' product {products.mean():.4f}",
        )
    )


def _difference(before: Fitted, after: reader.Reader, pair: Pair) -> tuple[float, ...] | None:
    """In the order they are told; None where pieces were left out of the text."""
    context = pair.text.context
    new = after.read(pair.question, [context])[0]
    null, logits = before.read(pair.question, context)
    if len(logits) != len(new.starts):
        return None
    old = Reading(null, logits[:, 0], logits[:, 1], new.offsets, new.inside)
    first, second = old.best()[0], new.best()[0]
    gold = {context[start:end] for start, end in pair.answers}
    return (
        float(np.abs(logits - np.stack((new.starts, new.ends), 1)).mean()),
        abs(first.score - second.score),
        (first.start, first.end) == (second.start, second.end),
        (first.score > 0) == (second.score > 0),
        *(context[best.start : best.end] in gold for best in (first, second)),
    )


def _measured(data: Path) -> tuple[list[Pair], list[str]]:
    """Questions that were never fitted on, and sentences of other paragraphs."""
    asked = []
    for row in pairs.rows(data / "questions" / f"{NAME}.jsonl.gz"):
        text = Text(row["title"], row["context"], NAME)
        for each in row["questions"] if pairs.is_held(text.title) else ():
            places = {(answer["start"], answer["start"] + len(answer["text"])) for answer in each["answers"]}
            asked.append(Pair(each["question"], text, tuple(sorted(places))))
    Random(COUNT).shuffle(asked)
    others = dict.fromkeys(pair.text.context for pair in asked[COUNT:])
    cut = [each.text for context in others for each in splitting.split(context, "en")]
    return asked[:COUNT], cut[:COUNT]
