"""An encoder of two small layers with weights by chance, in the files of the real one.

Needs what networks are fitted with: torch, safetensors and tokenizers.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.summarizer.learning.texts import PAIRS, TEXTS
from tests.summarizer.reader import tiny

NEEDED = ("torch", "safetensors", "tokenizers")
NAMES = {
    "words": "embeddings.word_embeddings",
    "places": "embeddings.position_embeddings",
    "parts": "embeddings.token_type_embeddings",
    "norm": "embeddings.LayerNorm",
    "attended": "attention.output.dense",
    "attended_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "outer_norm": "output.LayerNorm",
}


def need() -> None:
    """Skip where a network cannot be fitted."""
    for name in NEEDED:
        pytest.importorskip(
            name, reason="torch and what goes with it are installed only where networks are fitted"
        )


def pieces() -> list[str]:
    """The words of the texts and their letters, and with BERT's numbers what stands for no text."""
    words = " ".join([text.context for text in TEXTS] + [pair.question for pair in PAIRS]).casefold()
    known = sorted({*words.replace(".", " ").replace("?", " ").split()} | set(words) - {" "})
    reserved = ["[PAD]", *(f"[unused{number}]" for number in range(99)), "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    return [*reserved, *known, *(f"##{letter}" for letter in sorted(set(words)) if letter.isalnum())]


def write(folder: Path) -> Path:
    """``tokenizer.json`` and ``model.safetensors``, in a folder."""
    from safetensors.numpy import save_file
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    known = pieces()
    tokenizer = Tokenizer(
        models.WordPiece({piece: number for number, piece in enumerate(known)}, unk_token="[UNK]")
    )
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.save(str(folder / "tokenizer.json"))
    assert json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]["[SEP]"] == 102
    save_file(_weights(len(known)), str(folder / "model.safetensors"))
    return folder


def _weights(count: int) -> dict[str, NDArray[np.float32]]:
    """The tiny reader's, by BERT's names; more words than it knows, by chance too."""
    words = np.random.default_rng(1).normal(0, 1, (count, tiny.HIDDEN)).astype(np.float32)
    found = {"embeddings.word_embeddings.weight": words}
    for name, value in tiny.weights().items():
        prefix, _, kind = name.removeprefix("encoder.").rpartition(".")
        if prefix in ("ends", "words"):
            continue
        parts = prefix.split(".")
        at = f"encoder.layer.{parts[1]}." if parts[0] == "layers" else ""
        if parts[-1] == "attention":
            for one, piece in zip(("query", "key", "value"), np.split(value, 3), strict=True):
                found[f"{at}attention.self.{one}.{kind}"] = np.ascontiguousarray(piece)
        else:
            found[f"{at}{NAMES[parts[-1]]}.{kind}"] = value
    return found
