"""What a message brings to be read: its file, a link or a text in it, or what it replies to."""

from __future__ import annotations

import re

from bot.model import Chat, Link, Message, Shared, Source, Text

ARTICLE_WORDS = 45
"""Words from which a message is something to read; questions are shorter."""
ARTICLE_LINES = 4
"""Lines of text that make even a shorter message something to read."""
BESIDE_A_LINK = 30
"""Words beside a link up to which the link is what is shared; a longer message is itself the text."""
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]+[^\s<>\"“”«».,;:!?)\]}']", re.IGNORECASE)
BARE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?$", re.IGNORECASE)
OWN = re.compile(r"(?:https?://)?(?:www\.)?(?:t|telegram)\.(?:me|dog)/|tg:", re.IGNORECASE)
"""Addresses inside Telegram: a post that has one below it, "subscribe", is itself what is shared."""


def links(text: str) -> tuple[str, ...]:
    """The web addresses written out in a text."""
    return tuple(match[0] for match in ADDRESS.finditer(text))


def is_article(text: str) -> bool:
    """Whether a text is long enough to be something to read rather than something asked."""
    return (
        len(text.split()) >= ARTICLE_WORDS
        or len([line for line in text.split("\n") if line.strip()]) >= ARTICLE_LINES
    )


def source(argument: str, message: Message) -> Source | None:
    """What a command is about: its file, its argument, else the message replied to."""
    if message.file:
        return message.file
    found = links(argument) or ((argument,) if BARE.match(argument) else ())
    if found and len(ADDRESS.sub(" ", argument).split()) <= BESIDE_A_LINK:
        return link(found[0])
    if is_article(argument):
        return Text(message, argument)
    return None if argument else replied(message)


def shared_link(message: Message, text: str) -> Link | None:
    """The link that a text shares; None where so much stands beside it that the text itself is shared."""
    addresses = (*message.links, *links(text)) or ((text,) if BARE.match(text) and "/" in text else ())
    words = len(ADDRESS.sub(" ", text).split())
    if message.forwarded and words:
        addresses = tuple(address for address in addresses if not OWN.match(address))
    return link(addresses[0]) if addresses and words <= BESIDE_A_LINK else None


def address(text: str) -> str:
    """The address that a text is, "" where it is none or more than that."""
    found = shared_link(Message(Chat(0)), text)
    return found.url if found and not beside(text, Message(Chat(0))) else ""


def link(address: str) -> Link:
    """A link as it is fetched: people leave "https://" out."""
    return Link(address if "://" in address else f"https://{address}")


def beside(text: str, message: Message) -> str:
    """What stands in a message beside its links."""
    for address in message.links:
        text = text.replace(address, " ")
    return " ".join(ADDRESS.sub(" ", text).split())


def replied(message: Message) -> Source | None:
    """What is shown by replying: a long passage that was selected, else the article of the message replied to."""
    before = message.reply_to
    if before and not before.mine and not before.parts and is_article(message.passage):
        return Text(before, message.passage)
    return asked(message)


def asked(message: Message) -> Source | None:
    """The article of the message replied to: its link, its file, its text, or the one a reply of ours is about."""
    before = message.reply_to
    if before is None:
        return None
    if before.mine:
        return Shared(before.id)
    text = before.text.strip()
    shared = shared_link(before, text)
    if before.file or shared:
        return before.file or shared
    return Text(before, before.text) if is_article(text) or before.forwarded else Shared(before.id)
