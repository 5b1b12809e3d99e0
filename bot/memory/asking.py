"""Questions to a memory: to the messages of a chat, and to the articles behind their links."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot import units
from bot.alignment import QUOTE_UNITS
from bot.memory.means import Means
from bot.model import Chat, Outcome, Quote
from bot.model.asking import FromMemory
from bot.model.memory import AskMemory
from summarizer import NutshellError, Post

if TYPE_CHECKING:
    from summarizer.answer.recall import Recalled

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
UNKNOWN = "\ufffd"
"""Stands for a character that no database holds: a text that has it is not the message's to the letter."""


def ask(means: Means, chat: Chat, intent: AskMemory) -> Outcome:
    """What was shared in a chat says to a question; asked in a topic, what was shared there comes first.

    Raises NutshellError where the chat keeps no messages, or none of that time.
    """
    keeping = means.store.keepings.of(chat.id)
    if keeping is None:
        raise NutshellError("memory-off")
    now = means.now()
    since = now - timedelta(hours=intent.range.amount) if intent.range.amount else BEGINNING
    posts = means.store.posts.between(chat.id, since, now + timedelta(days=1))
    if not posts:
        raise NutshellError("memory-empty")
    here = [post for post in posts if post.thread == chat.thread] if chat.thread else []
    found = _recall(means, here, intent.question) if here else None
    if found is None or found.answer.sentence is None:
        found = _recall(means, posts, intent.question)
    quote = _quote(found, chat)
    return FromMemory(found.answer, found.post, quote, len(posts), found.behind, keeping.zone)


def _recall(means: Means, posts: Sequence[Post], question: str) -> Recalled:
    """Search here, for texts cross to another process in no time; read only what was found."""
    from summarizer.answer import recall

    pieces = recall.pieces(posts)
    found = means.work.search([piece.searched for piece in pieces], question)
    return means.work.recall([pieces[hit.number] for hit in found.hits], found, question)


def _quote(found: Recalled, chat: Chat) -> Quote | None:
    """The message as the one replied to, and the sentence that answers quoted in it.

    A message of an export or of a feed is none of this chat's; one of another topic is not replied to from here.
    """
    post, sentence = found.post, found.answer.sentence
    if post is None or post.id <= 0 or sentence is None or post.thread != chat.thread:
        return None
    text = sentence.text[: units.prefix(sentence.text, QUOTE_UNITS)].rstrip()
    if found.behind or UNKNOWN in text:
        return Quote(post.id, "", 0)
    return Quote(post.id, text, units.length(post.text[: sentence.start]))
