"""The stories of a range of messages, on demand."""

from __future__ import annotations

from bot.memory.means import Means
from bot.model import Chat, Outcome
from bot.model.memory import ShowDigest


def show(means: Means, chat: Chat, intent: ShowDigest) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError
