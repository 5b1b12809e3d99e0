"""What a message means: text to intent, without looking at anything but the message. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot import wishes
from bot.model import (
    Ask,
    ChatKind,
    ChooseLanguage,
    Current,
    Forget,
    Intent,
    Known,
    Length,
    Message,
    Sample,
    Say,
    ShowChapters,
    ShowFacts,
    ShowSentence,
    ShowStatus,
    Source,
    Spot,
    Summarise,
    Text,
)
from bot.model.lengths import LINE
from bot.model.memory import ForgetMe, ShowDigest, ShowPrivacy, StartKeeping
from bot.routing import memory, sources, summaries
from bot.wishes import Wish

COMMAND = re.compile(r"/([A-Za-z0-9_]+)(?:@\w+)?(?:\s+|$)")
NUMBER = re.compile(r"\d{1,4}$")
SPOT = re.compile(
    r"(?P<start>\d{1,9})(?:\+(?P<offset>\d{1,9})\.(?P<length>\d{1,9})|~(?P<asked>[0-9a-f]{8}))?"
    r"(?::(?P<before>\d):(?P<after>\d))?",
    re.ASCII,
)
"""A sentence, and how many around it, as a button's data names them."""

ME, EVERYWHERE = frozenset({"me", "mine", "меня", "моё", "мое"}), frozenset({"everywhere", "везде"})
"""Whose words /forget shall erase, in the languages that are spoken here."""


def route(message: Message) -> Intent | None:
    """The intent of a message; None when it is not for the bot and is passed over in silence."""
    command = COMMAND.match(message.text)
    if command:
        return _command(command[1].lower(), message.text[command.end() :].strip(), message)
    if not message.addressed or message.chat.kind is ChatKind.CHANNEL:
        return None
    return _spoken(message)


def press(data: str) -> Intent | None:
    """The intent of a button by what it sends back; None for data no button of ours has."""
    action, _, rest = data.partition(":")
    if action == "m":
        return memory.press(rest)
    if action == "d":
        return memory.pressed(data)
    article, _, count = rest.partition(":")
    if action == "s" and article:
        return _pressed(article, *count.partition(":")[::2])
    if action == "f" and article:
        return ShowFacts(Known(article), page=int(count) if count.isdecimal() else None)
    if action in ("c", "k") and article:
        return _turned(action, article, count)
    shown = SPOT.fullmatch(count) if action in ("n", "q") and article else None
    if shown:
        return ShowSentence(Known(article), _spot(shown), int(shown["before"] or 0), int(shown["after"] or 0))
    return ChooseLanguage(rest) if action == "l" and rest else None


def replaces(intent: Intent) -> bool:
    """Whether what a button brings takes the place of what it is under."""
    if isinstance(intent, ShowSentence):
        return bool(intent.before or intent.after)
    if isinstance(intent, ShowChapters):
        return intent.page is not None or intent.number is not None
    return isinstance(intent, Summarise | StartKeeping | ShowDigest) or (
        isinstance(intent, ShowFacts) and intent.page is not None
    )


def _pressed(article: str, written: str, focus: str) -> Summarise | None:
    length = Length.read(written)
    return Summarise(Known(article), length, focus=focus) if length or not written else None


def _turned(action: str, article: str, number: str) -> ShowChapters | None:
    if action == "k":
        return ShowChapters(Known(article), number=int(number)) if NUMBER.match(number) else None
    return ShowChapters(Known(article), page=int(number) if NUMBER.match(number) else None)


def _spot(shown: re.Match[str]) -> Spot:
    start, offset, length = (int(shown[name] or 0) for name in ("start", "offset", "length"))
    return Spot(start, offset, length, shown["asked"] or "")


