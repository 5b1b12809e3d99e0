"""Questions that the bot has to answer in time: pressed buttons and inline queries."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.botapi.refusals import Refusal, bad_request

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(slots=True)
class Query:
    """One pressed button or inline query; ``answer`` holds the parameters of the bot's call."""

    query_id: str
    about: dict[str, Any] = field(default_factory=dict)
    answer: dict[str, Any] | None = None
    expired: bool = False

    @property
    def notification(self) -> str:
        """The text that a pressed button showed, if any."""
        return str((self.answer or {}).get("text", ""))

    @property
    def results(self) -> list[dict[str, Any]]:
        """The results that an inline query showed."""
        return list((self.answer or {}).get("results", []))


class Queries:
    """All questions ever asked; each may be answered once."""

    def __init__(self) -> None:
        self._numbers = count(9_000_001)
        self._queries: dict[str, Query] = {}

    def ask(self, **about: Any) -> Query:
        """A new question."""
        query = Query(str(next(self._numbers)), about)
        self._queries[query.query_id] = query
        return query

    def answer(self, query_id: str, answer: dict[str, Any]) -> Query:
        """Take the bot's answer; refuse a second or a late one (``QUERY_ID_INVALID``, Client.cpp)."""
        query = self._queries.get(query_id)
        if query is None or query.expired or query.answer is not None:
            raise too_old()
        query.answer = answer
        return query

    def expire(self) -> None:
        """Let so much time pass that no open question can be answered any more."""
        for query in self._queries.values():
            query.expired = True


def too_old() -> Refusal:
    """What Telegram says to a late answer."""
    return bad_request(TOO_OLD)
