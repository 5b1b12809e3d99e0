"""Lists of feeds, and files handed over, as replies."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.model import Reply
from bot.model.feeds import FeedsListed, FeedsTaken, Followed, Following, Handed
from bot.rendering.written import Writer
from bot.texts import Texts

LONGEST = 80
"""Characters of a feed's title that are shown: fifty fit into two messages."""


def listed(outcome: FeedsListed, texts: Texts) -> Reply:
    """The numbered list, each feed with its address, and since when it cannot be read."""
    if not outcome.feeds:
        return Reply(texts.say("feeds-none"))
    writer = Writer().add(texts.say("feeds-title", total=len(outcome.feeds)), "bold").add("\n")
    for number, feed in enumerate(outcome.feeds, 1):
        writer.add(f"\n{number}. ").add(_short(feed.title or feed.url), url=feed.url)
        if feed.problem:
            writer.add(f" – {_trouble(feed, texts)}", "italic")
    return writer.paragraph().add(texts.say("feeds-how")).reply()


def following(outcome: Following, texts: Texts) -> Reply:
    """That a feed is followed, and what else is kept from then on."""
    return _told([texts.say("followed", title=_short(outcome.title), total=outcome.total)], outcome.begun, texts)


def taken(outcome: FeedsTaken, texts: Texts) -> Reply:
    """How many feeds of a list are followed now, and why not the others."""
    lines = [texts.say("imported-feeds", total=outcome.total)]
    if outcome.known:
        lines.append(texts.say("imported-known", known=outcome.known))
    if outcome.left:
        lines.append(texts.say("imported-left", left=outcome.left, limit=outcome.limit))
    return _told(lines, outcome.begun, texts)


def handed(outcome: Handed, texts: Texts) -> Reply:
    """The sentence that goes along with a file, and the file."""
    return Reply(texts.say(outcome.key, **outcome.values), file=outcome.file)


def _told(lines: list[str], begun: int, texts: Texts) -> Reply:
    text = "\n".join(lines)
    return Reply(f"{text}\n\n{texts.say('feeds-begun', days=begun)}" if begun else text)


def _trouble(feed: Followed, texts: Texts) -> str:
    if not feed.read:
        return texts.say("feed-never-read")
    return texts.say("feed-unread-since", day=texts.day(datetime.fromtimestamp(feed.read, UTC)))


def _short(title: str) -> str:
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
