"""What a message means: text to intent, without looking at anything but the message. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.model import (
    Ask,
    ChatKind,
    ChooseLanguage,
    Current,
    Forget,
    Intent,
    Known,
    Link,
    Message,
    Sample,
    Say,
    Shared,
    ShowFacts,
    ShowSentence,
    ShowStatus,
    Source,
    Spot,
    Summarise,
    Text,
)
from summarizer.algorithms import NAMES

ARTICLE_WORDS = 45
"""Words from which a message is something to read; questions are shorter."""
ARTICLE_LINES = 4
"""Lines of text that make even a shorter message something to read."""
BESIDE_A_LINK = 30
"""Words beside a link up to which the link is what is shared; a longer message is itself the text."""
COMMAND = re.compile(r"/([A-Za-z0-9_]+)(?:@\w+)?(?:\s+|$)")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]+[^\s<>\"“”«».,;:!?)\]}']", re.IGNORECASE)
BARE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?$", re.IGNORECASE)
OWN = re.compile(r"(?:https?://)?(?:www\.)?(?:t|telegram)\.(?:me|dog)/|tg:", re.IGNORECASE)
"""Addresses inside Telegram: a post that has one below it, "subscribe", is itself what is shared."""
QUESTION_MARKS = ("?", "？", "؟", "՞", "፧")
OPTIONS = 3
"""Words that can tell of which article, how many sentences and by which algorithm."""
COUNT = re.compile(r"[-+]?\d{1,30}(?:[.,]\d+)?$")
NUMBER = re.compile(r"\d{1,4}$")
SPOT = re.compile(
    r"(?P<start>\d{1,9})(?:\+(?P<offset>\d{1,9})\.(?P<length>\d{1,9})|~(?P<asked>[0-9a-f]{8}))?"
    r"(?::(?P<before>\d):(?P<after>\d))?",
    re.ASCII,
)
"""A sentence, and how many around it, as a button's data names them."""
MOST = 1000
"""Sentences of a summary at most: more is the text itself."""


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
    article, _, count = rest.partition(":")
    if action == "s" and article and count.isdecimal() and int(count):
        return Summarise(Known(article), min(int(count), MOST))
    if action == "f" and article:
        return ShowFacts(Known(article), page=int(count) if count.isdecimal() else None)
    shown = SPOT.fullmatch(count) if action in ("n", "q") and article else None
    if shown:
        return ShowSentence(Known(article), _spot(shown), int(shown["before"] or 0), int(shown["after"] or 0))
    return ChooseLanguage(rest) if action == "l" and rest else None


def replaces(intent: Intent) -> bool:
    """Whether what a button brings takes the place of what it is under."""
    if isinstance(intent, ShowSentence):
        return bool(intent.before or intent.after)
    return isinstance(intent, Summarise) or (isinstance(intent, ShowFacts) and intent.page is not None)


def links(text: str) -> tuple[str, ...]:
    """The web addresses written out in a text."""
    return tuple(match[0] for match in ADDRESS.finditer(text))


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
    link = _shared_link(message, text)
    if link:
        return _shown(link, _beside(text, message), message)
    if message.forwarded or is_article(text):
        return Summarise(Text(message, message.text), message=message.id)
    return Ask(_asked(message) or Current(), text, passage=message.passage)


def _shown(source: Source, remark: str, message: Message) -> Intent:
    """What to do with a source: answer the question that came with it, else summarise."""
    if remark.endswith(QUESTION_MARKS):
        return Ask(source, remark, message.id, message.passage)
    return Summarise(source, message=message.id)


def is_article(text: str) -> bool:
    """Whether a text is long enough to be something to read rather than something asked."""
    return (
        len(text.split()) >= ARTICLE_WORDS
        or len([line for line in text.split("\n") if line.strip()]) >= ARTICLE_LINES
    )


def _command(name: str, argument: str, message: Message) -> Intent | None:
    known: dict[str, Callable[[], Intent]] = {
        "start": lambda: Say("welcome"),
        "help": lambda: Say("help"),
        "privacy": lambda: Say("privacy"),
        "summary": lambda: _summary(argument, message),
        "tldr": lambda: _summary(argument, message),
        "ask": lambda: _ask(argument, message),
        "facts": lambda: _facts(argument, message),
        "language": lambda: ChooseLanguage(argument.lower()) if message.manages else Say("only-admins"),
        "forget": lambda: Forget() if message.manages else Say("only-admins"),
        "status": lambda: ShowStatus(message.sight),
        "sample": lambda: Summarise(Sample()),
    }
    if name in known:
        return known[name]()
    return Say("unknown-command") if message.chat.kind is ChatKind.PRIVATE else None


