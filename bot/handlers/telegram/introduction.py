"""How the bot presents itself in every language there is a catalogue for: commands by scope, descriptions.

Telegram is asked what it has first, and told only what has changed: these calls are limited more than others.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import TelegramError

from bot import texts

log = logging.getLogger(__name__)

READING = ("summary", "ask", "facts", "chapters")
LAST = ("language", "privacy", "status", "help")
PRIVATE = (*READING, "sample", "digest", "follow", "feeds", "forget", "export", *LAST)
GROUP = (*READING, "digest", "optout", "privacy", "status", "help")
ADMINISTRATORS = (*READING, "digest", "timezone", "retention", "follow", "feeds", "redact", "forget", *LAST)
SCOPES: tuple[tuple[Callable[[], BotCommandScope], tuple[str, ...]], ...] = (
    (BotCommandScopeAllPrivateChats, PRIVATE),
    (BotCommandScopeAllGroupChats, GROUP),
    (BotCommandScopeAllChatAdministrators, ADMINISTRATORS),
)
"""What is listed where; a command that is not listed is understood all the same."""
COMMANDS = tuple(dict.fromkeys(name for _, names in SCOPES for name in names))
RETRY_SECONDS = 60.0
"""Before Telegram is told once more what it did not take."""
Tell = Callable[[], Awaitable[object]]


async def introduce(bot: Bot) -> None:
    """Tell Telegram what it does not have already, until it has taken all of it."""
    for tell in _sayings(bot):
        while True:
            try:
                await tell()
                break
            except TelegramError as error:
                log.warning("Telegram did not take the bot's profile: %s", type(error).__name__)
                await asyncio.sleep(RETRY_SECONDS)


def _sayings(bot: Bot) -> Iterator[Tell]:
    for code in texts.available():
        language = "" if code == texts.DEFAULT else code
        for scope, names in SCOPES:
            yield lambda scope=scope, names=names, code=code, language=language: _commands(  # type: ignore[misc]
                bot, scope(), names, code, language
            )
        yield lambda code=code, language=language: _described(bot, code, language)  # type: ignore[misc]


async def _commands(bot: Bot, scope: BotCommandScope, names: tuple[str, ...], code: str, language: str) -> None:
    say = texts.Texts(code).say
    wanted = tuple(BotCommand(name, say(f"command-{name}")) for name in names)
    if tuple(await bot.get_my_commands(scope, language or None)) != wanted:
        await bot.set_my_commands(wanted, scope, language or None)


async def _described(bot: Bot, code: str, language: str) -> None:
    """The text of an empty chat, and that of the bot's profile."""
    say = texts.Texts(code).say
    long, short = say("profile-description"), say("profile-about")
    if (await bot.get_my_description(language or None)).description != long:
        await bot.set_my_description(long, language or None)
    if (await bot.get_my_short_description(language or None)).short_description != short:
        await bot.set_my_short_description(short, language or None)