def _spoken(message: Message) -> Intent | None:
    """A message without a command: something to read, or a question."""
    if message.unreadable:
        return Say(message.unreadable) if message.chat.kind is ChatKind.PRIVATE else None
    text = message.text.strip()
    if message.file:
        return _shown(message.file, text, message)
    if not text:
        return _of_replied(message) or Say("empty")
    link = sources.shared_link(message, text)
    if link:
        return _shown(link, sources.beside(text, message), message)
    wished = summaries.spoken(text, message)
    if wished:
        return wished
    if message.forwarded or sources.is_article(text):
        return Summarise(Text(message, message.text), message=message.id)
    if not any(map(str.isalnum, text)):
        return Say("empty")
    return Ask(sources.asked(message) or Current(), text, passage=message.passage)


def _shown(source: Source, remark: str, message: Message) -> Intent:
    """What to do with a source: answer the question that came with it, else summarise as wished."""
    wish = wishes.spoken(remark, message.chat.locale)
    if remark.endswith(wishes.QUESTION_MARKS) and wish is None:
        return Ask(source, remark, message.id, message.passage)
    return summaries.wished(source, wish or Wish(), message)


def _command(name: str, argument: str, message: Message) -> Intent | None:
    known: dict[str, Callable[[], Intent]] = {
        "start": lambda: memory.started(argument),
        "help": lambda: Say("help"),
        "privacy": ShowPrivacy,
        "summary": lambda: summaries.asked(argument, message),
        "tldr": lambda: summaries.asked(argument, message, Length(LINE)),
        "ask": lambda: _ask(argument, message),
        "facts": lambda: _facts(argument, message),
        "chapters": lambda: _chapters(argument, message),
        "language": lambda: ChooseLanguage(argument.lower()) if message.manages else Say("only-admins"),
        "forget": lambda: _forget(argument, message),
        "status": lambda: ShowStatus(message.sight),
        "sample": lambda: Summarise(Sample()),
    }
    if name in known:
        return known[name]()
    if name in memory.COMMANDS:
        return memory.asked(name, argument, message)
    return Say("unknown-command") if message.chat.kind is ChatKind.PRIVATE else None


def _forget(argument: str, message: Message) -> Intent:
    """``/forget`` erases the chat, ``/forget me`` what its writer wrote, ``/forget everywhere`` all of that."""
    who = argument.lower().split()[:1]
    if who and who[0] in EVERYWHERE:
        return ForgetMe(everywhere=True)
    if who and who[0] in ME:
        return ForgetMe(everywhere=message.chat.kind is ChatKind.PRIVATE)
    return Forget() if message.manages else Say("forget-not-yours")


def _facts(argument: str, message: Message) -> Intent:
    """``/facts [address or text]``, or ``/facts 3`` for the sentence of the third."""
    number = int(argument) if NUMBER.match(argument) else 0
    source = sources.replied(message) if number and not message.file else sources.source(argument, message)
    return ShowFacts(source or Current(), message.id, number=number)


def _chapters(argument: str, message: Message) -> Intent:
    """``/chapters [address or text]``, or ``/chapters 3`` for the summary of the third."""
    number = int(argument) if NUMBER.match(argument) else None
    source = sources.source("" if number is not None else argument, message)
    return ShowChapters(source or Current(), message.id, number=number)


def _ask(argument: str, message: Message) -> Intent:
    shared = sources.shared_link(message, argument)
    question = sources.ADDRESS.sub(" ", argument).strip() if shared else argument
    if not any(map(str.isalnum, question)):
        return Say("ask-what")
    if message.file or shared:
        return Ask(message.file or shared or Current(), question, message.id)
    asked = sources.asked(message)
    if asked is None and message.chat.kind is not ChatKind.PRIVATE:
        return memory.question(question)
    return Ask(asked or Current(), question, message.id, message.passage)


def _of_replied(message: Message) -> Intent | None:
    """An empty mention in reply to something means: summarise that."""
    source = sources.replied(message)
    return Summarise(source, message=message.reply_to.id) if source and message.reply_to else None
