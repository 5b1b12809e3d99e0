"""Addresses that open one message: who has one, and what it looks like."""

import pytest

from bot import permalinks

CHAT = -1_001_234_567_890


@pytest.mark.parametrize(
    ("chat", "message", "username", "thread", "link"),
    [
        (CHAT, 7, "", 0, "https://t.me/c/1234567890/7"),
        (CHAT, 7, "rivernews", 0, "https://t.me/rivernews/7"),
        (CHAT, 7, "", 42, "https://t.me/c/1234567890/42/7"),
        (CHAT, 7, "rivernews", 42, "https://t.me/rivernews/42/7"),
        (CHAT, 7, "", 1, "https://t.me/c/1234567890/7"),
        (-1_000_000_000_001, 7, "", 0, "https://t.me/c/1/7"),
        (-1_000_000_000_000, 7, "", 0, ""),
        (-4001, 7, "", 0, ""),
        (1001, 7, "", 0, ""),
        (CHAT, 0, "", 0, ""),
        (CHAT, 7 - 2**40, "rivernews", 0, ""),
    ],
)
def test_a_message_is_opened_by_its_chat_and_number_where_it_has_an_address(
    chat: int, message: int, username: str, thread: int, link: str
) -> None:
    assert permalinks.of(chat, message, username, thread) == link
