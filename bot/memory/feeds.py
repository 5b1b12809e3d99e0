"""Feeds that a chat follows, and files taken in."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from bot import opml
from bot.exports import Exported
from bot.fetch import Robots
from bot.memory import entries
from bot.memory.means import Means
from bot.model import Chat, ChatKind, Outcome, Said
from bot.model.feeds import FeedsListed, FeedsTaken, Followed, Following, Handed
from bot.model.incoming import File
from bot.model.memory import ExportFeeds, Follow, Import, Keeping, Unfollow
from bot.opml import Outlined
from summarizer import NutshellError
from summarizer.article import is_feed
from summarizer.feeds import Feed, discover

MOST = 50
"""Feeds that one chat follows at most."""
PAUSE = 1800.0
"""Seconds after which a feed is read again, until it is known how often it changes."""
TRIED = 2
"""Feeds that a page names of which one is looked for: the others are of comments and the like."""
LATER = 20.0
"""Seconds between the first readings of the feeds of a list."""
TITLED = "Nutshell"
MESSAGES = 500
"""Messages of an export that are written at once: others write in between."""
ADDRESS = re.compile(r"(?:https?://)?[^\s/:@]+\.[^\s/@]+\S*|https?://\S+", re.IGNORECASE)
NUMBER = re.compile(r"#?(\d{1,3})\.?", re.ASCII)


def follow(means: Means, chat: Chat, intent: Follow) -> Outcome:
    """Begin to follow a feed, or that of a page; without an address, the list."""
    if not intent.url:
        return FeedsListed(means.store.feeds.of(chat.id))
    url = _address(intent.url)
    if means.store.keepings.of(chat.id) is None and chat.kind is not ChatKind.PRIVATE:
        return Said("follow-keeping-off")
    followed = means.store.feeds.of(chat.id)
    if url in {each.url for each in followed}:
        return Said("follow-already")
    if len(followed) >= MOST:
        return Said("follow-too-many", {"limit": MOST})
    address, feed = _found(means, url)
    return _begin(means, chat, Followed(chat.id, address), feed)


def unfollow(means: Means, chat: Chat, intent: Unfollow) -> Outcome:
    """Follow a feed no longer, by its number in the list or its address."""
    followed = means.store.feeds.of(chat.id)
    if not intent.which:
        return FeedsListed(followed)
    feed = _named(intent.which.strip(), followed)
    if feed is None:
        return Said("unfollow-unknown", {"total": len(followed)})
    means.store.feeds.unfollow(chat.id, feed.url)
    return Said("unfollowed", {"title": feed.title or feed.url})


def export(means: Means, chat: Chat, intent: ExportFeeds) -> Outcome:  # noqa: ARG001  (there is nothing to choose)
    """The feeds followed here as an OPML file."""
    followed = means.store.feeds.of(chat.id)
    if not followed:
        return FeedsListed(())
    content = opml.write((Outlined(feed.url, feed.title) for feed in followed), TITLED)
    return Handed(File("feeds.opml", content, "text/x-opml"), "feeds-file", {"total": len(followed)})


def take_in(means: Means, chat: Chat, intent: Import) -> Outcome:
    """Take in a file: a chat's export, which is JSON, or a list of feeds."""
    if intent.file.content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return _take_messages(means, chat, intent.file.content)
    return _take_feeds(means, chat, means.work.read_opml(intent.file.content))


def _take_messages(means: Means, chat: Chat, content: bytes) -> Outcome:
    """Keep what was written before this chat agreed, as long ago as it keeps messages; nothing twice."""
    keeping = means.store.keepings.of(chat.id)
    if keeping is None:
        return Said("import-keeping-off")
    since, until = means.now() - timedelta(days=keeping.days), keeping.since
    exported = means.work.read_export(content, since.timestamp(), until.timestamp())
    if not _is_of(exported, chat.id, keeping.title):
        return Said("import-other-chat")
    there = {post.id for post in means.store.posts.between(chat.id, since, until)}
    told = [written for written in exported.written if written[1].id not in there]
    kept = sum(
        means.store.posts.keep_all(chat.id, told[start : start + MESSAGES])
        for start in range(0, len(told), MESSAGES)
    )
    return Said("imported-messages", {"messages": kept, "days": keeping.days})


