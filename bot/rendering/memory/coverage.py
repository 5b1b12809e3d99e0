"""What a digest is made of, and what of it could not be read: its last line."""

from __future__ import annotations

from collections import Counter
from zoneinfo import ZoneInfo

from bot.model.memory import GroupDigest
from bot.texts import Texts

BECAUSE = {
    "digest-paywall": ("read-paywall",),
    "digest-login": ("read-login", "fetch-forbidden"),
    "digest-no-page": ("fetch-not-found", "fetch-gone", "read-page-missing"),
    "digest-no-answer": (
        "fetch-name", "fetch-refused", "fetch-tls", "fetch-timeout", "fetch-busy", "fetch-server-error",
    ),
    "digest-not-wanted": ("fetch-robots", "read-bot-wall", "read-cookie-wall"),
    "digest-no-article": (
        "fetch-type", "fetch-document", "fetch-empty", "read-no-article", "read-media", "read-index-page",
        "read-too-short", "read-no-sentences", "read-needs-scripts",
    ),
}  # fmt: skip
"""Why links could not be read, in a word or two each, by the keys of what went wrong."""
WORDS = {key: said for said, keys in BECAUSE.items() for key in keys}


def line(outcome: GroupDigest, texts: Texts) -> str:
    """So many messages since when, so many of them without text, and the links that nobody has read."""
    told = outcome.coverage
    unread = sum(told.unread.values())
    parts = [texts.say("digest-messages", total=told.messages, since=since(outcome, texts))]
    if told.textless:
        parts.append(texts.say("digest-textless", total=told.textless))
    if unread:
        parts.append(texts.say("digest-unreadable", total=unread, reasons=_reasons(outcome, texts)))
    if told.waiting:
        parts.append(texts.say("digest-waiting", total=told.waiting))
    return ", ".join(parts)


def since(outcome: GroupDigest, texts: Texts) -> str:
    """When the digest begins, with the day where it is another than that of its end."""
    begin, end = (moment.astimezone(ZoneInfo(outcome.zone)) for moment in (outcome.since, outcome.until))
    return texts.clock(begin, dated=begin.date() != end.date())


def _reasons(outcome: GroupDigest, texts: Texts) -> str:
    """The reasons, the most frequent first, with their numbers where there are several."""
    counted: Counter[str] = Counter()
    for key, count in outcome.coverage.unread.items():
        counted[WORDS.get(key, "digest-otherwise")] += count
    several = len(counted) > 1
    return ", ".join(
        f"{texts.say(said)}: {count}" if several else texts.say(said) for said, count in counted.most_common()
    )
