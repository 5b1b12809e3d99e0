"""A fitted network as the two files that :mod:`summarizer.reader` loads."""

from __future__ import annotations

import json
from collections.abc import Sequence
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


def fitted(encoder: Path, checkpoints: Sequence[Path], shape: Shape) -> Reader:
    """The network of a checkpoint in float32; of none, the encoder with ends that point nowhere yet.

    Of several runs from one encoder it is their mean, which does better than any of them (Wortsman et al.,
    "Model soups", ICML 2022).
    """
    reader: Reader = pretrained(load_file(str(encoder / "model.safetensors")), shape, 0.0).eval()
    reader.encoder.words.weight.requires_grad_(False)
    runs = [torch.load(checkpoint, weights_only=True)["weights"] for checkpoint in checkpoints]
    learnt = [parameter for parameter in reader.parameters() if parameter.requires_grad]
    with torch.no_grad():
        for parameter, *values in zip(learnt, *runs, strict=True) if runs else ():
            parameter.copy_(torch.stack(values).mean(0))
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


def write(encoder: Path, checkpoints: Sequence[Path], folder: Path, shape: Shape) -> int:
    """Write the files into a folder; tells how many bytes they have."""
    vocabulary = json.loads((encoder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    known = pieces.kept(vocabulary)
    reader, smaller = pruned(fitted(encoder, checkpoints, shape), known, shape)
    weights = {name: value.float().numpy() for name, value in reader.state_dict().items()}
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(graph.build(weights, smaller.heads), str(folder / NETWORK))
    (folder / PIECES).write_text("".join(f"{piece}\n" for piece, _ in known), "utf-8")
    return sum((folder / name).stat().st_size for name in (NETWORK, PIECES))
