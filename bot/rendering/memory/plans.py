"""When digests are due and where they go, as a list; and the zones to choose from, as buttons."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from bot import schedule, zones
from bot.model import Button, Reply
from bot.model.memory import UNPINNABLE, Keeping, Plan
from bot.model.planned import Planned, Subscribed, ZoneAsked
from bot.texts import Texts

WEEK, WEEKDAYS, WEEKEND = frozenset(range(7)), frozenset(range(5)), frozenset({5, 6})
NAMED = {WEEK: "plans-daily", WEEKDAYS: "plans-weekdays", WEEKEND: "plans-weekend"}


def render(outcome: Planned, texts: Texts) -> Reply:
    """What is planned, where it goes, and the zones to choose from where none was chosen."""
    keeping = outcome.keeping
    lines = [texts.say(outcome.said, zone=_zone(keeping.zone, texts))] if outcome.said else []
    if outcome.plans:
        lines += [texts.say("plans-here"), *(f"• {_plan(plan, texts)}" for plan in outcome.plans)]
    else:
        lines.append(texts.say("plans-none"))
    if outcome.due:
        there = outcome.due.astimezone(ZoneInfo(keeping.zone if schedule.knows(keeping.zone) else zones.UTC))
        next_one = {"day": texts.day(there.date()), "time": f"{there:%H:%M}", "zone": _zone(keeping.zone, texts)}
        lines.append(texts.say("plans-next", **next_one))
    lines += _told(outcome, texts)
    if outcome.zones:
        lines.append(texts.say("zone-left"))
    return Reply("\n".join(lines), buttons=_buttons(outcome.zones, texts))


def subscribed(outcome: Subscribed, texts: Texts) -> Reply:
    """That the digests come in private from now on, with the way there: a bot cannot write first."""
    if outcome.here:
        return Reply(texts.say("plans-private-here"))
    link = Button(texts.say("plans-private-button"), url=f"?start=digest_{outcome.chat}")
    return Reply(texts.say("plans-private"), buttons=((link,),))


def zones_asked(outcome: ZoneAsked, texts: Texts) -> Reply:
    """Which zone is meant, with those it may be as buttons."""
    values = {"zone": _zone(outcome.written, texts)} if outcome.written else {}
    return Reply(texts.say(outcome.key, **values), buttons=_buttons(outcome.zones, texts))


def _told(outcome: Planned, texts: Texts) -> Iterable[str]:
    keeping = outcome.keeping
    if keeping.to_chat:
        yield texts.say("plans-at-channel")
    elif keeping.to_thread:
        yield texts.say("plans-at-topic")
    if outcome.readers:
        yield texts.say("plans-readers", total=outcome.readers)
    if keeping.pin:
        yield texts.say(_pin(keeping))


def _pin(keeping: Keeping) -> str:
    return "plans-pin-refused" if keeping.pinned == UNPINNABLE else "plans-pinned"


def _plan(plan: Plan, texts: Texts) -> str:
    times = ", ".join(f"{minute // 60}:{minute % 60:02}" for minute in plan.minutes)
    if plan.days in NAMED:
        return texts.say(NAMED[plan.days], times=times)
    return texts.say("plans-days", days=texts.weekdays(sorted(plan.days)), times=times)


def _zone(zone: str, texts: Texts) -> str:
    """A zone as its place is called, and its name; an offset or ``UTC`` as it is."""
    place = zones.city(zone, texts.locale)
    return place if place == zone else f"{place} ({zone})"


def _buttons(offered: tuple[str, ...], texts: Texts) -> tuple[tuple[Button, ...], ...]:
    made = [Button(zones.city(zone, texts.locale), f"m:zone:{zone}") for zone in offered]
    return tuple(tuple(made[first : first + 2]) for first in range(0, len(made), 2))
