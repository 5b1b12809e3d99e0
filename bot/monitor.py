"""How the running bot is, over HTTP: ``/healthz`` it answers, ``/readyz`` what it needs does, ``/metrics``.

Nothing here holds a secret, an address or a text; yet a monitor belongs on loopback or in a network of one's own.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import re
import socket
import threading
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from http.client import responses
from typing import Any, Generic, TypeVar

from tornado.httpserver import HTTPServer
from tornado.routing import URLSpec
from tornado.web import Application, HTTPError, RequestHandler

from summarizer.errors import NutshellError

Checking = Callable[[], str] | Callable[[], Awaitable[str]]
"""Returns "" when all is well, else a reason of a few words; one that is no coroutine function may block."""
Expose = Callable[[], tuple[bytes, str]]
Result = TypeVar("Result")

SECONDS = 2.0
"""How long a check may take; a probe of Docker waits thirty, one of Kubernetes as long as it is told to."""
REASON = re.compile(r"(?=.{1,60}$)[A-Za-z]+([ _-][A-Za-z]+)*")
"""Words without digits and dots: no id, token or address looks like that."""
LATE = "no answer in time"
OK = "ok"
LARGEST = 1_000_000
"""Bytes of a request's body at most; those of Telegram, whose webhook may be served here too, are far smaller."""
LONGEST = 16_384
"""Bytes of a request's headers at most; a probe sends hundreds."""
IDLE_SECONDS = 75.0
"""How long a connection may say nothing: Prometheus asks every 15 to 60 seconds on the same one."""


def routes(
    checks: Mapping[str, Checking], expose: Expose | None = None, seconds: float = SECONDS
) -> list[URLSpec]:
    """The routes of a tornado application: ``/healthz``, ``/readyz``, and ``/metrics`` where ``expose`` is given.

    Checks and ``expose`` run on threads of their own, each once at a time and for so many seconds.
    """
    asked = {name: _Asked(check, seconds) for name, check in checks.items()}
    found = [URLSpec("/healthz", _Alive), URLSpec("/readyz", _Ready, {"checks": asked})]
    return [*found, URLSpec("/metrics", _Counts, {"expose": _Asked(expose, seconds)})] if expose else found


def serve(listen: str, routes: Sequence[URLSpec]) -> HTTPServer:
    """Answer at "host:port" or "[::1]:port" in the running event loop until the server is stopped.

    Raises NutshellError when nothing can listen there.
    """
    host, _, port = listen.rpartition(":")
    try:
        bound = _bound(host.removeprefix("[").removesuffix("]"), int(port))
    except (OSError, ValueError):
        raise NutshellError("listen-failed", address=listen) from None
    server = HTTPServer(
        Application(list(routes), default_handler_class=_Nothing, log_function=_say_nothing),
        max_header_size=LONGEST,
        max_body_size=LARGEST,
        idle_connection_timeout=IDLE_SECONDS,
    )
    server.add_sockets([bound])
    return server


def _bound(host: str, port: int) -> socket.socket:
    if port not in range(65536):
        raise ValueError(port)
    bound = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    bound.setblocking(False)
    return bound


class _Page(RequestHandler):
    """A short answer to GET and HEAD, without the server's name."""

    SUPPORTED_METHODS: tuple[str, ...] = ("GET", "HEAD")

    def set_default_headers(self) -> None:
        """Name no software; let nobody keep the answer."""
        self.clear_header("Server")
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Cache-Control", "no-store")

    def compute_etag(self) -> None:
        """Make no tag: an answer is always given in full."""

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say what the status says."""
        if status_code == 405:
            self.set_header("Allow", ", ".join(self.SUPPORTED_METHODS))
        self.finish(f"{responses.get(status_code, 'Error')}\n")

    async def head(self) -> None:
        """Answer as GET does; what is written is not sent."""
        await self.get()

    async def get(self) -> None:
        """Answer."""
        raise HTTPError(404)


class _Nothing(_Page):
    """Every path there is nothing at, whatever the method."""

    SUPPORTED_METHODS = RequestHandler.SUPPORTED_METHODS

    def prepare(self) -> None:
        """Answer before anything is looked at."""
        raise HTTPError(404)


class _Alive(_Page):
    """The event loop answers: that is all there is to know."""

    async def get(self) -> None:
        """Say so."""
        self.write(f"{OK}\n")


class _Ready(_Page):
    """Whether everything the bot needs answers."""

    def initialize(self, checks: Mapping[str, _Asked[str]]) -> None:
        """Take what is to be asked."""
        self._checks = checks

    async def get(self) -> None:
        """Ask all at once, and tell each."""
        reasons = await asyncio.gather(*map(_reason, self._checks.values()))
        ready = all(reason == OK for reason in reasons)
        self.set_status(200 if ready else 503)
        self.set_header("Content-Type", "application/json")
        told = dict(zip(self._checks, reasons, strict=True))
        self.write(json.dumps({"ready": ready, "checks": told}) + "\n")


class _Counts(_Page):
    """The metrics."""

    def initialize(self, expose: _Asked[tuple[bytes, str]]) -> None:
        """Take what tells them."""
        self._expose = expose

    async def get(self) -> None:
        """Tell them, when they can be told in time."""
        try:
            body, kind = await self._expose.answer()
        except TimeoutError:
            raise HTTPError(503) from None
        self.set_header("Content-Type", kind)
        self.write(body)


class _Asked(Generic[Result]):
    """Something that is asked once at a time: who asks meanwhile is told the same."""

    def __init__(self, ask: Callable[[], Result] | Callable[[], Awaitable[Result]], seconds: float) -> None:
        self._ask: Callable[[], Any] = ask
        self._seconds = seconds
        self._asking: asyncio.Future[Result] | None = None

    async def answer(self) -> Result:
        """The answer, or what it raised; TimeoutError when there is none in time, the asking then goes on."""
        if self._asking is None or self._asking.done():
            self._asking = asyncio.ensure_future(
                self._ask() if inspect.iscoroutinefunction(self._ask) else _in_thread(self._ask)
            )
            self._asking.add_done_callback(_look_at)
        return await asyncio.wait_for(asyncio.shield(self._asking), self._seconds)


async def _reason(check: _Asked[str]) -> str:
    try:
        said = await check.answer()
    except TimeoutError:
        return LATE
    except Exception as error:  # noqa: BLE001  (whatever it is, the check did not pass)
        said = type(error).__name__
    return (said if REASON.fullmatch(said) else "failed") if said else OK


async def _in_thread(ask: Callable[[], Result]) -> Result:
    """Ask on a thread that the end of the process does not wait for, as it would for one of a pool."""
    loop = asyncio.get_running_loop()
    answered: asyncio.Future[Result] = loop.create_future()

    def run() -> None:
        try:
            told = ask()
        except Exception as error:  # noqa: BLE001  (it is raised where the answer is awaited)
            tell(answered.set_exception, error)
        else:
            tell(answered.set_result, told)

    def tell(how: Callable[[Any], None], what: object) -> None:
        with suppress(RuntimeError):  # The loop has ended meanwhile.
            loop.call_soon_threadsafe(lambda: None if answered.done() else how(what))

    threading.Thread(target=run, name="monitor", daemon=True).start()
    return await answered


def _look_at(asked: asyncio.Future[Any]) -> None:
    """An error that came when nobody waited any more is no news."""
    if not asked.cancelled():
        asked.exception()


def _say_nothing(_: RequestHandler) -> None:
    """A probe every few seconds is nothing to log, and an unknown path may be anyone's text."""
