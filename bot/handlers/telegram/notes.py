"""What the bot says of itself in a chat, without having been asked there a moment ago."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from telegram import Bot
from telegram.error import TelegramError

from bot import rendering
from bot.conversation import Conversation
from bot.handlers.telegram import outgoing
from bot.model import Chat, ChatKind, Reply, Said
from bot.texts import Texts

log = logging.getLogger(__name__)


class Notes:
    """Says things from any thread, beside the loop it began on; what a chat does not take is not said there."""

    def __init__(self, conversation: Conversation, bot: Bot) -> None:
        self._conversation = conversation
        self._bot = bot
        self._loop: asyncio.AbstractEventLoop | None = None

    def begin(self) -> None:
        """Speak on the running loop from now on."""
        self._loop = asyncio.get_running_loop()

    def tell(self, chat: int, said: Said) -> None:
        """Say something in a chat, in its language; nobody waits until it is said."""
        where = Chat(chat, ChatKind.PRIVATE if chat > 0 else ChatKind.GROUP)
        reply = rendering.render(said, Texts(self._conversation.language(where)))
        if self._loop and not self._loop.is_closed():
            self._say(self._send(where, reply), self._loop)

    @staticmethod
    def _say(saying: Coroutine[Any, Any, None], loop: asyncio.AbstractEventLoop) -> None:
        asyncio.run_coroutine_threadsafe(saying, loop)

    async def _send(self, where: Chat, reply: Reply) -> None:
        try:
            for piece in rendering.split(reply):
                await outgoing.send(self._bot, where, piece, 0, lambda _: None)
        except TelegramError as error:
            log.info("a note was not taken: %s", type(error).__name__)
