"""Text with marks, written piece by piece, and cut into messages Telegram takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot import units
from bot.model import Mark, Reply
from summarizer.model import Article, Slice

LIMIT = 4096
"""UTF-16 units of a message's text at most (Bot API, sendMessage)."""
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

    def slice(self, article: Article, piece: Slice, within: Slice | None = None) -> Writer:
        """Append a slice of an article, cut from its text anew; ``within`` is the part of it to be set in bold."""
        if article.text[piece.start : piece.end] != piece.text:
            raise ValueError("what is shown must be a slice of the article")
        start = len(self.text)
        self.text += article.text[piece.start : piece.end]
        if within:
            bold = start + within.start - piece.start
            self.marks.append(Mark("bold", bold, bold + within.end - within.start))
        return self

    def mark(self, kind: str, start: int) -> Writer:
        """Format what was written from ``start`` on."""
        self.marks.append(Mark(kind, start, len(self.text)))
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
    first message, the buttons and the preview with the last.
    """
    pieces = [_piece(reply, start, end) for start, end in _cuts(reply, limit)]
    if len(pieces) < 2:
        return [reply]
    pieces[0] = replace(pieces[0], quote=reply.quote)
    pieces[-1] = replace(pieces[-1], buttons=reply.buttons, preview=reply.preview)
    return pieces


def _cuts(reply: Reply, limit: int) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(reply.text):
        end = start + units.prefix(reply.text[start:], limit)
        if end < len(reply.text):
            end = _before(reply, start, end)
        stripped = reply.text[start:end]
        if stripped.strip():
            lead = len(stripped) - len(stripped.lstrip())
            yield start + lead, start + len(stripped.rstrip())
        start = end


def _before(reply: Reply, start: int, end: int) -> int:
    """The best place to cut at or before ``end``."""
    for separator in BREAKS:
        at = reply.text.rfind(separator, start, end)
        while at > start:
            if not _cuts_a_mark(reply, at):
                return at
            at = reply.text.rfind(separator, start, at)
    opening = min((mark.start for mark in reply.marks if mark.start < end < mark.end), default=end)
    return opening if opening > start else end


def _cuts_a_mark(reply: Reply, at: int) -> bool:
    return any(mark.start < at < mark.end for mark in reply.marks)


def _piece(reply: Reply, start: int, end: int) -> Reply:
    marks = tuple(
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in reply.marks
        if max(mark.start, start) < min(mark.end, end)
    )
    return Reply(reply.text[start:end], marks, article=reply.article)
