"""What a group's memory tells as replies, one room a kind of outcome."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.model import Reply
from bot.model.asking import Exported, FromMemory, Privacy
from bot.rendering.memory import asking, privacy
from bot.texts import Texts

RENDERERS: dict[type, Callable[[Any, Texts], Reply]] = {
    FromMemory: asking.render,
    Privacy: privacy.render,
    Exported: privacy.exported,
}
