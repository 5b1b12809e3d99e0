"""What every command does around its work: settings, something to read, what is shown, and how it fails."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, NoReturn

import typer

if TYPE_CHECKING:
    from bot.model import Outcome
    from config.settings import Settings
    from summarizer import Article, Post

COULD_NOT, USAGE = 1, 2
EXPORT_FACTOR = 10
"""An export holds months of messages: it may be so many times larger than a page."""


def read(source: str) -> Article:
    """The article at a path, at an address, or on standard input."""
    from bot import app, sources

    told = settings()
    fetch, limit = app.fetcher(told).fetch, told.fetch.max_document_bytes
    return sources.read(source, fetch, limit, app.reader(told).read)


def items(names: list[str], since: str = "") -> list[Article | Post]:
    """What a digest is made of: articles, the items of feeds, the messages of an exported chat.

    ``since`` leaves out what is older, and keeps what has no moment; one that names none ends the command.
    """
    from bot import app, exports, sources
    from bot.fetch import Robots

    told = settings()
    fetch, limit = app.fetcher(told).fetch, told.fetch.max_document_bytes
    found: list[Article | Post] = []
    for name in names:
        if name.lower().endswith(".json") and not sources.is_address(name):
            found += exports.read(sources.read_file(name, limit * EXPORT_FACTOR).content)
        else:
            found += sources.read_items(name, fetch, limit, app.reader(told).read, Robots(fetch))
    return _newer(found, since) if since else found


def _newer(found: list[Article | Post], since: str) -> list[Article | Post]:
    from bot.routing import memory

    moments = list(map(_moment, found))
    newest = max(filter(None, moments), default=datetime.now(UTC))
    begin = memory.since(since, newest) or fail("digest-since-what", USAGE)
    return [item for item, moment in zip(found, moments, strict=True) if moment is None or moment >= begin]


def _moment(item: Article | Post) -> datetime | None:
    """When an item was published; of one that tells only its day the last moment of that."""
    when = getattr(item, "published", None) or getattr(item, "date", None)
    if isinstance(when, date) and not isinstance(when, datetime):
        when = datetime.combine(when, time.max)
    return when.astimezone() if when else None


def show(outcome: Outcome) -> None:
    """Print an outcome in the language of the terminal."""
    from bot import app, printing, rendering
    from bot.texts import Texts

    printing.show(rendering.render(outcome, Texts(app.locale())))


def print_json(value: dict[str, Any]) -> None:
    """Print one JSON object."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def settings() -> Settings:
    """The settings; ones that cannot be used end the command."""
    from config import settings as options

    try:
        return options.load()
    except options.SettingsError as error:
        fail("settings-wrong", USAGE, {"reason": str(error)})


@contextmanager
def told() -> Iterator[None]:
    """Turn whatever a person can cause into one line and an exit code."""
    from summarizer import NutshellError, UnknownAlgorithmError

    try:
        yield
    except UnknownAlgorithmError as error:
        fail(error.key, USAGE, error.values)
    except NutshellError as error:
        fail(error.key, values=error.values)


def fail(key: str, code: int = COULD_NOT, values: Mapping[str, str | int] | None = None) -> NoReturn:
    """End the command with one line on standard error."""
    from bot import app
    from bot.texts import Texts

    print(Texts(app.locale()).say(key, **(values or {})), file=sys.stderr)
    raise typer.Exit(code)
