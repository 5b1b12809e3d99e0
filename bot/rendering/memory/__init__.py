"""What a group's memory tells as replies, one room a kind of outcome."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.model import Reply
from bot.model.feeds import FeedsListed, FeedsTaken, Handed
from bot.rendering.memory import feeds
from bot.texts import Texts

RENDERERS: dict[type, Callable[[Any, Texts], Reply]] = {
    FeedsListed: feeds.listed,
    FeedsTaken: feeds.taken,
    Handed: feeds.handed,
}
