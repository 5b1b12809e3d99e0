"""What a chat agrees to: that its messages are kept, for how long, and of whom."""

from __future__ import annotations

from bot.memory.means import Means
from bot.model import Chat, ChatKind, Outcome, Said
from bot.model.keeping import Kept, Offered
from bot.model.memory import (
    ChooseRetention,
    Keeping,
    OptOut,
    Redact,
    ShowOffer,
    StartKeeping,
    StopKeeping,
)

DAYS = 7
"""How long messages are kept unless a chat chooses otherwise."""
LONGEST = 90


def offer(means: Means, chat: Chat, intent: ShowOffer) -> Outcome:
    """What would be kept and for how long; of a chat that does keep its messages, since when."""
    keeping = means.store.keepings.of(intent.chat or chat.id)
    if keeping:
        return Kept(_kind(chat, intent.chat), keeping, True, intent.sight)
    return Offered(_kind(chat, intent.chat), DAYS, intent.chat, intent.title, intent.sight)


def start(means: Means, chat: Chat, intent: StartKeeping) -> Outcome:
    """Keep what is written from now on."""
    names = intent if intent.chat else chat
    wanted = Keeping(intent.chat or chat.id, means.now(), DAYS, title=names.title, username=names.username)
    before = means.store.keepings.of(wanted.chat)
    means.store.keepings.start(wanted)
    return Kept(_kind(chat, intent.chat), before or wanted, before is not None, intent.sight)


def stop(means: Means, chat: Chat, intent: StopKeeping) -> Outcome:  # noqa: ARG001  (there is nothing to choose)
    """Keep nothing more, and have nothing left of what was kept, in the database's files or in memory."""
    if means.store.keepings.of(chat.id) is None:
        return Said("keeping-is-off")
    erased = means.store.keepings.stop(chat.id)
    _leave_nothing(means)
    return Said("keeping-stopped", {"messages": erased})


def choose_retention(means: Means, chat: Chat, intent: ChooseRetention) -> Outcome:
    """Keep messages so many days; what is older than that goes at once."""
    if not 1 <= intent.days <= LONGEST:
        return Said("retention-how")
    if means.store.keepings.of(chat.id) is None:
        return Said("keeping-is-off")
    means.store.keepings.choose(chat.id, days=intent.days)
    if means.store.posts.expire(means.now()):
        _leave_nothing(means)
    return Said("retention-set", {"days": intent.days})


def redact(means: Means, chat: Chat, intent: Redact) -> Outcome:
    """Erase one message: an administrator may ask for it, and whoever wrote it."""
    writer = means.store.posts.writer(chat.id, intent.message)
    if writer is None:
        return Said("redact-nothing")
    if not intent.manages and not (writer and writer == chat.person):
        return Said("redact-whose")
    means.store.posts.redact(chat.id, intent.message)
    _leave_nothing(means)
    return Said("redacted")


def opt_out(means: Means, chat: Chat, intent: OptOut) -> Outcome:
    """Erase what somebody wrote, in every chat, and never keep any of it again; or keep it from now on."""
    if not chat.person:
        return Said("optout-who")
    means.store.keepings.opt_out(chat.person, intent.out)
    if not intent.out:
        return Said("opted-in")
    erased = means.store.posts.forget_person(chat.person)
    _leave_nothing(means)
    return Said("opted-out", {"messages": erased})


def _leave_nothing(means: Means) -> None:
    means.forget()
    means.store.scrub()


def _kind(chat: Chat, other: int) -> ChatKind:
    """What a chat is that is spoken of elsewhere: only a channel is."""
    return ChatKind.CHANNEL if other else chat.kind
