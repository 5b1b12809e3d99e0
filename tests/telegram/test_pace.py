"""The pace: a group's limit is for messages, not for what nobody sees."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.handlers.telegram.pace import Pace


class Clocked(Pace):
    """Remembers what the library would have counted instead of waiting for it."""

    def __init__(self) -> None:
        super().__init__(max_retries=0)
        self.counted: list[bool] = []

    async def _run_request(self, chat: bool, group: Any, **_: Any) -> bool:  # type: ignore[override]
        self.counted.append(bool(group))
        return chat


@pytest.mark.parametrize(
    ("endpoint", "counts"),
    [
        ("sendMessage", True),
        ("editMessageText", True),
        ("sendChatAction", False),
        ("getChatMember", False),
        ("answerCallbackQuery", False),
    ],
)
def test_only_what_shows_a_message_counts_against_a_group(endpoint: str, counts: bool) -> None:
    pace = Clocked()
    asyncio.run(pace.process_request(None, (), {}, endpoint, {"chat_id": -100123}, None))
    assert pace.counted == [counts]
