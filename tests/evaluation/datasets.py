"""The public sets as values: texts with questions about them, and articles with summaries by people."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

SEED = 2016
"""Every sample is drawn with this seed, so two runs ask the same questions."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question put to a text.

    ``answers`` are the accepted wordings and ``places`` the (start, end) character offsets at which a
    sentence counts as right; both are empty when the text does not say.
    """

    text: str
    answers: tuple[str, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and the questions put to it; ``topic`` names what the bootstrap draws as one."""

    text: str
    language: str
    topic: str
    questions: tuple[Question, ...]
    title: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """An article and the sentences of a summary written or chosen by people."""

    text: str
    language: str
    topic: str
    reference: tuple[str, ...]
    title: str = ""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def readings(path: Path) -> list[Reading]:
    """The texts of a questions file, in its order.

    Titles and dates are kept of the sets whose texts are articles; SQuAD's titles name a Wikipedia page.
    """
    return [_reading(row) for row in rows(path)]


def _reading(row: dict[str, Any]) -> Reading:
    article = "article" in row
    return Reading(
        text=row["context"],
        language=row["language"],
        topic=row["article"] if article else row["title"],
        questions=tuple(map(_question, row["questions"])),
        title=row["title"] if article else "",
        published=date.fromisoformat(row["date"]) if article and row["date"] else None,
    )


def _question(row: dict[str, Any]) -> Question:
    answers = row["answers"]
    found = [(a["start"], a["start"] + len(a["text"])) for a in answers if a.get("start") is not None]
    evidence = [(start, end) for start, end in row.get("evidence", ())]
    wordings = tuple(dict.fromkeys(answer["text"] for answer in answers))
    return Question(row["question"], wordings, tuple(evidence or found), row.get("kind", ""))


def whole_articles(paragraphs: Sequence[Reading]) -> list[Reading]:
    """Paragraphs of one title joined by blank lines, their questions moved along."""
    return [_joined(list(group)) for _, group in groupby(paragraphs, key=lambda reading: reading.topic)]


def _joined(paragraphs: list[Reading]) -> Reading:
    questions: list[Question] = []
    start = 0
    for paragraph in paragraphs:
        questions += [_moved(question, start) for question in paragraph.questions]
        start += len(paragraph.text) + len("\n\n")
    text = "\n\n".join(paragraph.text for paragraph in paragraphs)
    return replace(paragraphs[0], text=text, questions=tuple(questions))


def _moved(question: Question, by: int) -> Question:
    return replace(question, places=tuple((start + by, end + by) for start, end in question.places))


def sample(texts: Sequence[Reading], limit: int) -> list[Reading]:
    """The texts with at most ``limit`` of their questions, drawn evenly over all; 0 keeps every question."""
    asked = [(i, question) for i, reading in enumerate(texts) for question in reading.questions]
    if limit and limit < len(asked):
        asked = [asked[k] for k in sorted(random.Random(SEED).sample(range(len(asked)), limit))]
    kept = groupby(asked, key=lambda pair: pair[0])
    return [replace(texts[i], questions=tuple(question for _, question in group)) for i, group in kept]


def swapped(texts: Sequence[Reading]) -> list[Reading]:
    """Each text with the questions of a text about something else, which it therefore does not answer.

    Texts change partners in one shuffled ring within a language; one is passed over where the partner shares
    its topic or there is no other.
    """
    ring = sorted(random.Random(SEED).sample(texts, len(texts)), key=lambda reading: reading.language)
    return [text for _, group in groupby(ring, key=lambda reading: reading.language) for text in _turn(group)]


def _turn(group: Iterable[Reading]) -> Iterator[Reading]:
    ring = list(group)
    for one, other in zip(ring, [*ring[1:], ring[0]], strict=True):
        if one.topic != other.topic:
            yield replace(one, questions=tuple(Question(question.text) for question in other.questions))


def models(path: Path) -> list[Model]:
    """The articles of a summaries file with their reference summaries, in its order.

    BBC's sentences are joined by blank lines, as its pages set one sentence to a paragraph, with the headline
    in front; OrangeSum's abstract counts as one reference sentence.
    """
    return [_model(row, path.name) for row in rows(path)]


def _model(row: dict[str, Any], name: str) -> Model:
    if "sentences" in row:
        return Model("\n\n".join(row["sentences"]), "en", row["id"], tuple(row["summary_sentences"]))
    reference = row["highlights"] if "highlights" in row else [row["summary"]]
    topic, title = f"{name}/{row['id']}", row.get("title", "")
    return Model(row["article"], row.get("lang", "en"), topic, tuple(reference), title)
