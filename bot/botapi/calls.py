"""What the bot called, and what became of it."""

from dataclasses import dataclass, field
from typing import Any

from bot.botapi.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Call:
    """One call at a Unix time: its ``result`` or ``refusal``, or neither where a fault came first."""

    method: str
    parameters: dict[str, Any]
    at: float
    result: Any = None
    refusal: Refusal | None = field(default=None, compare=False)
    fault: str | None = None

    @property
    def ok(self) -> bool:
        """Whether the bot's wish was done, be the answer lost or not."""
        return self.result is not None
