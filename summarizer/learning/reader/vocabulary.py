"""Words that stand near one another in the encoder's vocabulary: its own idea of words used alike."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from summarizer.learning.reader.rewording import PLAIN, Neighbours

NEAR, MOST = 0.55, 4
"""Cosine from which a word is near, and words kept for each."""


def neighbours(encoder: Path) -> Neighbours:
    """The plain words near each plain word, those of the same first four letters left out."""
    known = Tokenizer.from_file(str(encoder / "tokenizer.json")).get_vocab()
    words = sorted(word for word in known if PLAIN.fullmatch(word))
    weights = load_file(str(encoder / "model.safetensors"))["embeddings.word_embeddings.weight"]
    units = torch.nn.functional.normalize(weights[[known[word] for word in words]].float(), dim=1)
    near: dict[str, list[str]] = {}
    for first in range(0, len(words), 1000):
        values, places = (units[first : first + 1000] @ units.T).topk(8)
        for word, row, at in zip(words[first : first + 1000], values.tolist(), places.tolist(), strict=True):
            found = [words[place] for value, place in zip(row, at, strict=True) if value >= NEAR]
            near[word] = [other for other in found if other[:4] != word[:4]][:MOST]
    return {word: found for word, found in near.items() if found}
