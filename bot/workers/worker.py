"""What runs inside a worker process: one job after another, each ended by the kernel when it takes too long.

Workers run on POSIX systems; memory is capped where ``/proc`` tells how much is mapped.
"""

from __future__ import annotations

import logging
import os
import pickle
import resource
import signal
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bot.workers import Inline
from summarizer.errors import NutshellError

KEPT = 300.0
"""Seconds an index is kept at most: as long as people go on asking about one article."""

_work = Inline()
_seconds = _reading_seconds = 0.0
READING = (Inline.read, Inline.read_page)
"""Jobs on what anybody may have made to be hard to read."""


@dataclass(frozen=True, slots=True)
class Done:
    """A job that was done."""

    value: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """A job that raised; what is raised by the pool itself is never one of these."""

    error: Exception


def begin(end: Connection, seconds: float, megabytes: int, reading: float, reader: bool) -> None:
    """Become a worker: ``seconds`` a job, ``reading`` to read a text, and gone when ``end`` closes.

    ``megabytes`` is how much it may have more than are mapped now, ``reader`` as in :class:`Inline`.
    """
    _work.reader = reader
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    logging.disable()  # Libraries log what somebody wrote.
    watching = threading.Event()
    threading.Thread(target=_watch, args=(end, watching), daemon=True).start()
    watching.wait()
    limit(seconds, megabytes, reading)


def limit(seconds: float, megabytes: int, reading: float | None = None) -> None:
    """From now on each job of this process may take so long, and it may have so much memory."""
    global _seconds, _reading_seconds
    _seconds, _reading_seconds = seconds, reading or seconds
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _limit(megabytes)


def perform(job: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Done | Failed:
    """Do a job with this worker's :class:`Inline`; without memory for it the worker ends."""
    allowed = _reading_seconds if job in READING else _seconds
    signal.setitimer(signal.ITIMER_REAL, allowed)  # Its signal ends the process, whatever that is busy with.
    try:
        return Done(job(_work, *args, **kwargs))
    except MemoryError:
        os._exit(1)
    except Exception as error:  # noqa: BLE001 - it is raised again where the job came from
        return Failed(_portable(error))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _watch(end: Connection, watching: threading.Event) -> None:
    """End with the process that holds the other end; until then drop now and then what was kept."""
    watching.set()
    while not end.poll(KEPT):
        _work.forget()
    os._exit(0)


def _limit(megabytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # A core file would hold texts.
    pages = Path("/proc/self/statm")
    if pages.exists():
        most = int(pages.read_text().split()[0]) * resource.getpagesize() + megabytes * 2**20
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _portable(error: Exception) -> Exception:
    """The error, with where it was raised; of one that does not survive the way no more than its name."""
    if not isinstance(error, NutshellError):
        error.add_note("".join(traceback.format_tb(error.__traceback__)))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - bytes of our own
    except Exception:  # noqa: BLE001 - a class may raise anything when it is made without its arguments
        return RuntimeError(type(error).__qualname__)
    return error
