"""What a group's memory tells as replies, one room a kind of outcome."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.model import Reply
from bot.model.planned import Planned, Subscribed, ZoneAsked
from bot.rendering.memory import plans
from bot.texts import Texts

RENDERERS: dict[type, Callable[[Any, Texts], Reply]] = {
    Planned: plans.render,
    ZoneAsked: plans.zones_asked,
    Subscribed: plans.subscribed,
}
