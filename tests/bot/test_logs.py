"""The log: what reaches it, from us and from libraries, as text and as JSON."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot import logs
from tests.bot.processes import ROOT

PRIVATE = "Who is Ada Lovelace?"
SETUP = "import asyncio, logging, sys\nfrom bot import logs\nlogs.log_to_stderr({level!r}, {style!r})\n"


def line(formatter: logging.Formatter, name: str, say: Callable[[logging.Logger], None]) -> str:
    """What a formatter makes of the one record that is said."""
    logger, told = logging.Logger(name, logging.DEBUG), list[str]()  # noqa: LOG001  (nobody else's)

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(formatter.format(record))

    logger.addHandler(Handler())
    say(logger)
    (only,) = told
    assert "\n" not in only
    return only


def text(name: str, say: Callable[[logging.Logger], None]) -> str:
    """The line without its time."""
    return line(logs.Text("%(levelname)s %(name)s: %(message)s"), name, say)


def data(name: str, say: Callable[[logging.Logger], None]) -> dict[str, Any]:
    """The object without its time."""
    told: dict[str, Any] = json.loads(line(logs.Json(), name, say))
    assert datetime.fromisoformat(told.pop("time")).tzinfo == UTC
    return told


def written(code: str, level: str = "INFO", style: str = "text") -> str:
    """What a process that has set up the log writes to stderr."""
    command = [sys.executable, "-c", SETUP.format(level=level, style=style) + code]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stderr


def fail() -> None:
    try:
        json.loads(PRIVATE)
    except ValueError as error:
        raise KeyError(PRIVATE) from error


def failing(logger: logging.Logger) -> None:
    """Log an exception that was caused by another, both with somebody's text in their messages."""
    try:
        fail()
    except KeyError:
        logger.exception("an update failed")


def test_a_message_of_ours_is_shown_whole_on_one_line() -> None:
    assert (
        text("bot.app", lambda log: log.info("%s of %d: done\nwell", "2", 3)) == "INFO bot.app: 2 of 3: done well"
    )
    assert data("bot.app", lambda log: log.info("%s of %d: done", "2", 3)) == {
        "level": "INFO",
        "logger": "bot.app",
        "message": "2 of 3: done",
    }


def test_an_exception_is_told_by_classes_and_places_alone() -> None:
    told = text("bot.app", failing)
    assert told.startswith("ERROR bot.app: an update failed [KeyError at tests.bot.test_logs:")
    assert " < JSONDecodeError at json.decoder:" in told
    assert "Ada" not in told


def test_json_tells_each_exception_of_a_chain() -> None:
    told = data("bot.app", failing)
    assert "Ada" not in json.dumps(told)
    assert [each["class"] for each in told["exceptions"]] == ["KeyError", "JSONDecodeError"]
    first, second = (each["place"].partition(":") for each in told["exceptions"])
    assert (first[0], second[0]) == ("tests.bot.test_logs", "json.decoder")
    assert first[2].isdigit()


def test_an_exception_that_passed_through_our_code_names_that_place_too() -> None:
    from bot.texts import Texts

    with pytest.raises(AssertionError) as caught:
        Texts("en").day(PRIVATE)  # type: ignore[arg-type]
    (told,) = logs.causes(caught.value)
    assert told["place"].startswith("babel.dates:")
    assert told["ours"].startswith("bot.texts:")
    assert logs.cause(caught.value) == f"AssertionError at {told['place']} ({told['ours']})"


def test_groups_circles_and_long_chains_of_exceptions_come_to_an_end() -> None:
    group = ExceptionGroup(PRIVATE, [ValueError(PRIVATE), OSError(PRIVATE)])
    group.exceptions[0].__cause__ = group
    assert [each["class"] for each in logs.causes(group)] == ["ExceptionGroup", "ValueError", "OSError"]
    assert len(logs.causes(ExceptionGroup("", [ValueError() for _ in range(99)]))) == logs.CHAIN
    assert logs.cause(ValueError(PRIVATE)) == "ValueError at ?"
    assert logs.cause(None) == ""


