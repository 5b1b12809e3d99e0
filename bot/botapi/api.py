"""One call of the Bot API from its name and body to its answer, whatever carried it here."""

import asyncio
import time
from dataclasses import dataclass
from typing import Any

from bot.botapi import schema
from bot.botapi.calls import Call
from bot.botapi.faults import Fault, Faults
from bot.botapi.methods import METHODS
from bot.botapi.methods.receiving import Described
from bot.botapi.parameters import Body, decode
from bot.botapi.polling import Poller
from bot.botapi.refusals import Refusal, not_simulated
from bot.botapi.schema import Method
from bot.botapi.world import World

NOT_FOUND = Refusal(404, "Not Found")
UNAUTHORIZED = Refusal(401, "Unauthorized")
_LOGGED_OUT = Refusal(400, "Logged out")
_POLL = "getUpdates"


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: an HTTP status, a body, and how the way back is broken, if it is."""

    status: int
    body: dict[str, Any]
    fault: Fault | None = None


class Api:
    """Carries out calls and remembers them. Lives in the server's event loop."""

    def __init__(self, world: World, faults: Faults, poller: Poller) -> None:
        self.calls: list[Call] = []
        self.running = 0
        self.last_end = time.monotonic()
        self._world = world
        self._faults = faults
        self._poller = poller

    async def call(self, name: str, body: Body) -> Answer:
        """Check a call, carry it out and remember it; a refusal is an answer like any other."""
        method = schema.load().method(name)
        if method is None:
            return self._refused(Call(name, dict(body.texts), self._world.clock(), refusal=NOT_FOUND))
        counted = method.name != _POLL
        self.running += counted
        try:
            return await self._call(method, body)
        finally:
            self.running -= counted
            if counted:
                self.last_end = time.monotonic()

    async def _call(self, method: Method, body: Body) -> Answer:
        at = self._world.clock()
        fault = self._faults.take(method.name)
        if fault and fault.kind == "slow":
            await asyncio.sleep(fault.delay)
        if fault and (isinstance(fault.kind, int) or fault.kind == "reset-before"):
            return self._failed(Call(method.name, dict(body.texts), at, fault=str(fault.kind)), fault)
        parameters: dict[str, Any] = dict(body.texts)
        try:
            parameters = decode(method, body)
            result = await self._carry_out(method.name, parameters)
        except Refusal as refusal:
            return self._refused(Call(method.name, parameters, at, refusal=refusal))
        described = result if isinstance(result, Described) else Described(result, "")
        kind = str(fault.kind) if fault else None
        self._remember(Call(method.name, parameters, at, result=described.result, fault=kind))
        answer = {"ok": True, "result": described.result}
        return Answer(
            200, answer | ({"description": described.description} if described.description else {}), fault
        )

    async def _carry_out(self, name: str, parameters: dict[str, Any]) -> Any:
        if self._world.bot.logged_out:
            raise _LOGGED_OUT
        if name == _POLL:
            return await self._poller.get_updates(parameters)
        if name not in METHODS:
            raise not_simulated(name)
        with self._world.transaction():
            self._faults.check(name, parameters)
            result = METHODS[name](self._world, parameters)
        if self._world.updates.webhook:
            self._poller.end_for_webhook()
        return result

    def _refused(self, call: Call) -> Answer:
        self._remember(call)
        refusal = call.refusal or NOT_FOUND
        return Answer(refusal.code, refusal.body())

    def _failed(self, call: Call, fault: Fault) -> Answer:
        self._remember(call)
        status = fault.kind if isinstance(fault.kind, int) else 500
        return Answer(status, Refusal(status, "Internal Server Error").body(), fault)

    def _remember(self, call: Call) -> None:
        with self._world.transaction():
            self.calls.append(call)
