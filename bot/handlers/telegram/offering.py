"""Inline queries and guest messages: what people ask the bot in chats it is not in, answered at once or never.

None of it is stored: Telegram forgets an inline query within seconds, and a guest message has one answer.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, TypeVar

from telegram import (
    Bot,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram import Message as TelegramMessage
from telegram.error import TelegramError

from bot import rendering, routing
from bot.elsewhere import Elsewhere
from bot.handlers.telegram import incoming, outgoing
from bot.logs import cause
from bot.model import Reply, Said, Say, Summarised
from bot.rendering.summary import BUTTONS
from bot.routing import sources
from bot.texts import Texts
from summarizer import NutshellError

log = logging.getLogger(__name__)

KINDS = ("inline_query", "guest_message")
BREATH = 0.4
"""Seconds in which somebody may go on typing: an address half typed is not fetched."""
PATIENCE = 3.0
"""Seconds until an app is told that the article is still being read; people give up not much later."""
KEPT, STILL, OWN = 300, 1, 0
"""Seconds for which apps may show the same results again: an article's, those of one still read, one's own."""
THREADS = 4
WAITING = 64
"""Queries worked on at once; more are not answered, which shows nobody anything wrong."""
TEASER = 160
"""Characters of a result's second line that apps show."""
START = "read"
"""What the button above the results hands to the private chat."""
Result = TypeVar("Result")


class Offering:
    """Answers queries as they come in; ``close`` begins nothing more."""

    def __init__(self, elsewhere: Elsewhere, bot: Bot) -> None:
        self._elsewhere = elsewhere
        self._bot = bot
        self._threads = ThreadPoolExecutor(THREADS, "offering")
        self._tasks: set[asyncio.Task[None]] = set()
        self._last: dict[int, str] = {}
        self._reading: dict[str, asyncio.Future[tuple[Summarised, ...]]] = {}

    def takes(self, raw: dict[str, Any]) -> bool:
        """Whether an update is one of these; it is then being answered."""
        if not any(kind in raw for kind in KINDS):
            return False
        if len(self._tasks) < WAITING:
            task = asyncio.create_task(self._answer(raw))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return True

    def close(self) -> None:
        """Leave what is not answered yet."""
        for task in self._tasks:
            task.cancel()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _answer(self, raw: dict[str, Any]) -> None:
        try:
            update = Update.de_json(raw, self._bot)
            if update.inline_query:
                await self._offer(update.inline_query)
            elif update.guest_message:
                await self._reply(update.guest_message)
        except TelegramError as error:
            log.info("Telegram took no answer to a query: %s", type(error).__name__)
        except Exception as error:  # noqa: BLE001  (nothing is lost but this answer)
            log.error("a query failed: %s", cause(error))

    async def _offer(self, query: InlineQuery) -> None:
        person, text = query.from_user.id, query.query.strip()
        self._last[person] = query.id
        await asyncio.sleep(BREATH)
        if self._last.get(person) != query.id:
            return  # They typed on, and a newer query has all of it.
        del self._last[person]
        language = await self._work(self._elsewhere.language, person, query.from_user.language_code or "en")
        texts, link = Texts(language), sources.address(text)
        if link:
            await self._offer_link(query, link, texts)
        else:
            found = await self._work(self._elsewhere.search, person, text)
            named = [_result(str(number), each, texts, _title(each)) for number, each in enumerate(found)]
            await self._show(query, named, OWN, texts.say("inline-search" if found else "inline-nothing"))

    async def _offer_link(self, query: InlineQuery, link: str, texts: Texts) -> None:
        try:
            made = await asyncio.wait_for(asyncio.shield(self._read(link)), PATIENCE)
        except TimeoutError:
            waiting = _said("wait", texts.say("inline-still-reading"), link)
            await self._show(query, [waiting], STILL, texts.say("inline-private"))
        except NutshellError as error:
            refused = _said("no", texts.say(error.key, **error.values), link)
            await self._show(query, [refused], STILL, texts.say("inline-private"))
        else:
            offers = [
                _result(str(n), each, texts, texts.say(BUTTONS[each.length.kind])) for n, each in enumerate(made)
            ]
            await self._show(query, offers, KEPT, texts.say("inline-private"))

    def _read(self, link: str) -> asyncio.Future[tuple[Summarised, ...]]:
        """The summaries of an article; whoever asks for it meanwhile waits for the same reading."""
        if link not in self._reading:
            reading = self._reading[link] = asyncio.ensure_future(self._work(self._elsewhere.summaries, link))
            reading.add_done_callback(lambda done: (self._reading.pop(link), done.cancelled() or done.exception()))
        return self._reading[link]

    async def _show(
        self, query: InlineQuery, results: list[InlineQueryResultArticle], kept: int, above: str
    ) -> None:
        button = InlineQueryResultsButton(above, start_parameter=START)
        await query.answer(results, cache_time=kept, is_personal=kept == OWN, button=button)

    async def _reply(self, message: TelegramMessage) -> None:
        """One answer to somebody who mentioned the bot in a chat it is not in."""
        locale = (message.from_user.language_code if message.from_user else None) or "en"
        texts = Texts(
            await self._work(self._elsewhere.language, message.from_user.id if message.from_user else 0, locale)
        )
        heard = incoming.guest(message, self._bot)
        intent = routing.route(heard) or Say("guest-what")
        outcome = await self._work(self._elsewhere.perform, intent)
        reply = rendering.render(outcome, texts)
        assert message.guest_query_id
        title = texts.say("guest-what") if isinstance(outcome, Said) else reply.text[:TEASER]
        await self._bot.answer_guest_query(message.guest_query_id, _article("guest", title, "", reply))

    async def _work(self, function: Callable[..., Result], *arguments: Any) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, function, *arguments)


def _result(key: str, made: Summarised, texts: Texts, title: str) -> InlineQueryResultArticle:
    """A summary to choose: what it is called, how it begins, and all of it once it is chosen."""
    sentences = made.chosen.summary.sentences
    return _article(key, title, sentences[0].text[:TEASER] if sentences else "", rendering.render(made, texts))


def _title(made: Summarised) -> str:
    article = made.reading.article
    return article.title or article.text[:TEASER].partition("\n")[0]


def _said(key: str, said: str, link: str) -> InlineQueryResultArticle:
    """A sentence of ours instead of a summary; who chooses it sends the address alone."""
    return _article(key, said[:TEASER], link, Reply(link))


def _article(key: str, title: str, description: str, reply: Reply) -> InlineQueryResultArticle:
    shown = replace(rendering.split(reply)[0], preview=reply.preview)
    content = InputTextMessageContent(
        shown.text,
        entities=outgoing.entities(shown.text, shown.marks),
        link_preview_options=LinkPreviewOptions(is_disabled=not shown.preview, url=shown.preview or None),
    )
    return InlineQueryResultArticle(key, title, content, description=description or None)
