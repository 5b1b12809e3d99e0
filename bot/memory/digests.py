"""The stories of a range of messages, on demand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.memory import keeping as keepings
from bot.memory import ranges
from bot.memory.means import Means
from bot.model import Chat, ChatKind, Outcome, Said
from bot.model.memory import GroupDigest, Keeping, ShowDigest, ShowOffer, Since
from summarizer.model import Post

MOST = 60
"""Stories of one digest: six screens and more, which is as far as anybody leafs."""
NEWEST = 10_000
"""Messages that one digest is made of at most, the newest: a week of a loud group, and a matter of seconds."""
SUPERGROUPS = -(10**12)
"""Ids of supergroups and channels lie below, those of basic groups above (Bot API, "Chat")."""
SECOND = timedelta(seconds=1)


def show(means: Means, chat: Chat, intent: ShowDigest) -> Outcome:
    """The digest that is asked for, or why there is none.

    The next one of the whole chat begins where the last message of this one ended, so that what arrives late is
    told then.
    """
    keeping = means.store.keepings.of(chat.id)
    if keeping is None:
        return _without(means, chat)
    if intent.between:
        begin, end = (datetime.fromtimestamp(moment, UTC) for moment in intent.between)
        return of(means, keeping, begin, end, thread=intent.thread, page=intent.page)
    since, until = _range(means, chat, keeping, intent)
    posts = means.store.posts.between(chat.id, since, until, chat.thread or None)
    if posts and intent.range.since is Since.LAST and not chat.thread:
        means.store.keepings.choose(chat.id, told=max(post.date or since for post in posts) + SECOND)
    return _digest(means, keeping, posts, since, until, chat.thread)


def of(
    means: Means, keeping: Keeping, since: datetime, until: datetime, *, thread: int = 0, page: int = 0
) -> GroupDigest:
    """The digest of what a chat, or one of its topics, shared between two moments; the same one each time."""
    posts = means.store.posts.between(keeping.chat, since, until, thread or None)
    return replace(_digest(means, keeping, posts, since, until, thread), page=page)


def _range(means: Means, chat: Chat, keeping: Keeping, intent: ShowDigest) -> tuple[datetime, datetime]:
    message = None
    if intent.range.since is Since.MESSAGE:
        message = means.store.posts.moment(chat.id, int(intent.range.amount))
    return ranges.between(intent.range, keeping, means.now(), message, chat.thread)


def _digest(
    means: Means, keeping: Keeping, posts: tuple[Post, ...], since: datetime, until: datetime, thread: int
) -> GroupDigest:
    return GroupDigest(
        means.work.digest(posts[-NEWEST:], MOST),
        since,
        until,
        keeping.zone,
        means.store.posts.coverage(keeping.chat, since, until, thread or None),
        title=keeping.title,
        basic=SUPERGROUPS < keeping.chat < 0,
        thread=thread,
    )


def _without(means: Means, chat: Chat) -> Outcome:
    """Where nothing is kept: the card that asks for it; in private how this works, or whose digests come here."""
    if chat.kind is not ChatKind.PRIVATE:
        return keepings.offer(means, chat, ShowOffer())
    groups = [means.store.keepings.of(group) for group in means.store.keepings.subscriptions(chat.person)]
    titles = [group.title for group in groups if group and group.title]
    return Said("digest-private-groups", {"titles": ", ".join(titles)}) if titles else Said("digest-private")
