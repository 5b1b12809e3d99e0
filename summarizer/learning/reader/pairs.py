"""Questions and texts to learn from, in the format of SQuAD (Rajpurkar et al., EMNLP 2016)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

FITTED = ("squad-v1.1-dev-half", "squadshifts-new_wiki", "squadshifts-reddit", "squadshifts-amazon_reviews")
ADVERSARIAL = "squad-v2.0-dev-half"
HELD = 4
"""Titles of SQuAD whose hash is under this, in tenths, are never fitted on: the published figures are theirs."""
SPARED = 16
"""Texts whose hash is under this, in 256ths, are kept from the reader: what weighs its scores is fitted on them,
and measured on none of them."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a file, with the title it belongs to."""

    title: str
    context: str
    origin: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A question put to a text; ``answers`` are (start, end) in characters, none where the text does not say."""

    question: str
    text: Text
    answers: tuple[tuple[int, int], ...]


def is_held(title: str) -> bool:
    """Whether a title of SQuAD is kept for measuring."""
    return _hash(title) % 10 < HELD


def is_spared(context: str, of_256: int = SPARED) -> bool:
    """Whether a text is kept for fitting what weighs the reader's scores."""
    return _hash(context) < of_256


def _hash(text: str) -> int:
    return blake2b(text.encode(), digest_size=1).digest()[0]


def read(folder: Path, name: str) -> Iterator[Pair]:
    """The pairs of a file that the reader may be fitted on."""
    for row in rows(folder / f"{name}.jsonl.gz"):
        if is_spared(row["context"]) or (name.startswith("squad-") and is_held(row["title"])):
            continue
        text = Text(row["title"], row["context"], name)
        for asked in row["questions"]:
            places = {(each["start"], each["start"] + len(each["text"])) for each in asked["answers"]}
            yield Pair(asked["question"].strip(), text, tuple(sorted(places)))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
