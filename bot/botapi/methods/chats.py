"""What the bot asks about chats."""

from typing import Any

from bot.botapi import access, groups, members
from bot.botapi.files import DOWNLOAD_LIMIT
from bot.botapi.members import Membership
from bot.botapi.methods import sending
from bot.botapi.refusals import bad_request
from bot.botapi.world import World

# Fields of ChatFullInfo that always stand there and mean nothing to this world.
_ALWAYS = {
    "accent_color_id": 0,
    "max_reaction_count": 11,
    "accepted_gift_types": dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
        True,
    ),
}


def get_chat(world: World, parameters: dict[str, Any]) -> dict[str, Any]:
    """getChat: all there is to say about a chat."""
    chat = access.known(world, parameters["chat_id"])
    pinned = [chat.messages[number] for number in chat.pinned if chat.find(number)]
    about: dict[str, Any] = chat.as_json() | _ALWAYS
    if chat.description:
        about["description"] = chat.description
    if pinned:
        about["pinned_message"] = pinned[-1].snapshot(nested=False)
    if chat.kind in {"group", "supergroup"}:
        about["permissions"] = dict(chat.permissions)
    if chat.linked:
        about["linked_chat_id"] = chat.linked.id
    return about


def get_chat_member(world: World, parameters: dict[str, Any]) -> dict[str, Any]:
    """getChatMember: one person's place; somebody the chat never saw is refused."""
    chat = access.known(world, parameters["chat_id"])
    user = _person(world, parameters["user_id"])
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return members.as_json(user, chat.membership(parameters["user_id"]), chat.kind)


def get_chat_administrators(world: World, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    """getChatAdministrators: the bot itself among them, other bots not."""
    chat = access.known(world, parameters["chat_id"])
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    leaders = {number: membership for number, membership in chat.members.items() if membership.leads}
    found = ((_person(world, number), membership) for number, membership in leaders.items())
    return [
        members.as_json(user, membership, chat.kind)
        for user, membership in found
        if user and (not user["is_bot"] or user["id"] == world.bot.id)
    ]


def get_chat_member_count(world: World, parameters: dict[str, Any]) -> int:
    """getChatMemberCount: how many are there, the bot included."""
    chat = access.known(world, parameters["chat_id"])
    return sum(membership.present for membership in chat.members.values())


def leave_chat(world: World, parameters: dict[str, Any]) -> bool:
    """leaveChat: the bot goes by itself."""
    chat = access.known(world, parameters["chat_id"])
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    if chat.kind != "channel":
        chat.add(sending.sender(chat), {"left_chat_member": world.bot.as_json()}, from_bot=True)
    groups.place_bot(chat, world.bot.as_json(), Membership("left"))
    return True


def get_me(world: World, parameters: dict[str, Any]) -> dict[str, Any]:
    """getMe: the bot as BotFather knows it."""
    bot = world.bot
    return bot.as_json() | {
        "can_join_groups": bot.can_join_groups,
        "can_read_all_group_messages": bot.can_read_all_group_messages,
        "supports_inline_queries": bot.supports_inline_queries,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_file(world: World, parameters: dict[str, Any]) -> dict[str, Any]:
    """getFile: where a file can be downloaded for an hour, if it is not too big."""
    file = world.files.get(parameters["file_id"])
    if file.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return file.fields() | {"file_path": file.path}


def log_out(world: World, parameters: dict[str, Any]) -> bool:
    """logOut: from here on every call is refused."""
    world.bot.logged_out = True
    return True


def close(world: World, parameters: dict[str, Any]) -> bool:
    """close: the server forgets the bot until its next call."""
    return True


def _person(world: World, user_id: int) -> dict[str, Any] | None:
    if user_id == world.bot.id:
        return world.bot.as_json()
    return world.users[user_id].as_json() if user_id in world.users else None
