"""How soon a bot runs, and how soon it has ended."""

from __future__ import annotations

import time
from dataclasses import dataclass
from statistics import median

from tests.bench import report
from tests.bench.processes import Contender, plain
from tests.bench.stage import Ground, staged
from tests.evaluation.report import Table

IDLE = 1.0
"""Seconds that it idles before it is told to end."""
FULL, QUICK = 5, 1


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds of each start and of each end of one bot."""

    name: str
    starts: tuple[float, ...]
    stops: tuple[float, ...]


def tables(ground: Ground) -> list[Table]:
    """The row of each bot."""
    times = QUICK if ground.quick else FULL
    found = [measured(contender, ground, times) for contender in (plain("naive"), *ground.nutshells())]
    columns = ("bot", "times", "seconds to run", "seconds to end")
    how = (
        "Medians, the slowest in brackets: from the start of the process to its log's word that it is running, "
        f"and from SIGTERM after {IDLE:.0f} idle second to its end. A first start, which makes the database, does "
        "not count."
    )
    notes = (
        how,
        report.conditions(ground.postgres is not None),
    )
    return [Table("Start and end", columns, tuple(_row(each) for each in found), notes)]


def measured(contender: Contender, ground: Ground, times: int) -> Start:
    """Start and end a bot so many times."""
    starts, stops = [], []
    with staged(contender, ground) as stage:
        for _ in range(1 + times):
            bot = stage.launch()
            starts.append(bot.await_start())
            time.sleep(IDLE)  # A bot that has just said that it runs may still be setting up how it ends.
            stops.append(bot.stop())
    return Start(contender.name, tuple(starts[1:]), tuple(stops[1:]))


def _row(found: Start) -> tuple[str, ...]:
    cells = (f"{median(taken):.2f} ({max(taken):.2f})" for taken in (found.starts, found.stops))
    return (found.name, str(len(found.starts)), *cells)
