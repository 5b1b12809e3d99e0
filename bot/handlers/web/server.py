"""What the browser talks to: the page, a stream of what changes, and what people do. For this machine alone."""

from __future__ import annotations

import asyncio
import secrets
import socket
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.web import Application

from bot.handlers.web import answers
from bot.handlers.web.acts import Acts
from bot.handlers.web.answers import Playing
from bot.handlers.web.scene import Scene
from bot.handlers.web.tap import Tap

LOOPBACK = "127.0.0.1"
LARGEST = 24 * 1024 * 1024
"""Bytes of a request: a file of the 20 MB that a bot may download, and what stands around it."""


class Page:
    """The try-out page of a scene, once it listens; ``locale`` is spoken to whoever's language is not known."""

    def __init__(self, scene: Scene, tap: Tap, locale: str) -> None:
        token = secrets.token_urlsafe(24)
        self._playing = Playing(scene, Acts(scene), tap, token, locale, asyncio.Event(), set())
        self._server: HTTPServer | None = None
        self.address = ""

    def listen(self, port: int = 0) -> str:
        """Answer on a port of the loopback interface, any free one for 0; the address. Raises OSError."""
        listening = socket.create_server((LOOPBACK, port))
        listening.setblocking(False)
        chosen = listening.getsockname()[1]
        hosts = {f"{name}:{chosen}" for name in (LOOPBACK, "localhost")}
        made = Application(_routes(self._playing, hosts), log_function=lambda _: None)
        self._server = HTTPServer(made, max_body_size=LARGEST)
        self._server.add_socket(listening)
        self.address = f"http://{LOOPBACK}:{chosen}/{self._playing.token}/"
        return self.address

    async def close(self) -> None:
        """Answer no more; whoever listens is let go first."""
        self._playing.ending.set()
        with self._playing.scene.world.transaction():
            pass
        if self._playing.listening:
            await asyncio.wait(self._playing.listening)
        if self._server:
            self._server.stop()
            await self._server.close_all_connections()


def _routes(playing: Playing, hosts: set[str]) -> list[Any]:
    given = {"playing": playing, "hosts": frozenset(hosts)}
    return [
        (r"/([\w-]+)/", answers.FileOfPage, given),
        (r"/([\w-]+)/page/([a-z-]+\.[a-z]+)", answers.FileOfPage, given),
        (r"/([\w-]+)/words", answers.Words, given),
        (r"/([\w-]+)/stream", answers.Stream, given),
        (r"/([\w-]+)/do", answers.Doing, given),
        (r"/([\w-]+)/send", answers.Sending, given),
        (r"/([\w-]+)/file/(\w+)", answers.Download, given),
        (r"/([\w-]+)/why", answers.Why, given),
        (r".*", answers.Handler, given),
    ]
