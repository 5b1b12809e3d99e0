"""The try-out door: the real bot on a page, between people and chats that exist in this process alone.

The page speaks to the local Bot API server (:mod:`bot.botapi`) as its people, the bot as it speaks to Telegram's:
what is tried here is what runs there. ``scene`` is what there is, ``view`` what the page sees of it, ``acts`` what
a person does, ``tap`` and ``why`` tell where a reply comes from, ``server`` is where the browser asks,
``answers`` is what it is told.
"""

from bot.handlers.web.clock import Clock
from bot.handlers.web.scene import Scene
from bot.handlers.web.server import Page
from bot.handlers.web.tap import Tap, Tapped

__all__ = ["Clock", "Page", "Scene", "Tap", "Tapped"]
