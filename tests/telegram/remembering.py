"""A chat whose messages are kept, as the bot keeps them."""

from __future__ import annotations

import time

from bot.botapi.chats import Chat, Topic
from bot.botapi.messages import Message
from bot.botapi.people import User
from bot.store import opened
from summarizer.model import Article
from tests.telegram.talking import Talk

SAID = (
    "The harbour of Sundby stays closed until Friday because the ice is forty centimetres thick.",
    "The school of Hale has a new roof, and its two hundred pupils came back on Monday morning.",
    "A bakery in Tallby won the national prize for its rye bread, which is baked over birch wood.",
    "Tram line four will stop at the museum again once the bridge over the canal is repaired.",
    "The council sold the old fire station to a theatre company from the capital for one crown.",
    "Farmers near Norby lost half of their apple trees when the April frost came back twice.",
    "Researchers counted nine wolves in the forests behind the lake, three more than last winter.",
    "The library opens on Sundays from now on, and returns no longer cost a fine of any kind.",
    "A swimmer crossed the sound in eleven hours and was greeted with soup and a brass band.",
    "The hospital hires forty nurses, most of them from a college that opened two years ago.",
    "The chess club beat the champions with a team whose oldest player is fourteen years old.",
    "An orchestra rehearses in the empty shipyard, where the echo lasts for almost five seconds.",
)
"""News of one sentence each, none of them another's."""


class Memory:
    """A chat of an owner's that agreed; each message in it is five minutes younger than the last."""

    def __init__(self, talk: Talk, chat: Chat, owner: User) -> None:
        self.talk, self.chat = talk, chat
        self._minutes = 300
        if chat.kind != "private":
            owner.promote_bot(chat)
        talk.tell(owner, "/digest on", chat)

    def hear(self, who: User, text: str, article: Article | None = None, topic: Topic | None = None) -> Message:
        """Somebody says something here, and it is kept, with the article behind its link where there is one."""
        self._minutes -= 5
        message = self._send(who, text, time.time() - self._minutes * 60, topic)
        with opened(self.talk.database_url) as store:
            self.talk.wait_for(lambda: store.posts.has(self.chat.id, message.message_id))
            for unread in store.posts.claim(1.0, 0.5, 9) if article else ():
                store.posts.settle(unread, article)
        return message

    def _send(self, who: User, text: str, moment: float, topic: Topic | None) -> Message:
        world, clock = self.talk.world, self.talk.world.clock
        with world.transaction():
            world.clock = lambda: moment
            try:
                return who.send(self.chat, text, topic=topic)
            finally:
                world.clock = clock
