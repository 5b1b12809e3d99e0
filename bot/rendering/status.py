"""What the bot has of a chat and sees of it, and how to mend what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Reply, Sight, Status
from bot.rendering import summary
from bot.texts import Texts


def render(outcome: Status, texts: Texts) -> Reply:
    """A line for each."""
    lines = [
        texts.say("status-article", title=outcome.title) if outcome.title else texts.say("status-no-article"),
        texts.say("status-kept", articles=outcome.articles),
        texts.say("status-language", language=texts.name(texts.locale)),
        texts.say("status-length", length=summary.told(outcome.length, texts)),
    ]
    if outcome.sight:
        lines += _seen(outcome.sight, texts, outcome.keeping is not None)
    if outcome.sight or outcome.keeping:
        lines.append(_memory(outcome, texts))
    return Reply("\n".join(lines))


def _seen(sight: Sight, texts: Texts, keeps: bool) -> Iterator[str]:
    if not sight.whole:
        yield texts.say("status-sees-addressed")
    else:
        yield texts.say("status-sees-and-keeps" if keeps else "status-sees-all")
    if sight.topics:
        yield texts.say("status-topics")
    if not sight.administrator:
        yield texts.say("status-no-admin")
    if not sight.posts:
        yield texts.say("status-no-posts")
    yield texts.say("status-pins" if sight.pins else "status-no-pins")


def _memory(outcome: Status, texts: Texts) -> str:
    keeping = outcome.keeping
    if keeping is None:
        return texts.say("status-memory-off")
    day = texts.day(keeping.since)
    return texts.say("status-memory-on", day=day, messages=outcome.messages, days=keeping.days)
