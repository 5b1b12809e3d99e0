"""A chat whose messages are kept, as the bot keeps them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.model.memory import Keeping
from bot.store import opened
from summarizer.model import Article, Post
from tests.telegram.botapi.chats import Chat, Topic
from tests.telegram.botapi.messages import Message
from tests.telegram.botapi.people import User
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
    """What a bot keeps of a chat that agreed; each message is remembered as five minutes younger than the last."""

    def __init__(self, talk: Talk, chat: Chat) -> None:
        self.talk, self.chat = talk, chat
        self._minutes = 300
        keeping = Keeping(chat.id, datetime.now(UTC) - timedelta(days=3), title=chat.title)
        with opened(talk.database_url) as store:
            store.keepings.start(keeping)

    def hear(self, who: User, text: str, article: Article | None = None, topic: Topic | None = None) -> Message:
        """Somebody says something here, and it is kept, with the article behind its link."""
        message = who.send(self.chat, text, topic=topic)
        self._minutes -= 5
        moment = datetime.now(UTC) - timedelta(minutes=self._minutes)
        thread = topic.topic_id if topic else 0
        post = Post(text, "", message.message_id, moment, who.name, permalink(self.chat, message, thread))
        with opened(self.talk.database_url) as store:
            store.posts.keep(
                self.chat.id, who.id, replace(post, thread=thread, links=(article.source,) if article else ())
            )
            for unread in store.posts.claim(1.0, 0.5, 9) if article else ():
                store.posts.settle(unread, article)
        return message


def permalink(chat: Chat, message: Message, thread: int) -> str:
    """The address of a message; a basic group has none."""
    if chat.kind not in ("supergroup", "channel"):
        return ""
    place = chat.username or f"c/{str(chat.id).removeprefix('-100')}"
    return f"https://t.me/{place}/{f'{thread}/' if thread else ''}{message.message_id}"
