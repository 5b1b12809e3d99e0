"""What an intent is about, read: from the store, from the web, from a file or out of a message."""

from __future__ import annotations

import time
from contextlib import suppress
from importlib import resources
from urllib.parse import urlsplit

from bot import alignment
from bot.fetch import Fetch
from bot.model import (
    Chat,
    Current,
    File,
    Known,
    Link,
    Message,
    Origin,
    Part,
    Reading,
    Sample,
    Shared,
    Source,
    Text,
)
from bot.store import Store
from bot.workers import Work
from summarizer import Article, NutshellError

SAMPLE = ("samples", "derna.txt")
MOST_PAGES = 10
"""Pages of one article that are read."""
PAGES_SECONDS = 10.0
"""After so many no further page is begun: somebody waits for the first."""


class Readings:
    """Reads what is shared and keeps it, with one memory and one way to the network."""

    def __init__(self, store: Store, fetch: Fetch, work: Work) -> None:
        self._store = store
        self._fetch = fetch
        self._work = work

    def read(self, chat: Chat, source: Source, message: int) -> Reading:
        """The article of a source, kept as the one this conversation is about.

        Raises NutshellError when it cannot be fetched or read, or when there is none.
        """
        match source:
            case Current():
                return _found(self._store.current(chat), "no-article")
            case Shared():
                return self._turned_to(chat, self._store.shared(chat, source.message), "not-an-article")
            case Known():
                return self._turned_to(chat, self._store.known(chat, source.article), "unknown-button")
            case Link():
                return self._store.keep(chat, self.read_link(source.url), message)
            case File():
                article = self._work.read(source.content, source=source.name, content_type=source.content_type)
                return self._store.keep(chat, article, message)
            case Sample():
                return self._store.keep(chat, self._work.read(sample()), message)
            case Text():
                return self._read_message(chat, source)

    def read_link(self, url: str) -> Article:
        """The article behind an address, with the pages that go on with it as far as they can be read."""
        page, (article, following) = self._read_page(url)
        pages, seen, until = [article], {url, page}, time.monotonic() + PAGES_SECONDS
        with suppress(NutshellError):
            while following and following not in seen and len(pages) < MOST_PAGES and time.monotonic() < until:
                if urlsplit(following).hostname != urlsplit(page).hostname:
                    break
                seen.add(following)
                page, (article, following) = self._read_page(following)
                pages.append(article)
        return self._work.join(pages) if len(pages) > 1 else pages[0]

    def _read_page(self, url: str) -> tuple[str, tuple[Article, str]]:
        """The address that a page was found at, its article and the address of the next page."""
        page = self._fetch(url)
        return page.url, self._work.read_page(page.content, source=page.url, content_type=page.content_type)

    def _read_message(self, chat: Chat, source: Text) -> Reading:
        """An article that is the text of a message, or of several: its sentences can be quoted there."""
        message = source.message
        whole = self._store.shared(chat, message.id) if source.text == message.text else None
        if whole and not message.parts and _came_in_parts(whole, message.id):
            return self._turned_to(chat, whole, "not-an-article")
        article = self._work.read(source.text)
        reading = self._store.keep(chat, article, message.id, _origin(article, message))
        self._store.link(chat, [part.message for part in message.parts[1:]], reading.id)
        return reading

    def _turned_to(self, chat: Chat, reading: Reading | None, key: str) -> Reading:
        found = _found(reading, key)
        self._store.turn_to(chat, found.id)
        return found


def sample() -> str:
    """The sample article: a news page pasted as plain text."""
    return resources.files("bot").joinpath(*SAMPLE).read_text(encoding="utf-8")


def _origin(article: Article, message: Message) -> Origin | None:
    """Where an article can be quoted that was a message; a rich one can be replied to, not quoted."""
    if not message.id:
        return None
    if not message.quotable:
        return Origin((), message=message.id)
    text = message.original or message.text
    parts = message.parts or (Part(message.id, 0, len(text)),)
    return Origin(alignment.align(article.text, text, parts), message.emphases, message.id)


def _came_in_parts(reading: Reading, message: int) -> bool:
    """Whether a message is only part of the text that an article was."""
    messages = {place.message for place in reading.origin.places} if reading.origin else set()
    return message in messages and len(messages) > 1


def _found(reading: Reading | None, key: str) -> Reading:
    if reading is None:
        raise NutshellError(key)
    return reading
