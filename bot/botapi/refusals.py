"""How Telegram says no: a status, a description and, for two of them, parameters that a program can read.

The descriptions are Telegram's own where they are known: from the source of its server
(https://github.com/tdlib/telegram-bot-api, ``Client.cpp``, function ``fail_query_with_error`` and the checks
that call it) or from reports of people who met them. A description that this server worded itself says what
is wrong at length; Telegram either says less or would not mind at all.
"""

from typing import Any


class Refusal(Exception):  # noqa: N818 - it is Telegram's answer, not a fault of this server
    """A call that Telegram refuses; ``code`` is the HTTP status too."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The answer as Telegram writes it."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(reason: str) -> Refusal:
    """400: the call makes no sense as it stands."""
    return Refusal(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refusal:
    """403: somebody does not want the bot there."""
    return Refusal(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refusal:
    """409: two ways of receiving updates at once."""
    return Refusal(409, f"Conflict: {reason}")


def migrated(chat_id: int) -> Refusal:
    """The group has become the supergroup of that id."""
    return Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat_id)


def too_many_requests(seconds: int) -> Refusal:
    """429: come back after so many seconds."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def not_simulated(what: str) -> Refusal:
    """501: right as far as can be told, but this server does not do it, and pretends nothing."""
    return Refusal(501, f"Not Implemented: {what} is known but not simulated by this server")
