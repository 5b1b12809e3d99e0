"""What a chat agrees to: that its messages are kept, for how long, and of whom."""

from __future__ import annotations

from bot.memory.means import Means
from bot.model import Chat, Outcome
from bot.model.memory import ChooseRetention, OptOut, Redact, ShowOffer, StartKeeping, StopKeeping


def offer(means: Means, chat: Chat, intent: ShowOffer) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError


def start(means: Means, chat: Chat, intent: StartKeeping) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError


def stop(means: Means, chat: Chat, intent: StopKeeping) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError


def choose_retention(means: Means, chat: Chat, intent: ChooseRetention) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError


def redact(means: Means, chat: Chat, intent: Redact) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError


def opt_out(means: Means, chat: Chat, intent: OptOut) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError
