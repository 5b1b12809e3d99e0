"""A fitted network as the two files that :mod:`summarizer.reader` loads."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import onnx
import torch
from safetensors.torch import load_file

from summarizer.learning.reader import graph, pieces
from summarizer.learning.reader.network import Reader, Shape, pretrained
from summarizer.reader import LONGEST, NETWORK, PIECES

MEMORY = 23e6
"""Bytes both files may have together."""


def fitted(encoder: Path, checkpoint: Path | None, shape: Shape) -> Reader:
    """The network of a checkpoint in float32; of none, the encoder with ends that point nowhere yet."""
    reader: Reader = pretrained(load_file(str(encoder / "model.safetensors")), shape, 0.0).eval()
    reader.encoder.words.weight.requires_grad_(False)
    if checkpoint:
        weights = torch.load(checkpoint, weights_only=True)["weights"]
        with torch.no_grad():
            for parameter, value in zip((p for p in reader.parameters() if p.requires_grad), weights, strict=True):
                parameter.copy_(value)
    return reader


def pruned(reader: Reader, known: list[tuple[str, int]], shape: Shape) -> tuple[Reader, Shape]:
    """The network with the words that are kept, and as many places as are read."""
    smaller = replace(shape, vocabulary=len(known), positions=min(LONGEST, shape.positions))
    weights = reader.state_dict()
    weights["encoder.words.weight"] = weights["encoder.words.weight"][[number for _, number in known]]
    weights["encoder.places.weight"] = weights["encoder.places.weight"][: smaller.positions]
    left = Reader(smaller).eval()
    left.load_state_dict(weights)
    return left, smaller


def write(encoder: Path, checkpoint: Path | None, folder: Path, shape: Shape) -> int:
    """Write the files into a folder; tells how many bytes they have."""
    vocabulary = json.loads((encoder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    known = pieces.kept(vocabulary)
    reader, smaller = pruned(fitted(encoder, checkpoint, shape), known, shape)
    weights = {name: value.float().numpy() for name, value in reader.state_dict().items()}
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(graph.build(weights, smaller.heads), str(folder / NETWORK))
    (folder / PIECES).write_text("".join(f"{piece}\n" for piece, _ in known), "utf-8")
    return sum((folder / name).stat().st_size for name in (NETWORK, PIECES))
