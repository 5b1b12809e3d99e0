"""The Bot API over HTTP: paths, bodies in the three forms Telegram takes, files, and broken connections."""

import asyncio
import json
import socket
import struct
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from tornado.httputil import HTTPServerRequest
from tornado.web import Application, RequestHandler

from bot.botapi.api import NOT_FOUND, UNAUTHORIZED, Answer, Api
from bot.botapi.files import DOWNLOAD_LIMIT
from bot.botapi.parameters import Body, Upload
from bot.botapi.refusals import Refusal, bad_request
from bot.botapi.world import World

# Closing a socket that lingers for no time sends a reset instead of an orderly end.
_RESET = struct.pack("ii", 1, 0)


def application(world: World, api: Api, token: str) -> Application:
    """The two kinds of address that Telegram has: methods and files."""
    shared = {"world": world, "api": api, "token": token}
    routes: list[Any] = [
        (r"/bot([^/]+)/([^/]+)", MethodHandler, shared),
        (r"/file/bot([^/]+)/(.+)", FileHandler, shared),
        (r".*", NotFoundHandler),
    ]
    # Every refusal would be logged as a warning, although refusing is what this server is for.
    return Application(routes, log_function=lambda handler: None)


class _Handler(RequestHandler):
    def initialize(self, world: World, api: Api, token: str) -> None:
        self.world = world
        self.api = api
        self.token = token
        self.polling: asyncio.Future[Answer] | None = None

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """A fault of this server, said so that no test takes it for Telegram's word."""
        refusal = Refusal(status_code, f"{HTTPStatus(status_code).phrase} (a fault of the local server)")
        self.finish(refusal.body())

    def refuse(self, refusal: Refusal) -> None:
        """Answer with a refusal."""
        self.set_status(refusal.code)
        self.finish(refusal.body())


class MethodHandler(_Handler):
    """``/bot<token>/<method>``, by GET or POST."""

    async def get(self, token: str, method: str) -> None:
        """Carry out a call."""
        try:
            if token != self.token:
                raise UNAUTHORIZED
            body = read_body(self.request)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        work = asyncio.ensure_future(self.api.call(method, body))
        # Whoever hangs up while polling waits no longer; any other call takes effect all the same.
        self.polling = work if method.lower() == "getupdates" else None
        with suppress(asyncio.CancelledError):
            await self.send(await work)

    post = get

    def on_connection_close(self) -> None:
        """Stop waiting for updates on behalf of somebody who hung up."""
        if self.polling:
            self.polling.cancel()

    async def send(self, answer: Answer) -> None:
        """Answer, or break off as a fault asks."""
        kind = answer.fault.kind if answer.fault else None
        text = json.dumps(answer.body).encode()
        if kind in {"reset-before", "reset-after"}:
            self.reset()
        elif kind == "truncate":
            await self.truncate(text)
        else:
            self.set_status(answer.status)
            self.set_header("Content-Type", "application/json")
            self.finish(text)

    def reset(self) -> None:
        """Break the connection without a word."""
        stream = self.detach()
        stream.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        stream.close()

    async def truncate(self, text: bytes) -> None:
        """Promise the whole answer and send half of it."""
        stream = self.detach()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n"
        await stream.write(head.encode() + text[: len(text) // 2])
        stream.close()


class FileHandler(_Handler):
    """``/file/bot<token>/<path>``: downloads."""

    def get(self, token: str, path: str) -> None:
        """Send the bytes of a file."""
        file = self.world.files.at(path)
        if token != self.token:
            self.refuse(UNAUTHORIZED)
        elif file is None or file.size > DOWNLOAD_LIMIT:
            self.refuse(NOT_FOUND)
        else:
            self.set_header("Content-Type", "application/octet-stream")
            self.finish(file.data)


class NotFoundHandler(RequestHandler):
    """Any other address."""

    def prepare(self) -> None:
        """Refuse it."""
        self.set_status(NOT_FOUND.code)
        self.finish(NOT_FOUND.body())


def read_body(request: HTTPServerRequest) -> Body:
    """The parameters of a request, from its address and its body."""
    texts = {name: _decode(values[-1]) for name, values in request.arguments.items()}
    if request.headers.get("Content-Type", "").startswith("application/json") and request.body:
        texts |= _json(request.body)
    files = {
        name: Upload(each[0]["filename"], each[0]["content_type"], each[0]["body"])
        for name, each in request.files.items()
    }
    return Body(texts, files)


def _json(body: bytes) -> dict[str, str]:
    try:
        values = json.loads(body)
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise bad_request("can't parse JSON object")
    given = {name: each for name, each in values.items() if each is not None}
    return {name: each if isinstance(each, str) else json.dumps(each) for name, each in given.items()}


def _decode(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
