"""The log: causes, places and counts on stderr; never an address, a token, or anyone's text.

A message of ours is shown as it is. A library's is shown as the pattern it was made from, up to its first colon or
line break: what it fills in, and what follows, may be anyone's. An exception is shown by its class and its place.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal

QUIET = (
    "httpx",
    "httpcore",
    "apscheduler",
    "telegram",
    "alembic",
    "dbos",
    "pebble",
    "tornado",
    "sqlalchemy",
    "psycopg",
    "psycopg.pool",
)
"""Libraries whose INFO and DEBUG lines name addresses and tokens."""
SILENT = ("telegram.ext.ExtBot", "trafilatura", "htmldate", "courlan", "tornado.access")
"""These log what somebody wrote or shared at any level: an update that cannot be parsed, a page's address."""
OURS = frozenset({"__main__", "bot", "config", "summarizer"})
TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
FILLED = re.compile(r"%(?:\(\w+\))?[-#0 +.\d]*[a-zA-Z]")
"""Where a library's message is filled in: "%s", "%(name)r", "%5.2f"."""
CHAIN = 10
"""Exceptions of one chain that are told; a group may hold hundreds."""
STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {
    "message",
    "asctime",
    "taskName",
    # dbos adds these to every record where it is told to: they name what somebody sent.
    "applicationID",
    "applicationVersion",
    "executorID",
    "operationUUID",
    "traceId",
}
"""What every record has; the rest is what ours carry besides."""


def log_to_stderr(level: str, style: Literal["text", "json"] = "text") -> None:
    """Log to stderr from now on, unless logging has been set up already; libraries are quietened either way."""
    handler = _Stderr()
    handler.addFilter(_is_wanted)
    handler.setFormatter(Json() if style == "json" else Text(TEXT))
    logging.basicConfig(level=level, handlers=[handler])
    quieten(level)


def quieten(level: str) -> None:
    """Let no library log what it should not, nor past our formatter.

    May be called again at any time, and should be once DBOS has been made: it gives its logger a handler of its
    own and a level where its configuration names one.
    """
    for name in QUIET:
        logger = logging.getLogger(name)
        logger.setLevel(max(logging.WARNING, logging.getLevelName(level)))
        # A handler that does nothing: dbos adds its own, and stops propagating, only where there is none.
        logger.handlers[:] = [logging.NullHandler()]
        logger.propagate = True
    for name in SILENT:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def causes(error: BaseException | None) -> list[dict[str, str]]:
    """The exceptions of a chain, the latest first, each by its ``class`` and ``place`` ("module:line").

    ``ours`` is the nearest place in our own code where the exception passed through it on its way.
    """
    return [{"class": type(each).__name__, **_places(each)} for each in _chain(error)]


def cause(error: BaseException | None) -> str:
    """The same in one line: "OperationalError at sqlalchemy.engine.default:941 (bot.store.engine:57) < …"."""
    return " < ".join(
        f"{told['class']} at {told['place']}" + (f" ({told['ours']})" if "ours" in told else "")
        for told in causes(error)
    )


class Text(logging.Formatter):
    """One line a record, for people."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  (the library's name)
        """Return the line with its exceptions behind it."""
        told = cause(_exception(record))
        return super().formatMessage(record) + (f" [{told}]" if told else "")

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; the record keeps nothing of it, as another handler may have another formatter."""
        record.message = _message(record)
        record.asctime = self.formatTime(record, self.datefmt)
        return self.formatMessage(record)


class Json(logging.Formatter):
    """One object a line, for machines."""

    def format(self, record: logging.LogRecord) -> str:
        """Return time (UTC), level, logger, message, what a record of ours carries besides, and its exceptions."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        told = causes(_exception(record))
        carried = {key: value for key, value in _extras(record).items() if key not in line}
        return json.dumps(line | carried | ({"exceptions": told} if told else {}))


class _Stderr(logging.StreamHandler[Any]):
    """Writes to stderr; a line that cannot be written is lost."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  (the library's name)
        """Say nothing: the library would print the values of the line."""


def _is_wanted(record: logging.LogRecord) -> bool:
    """Whether a record may be shown: a library may have chosen its own level meanwhile, as dbos does."""
    return not _is_of(SILENT, record) and (record.levelno >= logging.WARNING or not _is_of(QUIET, record))


def _is_of(loggers: tuple[str, ...], record: logging.LogRecord) -> bool:
    return f"{record.name}.".startswith(tuple(f"{name}." for name in loggers))


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] in OURS


def _message(record: logging.LogRecord) -> str:
    if not _is_ours(record):
        pattern = FILLED.sub("…", str(record.msg)) if record.args else str(record.msg)
        return re.split(r":\s|:$|\n", pattern.strip(), maxsplit=1)[0]
    try:
        return " ".join(record.getMessage().splitlines())
    except (TypeError, ValueError, KeyError):
        return str(record.msg)


def _extras(record: logging.LogRecord) -> dict[str, Any]:
    carried = {key: value for key, value in record.__dict__.items() if key not in STANDARD}
    plain = (str, int, float, bool, type(None))
    return {
        key: value if isinstance(value, plain) else type(value).__name__
        for key, value in carried.items()
        if _is_ours(record)
    }


def _exception(record: logging.LogRecord) -> BaseException | None:
    return record.exc_info[1] if record.exc_info else None


def _chain(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    waiting = [error]
    while waiting and len(found) < CHAIN:
        each = waiting.pop(0)
        if each is not None and all(each is not other for other in found):
            found.append(each)
            waiting += each.exceptions if isinstance(each, BaseExceptionGroup) else ()
            waiting.append(each.__cause__ or (None if each.__suppress_context__ else each.__context__))
    return found


def _places(error: BaseException) -> dict[str, str]:
    passed = list(_frames(error))
    if not passed:
        return {"place": "?"}
    place = "{}:{}".format(*passed[-1])
    ours = ["{}:{}".format(*each) for each in passed if each[0].partition(".")[0] in OURS]
    return {"place": place} | ({"ours": ours[-1]} if ours and ours[-1] != place else {})


def _frames(error: BaseException) -> Iterator[tuple[str, int]]:
    trace = error.__traceback__
    while trace:
        yield str(trace.tb_frame.f_globals.get("__name__")), trace.tb_lineno
        trace = trace.tb_next
