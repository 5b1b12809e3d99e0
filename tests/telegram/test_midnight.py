"""Midnight in many chats at once, and the bot is killed while it tells them: each digest comes once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.store import opened
from tests.telegram.calendar import groups, most_in_a_second, waiting
from tests.telegram.talking import talking, wrong

CHATS = 120
PATIENCE = 90.0
"""Seconds for all of them: Telegram takes 30 messages a second."""
DATABASES: dict[str, Callable[[pytest.FixtureRequest], str]] = {
    "SQLite": lambda _: "",
    "PostgreSQL": lambda request: str(request.getfixturevalue("postgres").database()),
}


@pytest.mark.parametrize("database", DATABASES)
def test_digests_due_in_many_chats_come_once_each_through_a_kill(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with talking(tmp_path, DATABASES[database](request)) as talk, opened(talk.database_url) as store:
        chats = groups(talk.world, store, CHATS)
        talk.server.wait_for(lambda: sum(bool(chat.replies()) for chat in chats) > CHATS // 3, PATIENCE)
        talk.kill()
        talk.start()
        ada = talk.person("Ada")
        assert talk.tell(ada, "/help").text.startswith("Send a link")
        assert waiting(store) > 0, "an answer need not wait for the digests"
        talk.server.wait_for(lambda: not waiting(store), PATIENCE)
        told = Counter(len(chat.replies()) for chat in chats)
        # Between Telegram's yes and the record of it lies one write, where a kill may repeat one message.
        assert told[0] == 0, told
        assert told[1] >= CHATS - 1, told
        assert sum(told.values()) == told[1] + told[2] == CHATS, told
        assert most_in_a_second(talk.server) <= 30
        assert wrong(talk.log()) == []
