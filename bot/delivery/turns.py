"""The chats' turns: a queue of DBOS with the chat as partition, looked at when there is something to see.

DBOS looks at a queue every so often, which is too seldom for an answer and too often for an idle machine (at every
10 ms it takes a third of a core). So its worker is given a bell to wait on: rung when something arrives and when a
chat's turn ends, it looks at once; unrung, once a second, for what other machines have received.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from dbos import DBOS, DBOSClient, DBOSConfig, DBOSPortableJSONSerializer
from dbos._queue import queue_worker_thread
from sqlalchemy import Connection, Engine

if TYPE_CHECKING:
    from bot.store import Arrival

NAME = "nutshell"
QUEUE = "inbox"
WORKFLOW = "answer"
STEP = "show"
VERSION = "1"
"""Of the workflow, not of the code: what one release has begun the next one ends."""
ATTEMPTS = 25
"""Times a workflow is begun before it is given up: whatever it does ends the process."""
PATIENCE = 1.0
"""Seconds between two looks at a queue when nobody rang."""
BREATH = 0.01
"""Seconds at least between two looks: under load one look finds the work of many."""
THREADS = 16
"""Of those that write to the database: more only wait for one another."""
SWEPT = 500
"""Workflows that are deleted at a time."""
Result = TypeVar("Result")


class Once(Protocol):
    """Does something that must not happen twice, or gives what came of it when it was done before."""

    async def __call__(self, act: Callable[[], Awaitable[Result]]) -> Result:
        """``act`` returns something JSON can hold."""


Handle = Callable[["Arrival", bool, Once], Awaitable[Sequence[int]]]
"""Answers an update; true for one that is too many. May be called again for the same update after a failure.

Returns the numbers of others that waited behind it and were answered with it.
"""
Run = Callable[[int, bool], Awaitable[None]]


class Bell(threading.Event):
    """What a queue's worker waits on between two looks: set, it ends; rung, it looks at once."""

    def __init__(self) -> None:
        super().__init__()
        self._rung = threading.Event()
        self._last = 0.0

    def ring(self) -> None:
        """There is something to see."""
        self._rung.set()

    def set(self) -> None:
        """End."""
        super().set()
        self._rung.set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the bell rings or patience ends; true when all is to end."""
        self._rung.wait(timeout)
        rest = self._last + BREATH - time.monotonic()
        if rest > 0 and not self.is_set():
            time.sleep(rest)
        self._rung.clear()
        self._last = time.monotonic()
        return self.is_set()


class Turns:
    """The queue of one process: what is put there is run, here or on another machine."""

    def __init__(self, engine: Engine, executor: str, run: Run) -> None:
        self._bell = Bell()
        self._dbos = DBOS(
            config=DBOSConfig(
                name=NAME,
                system_database_engine=engine,
                executor_id=executor,
                application_version=VERSION,
                log_level="WARNING",
                max_executor_threads=THREADS,
                use_listen_notify=False,
                serializer=DBOSPortableJSONSerializer(),
            )
        )
        self._client = DBOSClient(
            system_database_engine=engine,
            application_name=NAME,
            serializer=DBOSPortableJSONSerializer(),
            lazy=True,
        )
        self._run = run
        DBOS.workflow(name=WORKFLOW, max_recovery_attempts=ATTEMPTS)(self._answer())

    async def launch(self) -> None:
        """Begin to work on the queue, in the running event loop."""
        DBOS.listen_queues([])
        DBOS.launch()
        queue = await DBOS.register_queue_async(
            QUEUE, partition_concurrency=1, polling_interval_sec=PATIENCE, on_conflict="always_update"
        )
        worker = threading.Thread(
            target=queue_worker_thread, args=(self._bell, self._dbos, queue), name="turns", daemon=True
        )
        worker.start()

    def put(self, connection: Connection, arrival: Arrival, excess: bool) -> None:
        """Queue an update in a transaction of the caller's."""
        self._client.enqueue_in_transaction(
            connection,
            {
                "workflow_name": WORKFLOW,
                "queue_name": QUEUE,
                "workflow_id": str(arrival.id),
                "queue_partition_key": _turn(arrival),
                "app_version": VERSION,
            },
            arrival.id,
            excess,
        )

    def ring(self) -> None:
        """Something was put, or a turn has ended."""
        self._bell.ring()

    def resume(self, numbers: list[int]) -> None:
        """Let workflows that were begun and not ended run again, in their chats' turns."""
        DBOS.resume_workflows([str(number) for number in numbers], queue_name=QUEUE)
        self.ring()

    def pending(self) -> dict[str, list[int]]:
        """The workflows that somebody has begun and not ended, by who has."""
        begun: dict[str, list[int]] = {}
        for each in DBOS.list_workflows(status="PENDING", queue_name=QUEUE, load_input=False, load_output=False):
            begun.setdefault(each.executor_id or "", []).append(int(each.workflow_id))
        return begun

    def sweep(self, before: str) -> None:
        """Forget the workflows that ended before a time, in ISO form."""
        while ended := DBOS.list_workflows(
            completed_before=before, limit=SWEPT, load_input=False, load_output=False
        ):
            DBOS.delete_workflows([each.workflow_id for each in ended])

    def pause(self) -> None:
        """Begin nothing more."""
        self._bell.set()

    def close(self) -> None:
        """End; what is still running stays pending."""
        self.pause()
        DBOS.destroy(destroy_registry=True)

    def _answer(self) -> Callable[[int, bool], Any]:
        async def answer(number: int, excess: bool) -> None:
            task = asyncio.current_task()
            assert task is not None
            # Only when all of the workflow is written down may the next one of its chat begin.
            task.add_done_callback(lambda _: self.ring())
            await self._run(number, excess)

        return answer


def _turn(arrival: Arrival) -> str:
    """Whose turn it is: what the clock brings, numbered below 0, keeps no answer of its chat waiting."""
    return f"{arrival.chat}" if arrival.id >= 0 else f"clock {arrival.chat}"


async def once(act: Callable[[], Awaitable[Result]]) -> Result:
    """Run a step of the workflow that this is called from."""

    async def step() -> Result:
        return await act()

    return await DBOS.run_step_async({"name": STEP}, step)