def test_a_record_of_ours_may_carry_more_and_a_librarys_may_not() -> None:
    extra = {"chat_kind": "group", "count": 3, "what": object(), "level": "x", "operationUUID": "12345"}
    told = data("bot.app", lambda log: log.info("done", extra=extra))
    assert told == {
        "level": "INFO",
        "logger": "bot.app",
        "message": "done",
        "chat_kind": "group",
        "count": 3,
        "what": "object",
    }
    assert set(data("somebody", lambda log: log.info("done", extra=extra))) == {"level", "logger", "message"}


@pytest.mark.parametrize(
    ("say", "shown"),
    [
        (lambda log: log.warning("Took %r from %s: %5.2f", PRIVATE, "10.0.0.1", 2.5), "Took … from …"),
        (lambda log: log.warning(f"Error serializing object: {PRIVATE}"), "Error serializing object"),  # noqa: G004
        (lambda log: log.warning(f"It failed:\n{PRIVATE}"), "It failed"),  # noqa: G004
        (lambda log: log.warning(ValueError(f"x: {PRIVATE}")), "x"),
        (lambda log: log.warning("Plain, at 10:30"), "Plain, at 10:30"),
    ],
)
def test_a_message_of_a_library_is_shown_without_what_it_fills_in(
    say: Callable[[logging.Logger], None], shown: str
) -> None:
    assert text("asyncio", say) == f"WARNING asyncio: {shown}"


def test_a_message_that_cannot_be_filled_in_shows_none_of_its_values() -> None:
    said = written(f"logging.getLogger('bot.app').info('%d of %d', {PRIVATE!r})")
    assert said.endswith("INFO bot.app: %d of %d\n")


@pytest.mark.parametrize("style", ["text", "json"])
def test_a_task_that_nobody_awaits_does_not_tell_what_it_failed_of(style: str) -> None:
    code = f"""
async def fail(): raise ValueError({PRIVATE!r})
async def main(): asyncio.create_task(fail()); await asyncio.sleep(0)
asyncio.run(main())
"""
    said = written(code, style=style)
    assert "Task exception was never retrieved" in said
    assert "ValueError" in said
    assert "Ada" not in said


@pytest.mark.parametrize(("level", "count"), [("DEBUG", 4), ("INFO", 3), ("WARNING", 2), ("ERROR", 1)])
def test_the_level_is_that_of_the_settings(level: str, count: int) -> None:
    code = "log = logging.getLogger('bot.app'); log.debug('a'); log.info('a'); log.warning('a'); log.error('a')"
    assert len(written(code, level).splitlines()) == count
    objects = [json.loads(each) for each in written(code, level, "json").splitlines()]
    assert [each["message"] for each in objects] == ["a"] * count


def test_libraries_are_quiet_and_some_are_silent_at_every_level() -> None:
    code = (
        "[logging.getLogger(name).info('no') for name in logs.QUIET];"
        "[logging.getLogger(name).critical('no') for name in logs.SILENT];"
        "[logging.getLogger(name).error('yes') for name in logs.QUIET]"
    )
    for level in ("DEBUG", "ERROR"):
        said = written(code, level)
        assert "no" not in said.split()
        assert said.count(": yes\n") == len(logs.QUIET)


DBOS = """
from dbos import DBOS, _logger
def made():
    DBOS(config={"name": "nutshell", "system_database_url": "sqlite:///:memory:", "run_admin_server": False})
"""
FAILING = """
_logger.dbos_logger.info("launched")
try:
    raise ValueError("Who is Ada Lovelace?")
except ValueError as error:
    _logger.dbos_logger.error(f"Exception encountered: {error}", exc_info=error)
"""


@pytest.mark.parametrize("making", ["made()", "_logger.dbos_logger.handlers.clear(); made()"])
def test_dbos_logs_through_our_formatter_alone(making: str) -> None:
    code = f"{DBOS}{making}\nprint('made', file=sys.stderr)\nlogs.quieten('INFO'){FAILING}"
    (only,) = written(code).partition("made\n")[2].splitlines()
    assert " ERROR dbos: Exception encountered [ValueError at __main__:" in only


def test_dbos_that_is_made_after_the_log_is_set_up_adds_no_handler() -> None:
    told = json.loads(written(f"{DBOS}made(){FAILING}", style="json"))
    assert (told["logger"], told["message"]) == ("dbos", "Exception encountered")
    assert [each["class"] for each in told["exceptions"]] == ["ValueError"]
