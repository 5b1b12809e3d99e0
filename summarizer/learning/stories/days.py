"""Days of posts that people have sorted into stories: the labels stand in a folder, the texts in the data."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from summarizer.model import Post

RUSSIAN, ENGLISH = "telegram-ru-2024-11", "stream-en"
FILES = (
    RUSSIAN,
    f"{ENGLISH}-BBCBreaking",
    f"{ENGLISH}-cnnbrk",
    f"{ENGLISH}-presstv",
    "telegram-bbcbreaking-2017",
)
TUNE = (
    "ru-2024-11-19",
    "ru-2024-11-22",
    "en-2017-03-23",
    "en-2017-03-29",
    "en-2017-04-04",
    "en-2017-04-18",
    "en-2017-04-20",
    "en-2017-05-07",
    "en-2017-05-10",
    "en-2017-05-12",
    "en-2017-05-23",
    "en-2017-06-04",
)
"""The days that everything was fitted and chosen on."""
REPORT = ("ru-2024-11-26", "en-2017-04-07", "en-2017-06-09", "en-2017-03-16")
"""The days that figures are given of."""
LINKED = re.compile(r"\[([^\]\n]*)\]\((https?://[^)\s]+)\)")
MARKS = re.compile(r"\*\*|__|~~|`")
ADDRESS = re.compile(r"https?://[^\s)\]]+")


@dataclass(frozen=True, slots=True)
class Day:
    """Posts in the order of their labels, and the story each tells."""

    name: str
    posts: tuple[Post, ...]
    stories: tuple[str, ...]


def read(data: Path, labels: Path, name: str) -> Day:
    """A labelled day; ``name`` is that of its file."""
    known = posts(data)
    rows = [line.split("\t") for line in (labels / f"{name}.tsv").read_text("utf-8").splitlines()]
    return Day(name, tuple(known[row[0], row[1]] for row in rows), tuple(row[2] for row in rows))


@cache
def posts(data: Path) -> Mapping[tuple[str, str], Post]:
    """Every post of the data by its channel and id."""
    return {
        (row["channel"], str(row["message_id"])): post(row)
        for name in FILES
        for row in _rows(data / "posts" / f"{name}.jsonl.gz")
    }


def post(row: Mapping[str, Any]) -> Post:
    """A post as Telegram gives it: its marks are no part of its text, its links stand apart."""
    links = tuple(dict.fromkeys(ADDRESS.findall(row["text"])))
    text = MARKS.sub("", LINKED.sub(r"\1", row["text"]))
    return Post(text, row["channel"], int(row["message_id"]), datetime.fromisoformat(row["date"]), links=links)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
