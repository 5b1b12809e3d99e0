"""From receipt to answer: what is stored at once, worked on in turn, and looked after as long as the bot runs."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import count
from typing import Any, TypeVar

from bot.delivery import turns
from bot.delivery.clock import Look, keep_time
from bot.delivery.leases import Lease
from bot.delivery.patience import persist
from bot.delivery.slots import Slots
from bot.delivery.turns import Handle, Turns
from bot.logs import cause
from bot.metrics import Metrics
from bot.store import Arrival, Limits, Store
from bot.store.engine import companion

log = logging.getLogger(__name__)

BEAT = 5.0
"""Seconds between two looks at whether everybody is alive: a dead machine's work waits no longer than this."""
LOST = 30.0
"""Seconds after which a workflow that is ours, pending and not running was lost on the way, and is begun again."""
SWEEP = 60.0
"""Seconds between two times that what is old, or erased, is cleared away."""
HOUR = 3600.0
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long, in hours, it is remembered that an update was answered, and how much may wait for an answer."""

    hours: float
    limits: Limits


class Delivery:
    """Receives updates and has each answered once. Lives in one event loop."""

    def __init__(
        self, store: Store, lease: Lease, handle: Handle, slots: Slots, keeping: Keeping, metrics: Metrics
    ) -> None:
        self._store = store
        self._lease = lease
        self._handle = handle
        self._slots = slots
        self._keeping = keeping
        self._metrics = metrics
        self._engine = companion(store.engine)
        self._turns = Turns(self._engine, lease.executor, self._answer)
        self._arrivals: list[tuple[Arrival, asyncio.Future[None]]] = []
        self._arrived = asyncio.Event()
        self._running: dict[int, asyncio.Task[None]] = {}
        self._rest = asyncio.Event()
        self._rest.set()
        self._tasks: list[asyncio.Task[None]] = []
        self._missed: dict[int, float] = {}
        self._next_sweep = 0.0
        self._look: Look | None = None

    @property
    def lease(self) -> Lease:
        """This machine's sign of life."""
        return self._lease

    def keep_time(self, look: Look) -> None:
        """Look, from the start on, at what is due by the clock."""
        self._look = look

    async def start(self) -> None:
        """Begin to work: first on what was left."""
        await self._turns.launch()
        self._tasks = [asyncio.create_task(each()) for each in (self._store_arrivals, self._look_after)]
        if self._look:
            clock = keep_time(self._look, self._turns.put, self._turns.ring)
            self._tasks.append(asyncio.create_task(clock))

    async def stop(self, drain: float) -> None:
        """Begin nothing more, wait so many seconds for what is being answered, and leave the rest for later."""
        self._turns.pause()
        with suppress(TimeoutError):
            async with asyncio.timeout(drain):
                await self._rest.wait()
        if self._running:
            log.warning("%d answers are left for the next start", len(self._running))
        left = [*self._tasks, *self._running.values()]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await asyncio.to_thread(self._close)

    async def receive(self, arrivals: Sequence[Arrival]) -> None:
        """Return when the updates are stored, however long that takes; those that were here before are dropped."""
        loop = asyncio.get_running_loop()
        stored = [(arrival, loop.create_future()) for arrival in arrivals]
        self._arrivals += stored
        self._arrived.set()
        for _, future in stored:
            await future

    async def _store_arrivals(self) -> None:
        """Whatever has come in while the last lot was written is the next lot: one transaction for all of it."""
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            lot, self._arrivals = self._arrivals, []
            await self._store_lot([arrival for arrival, _ in lot])
            self._turns.ring()
            for _, future in lot:
                if not future.done():
                    future.set_result(None)

    async def _store_lot(self, arrivals: list[Arrival]) -> None:
        """Store what has come in; one that no database takes must not keep the others out."""
        try:
            fresh = await persist(partial(asyncio.to_thread, self._receive, arrivals))
            self._metrics.repeated(len(arrivals) - fresh)
        except Exception as error:  # noqa: BLE001  (whatever it is, it would come again and again)
            if len(arrivals) > 1:
                for arrival in arrivals:
                    await self._store_lot([arrival])
            else:
                log.error("an update cannot be stored: %s", cause(error))
                self._metrics.failed(error)

    def _receive(self, lot: list[Arrival]) -> int:
        return self._store.inbox.receive(lot, time.time(), self._keeping.limits, self._turns.put)

    async def _answer(self, number: int, excess: bool) -> None:
        """Have one update answered; a database that fails in the middle is waited for."""
        task = asyncio.current_task()
        assert task is not None
        self._running[number] = task
        self._rest.clear()
        try:
            await persist(partial(self._attempt, number, excess, _Shown(self._slots)))
        finally:
            self._running.pop(number, None)
            if not self._running:
                self._rest.set()

    async def _attempt(self, number: int, excess: bool, shown: _Shown) -> None:
        shown.begin()
        arrival = await asyncio.to_thread(self._store.inbox.waiting, number)
        if arrival:
            self._metrics.took("queued", time.time() - arrival.received)
            others = await self._handle(arrival, excess, shown)
            await asyncio.to_thread(self._settle, number, others)
            self._metrics.took("answered", time.time() - arrival.received)

    def _settle(self, number: int, others: Sequence[int]) -> None:
        self._store.inbox.settle(number, time.time(), others)
        self._store.scrub_again()

    async def _look_after(self) -> None:
        """Every few seconds: hold the lease, take over what the dead have left, clear away what is old."""
        while True:
            try:
                await asyncio.to_thread(self._beat)
            except Exception as error:  # noqa: BLE001  (it goes on as long as the bot does)
                log.warning("the database does not answer: %s", cause(error))
            await asyncio.sleep(BEAT)

    def _beat(self) -> None:
        self._lease.renew()
        for executor, numbers in self._turns.pending().items():
            if executor == self._lease.executor:
                self._resume_lost(numbers)
            else:
                self._take_over(executor, numbers)
        if time.monotonic() >= self._next_sweep:
            self._next_sweep = time.monotonic() + SWEEP
            self._sweep()

    def _resume_lost(self, numbers: list[int]) -> None:
        """Begin again what is written down as begun here, and is not: its end could not be written down."""
        now = time.monotonic()
        idle = (number for number in numbers if number not in self._running)
        self._missed = {number: self._missed.get(number, now) for number in idle}
        lost = [number for number, since in self._missed.items() if now - since > LOST]
        if lost:
            self._turns.resume(lost)

    def _take_over(self, executor: str, numbers: list[int]) -> None:
        with self._lease.dead(executor) as dead:
            if dead:
                log.warning("taking over %d answers of a machine that has gone", len(numbers))
                self._turns.resume(numbers)

    def _sweep(self) -> None:
        before = time.time() - self._keeping.hours * HOUR
        self._store.posts.expire(datetime.now(UTC))
        self._store.inbox.sweep(before)
        self._turns.sweep(datetime.fromtimestamp(before, UTC).isoformat())
        self._store.scrub()

    def _close(self) -> None:
        self._turns.close()
        self._engine.dispose()
        self._lease.close()


class _Shown:
    """What an update's workflow has shown so far: in this process, and in the workflow's record."""

    def __init__(self, slots: Slots) -> None:
        self._slots = slots
        self._results: dict[int, Any] = {}
        self._steps = count()

    def begin(self) -> None:
        """All over again, without showing anything twice."""
        self._steps = count()

    async def __call__(self, act: Callable[[], Awaitable[Result]]) -> Result:
        step = next(self._steps)
        if step not in self._results:
            try:
                self._results[step] = await turns.once(partial(self._keep, step, act))
            finally:
                self._slots.give_back()
        return self._results[step]  # type: ignore[no-any-return]

    async def _keep(self, step: int, act: Callable[[], Awaitable[Result]]) -> Result:
        """Kept before it is written down: the database may fail just then."""
        result = self._results[step] = await act()
        return result
