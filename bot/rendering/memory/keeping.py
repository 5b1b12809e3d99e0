"""What a chat is told of having its messages kept."""

from __future__ import annotations

from bot.model import Button, ChatKind, Reply, Sight
from bot.model.keeping import Kept, Offered
from bot.texts import Texts

QUIET = frozenset({"opted-out", "opted-in", "redacted"})
"""What is told so that nobody's telephone rings: it is of interest to whoever asked."""


def offer(outcome: Offered, texts: Texts) -> Reply:
    """The card: what would be kept, for how long, and the button that allows it."""
    if outcome.chat:
        text = texts.say("offer-elsewhere", title=outcome.title, days=outcome.days)
    elif outcome.kind is ChatKind.PRIVATE:
        text = texts.say("offer-private", days=outcome.days)
    else:
        key = "offer-channel" if outcome.kind is ChatKind.CHANNEL else "offer-group"
        text = texts.say(key, days=outcome.days)
    data = f"m:on:{outcome.chat}" if outcome.chat else "m:on"
    button = Button(texts.say("offer-button"), data)
    return Reply(_with_sight(text, outcome.sight, texts), buttons=((button,),), quiet=True)


def kept(outcome: Kept, texts: Texts) -> Reply:
    """That messages are kept, since when, and how to end that."""
    keeping = outcome.keeping
    if outcome.before:
        text = texts.say("kept-since", day=texts.day(keeping.since), days=keeping.days)
    elif outcome.kind is ChatKind.PRIVATE:
        text = texts.say("kept-private", days=keeping.days)
    elif outcome.kind is ChatKind.CHANNEL:
        text = texts.say("kept-channel", title=keeping.title, days=keeping.days)
    else:
        text = texts.say("kept-group", days=keeping.days)
    how = texts.say("kept-how-group" if outcome.kind is ChatKind.GROUP else "kept-how")
    return Reply(f"{_with_sight(text, outcome.sight, texts)}\n\n{how}", quiet=True)


def _with_sight(text: str, sight: Sight | None, texts: Texts) -> str:
    """What stands in the way of it is said along with it."""
    return text if sight is None or sight.whole else f"{text}\n\n{texts.say('offer-deaf')}"
