"""People: everything a test lets happen, somebody does."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Unpack

from bot.botapi import content, cutting, delivery, groups, guests, pressing, replies, speaking
from bot.botapi.chats import Chat, Topic
from bot.botapi.members import Membership
from bot.botapi.messages import Message
from bot.botapi.queries import Query

if TYPE_CHECKING:
    from bot.botapi.speaking import Said
    from bot.botapi.world import World


@dataclass(slots=True, eq=False)
class User:
    """A person (or another bot). ``World.user`` makes one; ``private`` is their chat with the bot."""

    world: World = field(repr=False)
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    blocks_bot: bool = False
    private: Chat = field(init=False, repr=False)

    @property
    def name(self) -> str:
        """First and last name."""
        return " ".join(filter(None, (self.first_name, self.last_name)))

    def names(self) -> dict[str, Any]:
        """The name fields of the Bot API's User and Chat."""
        return {"first_name": self.first_name} | ({"last_name": self.last_name} if self.last_name else {})

    def as_json(self) -> dict[str, Any]:
        """The Bot API's User."""
        username = {"username": self.username} if self.username else {}
        language = {"language_code": self.language_code} if self.language_code else {}
        return {"id": self.id, "is_bot": self.is_bot} | self.names() | username | language

    # Saying something

    def say(self, text: str, *, entities: list[dict[str, Any]] | None = None, **manner: Unpack[Said]) -> Message:
        """Write to the bot in private."""
        return self.send(self.private, text, entities=entities, **manner)

    def send(
        self, chat: Chat, text: str, *, entities: list[dict[str, Any]] | None = None, **manner: Unpack[Said]
    ) -> Message:
        """Write in a chat."""
        return speaking.say(self, chat, content.text(text, entities), speaking.Manner(**manner))

    def paste(self, chat: Chat, text: str, reach: int = cutting.DESKTOP, gap: float = 0.0) -> list[Message]:
        """Send a text however long: the app cuts it, and sends each part ``gap`` seconds after the one before."""
        sent: list[Message] = []
        for part in cutting.cut(text, reach):
            if sent:
                time.sleep(gap)
            sent.append(self.send(chat, part))
        return sent

    def send_album(self, chat: Chat, *contents: dict[str, Any]) -> list[Message]:
        """Send several pictures or files as one, all at the same moment."""
        group = {"media_group_id": str(self.world.now())}
        with self.world.transaction():
            return [speaking.say(self, chat, each | group, speaking.Manner()) for each in contents]

    def send_document(
        self,
        chat: Chat,
        data: bytes,
        name: str = "document.txt",
        *,
        mime_type: str = "text/plain",
        caption: str = "",
        size: int | None = None,
        **manner: Unpack[Said],
    ) -> Message:
        """Send a file; ``size`` may claim more bytes than there are."""
        file = self.world.files.add(data, folder="documents", name=name, size=size)
        sent = content.document(file, name, mime_type) | content.caption(caption)
        return speaking.say(self, chat, sent, speaking.Manner(**manner))

    def send_photo(self, chat: Chat, data: bytes, caption: str = "", **manner: Unpack[Said]) -> Message:
        """Send a picture."""
        sent = content.photo(self.world.files, data) | content.caption(caption)
        return speaking.say(self, chat, sent, speaking.Manner(**manner))

    def send_sticker(self, chat: Chat, emoji: str = "🙂", **manner: Unpack[Said]) -> Message:
        """Send a sticker."""
        return speaking.say(self, chat, content.sticker(self.world.files, emoji), speaking.Manner(**manner))

    def send_voice(self, chat: Chat, data: bytes = b"OggS", seconds: int = 3, **manner: Unpack[Said]) -> Message:
        """Send a voice message."""
        return speaking.say(self, chat, content.voice(self.world.files, data, seconds), speaking.Manner(**manner))

    def send_rich(self, chat: Chat, blocks: list[dict[str, Any]], **manner: Unpack[Said]) -> Message:
        """Send a rich message (Bot API 10.1), which has blocks and no text."""
        return speaking.say(self, chat, content.rich(blocks), speaking.Manner(**manner))

    def forward(self, message: Message, to: Chat, *, hidden: bool = False) -> Message:
        """Forward a message; ``hidden`` if its author lets nobody see who wrote it."""
        source = message.json.get("forward_origin") or replies.origin(message)
        if hidden:
            names = {"sender_user_name": source["sender_user"]["first_name"]}
            source = {"type": "hidden_user", "date": source["date"]} | names
        return speaking.say(self, to, message.content() | {"forward_origin": source}, speaking.Manner())

    def post(self, channel: Chat, text: str, *, signature: str | None = None) -> Message:
        """Publish a text in a channel."""
        return speaking.post(channel, content.text(text), signature)

    def post_rich(self, channel: Chat, blocks: list[dict[str, Any]]) -> Message:
        """Publish a rich message in a channel."""
        return speaking.post(channel, content.rich(blocks), None)

    # Doing something with what was said

    def edit(self, message: Message, text: str) -> None:
        """Write a message anew."""
        with self.world.transaction():
            message.replace(content.text(text))
            message.json["edit_date"] = self.world.now()
            message.chat.happened("edited", self.name, message)
            delivery.edited(message)

    def delete(self, message: Message) -> None:
        """Take a message away; the bot is not told."""
        with self.world.transaction():
            message.deleted = True
            message.chat.happened("deleted", self.name, message)

    def react(self, message: Message, *emoji: str) -> None:
        """Put these reactions on a message instead of the earlier ones."""
        with self.world.transaction():
            old = message.reactions.pop(self.id, [])
            new = message.reactions[self.id] = [{"type": "emoji", "emoji": each} for each in emoji]
            message.chat.happened("reacted", self.name, message, " ".join(emoji))
            delivery.reaction(message, self.as_json(), old, new)

    def press(self, message: Message, label: str) -> Query:
        """Press the button with that label."""
        return pressing.press(self, message, label)

    def ask_inline(self, text: str, *, chat_type: str = "sender") -> Query:
        """Type ``@bot text`` in some chat."""
        return pressing.ask_inline(self, text, chat_type)

    def call(self, chat: Chat, text: str, reply_to: Message | None = None) -> Query:
        """Mention the bot in a chat it is not in."""
        return guests.call(self, chat, content.text(text), reply_to)

    def choose(self, query: Query, result_id: str, chat: Chat) -> Message:
        """Send a result of an inline query to a chat."""
        return pressing.choose(self, query, result_id, chat)

    # Having a say in who is where

    def block(self) -> None:
        """Block the bot."""
        self._block(True)

    def unblock(self) -> None:
        """Let the bot write again."""
        self._block(False)

    def _block(self, blocks: bool) -> None:
        with self.world.transaction():
            self.blocks_bot = blocks
            groups.place_bot(self.private, self.as_json(), Membership("kicked" if blocks else "member"))

    def add_bot(self, chat: Chat, **rights: bool) -> None:
        """Bring the bot into a chat, with rights as an administrator."""
        groups.add_bot(self, chat, rights)

    def remove_bot(self, chat: Chat) -> None:
        """Throw the bot out."""
        groups.remove_bot(self, chat)

    def promote_bot(self, chat: Chat, **rights: bool) -> None:
        """Make the bot an administrator with these rights (``can_pin_messages=True``)."""
        self._place_bot(chat, Membership("administrator", {"can_manage_chat": True} | rights))

    def demote_bot(self, chat: Chat) -> None:
        """Make the bot an ordinary member again."""
        self._place_bot(chat, Membership("member"))

    def restrict_bot(self, chat: Chat, **permissions: bool) -> None:
        """Take permissions from the bot (``can_send_messages=False``)."""
        self._place_bot(chat, Membership("restricted", permissions))

    def _place_bot(self, chat: Chat, membership: Membership) -> None:
        with self.world.transaction():
            groups.place_bot(chat, self.as_json(), membership)

    def join(self, chat: Chat) -> None:
        """Come into a chat."""
        groups.join(self, chat)

    def leave(self, chat: Chat) -> None:
        """Go out of a chat."""
        groups.leave(self, chat)

    def promote(self, user: User, chat: Chat, *, anonymous: bool = False, **rights: bool) -> None:
        """Make a person an administrator."""
        membership = Membership("administrator", {"can_manage_chat": True} | rights, anonymous)
        groups.place(user, chat, self, membership)

    def rename(self, chat: Chat, title: str) -> None:
        """Give a chat another title."""
        groups.rename(self, chat, title)

    def migrate(self, group: Chat) -> Chat:
        """Turn a group into a supergroup, which is returned."""
        return groups.migrate(self, group)

    def open_topic(self, forum: Chat, name: str) -> Topic:
        """Open a topic in a forum."""
        return groups.open_topic(self, forum, name)
