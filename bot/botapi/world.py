"""The world around a bot: its people, its chats, and the updates it has yet to see."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.botapi.chats import Chat
from bot.botapi.files import Files
from bot.botapi.members import ADMINISTRATOR_RIGHTS, Membership
from bot.botapi.people import User
from bot.botapi.queries import Queries
from bot.botapi.updates import Updates

# Where Telegram's own numbers begin: small for people, negative for groups, below -10^12 for the other two.
_PEOPLE, _GROUPS, _SUPERGROUPS = 1001, -4001, -1_001_000_000_001
_NUMBER = re.compile(r"-?\d+\Z")
_LOOK = 0.05


@dataclass(slots=True)
class Bot:
    """The bot as BotFather knows it."""

    id: int = 5_550_001
    first_name: str = "Nutshell"
    username: str = "nutshell_bot"
    can_join_groups: bool = True
    can_read_all_group_messages: bool = False
    supports_inline_queries: bool = True
    logged_out: bool = False
    commands: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    profile: dict[tuple[str, str], str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The Bot API's User, as it stands in messages."""
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}


class World:
    """People and chats that a test makes, and all that happened there. Any thread may call it.

    ``clock`` gives the time in seconds, as ``time.time`` does.
    """

    def __init__(self, bot: Bot | None = None, *, clock: Callable[[], float] = time.time) -> None:
        self.bot = bot or Bot()
        self.clock = clock
        self.files = Files()
        self.updates = Updates()
        self.queries = Queries()
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self._changed = threading.Condition(threading.RLock())
        self._watchers: list[Callable[[], object]] = []
        self._people, self._groups, self._supergroups = (
            count(_PEOPLE),
            count(_GROUPS, -1),
            count(_SUPERGROUPS, -1),
        )

    def now(self) -> int:
        """Unix time in whole seconds, as messages carry it."""
        return int(self.clock())

    def user(
        self,
        first_name: str,
        *,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "en",
        is_bot: bool = False,
    ) -> User:
        """A person, with a private chat that starts when they first write there."""
        with self.transaction():
            person = User(self, next(self._people), first_name, last_name, username, language_code, is_bot)
            self.users[person.id] = person
            person.private = self.chats[person.id] = Chat(self, person.id, "private", username=username)
            person.private.person = person
            person.private.members = {person.id: Membership("member"), self.bot.id: Membership("member")}
            return person

    def group(self, title: str, members: Iterable[User] = (), *, bot: bool = True) -> Chat:
        """A basic group; the first member owns it. ``bot`` says whether the bot is in it."""
        return self._gather(Chat(self, next(self._groups), "group", title=title), members, bot)

    def supergroup(
        self,
        title: str,
        members: Iterable[User] = (),
        *,
        bot: bool = True,
        forum: bool = False,
        username: str | None = None,
    ) -> Chat:
        """A supergroup; the first member owns it."""
        chat = Chat(self, next(self._supergroups), "supergroup", title=title, username=username)
        chat.is_forum = forum
        return self._gather(chat, members, bot)

    def channel(
        self, title: str, members: Iterable[User] = (), *, bot: bool = True, username: str | None = None
    ) -> Chat:
        """A channel; the first member owns it, and the bot, if in it, may do anything."""
        chat = self._gather(
            Chat(self, next(self._supergroups), "channel", title=title, username=username), members, False
        )
        if bot:
            chat.members[self.bot.id] = Membership("administrator", dict.fromkeys(ADMINISTRATOR_RIGHTS, True))
        return chat

    def _gather(self, chat: Chat, members: Iterable[User], bot: bool) -> Chat:
        with self.transaction():
            self.chats[chat.id] = chat
            people = tuple(members)
            chat.members = {person.id: Membership("member") for person in people}
            if people:
                chat.members[people[0].id] = Membership("creator")
            if bot:
                chat.members[self.bot.id] = Membership("member")
            return chat

    def supergroup_id(self) -> int:
        """An id that no supergroup has yet."""
        return next(self._supergroups)

    def find(self, reference: int | str) -> Chat | None:
        """The chat of that id or @username."""
        if _NUMBER.match(str(reference)):
            return self.chats.get(int(reference))
        name = str(reference).removeprefix("@").lower()
        public = (chat for chat in self.chats.values() if chat.username and chat.kind != "private")
        return next((chat for chat in public if (chat.username or "").lower() == name), None)

    def forget(self) -> None:
        """Let go of what was said, but for each chat's last message, whose number the next one follows."""
        with self._changed:
            for chat in self.chats.values():
                last = max(chat.messages, default=0)
                chat.messages = {number: each for number, each in chat.messages.items() if number == last}
                for kept in (chat.events, chat.actions, chat.drafts):
                    kept.clear()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the world still while it changes, then wake whoever waits for a change."""
        with self._changed:
            yield
            self._changed.notify_all()
            watchers = tuple(self._watchers)
        for watcher in watchers:
            watcher()

    @contextmanager
    def still(self) -> Iterator[None]:
        """Hold the world still to look at it; nothing may change, and nobody is woken."""
        with self._changed:
            yield

    def watch(self, watcher: Callable[[], object]) -> Callable[[], None]:
        """Call ``watcher`` after every change; what is returned ends that."""
        with self._changed:
            self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def wait_for(
        self, predicate: Callable[[], object], timeout: float = 5.0, explain: Callable[[], str] = str
    ) -> None:
        """Wait until something becomes true; ``TimeoutError``, with ``explain()``, if it does not."""
        deadline = time.monotonic() + timeout
        with self._changed:
            while not predicate():
                remaining = deadline - time.monotonic()
                if remaining <= 0:
                    raise TimeoutError(f"nothing of the kind within {timeout} s\n{explain()}".rstrip())
                # What a predicate asks may change without the world (the calls of a server), so look now and
                # then.
                self._changed.wait(min(remaining, _LOOK))
