"""A chat as a person sees it, as text: good to read in a failing test, and to keep as a golden file.

::

    Ada: /start
    Nutshell (to Ada, “/start”): [bold: Welcome.] Send me a link.
      [[Example]] [[Help → https://example.org/]]
    Ada pressed [[Example]]
    Nutshell edited “Welcome. Send me a link.” to: Here is one.

Marks that Telegram finds by itself (links, mentions, commands) are left out, as are dates and numbers.
"""

from collections.abc import Callable, Iterable
from typing import Any

from bot.botapi import entities as rules
from bot.botapi import rich, utf16
from bot.botapi.chats import Event, sender_name
from bot.botapi.entities import Entity

_SHORT = 40
_INDENT = "    "


def render(events: Iterable[Event]) -> str:
    """The events in order, one after another."""
    known: dict[int, dict[str, Any]] = {}
    lines: list[str] = []
    for event in events:
        lines.append(_RENDERERS[event.what](event, known))
        if event.message:
            known[event.message["message_id"]] = event.message
    return "\n".join(lines) + "\n"


def marked(text: str, entities: Iterable[Entity]) -> str:
    """The text with every mark around its words: ``[bold: words]``."""
    marks = [each for each in entities if each["type"] not in rules.FOUND]
    ordered = sorted(marks, key=lambda each: (each["offset"], -each["length"]))
    return _nested(text, ordered, 0, utf16.length(text))


def _nested(text: str, marks: list[Entity], start: int, stop: int) -> str:
    written, position = "", start
    while marks and marks[0]["offset"] < stop:
        mark = marks.pop(0)
        inner: list[Entity] = []
        while marks and marks[0]["offset"] < rules.end(mark):
            inner.append(marks.pop(0))
        written += utf16.cut(text, position, mark["offset"] - position)
        written += f"[{_label(mark)}: {_nested(text, inner, mark['offset'], rules.end(mark))}]"
        position = rules.end(mark)
    return written + utf16.cut(text, position, stop - position)


def _label(mark: Entity) -> str:
    details = (mark.get(name) for name in ("url", "language", "custom_emoji_id", "unix_time", "date_time_format"))
    person = mark.get("user", {}).get("first_name")
    return " ".join(str(each) for each in (mark["type"], *details, person) if each is not None)


def _body(message: dict[str, Any]) -> str:
    """Everything of a message that is not about who wrote it."""
    text = message.get("text", message.get("caption", ""))
    entities = message.get("entities", message.get("caption_entities", []))
    lines = " ".join(filter(None, (_attachment(message), marked(text, entities)))).split("\n")
    keyboard = [_row(row) for row in message.get("reply_markup", {}).get("inline_keyboard", [])]
    return "\n".join([lines[0], *(_INDENT + line if line else "" for line in lines[1:]), *keyboard])


def _row(row: list[dict[str, Any]]) -> str:
    return "  " + " ".join(f"[[{button['text']}{_opens(button)}]]" for button in row)


def _opens(button: dict[str, Any]) -> str:
    return f" → {button['url']}" if "url" in button else ""


def _attachment(message: dict[str, Any]) -> str:
    if "document" in message:
        file = message["document"]
        return f"<document {file['file_name']}, {file['mime_type']}, {file['file_size']} bytes>"
    if "sticker" in message:
        return f"<sticker {message['sticker']['emoji']}>"
    if "voice" in message:
        return f"<voice {message['voice']['duration']} s>"
    if "rich_message" in message:
        return "<rich> " + rich.plain(message["rich_message"]["blocks"])
    return "<photo>" if "photo" in message else ""


def _about(message: dict[str, Any]) -> str:
    """In brackets after the name: the reply, the passage quoted, the origin of a forward."""
    notes = [f"to {sender_name(message['reply_to_message'])}"] if "reply_to_message" in message else []
    if "external_reply" in message:
        notes.append("to a message elsewhere")
    if "quote" in message:
        notes[-1] += f", “{message['quote']['text']}”"
    if "forward_origin" in message:
        notes.append(f"forwarded from {_origin(message['forward_origin'])}")
    if "via_bot" in message:
        notes.append(f"via {message['via_bot']['first_name']}")
    return f" ({'; '.join(notes)})" if notes else ""


def _origin(origin: dict[str, Any]) -> str:
    if "sender_user_name" in origin:
        return str(origin["sender_user_name"])
    source = next(origin[name] for name in ("sender_user", "sender_chat", "chat") if name in origin)
    return str(source.get("title") or source["first_name"])


def _brief(message: dict[str, Any]) -> str:
    """Enough of a message to know which one is meant."""
    text = " ".join((message.get("text") or message.get("caption") or _attachment(message) or "…").split())
    return f"“{text if len(text) <= _SHORT else text[: _SHORT - 1] + '…'}”"


def _sent(event: Event, known: dict[int, dict[str, Any]]) -> str:
    service = _service(event.message)
    if service:
        return f"— {event.who} {service}"
    topic = known.get(event.message.get("message_thread_id", 0), {}).get("forum_topic_created")
    place = f" in {topic['name']}" if topic else ""
    return f"{event.who}{place}{_about(event.message)}: {_body(event.message)}"


def _service(message: dict[str, Any]) -> str:
    for name, words in _SERVICE.items():
        if name in message:
            return words(message[name])
    for name, alone, other in _MOVES:
        if name in message:
            people = message[name] if isinstance(message[name], list) else [message[name]]
            themselves = [person["id"] for person in people] == [message.get("from", {}).get("id")]
            return alone if themselves else f"{other} {_names(people)}"
    return ""


def _names(people: list[dict[str, Any]]) -> str:
    return ", ".join(person["first_name"] for person in people)


_MOVES = (("new_chat_members", "joined", "added"), ("left_chat_member", "left", "removed"))
_SERVICE: dict[str, Callable[[Any], str]] = {
    "pinned_message": lambda message: f"pinned {_brief(message)}",
    "migrate_to_chat_id": lambda _: "upgraded the group to a supergroup",
    "migrate_from_chat_id": lambda _: "upgraded the group to this supergroup",
    "forum_topic_created": lambda topic: f"opened the topic {topic['name']}",
}


def _edited(event: Event, known: dict[int, dict[str, Any]]) -> str:
    old, new = known[event.message["message_id"]], event.message
    same = all(old.get(name) == new.get(name) for name in ("text", "entities", "caption", "rich_message"))
    if same:
        rows = [_row(row) for row in new.get("reply_markup", {}).get("inline_keyboard", [])]
        return "\n".join([f"{event.who} changed the buttons of {_brief(old)}", *(rows or ["  (none)"])])
    return f"{event.who} edited {_brief(old)} to: {_body(new)}"


def _reacted(event: Event, known: dict[int, dict[str, Any]]) -> str:
    return f"{event.who} reacted {event.detail or 'no more'} to {_brief(event.message)}"


_RENDERERS: dict[str, Callable[[Event, dict[int, dict[str, Any]]], str]] = {
    "sent": _sent,
    "edited": _edited,
    "reacted": _reacted,
    "deleted": lambda event, _: f"{event.who} deleted {_brief(event.message)}",
    "unpinned": lambda event, _: f"{event.who} unpinned {_brief(event.message)}",
    "pressed": lambda event, _: f"{event.who} pressed [[{event.detail}]]",
    "notified": lambda event, _: f"{event.who} saw the notification “{event.detail}”",
}