def _is_of(exported: Exported, chat: int, title: str) -> bool:
    """Whether it was exported from this chat: by its id, by the title where the export has none."""
    return exported.chat == chat if exported.chat else bool(title) and title == exported.name


def _take_feeds(means: Means, chat: Chat, listed: tuple[Outlined, ...]) -> Outcome:
    """Follow the feeds of a list; each is read in its turn, and those that are none are told by the list here."""
    keeping, begun = _keeps(means, chat)
    if keeping is None:
        return Said("follow-keeping-off")
    now, taken = means.now().timestamp(), 0
    before = {feed.url for feed in means.store.feeds.of(chat.id)}
    for place, each in enumerate(outline for outline in listed if outline.url not in before):
        feed = Followed(chat.id, each.url, each.title, since=now, pause=PAUSE, next=now + place * LATER)
        if not means.store.feeds.follow(feed, MOST):
            break
        taken += 1
    known = sum(outline.url in before for outline in listed)
    left = len(listed) - known - taken
    return FeedsTaken(taken, known, left, MOST, begun)


def _begin(means: Means, chat: Chat, followed: Followed, feed: Feed) -> Outcome:
    """Follow a feed that was read: its last entries are kept, and the others count as seen."""
    (keeping, begun), now = _keeps(means, chat), means.now()
    if keeping is None:
        return Said("follow-keeping-off")
    at = now.timestamp()
    followed = replace(entries.seen(feed, followed), since=at, read=at, pause=PAUSE, next=at + PAUSE)
    if any(each.url == followed.url for each in means.store.feeds.of(chat.id)):
        return Said("follow-already")
    if not means.store.feeds.follow(followed, MOST):
        return Said("follow-too-many", {"limit": MOST})
    taken = entries.by_nobody(entries.first(feed, followed, keeping, now))
    kept = means.store.posts.keep_all(chat.id, taken)
    return Following(followed.title or followed.url, kept, begun)


def _keeps(means: Means, chat: Chat) -> tuple[Keeping | None, int]:
    """How a chat keeps its messages, and the days for which it does where it begins to.

    One in private does from the moment it follows a feed.
    """
    keeping = means.store.keepings.of(chat.id)
    if keeping or chat.kind is not ChatKind.PRIVATE:
        return keeping, 0
    means.store.keepings.start(Keeping(chat.id, means.now(), locale=chat.locale))
    keeping = means.store.keepings.of(chat.id)
    return keeping, keeping.days if keeping else 0


def _found(means: Means, url: str) -> tuple[str, Feed]:
    """The address of a feed and what it has; that of a page is the first it names that can be read.

    Raises NutshellError when there is none, or when its site asks programs not to read it.
    """
    page = means.fetch(url)
    if is_feed(page.content):
        Robots(means.fetch).check(page.url)
        read = means.work.read_feed(page.content, source=page.url, content_type=page.content_type)
        return page.url, read
    for address in discover(page.content, page.url)[:TRIED]:
        with suppress(NutshellError):
            Robots(means.fetch).check(address)
            named = means.fetch(address)
            read = means.work.read_feed(named.content, source=named.url, content_type=named.content_type)
            return named.url, read
    raise NutshellError("follow-no-feed")


def _address(told: str) -> str:
    """A web address as people write it; raises NutshellError for what is none."""
    word = told.split(maxsplit=1)[0]
    if not ADDRESS.fullmatch(word):
        raise NutshellError("follow-what")
    return word if "://" in word else f"https://{word}"


def _named(which: str, followed: tuple[Followed, ...]) -> Followed | None:
    number = NUMBER.fullmatch(which)
    if number:
        place = int(number[1]) - 1
        return followed[place] if 0 <= place < len(followed) else None
    plain = _bare(which)
    return next((feed for feed in followed if _bare(feed.url) == plain), None)


def _bare(url: str) -> str:
    return url.lower().removeprefix("https://").removeprefix("http://").rstrip("/")
