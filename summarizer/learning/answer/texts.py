"""The texts to learn from and the questions put to them: paragraphs, and several joined to an article."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import Any

from summarizer import FactIndex
from summarizer.learning.reader.pairs import is_held, is_spared, rows
from summarizer.model import Article

XQUAD = tuple(f"xquad-{code}-dev-half" for code in "ar de el es hi ro ru th tr vi zh".split())
Sets = tuple[tuple[str, int, int], ...]
"""Files, how many of their paragraphs make one text, and how many questions at most are put to one."""
SENTENCES: Sets = (
    ("squad-v1.1-dev-half", 1, 99),
    ("squadshifts-new_wiki", 1, 99),
    ("squadshifts-reddit", 1, 2),
    ("squad-v1.1-dev-half", 6, 99),
    ("squadshifts-new_wiki", 6, 15),
    ("squad-v1.1-dev-half", 100, 120),
    ("squadshifts-new_wiki", 100, 80),
    *((name, length, 99) for name in XQUAD for length in (1, 6)),
)
SPANS: Sets = (
    ("squad-v1.1-dev-half", 1, 99),
    ("squadshifts-new_wiki", 1, 99),
    ("squadshifts-reddit", 1, 99),
    ("squadshifts-amazon_reviews", 1, 99),
    ("squad-v1.1-dev-half", 6, 15),
    ("squadshifts-new_wiki", 6, 8),
)
COUNTED: Sets = SPANS[:4]
DOUBTS: Sets = (
    *SPANS[:2],
    ("squadshifts-reddit", 1, 2),
    ("squad-v1.1-dev-half", 6, 99),
    ("squad-v2.0-dev-half", 1, 99),
)
LONG: Sets = (("squad-v1.1-dev-half", 100, 20), ("squadshifts-new_wiki", 100, 10))
FOREIGN: Sets = (
    ("squad-v1.1-dev-half", 1, 4),
    ("squadshifts-new_wiki", 1, 3),
    *((name, 1, 99) for name in XQUAD),
    ("arcd-ar-train", 1, 99),
)
SEED = 7
ABOUT_TITLES = ("squad-", "xquad-", "squadshifts-new_wiki", "arcd-")
"""Files in which texts of one title are about one thing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to a text, of a ``group`` of texts about one thing; ``answers`` are (start, end) in
    characters, none where the text does not say."""

    question: str
    index: FactIndex
    group: str
    answers: tuple[tuple[int, int], ...]

    @property
    def half(self) -> int:
        """The half of all groups, 0 or 1, this one belongs to."""
        return blake2b(self.group.encode(), digest_size=1).digest()[0] % 2


def read(data: Path, sets: Sets, *, kept: bool = False) -> Iterator[Asked]:
    """The questions of some sets: of texts that are not spared, or of those ``kept`` to weigh what was fitted."""
    chance = random.Random(SEED)
    for name, length, most in sets:
        paragraphs = (row for row in _rows(data, name) if is_spared(row["context"]) is kept)
        for number, text in enumerate(_texts(paragraphs, length)):
            index = FactIndex(Article(text["context"], language=text["language"]))
            group = text["title"] if name.startswith(ABOUT_TITLES) else f"{text['title']} {number}"
            for asked in chance.sample(text["questions"], min(len(text["questions"]), most)):
                yield Asked(asked["question"], index, group, asked["places"])


def _rows(data: Path, name: str) -> Iterator[dict[str, Any]]:
    """The paragraphs of a file but those of titles held for measuring."""
    held = name.startswith(("squad-", "xquad-"))
    for row in rows(data / "questions" / f"{name}.jsonl.gz"):
        if not (held and is_held(row["title"])):
            yield row


def _texts(paragraphs: Iterable[dict[str, Any]], length: int) -> Iterator[dict[str, Any]]:
    """Paragraphs of one title joined, ``length`` at a time, with their questions' answers moved along."""
    for title, group in groupby(paragraphs, key=lambda paragraph: paragraph["title"]):
        run = list(group)
        for first in range(0, len(run), length):
            yield _joined(title, run[first : first + length])


def _joined(title: str, paragraphs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    context, questions = "", []
    for paragraph in paragraphs:
        context += "\n\n" if context else ""
        for asked in paragraph["questions"]:
            known = [
                (len(context) + answer["start"], len(answer["text"]))
                for answer in asked["answers"]
                if answer.get("start") is not None
            ]
            places = tuple(sorted({(start, start + size) for start, size in known}))
            questions.append({"question": asked["question"].strip(), "places": places})
        context += paragraph["context"]
    return {"title": title, "context": context, "questions": questions, "language": paragraphs[0]["language"]}
