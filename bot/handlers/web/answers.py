"""What the page asks for and what it tells: each kind of request, let in by :class:`Handler` alone."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import resources
from typing import Any
from urllib.parse import quote

from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, RequestHandler

from bot.botapi.refusals import Refusal
from bot.handlers.web import samples, why, wording
from bot.handlers.web.acts import Acts
from bot.handlers.web.scene import Scene
from bot.handlers.web.tap import Tap
from bot.handlers.web.view import View

LONGEST = 4 * 1024 * 1024
"""Bytes of something done: a book pasted as text."""
BEAT_SECONDS = 15.0
"""How often a silent stream says that it is alive."""
KINDS = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
            "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
            "require-trusted-types-for 'script'", "trusted-types 'none'",
        )
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}  # fmt: skip
"""The address holds a secret, and no text of anybody's may become part of the page's own markup."""


@dataclass(frozen=True, slots=True)
class Playing:
    """What every request is about."""

    scene: Scene
    acts: Acts
    tap: Tap
    token: str
    locale: str
    ending: asyncio.Event
    listening: set[asyncio.Task[Any]]


class Handler(RequestHandler):
    """Answers only who knows the address, asks by a name of this machine, and comes from the page itself."""

    def initialize(self, playing: Playing, hosts: frozenset[str]) -> None:
        """Take what is played with, and the names this machine may be called by."""
        self.playing, self.hosts = playing, hosts

    def set_default_headers(self) -> None:
        """Say on everything what a browser may do with it."""
        for name, value in HEADERS.items():
            self.set_header(name, value)
        self.clear_header("Server")

    def prepare(self) -> None:
        """Refuse whoever has no business here: another site by a name of its own, or by the browser's help."""
        token = self.path_args[0] if self.path_args else ""
        origin = self.request.headers.get("Origin", "")
        if self.request.host not in self.hosts or (origin and origin.removeprefix("http://") not in self.hosts):
            raise HTTPError(403)
        if not hmac.compare_digest(token.encode(), self.playing.token.encode()):
            raise HTTPError(404)

    def write_error(self, status_code: int, **_: Any) -> None:
        """A status says enough."""
        self.set_status(status_code)
        self.finish()

    @property
    def locale_asked(self) -> str:
        """The language of the browser."""
        return wording.preferred(self.request.headers.get("Accept-Language", ""), self.playing.locale)

    def tell(self, value: object) -> None:
        """Answer with JSON."""
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps(value, ensure_ascii=False))

    async def beside(self, act: Callable[[], object]) -> object:
        """Do something beside the event loop; what cannot be done becomes a status."""
        try:
            return await asyncio.to_thread(act)
        except TimeoutError:
            raise HTTPError(504) from None
        except (ValueError, LookupError, TypeError, Refusal):
            raise HTTPError(400) from None


class FileOfPage(Handler):
    """The page, and what belongs to it."""

    def get(self, _token: str, name: str = "index.html") -> None:
        """Send a file; of HTML in the reader's language."""
        ending = name.rpartition(".")[2]
        file = resources.files("bot.handlers.web") / "page" / name
        if ending not in KINDS or not file.is_file():
            raise HTTPError(404)
        text = file.read_text(encoding="utf-8")
        self.set_header("Content-Type", f"{KINDS[ending]}; charset=utf-8")
        self.finish(wording.fill(text, self.locale_asked) if ending == "html" else text)


class Words(Handler):
    """What the page says, and the articles at hand."""

    def get(self, _token: str) -> None:
        """Tell them in the reader's language, which everybody on the page reads from now on."""
        self.playing.scene.speak(self.locale_asked)
        self.tell({"words": wording.words(self.locale_asked), "samples": samples.as_json()})


class Stream(Handler):
    """Everything there is, then every change, as events of the server (HTML, "Server-sent events")."""

    async def get(self, _token: str) -> None:
        """Tell for as long as somebody listens."""
        self.set_header("Content-Type", "text/event-stream; charset=utf-8")
        view, changed, loop = View(self.playing.scene), asyncio.Event(), asyncio.get_running_loop()

        def notice() -> None:
            with suppress(RuntimeError):  # The loop may have ended meanwhile.
                loop.call_soon_threadsafe(changed.set)

        unwatch = self.playing.scene.world.watch(notice)
        task = asyncio.current_task()
        assert task
        self.playing.listening.add(task)
        task.add_done_callback(self.playing.listening.discard)
        try:
            first = True
            with suppress(StreamClosedError):
                while not self.playing.ending.is_set():
                    await self._tell(view.changes() | {"first": first, "time": self.playing.scene.clock.time()})
                    first = False
                    await self._wait(changed)
        finally:
            unwatch()

    async def _wait(self, changed: asyncio.Event) -> None:
        """Wait for a change; who has gone meanwhile is noticed by a sign of life."""
        while True:
            try:
                await asyncio.wait_for(changed.wait(), BEAT_SECONDS)
            except TimeoutError:
                self.write(":\n\n")
                await self.flush()
            else:
                changed.clear()
                return

    async def _tell(self, news: dict[str, Any]) -> None:
        if news["first"] or news["around"] or news["messages"]:
            self.write(f"data: {json.dumps(news, ensure_ascii=False)}\n\n")
            await self.flush()


class Doing(Handler):
    """What a person does."""

    async def post(self, _token: str) -> None:
        """Do it; 400 where it cannot be done, 504 where the bot does not answer."""
        if len(self.request.body) > LONGEST:
            raise HTTPError(413)
        asked = await self.beside(lambda: json.loads(self.request.body))
        if not isinstance(asked, dict):
            raise HTTPError(400)
        self.tell(await self.beside(lambda: self.playing.acts.do(asked)))


class Sending(Handler):
    """A file that a person sends: its bytes are the body, the rest is in the address."""

    async def post(self, _token: str) -> None:
        """Take it."""
        name = self.get_query_argument("name", "document")[-120:]
        kind = self.request.headers.get("Content-Type") or "application/octet-stream"

        def send() -> None:
            asked = {key: int(self.get_query_argument(key)) for key in ("who", "chat")}
            self.playing.acts.file(asked, name, kind, self.request.body)

        await self.beside(send)
        self.tell({})


class Download(Handler):
    """A file that somebody sent. It is never shown, only saved: it may be a page with a script in it."""

    def get(self, _token: str, file_id: str) -> None:
        """Send its bytes."""
        try:
            file = self.playing.scene.world.files.get(file_id)
        except Refusal:
            raise HTTPError(404) from None
        name = quote(self.get_query_argument("name", "document"), safe="")
        self.set_header("Content-Type", "application/octet-stream")
        self.set_header("Content-Disposition", f"attachment; filename*=UTF-8''{name}")
        self.finish(file.data)


class Why(Handler):
    """Where a reply comes from."""

    async def get(self, _token: str) -> None:
        """Tell; null of a reply that quotes nothing."""

        def explained() -> object:
            chat, number = (int(self.get_query_argument(name)) for name in ("chat", "message"))
            message = self.playing.scene.message(chat, number)
            return why.explain(self.playing.tap.outcome(chat, number), message.text)

        self.tell(await self.beside(explained))
