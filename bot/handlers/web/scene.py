"""What there is to play with: a private chat, a group of three people and a channel, with the bot in each."""

from __future__ import annotations

from bot.botapi import World
from bot.botapi.chats import Chat
from bot.botapi.messages import Message
from bot.botapi.people import User
from bot.handlers.web.clock import Clock
from bot.texts import Texts

NAMES = ("Ada", "Omar", "Nina")
"""The first is you: the group and the channel are hers."""


class Scene:
    """A world with its clock: ``people``, the first of whom is you, and the ``chats`` they meet in."""

    def __init__(self, clock: Clock, locale: str) -> None:
        self.clock = clock
        self.world = World(clock=clock.time)
        texts = Texts(locale)
        self.people = tuple(self.world.user(name, language_code=texts.locale) for name in NAMES)
        group = self.world.supergroup(texts.say("web-group-title"), self.people, bot=False)
        channel = self.world.channel(texts.say("web-channel-title"), self.people, username="harbour_post")
        self.chats: tuple[Chat, ...] = (self.you.private, group, channel)
        # An administrator sees every message of its group, which a digest of it needs.
        self.you.add_bot(group)
        self.you.promote_bot(group, can_pin_messages=True, can_delete_messages=True)

    @property
    def you(self) -> User:
        """Whoever sits before the page."""
        return self.people[0]

    def person(self, number: object) -> User:
        """One of the people; raises LookupError for anybody else."""
        found = next((person for person in self.people if person.id == number), None)
        if found is None:
            raise LookupError(number)
        return found

    def chat(self, number: object) -> Chat:
        """One of the chats; raises LookupError where there is none."""
        found = next((chat for chat in self.chats if chat.id == number), None)
        if found is None:
            raise LookupError(number)
        return found

    def message(self, chat: object, number: object) -> Message:
        """A message of a chat that is not deleted; raises LookupError where there is none."""
        found = self.chat(chat).find(number) if isinstance(number, int) else None
        if found is None:
            raise LookupError(number)
        return found

    def speak(self, locale: str) -> None:
        """The people read that language from now on."""
        for person in self.people:
            person.language_code = locale
