"""Digests due at midnight in a thousand chats, a kill while they are told: how many come, and how often."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass

from bot.store import opened
from tests.bench import report
from tests.bench.processes import Contender, nutshell
from tests.bench.stage import PATIENCE, Ground, staged
from tests.evaluation.report import Table
from tests.telegram.calendar import groups, most_in_a_second, waiting

CHATS, FEW = 1000, 48
PER_SECOND = 30
"""What Telegram takes of one bot."""
LIMITS = {"LIMITS_PER_SECOND": str(PER_SECOND), "LIMITS_PER_CHAT": "1"}
LONGEST = 300.0
"""Seconds until those that have not come are given up."""


@dataclass(frozen=True, slots=True)
class Midnight:
    """What became of the digests of so many chats, seconds until the last, and until somebody was answered."""

    name: str
    chats: int
    lost: int
    doubled: int
    most: int
    seconds: float
    answered: float


def tables(ground: Ground) -> list[Table]:
    """Nutshell on each database."""
    chats = FEW if ground.quick else CHATS
    found = [
        measured(nutshell(f"Nutshell, {name}", url, **LIMITS), url, ground, chats)
        for name, url in ground.databases().items()
    ]
    held = all(not each.lost and each.doubled <= 1 and each.most <= PER_SECOND for each in found)
    columns = ("bot", "chats", "lost", "doubled", "most in a second", "seconds until the last", "an answer, s")
    how = (
        f"{chats:,} groups in 24 time zones, a digest due in each at the same minute; killed with SIGKILL when a "
        "third was told, and started again. The answer is that to somebody who writes then."
    )
    notes = (
        how,
        report.target("none lost, at most one doubled, 30 messages a second", held),
        report.conditions(ground.postgres is not None),
    )
    return [Table("Midnight in a thousand chats", columns, tuple(map(_row, found)), notes)]


def measured(contender: Contender, url: str, ground: Ground, chats: int) -> Midnight:
    """Let digests be due, kill the bot while it tells them, and wait until it told all."""
    with staged(contender, ground) as stage, opened(url) as store:
        world = stage.server.world
        ada = world.user("Ada")
        places = groups(world, store, chats)
        stage.start()
        began = time.monotonic()
        stage.server.wait_for(lambda: sum(bool(chat.replies()) for chat in places) > chats // 3, LONGEST)
        stage.bots[0].kill()
        stage.start()
        asked, message = time.monotonic(), ada.say("/help")
        ada.private.wait_for_reply(after=message, timeout=PATIENCE)
        answered = time.monotonic() - asked
        stage.server.wait_for(lambda: not waiting(store), LONGEST)
        told = Counter(len(chat.replies()) for chat in places)
        doubled = sum((times - 1) * count for times, count in told.items() if times > 1)
        seconds = time.monotonic() - began
        return Midnight(contender.name, chats, told[0], doubled, most_in_a_second(stage.server), seconds, answered)


def _row(found: Midnight) -> tuple[str, ...]:
    counted = map(report.whole, (found.chats, found.lost, found.doubled, found.most))
    return (found.name, *counted, f"{found.seconds:.0f}", f"{found.answered:.1f}")
