"""When digests are due, where they go, and to whom."""

from __future__ import annotations

from bot.memory.means import Means
from bot.model import Chat, Outcome
from bot.model.memory import AddPlan, ChoosePin, ChooseZone, DropPlans, SendTo, ShowPlans, Subscribe


def show(means: Means, chat: Chat, intent: ShowPlans) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError


def add(means: Means, chat: Chat, intent: AddPlan) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError


def drop(means: Means, chat: Chat, intent: DropPlans) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError


def choose_zone(means: Means, chat: Chat, intent: ChooseZone) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError


def choose_pin(means: Means, chat: Chat, intent: ChoosePin) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError


def send_to(means: Means, chat: Chat, intent: SendTo) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError


def subscribe(means: Means, chat: Chat, intent: Subscribe) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError
