"""What is said to a group's memory: commands and buttons as intents. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.model import Intent, Message, Say
from bot.model.memory import (
    AddPlan,
    AskMemory,
    ChoosePin,
    ChooseRetention,
    ChooseZone,
    DropPlans,
    Export,
    ExportFeeds,
    Follow,
    Import,
    OptOut,
    Plan,
    Range,
    Redact,
    SendTo,
    ShowDigest,
    ShowOffer,
    ShowPlans,
    Since,
    StartKeeping,
    StopKeeping,
    Subscribe,
    Unfollow,
)

COMMANDS = frozenset(
    {
        "digest",
        "timezone",
        "retention",
        "follow",
        "unfollow",
        "feeds",
        "import",
        "redact",
        "optout",
        "optin",
        "export",
    }
)
FOR_ADMINS = (
    StartKeeping,
    StopKeeping,
    AddPlan,
    DropPlans,
    ChooseZone,
    ChooseRetention,
    ChoosePin,
    SendTo,
    Follow,
    Unfollow,
    Import,
)
"""Intents that change what everybody here sees."""
HOURS = {"h": 1, "d": 24, "w": 168}
LONG = re.compile(r"(\d{1,4})([hdw])", re.IGNORECASE)
TIME = re.compile(r"([01]?\d|2[0-3])(?:[:.]([0-5]\d))?")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAYS = {"daily": frozenset(range(7)), "weekdays": frozenset(range(5)), "weekends": frozenset({5, 6})}
LINK = re.compile(r"digest_(-\d{1,20})", re.ASCII)
CHAT = re.compile(r"-\d{1,15}", re.ASCII)
DIGEST = re.compile(
    r"d:(?:(?P<since>\d{1,11})-(?P<until>\d{1,11}):(?P<page>\d{1,2})(?::(?P<thread>\d{1,10}))?"
    r"|(?P<hours>[1-9]\d{0,3})h|today)",
    re.ASCII,
)
"""The data of a digest's buttons; moments in Unix seconds."""
CHANNEL = re.compile(r"@\w{4,64}|-100\d{5,20}")


def asked(command: str, argument: str, message: Message) -> Intent:
    """The intent of one of :data:`COMMANDS`."""
    known: dict[str, Callable[[], Intent]] = {
        "digest": lambda: _digest(argument, message),
        "timezone": lambda: ChooseZone(argument),
        "retention": lambda: _retention(argument),
        "follow": lambda: Follow(argument),
        "unfollow": lambda: Unfollow(argument),
        "feeds": lambda: ExportFeeds() if argument.lower() == "opml" else Follow(),
        "import": lambda: _import(message),
        "redact": lambda: Redact(message.reply_to.id, message.manages) if message.reply_to else Say("redact-what"),
        "optout": OptOut,
        "optin": lambda: OptOut(out=False),
        "export": Export,
    }
    return _allowed(known[command](), message)


def started(argument: str) -> Intent:
    """``/start`` with what a link of ours brings along: a chat whose digests somebody wants in private."""
    link = LINK.fullmatch(argument)
    return Subscribe(chat=int(link[1])) if link else Say("welcome")


def press(data: str) -> Intent | None:
    """The intent of a button about a memory: "on", and the chat where it is not the one of the button; a zone."""
    action, _, chat = data.partition(":")
    if action == "on" and (not chat or CHAT.fullmatch(chat)):
        return StartKeeping(int(chat or 0))
    if action == "zone" and chat:
        return ChooseZone(chat)
    return None


def is_for_admins(intent: Intent) -> bool:
    """Whether only an administrator may press a button for something: what changes what everybody here sees."""
    return isinstance(intent, FOR_ADMINS) and intent != Follow()


def pressed(data: str) -> ShowDigest | None:
    """The digest a button means: a page of one shown before, ``d:<since>-<until>:<page>:<topic>``, or a range."""
    shown = DIGEST.fullmatch(data)
    if shown is None:
        return None
    if shown["since"]:
        between = int(shown["since"]), int(shown["until"])
        return ShowDigest(page=int(shown["page"]), between=between, thread=int(shown["thread"] or 0))
    return ShowDigest(Range(Since.HOURS, int(shown["hours"])) if shown["hours"] else Range(Since.TODAY))


def since(text: str, newest: datetime) -> datetime | None:
    """The moment that "24h", "7d" or "2w" before the newest item is, or an ISO 8601 date; None for neither.

    A date without a zone is one of this machine's.
    """
    hours = _hours(text.strip())
    if hours:
        return newest - timedelta(hours=hours)
    try:
        return datetime.fromisoformat(text.strip()).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def question(argument: str) -> AskMemory:
    """A question to what was shared in a group, in a range where it begins with one: ``/ask 3d who …``."""
    first, _, rest = argument.partition(" ")
    hours = _hours(first)
    return AskMemory(rest.strip(), Range(Since.HOURS, hours)) if hours and rest.strip() else AskMemory(argument)


def _digest(argument: str, message: Message) -> Intent:
    """``/digest``, ``/digest 10h``, ``/digest today``, ``/digest daily 18:30``, ``/digest off`` and the like."""
    words = argument.lower().replace(",", " ").split()
    if not words:
        reply = message.reply_to
        return ShowDigest(Range(Since.MESSAGE, reply.id) if reply and reply.id and not reply.mine else Range())
    first, rest = words[0], words[1:]
    simple: dict[str, Callable[[], Intent]] = {
        "on": lambda: StartKeeping(sight=message.sight) if message.manages else ShowOffer(sight=message.sight),
        "off": StopKeeping,
        "today": lambda: ShowDigest(Range(Since.TODAY)),
        "plan": ShowPlans,
        "manual": DropPlans,
        "pin": lambda: ChoosePin(rest != ["off"]),
        "private": lambda: Subscribe(wanted=rest != ["off"]),
        "here": lambda: SendTo(thread=message.chat.thread),
        "to": lambda: _to(rest),
    }
    if first in simple:
        return simple[first]()
    hours = _hours(first)
    if hours and not rest:
        return ShowDigest(Range(Since.HOURS, hours))
    plan = _plan(words)
    return AddPlan(plan) if plan else Say("digest-how")


def _plan(words: Sequence[str]) -> Plan | None:
    """Days and times in any order; every day where none is named."""
    days: set[int] = set()
    minutes: set[int] = set()
    for word in words:
        at = TIME.fullmatch(word)
        if word in WEEKDAYS:
            days |= WEEKDAYS[word]
        elif word[:3] in DAYS and word.isalpha():
            days.add(DAYS.index(word[:3]))
        elif at:
            minutes.add(int(at[1]) * 60 + int(at[2] or 0))
        else:
            return None
    return Plan(tuple(sorted(minutes)), frozenset(days or range(7))) if minutes else None


def _to(words: Sequence[str]) -> Intent:
    channel = words[0] if words else ""
    return SendTo(channel=channel) if CHANNEL.fullmatch(channel) else Say("digest-to-what")


def _retention(argument: str) -> Intent:
    return ChooseRetention(int(argument)) if argument.isdecimal() and len(argument) < 4 else Say("retention-how")


def _import(message: Message) -> Intent:
    file = message.file or (message.reply_to.file if message.reply_to else None)
    return Import(file) if file else Say("import-what")


def _hours(word: str) -> int:
    found = LONG.fullmatch(word)
    return int(found[1]) * HOURS[found[2].lower()] if found else 0


def _allowed(intent: Intent, message: Message) -> Intent:
    """What changes a chat is its administrators' to ask for; a list of feeds is anybody's."""
    return Say("only-admins") if is_for_admins(intent) and not message.manages else intent
