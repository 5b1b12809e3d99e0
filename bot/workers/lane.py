"""One worker process and its successors.

Each has a :class:`pebble.ProcessPool` of its own: the workers of one share a pipe and its locks, so one that dies
holding a lock stops the others, and a pool that loses an idle worker counts as broken.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from signal import SIGALRM
from threading import Lock
from typing import Any

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from bot.workers import INDEXES, Inline, worker
from bot.workers.worker import Done, Failed
from summarizer.errors import NutshellError

ATTEMPTS = 2
"""A worker that dies between two jobs may be given the next before anyone knows; that job is not to blame."""

STARTING = 30.0
"""Seconds within which a worker is there, on a machine that does much else; only then is it given up."""

Promise = ProcessFuture[Done | Failed]


class Lane:
    """Does one job at a time; whatever became of its worker, the next job has one.

    ``seconds`` is the limit its worker keeps itself; one of which nothing is heard long after that is given up.
    """

    def __init__(self, make: Callable[[], ProcessPool], seconds: float) -> None:
        self._make = make
        self._patience = STARTING + seconds
        self._pool = make()
        self._lock = Lock()
        self._begun: Promise | None = None
        self._promise: Promise | None = None
        self._closed = False
        self.indexed: deque[int] = deque(maxlen=INDEXES)
        """Hashes of the articles its worker should have an index of; one that has not makes it anew."""

    def begin(self) -> None:
        """Have a worker before there is a job for it."""
        with suppress(NutshellError):  # It is closing.
            self._begun = self._schedule(Inline.forget, (), {})

    def do(self, job: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Done | Failed:
        """Have a job done.

        Raises NutshellError: "took-too-long"; "too-heavy" when the worker died of it; "busy" when all is closing.
        """
        for _ in range(ATTEMPTS):
            self._promise = self._schedule(job, args, kwargs)
            try:
                return self._promise.result(self._patience)
            except ProcessExpired as death:
                self.indexed.clear()
                self.begin()
                raise NutshellError("took-too-long" if death.exitcode == -SIGALRM else "too-heavy") from death
            except TimeoutError as silence:
                self._renew()
                raise NutshellError("took-too-long") from silence
            except BrokenProcessPool:
                self._renew()
            except CancelledError as closing:
                raise NutshellError("busy") from closing
        raise NutshellError("too-heavy")

    def forget(self) -> None:
        """Have the worker drop what it keeps: now, or when the job in hand is done."""
        self.indexed.clear()
        with suppress(NutshellError):  # It is closing, and keeps nothing.
            self._schedule(Inline.forget, (), {})

    def close(self) -> None:
        """Take no more jobs and give up the one in hand; a worker that is just starting gets there first."""
        wait([self._begun] if self._begun else [], STARTING)
        with self._lock:
            self._closed = True
            self._pool.stop()  # type: ignore[no-untyped-call]
            if self._promise:
                self._promise.cancel()  # type: ignore[no-untyped-call]

    def join(self) -> None:
        """Wait until a closed lane has no process and no thread."""
        self._pool.join()

    def _schedule(self, job: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Promise:
        if not self._pool.active:
            self._renew()
        with self._lock:
            if self._closed:
                raise NutshellError("busy")
            return self._pool.schedule(worker.perform, (job, args, kwargs))

    def _renew(self) -> None:
        """A new pool for one that lost its worker, or from which nothing is heard."""
        with self._lock:
            if not self._closed:
                self._pool.stop()  # type: ignore[no-untyped-call]
                self._pool.join()
                self._pool = self._make()
                self.indexed.clear()
