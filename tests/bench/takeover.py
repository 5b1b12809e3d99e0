"""Two bots on one database, one of them killed for good: how long until the other has answered everything."""

from __future__ import annotations

import time
from dataclasses import dataclass

from tests.bench import report
from tests.bench.losses import PAUSE, Load, Tally, await_answers, tally
from tests.bench.processes import Contender, nutshell, plain
from tests.bench.stage import Ground, staged
from tests.evaluation.report import Table
from tests.telegram.talking import webhook

LONGEST = 60.0
"""Seconds until all should be answered."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is sent, messages a second, and how long doubles are waited for."""

    messages: int
    rate: float
    settle: float


FULL, QUICK = Size(200, 25.0, 35.0), Size(60, 25.0, 0.5)


@dataclass(frozen=True, slots=True)
class Takeover:
    """Seconds from the kill to the last answer, and what became of the messages."""

    name: str
    seconds: float
    tally: Tally


def tables(ground: Ground) -> list[Table]:
    """Nutshell where PostgreSQL is there, and two naive bots that poll for one token."""
    size = QUICK if ground.quick else FULL
    ours = [measured(contender, ground, size, both) for contender, both in _nutshells(ground)]
    naive = plain("naive, two that poll", "--pause", str(PAUSE), "--together")
    held = all(not (each.tally.lost or each.tally.doubled > 1) and each.seconds <= LONGEST for each in ours)
    rows = tuple(_row(each) for each in (*ours, measured(naive, ground, size)))
    columns = ("bots", "sent", "seconds until the last answer", "lost", "replies doubled", "other replies")
    how = (
        f"One of two is killed with SIGKILL half way through {size.messages} messages, {size.rate:.0f} a second, "
        "and does not come back: the one that polls, or with a webhook the one that Telegram does not bring "
        "updates to. Seconds count from the kill, the rest of the messages is still to be sent then. "
        f"The naive bots take {PAUSE} s for a reply, many at once."
    )
    notes = (
        how,
        report.target(f"all answered within {LONGEST:.0f} s, none lost, at most one doubled", held),
        report.conditions(ground.postgres is not None),
    )
    return [Table("One of two machines gone", columns, rows, notes)]


def measured(contender: Contender, ground: Ground, size: Size, both: tuple[dict[str, str], ...] = ()) -> Takeover:
    """Start two bots, load them, kill the first; ``both`` are options of each."""
    first, second = both or ({}, {})
    with staged(contender, ground) as stage:
        load = Load(stage.server.world)
        stage.start(**first)
        stage.start(**second)
        load.start(size.messages, size.rate)
        while load.sent < size.messages // 2:
            time.sleep(0.01)
        stage.bots[0].kill()
        killed = stage.server.world.clock()
        await_answers(stage, load, size.settle)
        last = max((call.at for call in stage.server.calls_of("sendMessage") if call.ok), default=killed)
        return Takeover(contender.name, max(0.0, last - killed), tally(stage.server.world))


def _nutshells(ground: Ground) -> list[tuple[Contender, tuple[dict[str, str], ...]]]:
    if ground.postgres is None:
        return []
    options = {"LIMITS_PER_CHAT": "100"}
    polling = nutshell("Nutshell, PostgreSQL, polling", ground.postgres.database(), **options)
    pushed = nutshell("Nutshell, PostgreSQL, webhook", ground.postgres.database(), **options)
    return [(polling, ({}, {})), (pushed, (webhook(), webhook()))]


def _row(found: Takeover) -> tuple[str, ...]:
    told = found.tally
    counted = (told.lost, told.doubled, told.strays)
    return (found.name, report.whole(told.sent), f"{found.seconds:.1f}", *map(report.whole, counted))
