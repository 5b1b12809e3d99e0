"""When digests are due, where they go, and to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot import schedule, zones
from bot.memory.means import Means
from bot.model import Chat, Outcome, Said
from bot.model.memory import (
    AddPlan,
    ChoosePin,
    ChooseZone,
    DropPlans,
    Keeping,
    Plan,
    SendTo,
    ShowPlans,
    Subscribe,
)
from bot.model.planned import Planned, Subscribed, ZoneAsked
from summarizer.errors import NutshellError

MOST = 24
"""Times of the day at which a chat may have a digest: one an hour is more than anybody reads."""
LONGEST = 16
"""Characters of a language tag that are kept."""


def show(means: Means, chat: Chat, _: ShowPlans) -> Outcome:
    """When digests are due here, where they go, and what stands in their way."""
    return _planned(means, chat, _kept(means, chat))


def add(means: Means, chat: Chat, intent: AddPlan) -> Outcome:
    """Digests at these times, besides the others; a time that is there already gets more days."""
    keeping = _kept(means, chat)
    before = {plan.minutes[0]: plan.days for plan in means.store.keepings.plans(chat.id)}
    wanted = {minute: intent.plan.days | before.get(minute, frozenset()) for minute in intent.plan.minutes}
    if len(before | wanted) > MOST:
        raise NutshellError("plans-too-many", limit=MOST)
    means.store.keepings.choose(chat.id, locale=chat.locale[:LONGEST])
    _make_due(means, keeping, (Plan((minute,), days) for minute, days in wanted.items()))
    return _planned(means, chat, keeping, "plans-added")


def drop(means: Means, chat: Chat, _: DropPlans) -> Outcome:
    """Digests on demand only."""
    _kept(means, chat)
    return Said("plans-dropped", {"total": means.store.keepings.drop_plans(chat.id)})


def choose_zone(means: Means, chat: Chat, intent: ChooseZone) -> Outcome:
    """The time of another zone, for what is planned already, too; what is not clear is asked."""
    keeping, written = _kept(means, chat), intent.zone.strip()
    if not written:
        return ZoneAsked("zone-which", zones.likely(chat.locale), keeping.zone)
    if zones.is_offset(written):
        return ZoneAsked("zone-offset", zones.likely(chat.locale), written[:LONGEST])
    found = zones.find(written, chat.locale)
    if len(found) == 1 and schedule.knows(found[0]):
        return _move(means, chat, replace(keeping, zone=found[0]))
    if found:
        return ZoneAsked("zone-many", found[: zones.LISTED])
    return ZoneAsked("zone-unknown", zones.likely(chat.locale))


def choose_pin(means: Means, chat: Chat, intent: ChoosePin) -> Outcome:
    """Pin each digest in the place of the last one, or do not."""
    _kept(means, chat)
    means.store.keepings.choose(chat.id, pin=intent.pin, pinned=0)
    return Said("plans-pin" if intent.pin else "plans-no-pin")


def send_to(means: Means, chat: Chat, intent: SendTo) -> Outcome:
    """Scheduled digests go to a topic, or to a channel by its number: who asks may, and so may the bot."""
    _kept(means, chat)
    if intent.channel.startswith("@"):
        raise NutshellError("plans-channel-unknown")
    means.store.keepings.choose(chat.id, to_chat=int(intent.channel or 0), to_thread=intent.thread, pinned=0)
    return Said("plans-to-channel" if intent.channel else "plans-to-topic" if intent.thread else "plans-to-here")


def subscribe(means: Means, chat: Chat, intent: Subscribe) -> Outcome:
    """Somebody gets the digests of a chat in private, or no longer; said in private that means all of them."""
    if not chat.person:
        raise NutshellError("plans-private-who")
    here = chat.id == chat.person
    if not intent.wanted:
        ended = means.store.keepings.subscriptions(chat.person) if here else [chat.id]
        for each in ended:
            means.store.keepings.subscribe(each, chat.person, "", False)
        return Said("plans-private-off")
    if here and not intent.chat:
        raise NutshellError("plans-private-where")
    group = intent.chat or _kept(means, chat).chat
    # Whether they are a member is looked up whenever a digest is sent; that a chat keeps nothing is not told.
    if means.store.keepings.of(group):
        means.store.keepings.subscribe(group, chat.person, chat.locale[:LONGEST], True)
    return Subscribed(group, here)


def _kept(means: Means, chat: Chat) -> Keeping:
    keeping = means.store.keepings.of(chat.id)
    if keeping is None:
        raise NutshellError("digest-off")
    return keeping


def _move(means: Means, chat: Chat, keeping: Keeping) -> Outcome:
    means.store.keepings.choose(chat.id, zone=keeping.zone)
    _make_due(means, keeping, means.store.keepings.plans(chat.id))
    return _planned(means, chat, keeping, "zone-set")


def _make_due(means: Means, keeping: Keeping, plans: Iterable[Plan]) -> None:
    for plan in plans:
        due = schedule.next_due(plan, _zone(keeping), means.now())
        means.store.keepings.plan(keeping.chat, plan.minutes[0], plan.days, due.timestamp())


def _planned(means: Means, chat: Chat, keeping: Keeping, said: str = "") -> Planned:
    plans = tuple(means.store.keepings.plans(chat.id))
    due = min((schedule.next_due(plan, _zone(keeping), means.now()) for plan in plans), default=None)
    offered = zones.likely(chat.locale) if plans and keeping.zone == zones.UTC and said != "zone-set" else ()
    return Planned(keeping, plans, due, len(means.store.keepings.subscribers(chat.id)), offered, said)


def _zone(keeping: Keeping) -> str:
    """A chat's zone; UTC where this machine knows it no longer."""
    return keeping.zone if schedule.knows(keeping.zone) else zones.UTC
