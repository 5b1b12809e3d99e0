"""A few texts with questions, written for the tests."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from summarizer.learning.reader.pairs import Pair, Text

FERRY = Text(
    "Ferry",
    "The Minerva left the harbour of Oran on Tuesday. She carried 240 people. Captain Nadia Cherif said the sea "
    "was calm. The first ferry sank in 1911.",
    "written",
)
DOCK = Text(
    "Ferry",
    "The dock of Almeria was built by Hugo Marsh. It opened in 1954 and holds 12 ships. The largest ferry that "
    "came there was the Aurora.",
    "written",
)
BRIDGE = Text(
    "Bridge",
    "The Grand Bridge of Tarn was opened by Queen Ida. It is 812 metres long. Workers closed the bridge before "
    "the flood of 1930. The bridge was painted green.",
    "written",
)
TEXTS = (FERRY, DOCK, BRIDGE)


def pair(text: Text, question: str, *answers: str) -> Pair:
    """A question with its answers, where they first stand in the text."""
    places = [text.context.index(answer) for answer in answers]
    return Pair(question, text, tuple((at, at + len(each)) for at, each in zip(places, answers, strict=True)))


PAIRS = [
    pair(FERRY, "When did the Minerva leave the harbour?", "Tuesday"),
    pair(FERRY, "How many people did the ferry carry?", "240"),
    pair(FERRY, "Who said that the sea was calm?", "Nadia Cherif", "Captain Nadia Cherif"),
    pair(FERRY, "In which year did the first ferry sink?", "1911"),
    pair(DOCK, "Who built the dock of Almeria?", "Hugo Marsh"),
    pair(DOCK, "When did the dock of Almeria open?", "1954"),
    pair(DOCK, "What was the largest ferry called that came to Almeria?", "the Aurora"),
    pair(BRIDGE, "Which queen opened the Grand Bridge of Tarn?", "Queen Ida"),
    pair(BRIDGE, "How long is the bridge?", "812 metres"),
    pair(BRIDGE, "What colour was the bridge painted?", "green"),
    pair(BRIDGE, "When did workers close the bridge before the flood?", "1930"),
]


def write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Rows as the files of evaluation data hold them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
