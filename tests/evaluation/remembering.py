"""Questions to a week of a chat's messages: is what answers shown, and is nothing shown where nothing answers?

The questions are ours, about public channels' posts; their texts are not here, only the messages' numbers and the
words that an answer must have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from summarizer.answer import recall
from summarizer.answer.recall import Recalled
from summarizer.model import Answer, Post, Sentence
from tests.evaluation.datasets import rows

FOLDER = Path(__file__).with_name("memory")
STREAMS = {
    "ru": ("telegram-ru-2024-11",),
    "en": ("stream-en-BBCBreaking", "stream-en-cnnbrk", "stream-en-presstv"),
}
MARKS = re.compile(r"\*\*|__|~~|\[([^\]]*)\]\([^)\s]*\)")
WEEK = timedelta(days=7)
Ask = Callable[[Sequence[Post], str], Recalled]


@dataclass(frozen=True, slots=True)
class Remembered:
    """A question to a memory: messages that answer it, and words that an answer has; none where none does."""

    question: str
    messages: frozenset[int]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Of ``answerable`` questions so many were answered ``right``, and so many by a sentence without the answer
    (``wrong``); the others were not. Of ``unanswerable`` ones so many were answered all the same (``false``)."""

    answerable: int
    right: int
    wrong: int
    unanswerable: int
    false: int


def questions(name: str) -> list[Remembered]:
    """The questions of a day, ``ru-2024-11-26`` or ``en-2017-04-07``."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [_question(*line.split("\t")) for line in lines]


def week(name: str, data: Path) -> list[Post]:
    """The messages of the seven days that end with a day's end, oldest first."""
    language, _, day = name.partition("-")
    until = datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(days=1)
    found = [_post(row) for stream in STREAMS[language] for row in rows(data / "posts" / f"{stream}.jsonl.gz")]
    kept = [post for post in found if post.date and until - WEEK <= post.date < until]
    return sorted(kept, key=lambda post: (post.date, post.id))


def measure(name: str, data: Path, ask: Ask = recall.find) -> Told:
    """How a day's questions are answered from its week."""
    posts, asked = week(name, data), questions(name)
    told = [(each, ask(posts, each.question)) for each in asked]
    answered = [(each, got) for each, got in told if got.answer.sentence]
    right = sum(_is_right(each, got) for each, got in answered)
    wrong = sum(bool(each.messages) for each, _ in answered) - right
    answerable = sum(bool(each.messages) for each in asked)
    return Told(answerable, right, wrong, len(asked) - answerable, len(answered) - right - wrong)


def by_words(posts: Sequence[Post], question: str) -> Recalled:
    """The naive way: the message with most of the question's words, as a search would show it."""
    found = recall.search([post.text for post in posts], question)
    if not found.hits:
        return Recalled(Answer(question, None, None, 1.0, None))
    post = posts[found.hits[0].number]
    return Recalled(Answer(question, None, Sentence(post.text, 0, len(post.text), 0), 1.0, None), post)


def _is_right(asked: Remembered, got: Recalled) -> bool:
    """Whether the sentence that is shown has the answer: many messages may tell the same."""
    if not asked.messages or not got.post or not got.answer.sentence:
        return False
    shown = got.answer.sentence.text.casefold()
    return any(answer.casefold() in shown for answer in asked.answers)


def _question(messages: str, answers: str, question: str) -> Remembered:
    numbers = frozenset(int(number) for number in messages.split(",") if number != "-")
    return Remembered(question, numbers, tuple(filter(None, answers.split("|"))))


def _post(row: dict[str, str]) -> Post:
    """A message as a bot reads it: without the marks by which an export tells its formatting."""
    text = MARKS.sub(r"\1", row["text"])
    return Post(text, row["channel"], int(row["message_id"]), datetime.fromisoformat(row["date"]))
