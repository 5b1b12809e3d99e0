"""The chapters of a long article as replies: their list, a page at a time, and one of them."""

from __future__ import annotations

import re

from bot import units
from bot.model import Button, ChapterTold, Contents, Reply
from bot.model.outcomes import LISTED
from bot.rendering import summary
from bot.rendering.written import Writer
from bot.texts import Texts

NUMBERED = re.compile(r"(\d{1,3})(?:[.:)]|$)(?!\d)", re.ASCII)
BACK, FORTH = "←", "→"
TITLE, SENTENCE = 90, 330
"""UTF-16 units of a chapter's title and of its sentence at most: a page of eight then fits a message."""


def render(outcome: Contents, texts: Texts) -> Reply:
    """The reply that lists chapters, each one tap from its summary."""
    article, outline, key = outcome.reading.article, outcome.outline, outcome.reading.id
    writer = Writer().add(_cut(article.title) or texts.say("chapters-title"), "bold")
    numbers = range(outline.first, outline.first + len(outline.chapters))
    for number, chapter in zip(numbers, outline.chapters, strict=True):
        writer.paragraph().add(_title(chapter.section.title, number, texts), "bold")
        for sentence in chapter.sentences:
            if units.length(sentence.text) <= SENTENCE:
                writer.add("\n").slice(article, sentence)
    others = outline.total - numbers[-1]
    if others:
        writer.paragraph().add(texts.say("facts-more", others=others), "italic")
    written = writer.reply()
    opening = tuple(Button(str(number), f"k:{key}:{number}") for number in numbers)
    turning = [Button(BACK, f"c:{key}:{outline.page - 1}")] if outline.page else []
    if outline.page + 1 < outline.pages:
        turning.append(Button(texts.say("button-more"), f"c:{key}:{outline.page + 1}"))
    return Reply(written.text, written.marks, (opening, tuple(turning)) if turning else (opening,), article=key)


def chapter(outcome: ChapterTold, texts: Texts) -> Reply:
    """The reply that tells one chapter, with the ways to the next ones and to the list."""
    told, key, number, total = outcome.chosen.summary, outcome.reading.id, outcome.number, outcome.chosen.chapters
    writer = Writer().add(_title(told.article.title, number, texts), "bold")
    title = _cut(outcome.reading.article.title)
    writer.add("\n" if title else "").add(title, "italic")
    summary.sentences(writer, told)
    writer.paragraph().add(summary.reduction(told, texts), "italic")
    written = writer.reply()
    row = [Button(f"{BACK} {number - 1}", f"k:{key}:{number - 1}")] if number > 1 else []
    row.append(Button(texts.say("button-chapters", total=total), f"c:{key}:{(number - 1) // LISTED}"))
    if number < total:
        row.append(Button(f"{number + 1} {FORTH}", f"k:{key}:{number + 1}"))
    return Reply(written.text, written.marks, (tuple(row),), article=key)


def _title(title: str, number: int, texts: Texts) -> str:
    """A chapter's title behind its number, unless it begins with that; one that has another is set apart."""
    line = _cut(title) or texts.say("part-without-title", number=number)
    own = NUMBERED.match(line)
    if own and int(own[1]) == number:
        return line
    return f"{number} · {line}" if own else f"{number}. {line}"


def _cut(title: str) -> str:
    """A title on one line, its beginning where it is long."""
    line = " ".join(title.split())
    return line if units.length(line) <= TITLE else f"{line[: units.prefix(line, TITLE - 1)]}…"
