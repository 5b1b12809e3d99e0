"""Coming, going and being in charge: what changes a chat rather than what is said in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.botapi import delivery
from bot.botapi.chats import Chat, Topic
from bot.botapi.members import Membership

if TYPE_CHECKING:
    from bot.botapi.people import User


def place_bot(chat: Chat, by: dict[str, Any], membership: Membership) -> None:
    """Give the bot another place in a chat and tell it so."""
    old = chat.bot
    chat.members[chat.world.bot.id] = membership
    delivery.own_membership(chat, by, old)


def add_bot(user: User, chat: Chat, rights: dict[str, bool]) -> None:
    """The bot comes: a change of its membership, then a service message; to a channel as an administrator."""
    with chat.world.transaction():
        led = rights or chat.kind == "channel"
        membership = (
            Membership("administrator", {"can_manage_chat": True} | rights) if led else Membership("member")
        )
        place_bot(chat, user.as_json(), membership)
        if chat.kind != "channel":
            delivery.new(chat.add({"from": user.as_json()}, {"new_chat_members": [chat.world.bot.as_json()]}))


def remove_bot(user: User, chat: Chat) -> None:
    """The bot is thrown out; of the service message about it it learns nothing, being gone."""
    with chat.world.transaction():
        if chat.kind != "channel":
            chat.add({"from": user.as_json()}, {"left_chat_member": chat.world.bot.as_json()})
        place_bot(chat, user.as_json(), Membership("kicked"))


def join(user: User, chat: Chat) -> None:
    """A person comes in by themselves."""
    with chat.world.transaction():
        old = chat.membership(user.id)
        chat.members[user.id] = Membership("member")
        if chat.kind != "channel":
            delivery.new(chat.add({"from": user.as_json()}, {"new_chat_members": [user.as_json()]}))
        delivery.other_membership(chat, user.as_json(), user.as_json(), old)


def leave(user: User, chat: Chat) -> None:
    """A person goes by themselves."""
    with chat.world.transaction():
        old = chat.membership(user.id)
        chat.members[user.id] = Membership("left")
        if chat.kind != "channel":
            delivery.new(chat.add({"from": user.as_json()}, {"left_chat_member": user.as_json()}))
        delivery.other_membership(chat, user.as_json(), user.as_json(), old)


def place(user: User, chat: Chat, by: User, membership: Membership) -> None:
    """Somebody gives a person another place in a chat."""
    with chat.world.transaction():
        old = chat.membership(user.id)
        chat.members[user.id] = membership
        delivery.other_membership(chat, by.as_json(), user.as_json(), old)


def rename(user: User, chat: Chat, title: str) -> None:
    """The chat is called otherwise, and says so."""
    with chat.world.transaction():
        chat.title = title
        sender = {"sender_chat": chat.as_json()} if chat.kind == "channel" else {"from": user.as_json()}
        delivery.new(chat.add(sender, {"new_chat_title": title}))


def migrate(user: User, group: Chat) -> Chat:
    """The group becomes a supergroup with another id and an empty history.

    Both chats get a service message, and the bot's place changes in both: it leaves the one and is in the
    other. Telegram promises no order of these four updates.
    """
    world = group.world
    with world.transaction():
        chat = Chat(world, world.supergroup_id(), "supergroup", title=group.title)
        world.chats[chat.id] = chat
        chat.members, chat.linked = dict(group.members), group.linked
        delivery.new(group.add({"from": user.as_json()}, {"migrate_to_chat_id": chat.id}))
        envelope = {"from": user.as_json(), "sender_chat": chat.as_json()}
        delivery.new(chat.add(envelope, {"migrate_from_chat_id": group.id}))
        membership = chat.members.pop(world.bot.id)
        place_bot(chat, user.as_json(), membership)
        place_bot(group, user.as_json(), Membership("left"))
        group.migrated_to = chat.id
        return chat


def open_topic(user: User, chat: Chat, name: str) -> Topic:
    """A new topic in a forum; its id is the number of the service message about it."""
    if not chat.is_forum:
        raise ValueError(f"{chat!r} is no forum")
    with chat.world.transaction():
        topic = Topic(chat.next_number(), name)
        chat.topics[topic.topic_id] = topic
        place = {"message_thread_id": topic.topic_id, "is_topic_message": True}
        created = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        delivery.new(chat.add({"from": user.as_json()} | place, created))
        return topic
