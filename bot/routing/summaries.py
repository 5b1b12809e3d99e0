"""What a message that asks for a summary means: of what, how long and about what."""

from __future__ import annotations

from dataclasses import replace

from bot import wishes
from bot.model import ChatKind, Current, Intent, Length, Message, Say, Source, Summarise, Text
from bot.routing import sources
from bot.wishes import Wish

FOCUS, CHARACTERS = 12, 150
"""Words that a summary can be about, and their length; more are a remark or a text too short to be read."""
BEFORE_A_TEXT = 4
"""Words at the beginning of a text that may tell how long its summary shall be: "in three sentences please"."""


def asked(argument: str, message: Message, length: Length | None = None) -> Intent:
    """``/summary [address] [how long] [about what] [algorithm]``, in any order; a text stands alone, behind how
    long, or a line below. ``length`` is that of a command that has one of its own, and is not kept."""
    said, text = _parted(argument, message)
    addresses = sources.links(said) or tuple(word for word in said.split() if sources.BARE.match(word))
    for address in addresses:
        said = said.replace(address, " ")
    wish = wishes.read(said, message.chat.locale)
    if wish.nothing:
        return Say("summary-of-nothing")
    source = Text(message, text) if text else sources.source(next(iter(addresses), ""), message)
    if not _is_focus(wish.focus):
        if source is None:
            return Say("summary-of-what")
        wish = replace(wish, focus="")
    if length and not wish.sized:
        return replace(wished(source, replace(wish, length=length), message), keeps=False)
    return wished(source, wish, message)


def spoken(text: str, message: Message) -> Summarise | None:
    """A summary asked for without a command, of the text below or of what is replied to; None where none is."""
    head, _, below = text.partition("\n")
    under = sources.is_article(below)
    wish = None if message.forwarded else wishes.spoken(head if under else text, message.chat.locale)
    if wish is None or wish.nothing or not _is_focus(wish.focus):
        return None
    return wished(Text(message, below.strip()) if under else sources.replied(message), wish, message)


def wished(source: Source | None, wish: Wish, message: Message) -> Summarise:
    """The summary that is wished for; a length is kept of a command, and of anything that is said in private."""
    return Summarise(
        source or Current(),
        wish.length,
        wish.algorithm or "nutshell",
        message.id,
        wish.focus,
        wish.by,
        message.manages and (message.chat.kind is ChatKind.PRIVATE or message.text.startswith("/")),
    )


def _is_focus(words: str) -> bool:
    return len(words.split()) <= FOCUS and len(words) <= CHARACTERS and "\n" not in words


def _parted(argument: str, message: Message) -> tuple[str, str]:
    """What is asked for and the text it is asked of, ``""`` where that is elsewhere."""
    head, _, below = argument.partition("\n")
    above = wishes.read(sources.ADDRESS.sub(" ", head), message.chat.locale)
    if sources.is_article(below) and (above.about or not above.focus):
        return head, below.strip()
    if not sources.is_article(argument):
        return argument, ""
    for count in range(BEFORE_A_TEXT, 0, -1):
        *first, rest = argument.split(maxsplit=count)
        wish = wishes.read(" ".join(first), message.chat.locale)
        if wish.sized and not wish.focus and not rest[0].islower():
            return " ".join(first), rest
    return "", argument
