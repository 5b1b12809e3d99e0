"""Text with marks, written piece by piece, and cut into messages Telegram takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot import units
from bot.model import Mark, Reply
from summarizer.model import Article, Post, Slice

LIMIT = 4096
"""UTF-16 units of a message's text at most (Bot API, sendMessage)."""
CAPTION = 1024
"""And of a file's (Bot API, sendDocument)."""
BREAKS = ("\n\n", "\n", " ")


class Writer:
    """Collects text and the marks on it."""

    def __init__(self) -> None:
        self.text = ""
        self.marks: list[Mark] = []

    def add(self, text: str, kind: str = "", url: str = "") -> Writer:
        """Append text, formatted as ``kind``, linked to ``url``."""
        start, self.text = len(self.text), self.text + text
        if text and kind:
            self.marks.append(Mark(kind, start, len(self.text)))
        if text and url:
            self.marks.append(Mark("link", start, len(self.text), url))
        return self

    def slice(self, article: Article | Post, piece: Slice, within: Slice | None = None) -> Writer:
        """Append a slice of an article, cut from its text anew; ``within`` is the part of it to be set in bold.

        Raises ValueError for what is no slice of it.
        """
        start = len(self.text)
        self.text += _cut(article, piece)
        if within:
            bold = start + within.start - piece.start
            if not start <= bold <= bold + len(_cut(article, within)) <= len(self.text):
                raise ValueError("what is set in bold must be inside of what is shown")
            self.marks.append(Mark("bold", bold, bold + len(within.text)))
        return self

    def append(self, part: Reply) -> Writer:
        """Append what was written by itself, with its marks."""
        start, self.text = len(self.text), self.text + part.text
        self.marks += [replace(mark, start=mark.start + start, end=mark.end + start) for mark in part.marks]
        return self

    def mark(self, kind: str, start: int, url: str = "") -> Writer:
        """Format what was written from ``start`` on."""
        self.marks.append(Mark(kind, start, len(self.text), url))
        return self

    def link(self, start: int, end: int, url: str) -> Writer:
        """Link what was written between two characters."""
        self.marks.append(Mark("link", start, end, url))
        return self

    def paragraph(self) -> Writer:
        """Leave a blank line, unless nothing is written yet."""
        self.text = f"{self.text.rstrip()}\n\n" if self.text.strip() else ""
        return self

    def reply(self) -> Reply:
        """What was written, without white space at its end."""
        text = self.text.rstrip()
        marks = tuple(replace(mark, end=min(mark.end, len(text))) for mark in self.marks if mark.start < len(text))
        return Reply(text, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))))


def split(reply: Reply, limit: int = LIMIT) -> list[Reply]:
    """A reply in messages of at most ``limit`` UTF-16 units, cut between paragraphs, lines or words.

    No mark is cut unless it alone is longer than a message; then each part keeps it. The quote goes with the
    first message, the buttons and the preview with the last. A file goes with the text where that is short enough
    to be its caption, else after it.
    """
    if reply.file and units.length(reply.text) > CAPTION:
        return [*split(replace(reply, file=None), limit), Reply("", file=reply.file, article=reply.article)]
    if units.length(reply.text) <= limit or not reply.text.strip():
        return [reply]
    pieces = [_piece(reply, start, end) for start, end in _cuts(reply, limit)]
    pieces[0] = replace(pieces[0], quote=reply.quote)
    pieces[-1] = replace(pieces[-1], buttons=reply.buttons, preview=reply.preview)
    return pieces


def _cut(article: Article | Post, piece: Slice) -> str:
    text = article.text[piece.start : piece.end]
    if text != piece.text:
        raise ValueError("what is shown must be a slice of the article")
    return text


def _cuts(reply: Reply, limit: int) -> Iterator[tuple[int, int]]:
    """Where each message starts and ends; white space around it belongs to none."""
    whole = [mark for mark in reply.marks if units.length(reply.text[mark.start : mark.end]) <= limit]
    rest = reply.text.lstrip()
    while rest:
        start = len(reply.text) - len(rest)
        end = start + units.prefix(rest, limit)
        if end < len(reply.text):
            end = _before(reply.text, start, end, whole)
        yield start, start + len(reply.text[start:end].rstrip())
        rest = reply.text[end:].lstrip()


def _before(text: str, start: int, end: int, whole: Sequence[Mark]) -> int:
    """The best place to cut at or before ``end``, through none of the marks that stay whole."""
    for separator in BREAKS:
        at = text.rfind(separator, start, end + len(separator))
        while at > start:
            if not _straddling(whole, at):
                return at
            at = text.rfind(separator, start, at)
    opening = min((mark.start for mark in _straddling(whole, end)), default=end)
    return opening if opening > start else end


def _straddling(marks: Sequence[Mark], at: int) -> list[Mark]:
    return [mark for mark in marks if mark.start < at < mark.end]


def _piece(reply: Reply, start: int, end: int) -> Reply:
    marks = tuple(
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in reply.marks
        if max(mark.start, start) < min(mark.end, end)
    )
    return Reply(reply.text[start:end], marks, article=reply.article)
