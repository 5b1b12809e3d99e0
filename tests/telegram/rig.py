"""A world to try the local Bot API in."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from bot.botapi import BotApiServer, World
from bot.botapi.entities import Entity


def mark(offset: int, length: int, kind: str = "bold", **fields: Any) -> Entity:
    """A mark on a text."""
    return {"type": kind, "offset": offset, "length": length, **fields}


def buttons(**action: Any) -> dict[str, Any]:
    """A keyboard with one button, "More"."""
    return {"inline_keyboard": [[{"text": "More", **action}]]}


class Rig:
    """A world with Ada, Bob and a group in it, its server, and a caller that is no library."""

    def __init__(self, client: httpx.Client) -> None:
        self.now = 1_750_000_000.0
        self.world = World(clock=lambda: self.now)
        self.server = BotApiServer(self.world)
        self.ada, self.bob = self.world.user("Ada", last_name="L."), self.world.user("Bob", username="bob")
        self.chat = self.ada.private
        self.group = self.world.group("Club", [self.ada, self.bob])
        self.client = client

    def post(self, method: str, **options: Any) -> httpx.Response:
        return self.client.post(f"{self.server.base_url}{self.server.token}/{method}", **options)

    def answer(self, method: str, **parameters: Any) -> dict[str, Any]:
        answered: dict[str, Any] = self.post(method, json=parameters).json()
        return answered

    def call(self, method: str, **parameters: Any) -> Any:
        answered = self.answer(method, **parameters)
        assert answered["ok"], answered
        return answered["result"]

    def refusal(self, method: str, **parameters: Any) -> str:
        answered = self.answer(method, **parameters)
        assert not answered["ok"], answered
        return str(answered["description"])

    def send(self, text: str = "Hello", chat: Any = None, **parameters: Any) -> dict[str, Any]:
        sent: dict[str, Any] = self.call("sendMessage", chat_id=(chat or self.chat).id, text=text, **parameters)
        return sent

    def updates(self, **parameters: Any) -> list[dict[str, Any]]:
        """Everything pending, confirmed at once."""
        pending: list[dict[str, Any]] = self.call("getUpdates", **parameters)
        if pending:
            self.call("getUpdates", offset=pending[-1]["update_id"] + 1)
        return pending


@contextmanager
def running() -> Iterator[Rig]:
    """A rig whose server runs, and in which Ada has started the bot."""
    # An empty context: to load certificates would take longer than a test, and nothing here is encrypted.
    plain = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with httpx.Client(trust_env=False, verify=plain, timeout=10) as client:
        made = Rig(client)
        with made.server:
            made.ada.say("/start")
            yield made
