"""The server a bot talks to, in a thread of its own."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from bot.botapi.api import Api
from bot.botapi.calls import Call
from bot.botapi.faults import Fault, Faults, Flood, Kind
from bot.botapi.polling import Poller
from bot.botapi.pushing import Pusher
from bot.botapi.transport import application
from bot.botapi.world import World

_START = 10.0


class BotApiServer:
    """The Bot API of one bot in one world, on a free port of this machine.

    A context manager: ``with BotApiServer(world) as server``. Every method may be called from any thread;
    those that wait have a twin for tests that share their event loop with the bot (``until``,
    ``until_idle``).
    """

    def __init__(self, world: World, token: str | None = None) -> None:
        self.world = world
        self.token = token or f"{world.bot.id}:local-bot-api-token"
        self.port = 0
        self._faults = Faults(world.clock)
        self._poller = Poller(world)
        self._api = Api(world, self._faults, self._poller)
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="bot-api", daemon=True)
        self._ready = threading.Event()
        self._stop: Callable[[], object] = lambda: None

    @property
    def base_url(self) -> str:
        """What python-telegram-bot wants as ``base_url``."""
        return f"http://127.0.0.1:{self.port}/bot"

    @property
    def base_file_url(self) -> str:
        """What python-telegram-bot wants as ``base_file_url``."""
        return f"http://127.0.0.1:{self.port}/file/bot"

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every call so far, in the order in which they ended."""
        with self.world.transaction():
            return tuple(self._api.calls)

    def calls_of(self, method: str) -> tuple[Call, ...]:
        """The calls of one method."""
        return tuple(call for call in self.calls if call.method == method)

    def take_calls(self) -> tuple[Call, ...]:
        """Every call since the last time, none of which is remembered any longer: for runs of very many."""
        with self.world.transaction():
            taken = tuple(self._api.calls)
            self._api.calls.clear()
            return taken

    # Making life hard

    def fail_next(self, method: str, status: Kind | int, *, times: int = 1, delay: float = 1.0) -> None:
        """Let the next calls of a method fail, with an HTTP status or as ``Fault`` describes."""
        self._faults.plan(method, Fault(status, delay), times)

    def flood(self, chat_id: int | None, retry_after: int, count: int = 1) -> None:
        """Refuse the next calls to a chat (or to any) with "Too Many Requests"."""
        self._faults.flood(Flood(chat_id, retry_after, count))

    def enforce_limits(self) -> None:
        """Hold the bot to 30 messages a second, one a second in a chat, twenty a minute in a group."""
        self._faults.limited = True

    # Waiting

    def wait_for(self, predicate: Callable[[], object], timeout: float = 5.0) -> None:
        """Wait until something is true; ``TimeoutError`` names the last calls if it never becomes so."""
        self.world.wait_for(predicate, timeout, self._explain)

    async def until(self, predicate: Callable[[], object], timeout: float = 5.0) -> None:  # noqa: ASYNC109  (a thread waits)
        """``wait_for`` without blocking the event loop."""
        await asyncio.to_thread(self.wait_for, predicate, timeout)

    def idle(self, timeout: float = 5.0, quiet: float = 0.0) -> None:
        """Wait until every update is confirmed, no call is running and none has ended for ``quiet`` seconds.

        A bot may confirm an update before it acts on it: ask for a little quiet to see what it does not do.
        """
        self.wait_for(lambda: self._is_idle(quiet), timeout)

    async def until_idle(self, timeout: float = 5.0, quiet: float = 0.0) -> None:  # noqa: ASYNC109  (a thread waits)
        """``idle`` without blocking the event loop."""
        await asyncio.to_thread(self.idle, timeout, quiet)

    def _is_idle(self, quiet: float) -> bool:
        at_rest = not self.world.updates.pending and not self._api.running
        return at_rest and time.monotonic() - self._api.last_end >= quiet

    def _explain(self) -> str:
        return "last calls:\n" + "\n".join(map(str, self._api.calls[-5:]))

    # Running

    def start(self) -> None:
        """Listen; return when the port is known."""
        self._thread.start()
        if not self._ready.wait(_START):
            raise RuntimeError("the local Bot API server did not start")

    def stop(self) -> None:
        """Hang up on everybody and end the thread."""
        self._stop()
        self._thread.join(_START)

    def __enter__(self) -> BotApiServer:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    async def _serve(self) -> None:
        loop, end, pusher = asyncio.get_running_loop(), asyncio.Event(), Pusher(self.world)
        http = HTTPServer(application(self.world, self._api, self.token))
        sockets = bind_sockets(0, "127.0.0.1")
        http.add_sockets(sockets)
        self.port = sockets[0].getsockname()[1]
        self._stop = lambda: loop.call_soon_threadsafe(end.set)

        def wake() -> None:
            self._poller.wake()
            pusher.wake()

        def notify() -> None:
            # A change may still be on its way here while the loop closes.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(wake)

        unwatch = self.world.watch(notify)
        pushing = asyncio.create_task(pusher.run())
        self._ready.set()
        await end.wait()
        unwatch()
        pushing.cancel()
        http.stop()
        await http.close_all_connections()
