"""One chat that Telegram refuses as too much: what the others notice of it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from tests.bench import report
from tests.bench.processes import Contender, plain
from tests.bench.stage import LOOK, Answer, Audience, Ground, Stage, running, warm
from tests.evaluation.report import Table

PEOPLE = 60
TEXT = "/help"
HIGHEST = 1.2
"""How much slower the others may get, as a ratio of the 95th percentiles."""
ALWAYS = 1_000_000
"""Calls that are refused: all of them, until the bot is stopped."""
OWN = 10
"""Every so many messages one comes from the chat that is refused."""
GIVEN_UP = 15.0
"""Seconds without an answer after which what is missing is given up; the naive bot waits ten at a time."""


@dataclass(frozen=True, slots=True)
class Size:
    """Seconds before and during the flood, messages a second, and the pause that Telegram asks for."""

    seconds: float
    rate: float
    retry_after: int


FULL, QUICK = Size(60.0, 6.0, 10), Size(3.0, 10.0, 1)


@dataclass(frozen=True, slots=True)
class Flooded:
    """The others' times to an answer before and during it; ``missing`` were not answered then or soon after."""

    name: str
    before: tuple[float, ...]
    during: tuple[float, ...]
    missing: int

    @property
    def ratio(self) -> float:
        """Of the 95th percentiles."""
        return report.percentile(self.during, 0.95) / report.percentile(self.before, 0.95)


def tables(ground: Ground) -> list[Table]:
    """The row of each bot, one after another."""
    size = QUICK if ground.quick else FULL
    naive = plain("naive, AIORateLimiter, many at once", "--limited", "--together")
    found = [measured(each, ground, size) for each in (*ground.nutshells(), naive)]
    held = all(each.ratio <= HIGHEST and not each.missing for each in found[:-1])
    columns = ("bot", "answers", "p50 before, ms", "p95 before, ms", "p50, ms", "p95, ms", "p95 ratio", "missing")
    how = (
        f"For {size.seconds:.0f} s Telegram answers one chat with 429 and asks for {size.retry_after} s each "
        f"time, while {PEOPLE} other chats get {size.rate:.0f} messages a second as in the {size.seconds:.0f} s "
        f"before. With every {OWN}th of them that chat writes, too. The message is {TEXT}. Missing: not answered "
        f"{GIVEN_UP:.0f} s after the last answer to anybody."
    )
    notes = (
        how,
        report.target(f"the others' 95th percentile grows by at most {100 * (HIGHEST - 1):.0f} %", held),
        report.conditions(ground.postgres is not None),
    )
    return [Table("A chat that is refused", columns, tuple(_row(each) for each in found), notes)]


def measured(contender: Contender, ground: Ground, size: Size) -> Flooded:
    """The same load twice, the second time with the flood."""
    with running([contender], ground) as (stage,):
        audience = Audience(stage.server, PEOPLE + 1)
        warm(audience, TEXT, PEOPLE + 1)
        before = _load(stage, audience, size)
        before += audience.finish(GIVEN_UP)
        stage.server.flood(audience.people[0].id, size.retry_after, ALWAYS)
        during = _load(stage, audience, size)
        during += audience.finish(GIVEN_UP)
        refused = audience.people[0].id
        asked = int(size.seconds * size.rate)
        times = [tuple(each.seconds for each in part if each.chat != refused) for part in (before, during)]
        return Flooded(contender.name, times[0], times[1], asked - len(times[1]))


def _load(stage: Stage, audience: Audience, size: Size) -> list[Answer]:
    """Messages at a steady rate, whatever becomes of them."""
    refused, *others = audience.people
    found: list[Answer] = []
    began = time.monotonic()
    for number in range(int(size.seconds * size.rate)):
        while time.monotonic() < began + number / size.rate:
            time.sleep(LOOK)
            found += audience.collect()
        if number % OWN == 0:
            audience.ask(TEXT, refused)
        audience.ask(TEXT, others[number % len(others)])
    return found


def _row(found: Flooded) -> tuple[str, ...]:
    parts = (found.before, found.during)
    times = (report.milliseconds(report.percentile(part, share)) for part in parts for share in (0.5, 0.95))
    return (found.name, report.whole(len(found.during)), *times, f"{found.ratio:.2f}", str(found.missing))