def _summary(argument: str, message: Message) -> Intent:
    """``/summary [address] [sentences] [algorithm]``, in any order; a text stands alone or begins a line below."""
    head, _, text = argument.partition("\n")
    words = head.split() if len(head.split()) <= OPTIONS else []
    counts = [word for word in words if COUNT.match(word)]
    names = [word.lower() for word in words if word.lower() in NAMES]
    rest = " ".join(word for word in words if word not in counts and word.lower() not in NAMES)
    if not words or (text and rest):
        counts, names, rest, text = [], [], argument, ""
    wanted = next((float(count.replace(",", ".")) for count in counts), None)
    if wanted is not None and wanted < 1:
        return Say("summary-of-nothing")
    source = _source(text.strip() or rest, message)
    if source is None and rest:
        return Say("summary-of-what")
    sentences = None if wanted is None else int(min(wanted, MOST))
    return Summarise(source or Current(), sentences, next(iter(names), "nutshell"), message.id)


def _facts(argument: str, message: Message) -> Intent:
    """``/facts [address or text]``, or ``/facts 3`` for the sentence of the third."""
    number = int(argument) if NUMBER.match(argument) else 0
    source = _replied(message) if number and not message.file else _source(argument, message)
    return ShowFacts(source or Current(), message.id, number=number)


def _ask(argument: str, message: Message) -> Intent:
    shared = _shared_link(message, argument)
    question = ADDRESS.sub(" ", argument).strip() if shared else argument
    if not question:
        return Say("ask-what")
    if message.file or shared:
        return Ask(message.file or shared or Current(), question, message.id)
    return Ask(_asked(message) or Current(), question, message.id, message.passage)


def _source(argument: str, message: Message) -> Source | None:
    """What a command is about: its file, its argument, else the message replied to."""
    if message.file:
        return message.file
    found = links(argument) or ((argument,) if BARE.match(argument) else ())
    if found and len(ADDRESS.sub(" ", argument).split()) <= BESIDE_A_LINK:
        return _link(found[0])
    if is_article(argument):
        return Text(message, argument)
    return None if argument else _replied(message)


def _shared_link(message: Message, text: str) -> Link | None:
    addresses = (*message.links, *links(text)) or ((text,) if BARE.match(text) and "/" in text else ())
    beside = len(ADDRESS.sub(" ", text).split())
    if message.forwarded and beside:
        addresses = tuple(address for address in addresses if not OWN.match(address))
    return _link(addresses[0]) if addresses and beside <= BESIDE_A_LINK else None


def _link(address: str) -> Link:
    """A link as it is fetched: people leave "https://" out."""
    return Link(address if "://" in address else f"https://{address}")


def _beside(text: str, message: Message) -> str:
    """What stands in a message beside its links."""
    for address in message.links:
        text = text.replace(address, " ")
    return " ".join(ADDRESS.sub(" ", text).split())


def _of_replied(message: Message) -> Intent | None:
    """An empty mention in reply to something means: summarise that."""
    source = _replied(message)
    return Summarise(source, message=message.reply_to.id) if source and message.reply_to else None


def _replied(message: Message) -> Source | None:
    """What is shown by replying: a long passage that was selected, else the article of the message replied to."""
    replied = message.reply_to
    if replied and not replied.mine and not replied.parts and is_article(message.passage):
        return Text(replied, message.passage)
    return _asked(message)


def _asked(message: Message) -> Source | None:
    """The article of the message replied to: its link, its file, its text, or the one a reply of ours is about."""
    replied = message.reply_to
    if replied is None:
        return None
    if replied.mine:
        return Shared(replied.id)
    text = replied.text.strip()
    link = _shared_link(replied, text)
    if replied.file or link:
        return replied.file or link
    return Text(replied, replied.text) if is_article(text) or replied.forwarded else Shared(replied.id)
