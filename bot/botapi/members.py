"""Who is what in a chat, and what that allows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# The rights of the Bot API's ChatMemberAdministrator that every administrator's entry states.
_STATED = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
_IN_CHANNELS = ("can_post_messages", "can_edit_messages")
_IN_GROUPS = ("can_pin_messages", "can_manage_topics")
ADMINISTRATOR_RIGHTS = (*_STATED, *_IN_CHANNELS, *_IN_GROUPS)
# What ChatMemberRestricted states, and ChatPermissions for a whole chat.
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
PRESENT = frozenset({"creator", "administrator", "member", "restricted"})


@dataclass(frozen=True, slots=True)
class Membership:
    """One member's place in a chat; ``rights`` are what an administrator, or a restricted one, may do."""

    status: str
    rights: Mapping[str, bool] = field(default_factory=dict)
    anonymous: bool = False

    @property
    def present(self) -> bool:
        """Whether they are in the chat at all."""
        return self.status in PRESENT

    @property
    def leads(self) -> bool:
        """Whether they are an administrator or the owner."""
        return self.status in {"creator", "administrator"}

    def may(self, right: str) -> bool:
        """Whether they hold an administrator's right."""
        return self.status == "creator" or (self.status == "administrator" and self.rights.get(right, False))


def as_json(user: dict[str, Any], membership: Membership, chat_type: str) -> dict[str, Any]:
    """The Bot API's ChatMember."""
    entry: dict[str, Any] = {"status": membership.status, "user": user}
    match membership.status:
        case "creator":
            return entry | {"is_anonymous": membership.anonymous}
        case "administrator":
            names = _STATED + (_IN_CHANNELS if chat_type == "channel" else _IN_GROUPS)
            rights = {name: membership.rights.get(name, False) for name in names}
            return entry | {"can_be_edited": False, "is_anonymous": membership.anonymous} | rights
        case "restricted":
            rights = {name: membership.rights.get(name, True) for name in PERMISSIONS}
            return entry | {"is_member": True, "until_date": 0} | rights
        case "kicked":
            return entry | {"until_date": 0}
        case _:
            return entry
