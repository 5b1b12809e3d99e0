"""Questions to a memory, and what it holds of one person."""

from __future__ import annotations

from bot.memory.means import Means
from bot.model import Chat, Outcome
from bot.model.memory import AskMemory, Export, ForgetMe


def ask(means: Means, chat: Chat, intent: AskMemory) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError


def forget_me(means: Means, chat: Chat, intent: ForgetMe) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError


def export(means: Means, chat: Chat, intent: Export) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError
