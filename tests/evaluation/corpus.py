"""The project's own articles: written for it in seven languages, with questions, summaries, pasted pages."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.evaluation.datasets import Model, Question, Reading

FOLDER = Path(__file__).parent / "corpus"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as its file tells it.

    ``page`` is what a reader would paste from a browser, empty where the file has none; ``summary`` holds the
    sentences its author would choose; ``reworded`` the questions asked in words other than the article's.
    """

    name: str
    language: str
    title: str
    published: date
    text: str
    page: str
    summary: tuple[str, ...]
    questions: tuple[Question, ...]
    reworded: frozenset[str]

    @property
    def reading(self) -> Reading:
        """The article and its questions, answerable ones first."""
        return Reading(self.text, self.language, self.name, self.questions, self.title, self.published)

    @property
    def model(self) -> Model:
        """The article and the sentences chosen from it."""
        return Model(self.text, self.language, self.name, self.summary, self.title)


def entries(folder: Path = FOLDER) -> list[Entry]:
    """Every article, by file name."""
    return [_entry(path.stem, tomllib.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.toml"))]


def fingerprint(folder: Path = FOLDER) -> str:
    """SHA-256 over the names and contents of all files, line endings aside."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_text("utf-8").encode() + b"\0")
    return digest.hexdigest()


def _entry(name: str, data: dict[str, Any]) -> Entry:
    text = data["text"].strip()
    answerable = tuple(_question(row, text) for row in data["questions"])
    return Entry(
        name=name,
        language=data["language"],
        title=data["title"],
        published=data["published"],
        text=text,
        page=data.get("page", "").strip(),
        summary=tuple(data["summary"]),
        questions=(*answerable, *map(Question, data["unanswerable"])),
        reworded=frozenset(row["question"] for row in data["questions"] if row["reworded"]),
    )


def _question(row: dict[str, Any], text: str) -> Question:
    starts = [(text.index(sentence), len(sentence)) for sentence in row["evidence"]]
    places = tuple((start, start + length) for start, length in starts)
    return Question(row["question"], tuple(row["answers"]), places, row["kind"])
