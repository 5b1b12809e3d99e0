"""What a memory says to a question, and what is told and handed out of what it keeps."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.incoming import File
from bot.model.replies import Quote
from summarizer.model import Answer, Post


@dataclass(frozen=True, slots=True)
class FromMemory:
    """What a chat's messages say to a question: the answer, else the nearest sentence, and the message it is of.

    It is a slice of ``post.text``, or of ``post.article.text`` where it stands ``behind`` a link; ``post`` is None
    where nothing is near. ``messages`` is how many were looked at, ``zone`` the chat's.
    """

    answer: Answer
    post: Post | None
    quote: Quote | None = None
    messages: int = 0
    behind: bool = False
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Privacy:
    """What is to be told of privacy in a chat that is ``private``, a group, or a ``channel``.

    ``days`` is how long messages are kept, 0 where none are; ``out`` tells that whoever asks opted out.
    """

    private: bool = True
    channel: bool = False
    days: int = 0
    out: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """Everything kept of a person and of their private chat, as a file with so many ``messages`` and
    ``articles``."""

    file: File
    messages: int
    articles: int
