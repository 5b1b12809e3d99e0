"""What a group's memory tells as replies, one room a kind of outcome."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.model import Reply
from bot.model.asking import Exported, FromMemory, Privacy
from bot.model.feeds import FeedsListed, FeedsTaken, Following, Handed
from bot.model.keeping import Kept, Offered
from bot.model.memory import GroupDigest
from bot.model.planned import Planned, Subscribed, ZoneAsked
from bot.rendering.memory import asking, digest, feeds, keeping, plans, privacy
from bot.rendering.memory.keeping import QUIET
from bot.texts import Texts

__all__ = ["QUIET", "RENDERERS"]

RENDERERS: dict[type, Callable[[Any, Texts], Reply]] = {
    GroupDigest: digest.render,
    Offered: keeping.offer,
    Kept: keeping.kept,
    Planned: plans.render,
    ZoneAsked: plans.zones_asked,
    Subscribed: plans.subscribed,
    FromMemory: asking.render,
    Privacy: privacy.render,
    Exported: privacy.exported,
    FeedsListed: feeds.listed,
    FeedsTaken: feeds.taken,
    Following: feeds.following,
    Handed: feeds.handed,
}
