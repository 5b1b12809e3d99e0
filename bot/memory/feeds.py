"""Feeds that a chat follows, and files taken in."""

from __future__ import annotations

from bot.memory.means import Means
from bot.model import Chat, Outcome
from bot.model.memory import ExportFeeds, Follow, Import, Unfollow


def follow(means: Means, chat: Chat, intent: Follow) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError


def unfollow(means: Means, chat: Chat, intent: Unfollow) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError


def export(means: Means, chat: Chat, intent: ExportFeeds) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError


def take_in(means: Means, chat: Chat, intent: Import) -> Outcome:
    """TO BE WRITTEN."""
    raise NotImplementedError
