"""The naive baseline: a bot that echoes, as python-telegram-bot's own examples write it.

It is told where Telegram is as Nutshell is: by NUTSHELL_TELEGRAM_TOKEN and NUTSHELL_TELEGRAM_BASE_URL.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from typing import Any

from telegram import Update
from telegram.ext import AIORateLimiter, Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

RETRIES = 5
"""Times that the library's limiter tries again what Telegram refuses as too much; by itself it would not once."""


def main() -> None:
    """Poll until told to end."""
    options = _parser().parse_args()

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if options.pause:
            await asyncio.sleep(options.pause)
        message = update.effective_message
        assert message
        assert message.text
        await message.reply_text(message.text)

    builder = ApplicationBuilder().token(os.environ["NUTSHELL_TELEGRAM_TOKEN"]).post_init(_introduce)
    builder = builder.base_url(os.environ["NUTSHELL_TELEGRAM_BASE_URL"]).concurrent_updates(options.together)
    if options.limited:
        builder.rate_limiter(AIORateLimiter(max_retries=RETRIES))
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


async def _introduce(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    print(f"@{application.bot.username} is running", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.plain", description=__doc__)
    parser.add_argument("--pause", type=float, default=0.0, help="seconds that a reply takes")
    parser.add_argument("--together", action="store_true", help="work on many updates at once")
    parser.add_argument("--limited", action="store_true", help="keep to Telegram's limits by AIORateLimiter")
    return parser


if __name__ == "__main__":
    main()
