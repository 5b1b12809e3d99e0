"""A network of two small layers with weights by chance, and what it should say, in plain numpy."""

from __future__ import annotations

from collections.abc import Mapping
from math import erf
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray

from summarizer.learning.reader import graph
from summarizer.reader import NETWORK, PIECES

HIDDEN, INNER, HEADS, LAYERS, PLACES = 32, 64, 4, 2, 256
WORDS = """
[PAD] [UNK] [CLS] [SEP] the a of ferry left harbour oran on tuesday it carried people two hundred sea was
calm captain said nobody hurt when anchor fell who what where ship ##s ##ed sail un ##happ ##y 240 1 ##3
. , ? ! ' " - 漢 ü é o ##o
""".split()
Weights = Mapping[str, NDArray[np.float32]]


def write(folder: Path, seed: int = 0) -> Path:
    """Both files a reader is loaded from, in a folder."""
    onnx.save(graph.build(weights(seed), HEADS), str(folder / NETWORK))
    (folder / PIECES).write_text("".join(f"{piece}\n" for piece in WORDS), "utf-8")
    return folder


def weights(seed: int = 0) -> Weights:
    """By the names of the fitted network's."""
    chance = np.random.default_rng(seed)
    shapes: dict[str, tuple[int, ...]] = {
        "words.weight": (len(WORDS), HIDDEN),
        "places.weight": (PLACES, HIDDEN),
        "parts.weight": (2, HIDDEN),
    }
    shapes |= {f"norm.{kind}": (HIDDEN,) for kind in ("weight", "bias")}
    for number in range(LAYERS):
        sizes = {"attention": (3 * HIDDEN, HIDDEN), "attended": (HIDDEN, HIDDEN)}
        sizes |= {"inner": (INNER, HIDDEN), "outer": (HIDDEN, INNER)}
        for name, size in sizes.items():
            shapes |= {f"layers.{number}.{name}.weight": size, f"layers.{number}.{name}.bias": size[:1]}
        for name in ("attended_norm", "outer_norm"):
            shapes |= {f"layers.{number}.{name}.{kind}": (HIDDEN,) for kind in ("weight", "bias")}
    named = {f"encoder.{name}": shape for name, shape in shapes.items()}
    named |= {"ends.weight": (2, HIDDEN), "ends.bias": (2,)}
    return {name: _value(name, shape, chance) for name, shape in named.items()}


def _value(name: str, shape: tuple[int, ...], chance: np.random.Generator) -> NDArray[np.float32]:
    scale = 1.0 if "words" in name else 0.3
    return (chance.normal(0, scale, shape) + ("norm.weight" in name)).astype(np.float32)


def told(given: Weights, tokens: list[int], parts: list[int]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Logits (t, 2) and the unit vector (h,) of one row of tokens."""
    x = given["encoder.words.weight"][tokens] + given["encoder.places.weight"][: len(tokens)]
    x = _normed(given, "encoder.norm", x + given["encoder.parts.weight"][parts])
    for number in range(LAYERS):
        name = f"encoder.layers.{number}"
        x = _normed(
            given, f"{name}.attended_norm", x + _linear(given, f"{name}.attended", _attended(given, name, x))
        )
        inner = _linear(given, f"{name}.inner", x)
        gelu = inner * (1 + np.vectorize(erf)(inner / np.sqrt(2))) / 2
        x = _normed(given, f"{name}.outer_norm", x + _linear(given, f"{name}.outer", gelu))
    mean = x.mean(0)
    return _linear(given, "ends", x), mean / np.linalg.norm(mean)


def _attended(given: Weights, name: str, x: NDArray[np.float32]) -> NDArray[np.float32]:
    query, key, value = np.split(_linear(given, f"{name}.attention", x), 3, axis=1)
    told = []
    for head in np.split(np.arange(HIDDEN), HEADS):
        share = np.exp(query[:, head] @ key[:, head].T / np.sqrt(len(head)))
        told.append(share / share.sum(1, keepdims=True) @ value[:, head])
    return np.concatenate(told, axis=1)


def _linear(given: Weights, name: str, x: NDArray[np.float32]) -> NDArray[np.float32]:
    product: NDArray[np.float32] = x @ given[f"{name}.weight"].T + given[f"{name}.bias"]
    return product


def _normed(given: Weights, name: str, x: NDArray[np.float32]) -> NDArray[np.float32]:
    apart = x - x.mean(1, keepdims=True)
    normed: NDArray[np.float32] = apart / np.sqrt((apart**2).mean(1, keepdims=True) + 1e-12)
    return normed * given[f"{name}.weight"] + given[f"{name}.bias"]
