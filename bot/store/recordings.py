"""What an update changes in a chat's memory, put down in the transaction that takes the update in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Column, Connection, case, select, update

from bot.store import kept, rows
from bot.store.tables import keepings, optouts, posts
from summarizer.model import Post


@dataclass(frozen=True, slots=True)
class Wrote:
    """A message was written; ``people`` are its writer, 0 for nobody's, and whoever wrote what it forwards."""

    chat: int
    people: tuple[int, ...]
    post: Post


@dataclass(frozen=True, slots=True)
class Rewrote:
    """A message was edited: its text and its links are others now."""

    chat: int
    people: tuple[int, ...]
    message: int
    text: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reacted:
    """So many more people react to a message, or ``total`` in all where it is told."""

    chat: int
    message: int
    change: int = 0
    total: int | None = None
    people: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Renamed:
    """A chat has another title."""

    chat: int
    title: str
    people: tuple[int, ...] = ()


Recording = Wrote | Rewrote | Reacted | Renamed


def allowed(connection: Connection, recordings: Iterable[Recording]) -> list[Recording]:
    """Those of chats that keep their messages, and by nobody who opted out."""
    asked = list(recordings)
    people = {person for each in asked for person in each.people}
    keeping = _among(connection, keepings.c.chat, {each.chat for each in asked})
    out = _among(connection, optouts.c.person, people) if keeping else set()
    return [each for each in asked if each.chat in keeping and out.isdisjoint(each.people)]


def put(connection: Connection, recordings: Sequence[Recording]) -> None:
    """Keep what may be kept, in the order in which it happened."""
    for each in allowed(connection, recordings) if recordings else ():
        match each:
            case Wrote():
                kept.write(connection, each.chat, each.people[0], each.post)
            case Rewrote():
                kept.rewrite(connection, each.chat, each.message, each.text, each.links)
            case Reacted():
                react(connection, each)
            case Renamed():
                renamed = update(keepings).where(keepings.c.chat == each.chat)
                connection.execute(renamed.values(title=rows.clean(each.title)))


def react(connection: Connection, reacted: Reacted) -> None:
    """Count reactions to a message that is kept; of those from before it was, none is taken away."""
    more = posts.c.reactions + reacted.change
    count = case((more > 0, more), else_=0) if reacted.total is None else reacted.total
    connection.execute(update(posts).where(*kept.one(reacted.chat, reacted.message)).values(reactions=count))


def _among(connection: Connection, column: Column[int], values: Iterable[int]) -> set[int]:
    """Which of some values a table has."""
    wanted, found = sorted(values), set[int]()
    for start in range(0, len(wanted), kept.MANY):
        some = column.in_(wanted[start : start + kept.MANY])
        found.update(connection.scalars(select(column).where(some)))
    return found
