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
from summarizer.reader.reading import Reading

COUNT = 300
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
    differences = [_difference(before, after, question, context) for question, context in asked]
    rows = [row for row in differences if row]
    logits, scores, same, sides = np.array(rows).mean(0)
    old, new = np.array([before.vector(text) for text in sentences]), after.vectors(sentences)
    cosines, pairs_of = (old * new).sum(1), np.triu_indices(len(old), 1)
    return "\n".join(
        (
            f"same best answer in {same:.1%} of {len(rows)} questions, same side of no answer in {sides:.1%}",
            f"mean difference of a logit {logits:.3f}, of the best answer's score {scores:.3f}",
            f"cosine of a vector with what it was: mean {cosines.mean():.4f}, least {cosines.min():.4f}",
            f"mean difference of two vectors' product {np.abs(old @ old.T - new @ new.T)[pairs_of].mean():.4f}",
        )
    )


def _difference(
    before: Fitted, after: reader.Reader, question: str, context: str
) -> tuple[float, float, bool, bool] | None:
    """Of a logit, of the best score, of the best answer and of its side; None where pieces were left out."""
    new = after.read(question, [context])[0]
    null, logits = before.read(question, context)
    if len(logits) != len(new.starts):
        return None
    old = Reading(null, logits[:, 0], logits[:, 1], new.offsets, new.inside)
    first, second = old.best()[0], new.best()[0]
    apart = np.abs(logits - np.stack((new.starts, new.ends), 1)).mean()
    same = (first.start, first.end) == (second.start, second.end)
    return float(apart), abs(first.score - second.score), same, (first.score > 0) == (second.score > 0)


def _measured(data: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """Questions with their paragraphs, and sentences of other paragraphs."""
    held = [row for row in pairs.rows(data / "questions" / f"{NAME}.jsonl.gz") if pairs.is_held(row["title"])]
    asked = [(each["question"], row["context"]) for row in held for each in row["questions"]]
    Random(COUNT).shuffle(asked)
    cut = [each.text for _, context in asked[COUNT : 2 * COUNT] for each in splitting.split(context, "en")]
    return asked[:COUNT], cut[:COUNT]
