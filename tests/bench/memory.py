"""Whether a bot's memory stays where it is over many updates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from tests.bench import report
from tests.bench.processes import Contender, nutshell, plain
from tests.bench.speed import PEOPLE, UNBOUND, WINDOW
from tests.bench.stage import Answer, Audience, Ground, running, warm
from tests.evaluation.report import Table

FULL, QUICK = 100_000, 2_000
SAMPLES = 20
WARM = 0.1
"""The share of the updates before the first sample."""
FLAT = 0.05
"""How much the last sample may differ from the first."""
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Sample:
    """Bytes held after so many updates, and the time it was."""

    updates: int
    bytes: int
    at: float


@dataclass(frozen=True, slots=True)
class Memory:
    """The samples of one bot."""

    name: str
    samples: tuple[Sample, ...]

    @property
    def ratio(self) -> float:
        """The last to the first."""
        return self.samples[-1].bytes / self.samples[0].bytes

    @property
    def slope(self) -> float:
        """Bytes an update, by least squares."""
        x, y = [each.updates for each in self.samples], [each.bytes for each in self.samples]
        middle, level = sum(x) / len(x), sum(y) / len(y)
        together = sum((a - middle) * (b - level) for a, b in zip(x, y, strict=True))
        return together / sum((a - middle) ** 2 for a in x)

    def rate(self, first: int, last: int) -> float:
        """Updates a second between two samples."""
        one, other = self.samples[first], self.samples[last]
        return (other.updates - one.updates) / (other.at - one.at)


def tables(ground: Ground, updates: int = 0) -> list[Table]:
    """The row of each bot, one after another."""
    number = updates or (QUICK if ground.quick else FULL)
    ours = nutshell("Nutshell, SQLite", ground.databases()["SQLite"], **UNBOUND)
    found = [measured(contender, ground, number) for contender in (ours, plain("naive"))]
    columns = (
        "bot", "updates", "first, MB", "last, MB", "most, MB", "last to first", "slope, bytes an update",
        "updates a second", "in the first part", "in the last part",
    )  # fmt: skip
    how = (
        f"Resident memory of the bot's process without its workers: {SAMPLES} samples after a first "
        f"{100 * WARM:.0f} % of the updates. {PEOPLE} people send commands and links that are refused, {WINDOW} "
        "of them wait at any time, limits out of the way."
    )
    notes = (
        how,
        report.target(f"flat within {100 * FLAT:.0f} %", abs(found[0].ratio - 1) <= FLAT),
        report.conditions(ground.postgres is not None),
    )
    return [Table("Memory", columns, tuple(_row(each) for each in found), notes)]


def measured(contender: Contender, ground: Ground, updates: int) -> Memory:
    """Keep a bot busy for so many updates, and look at its memory from time to time."""
    every = max(1, round((1 - WARM) * updates / (SAMPLES - 1)))
    texts = _texts()
    with running([contender], ground) as (stage,):
        audience = Audience(stage.server, PEOPLE)
        warm(audience, "/help", 20)
        done, samples = 0, list[Sample]()
        for number in [round(WARM * updates), *[every] * (SAMPLES - 1)]:
            done += len(audience.keep_waiting(WINDOW, lambda: next(texts), _Enough(number)))
            samples.append(Sample(done, stage.bots[-1].resident(), stage.server.world.clock()))
        audience.finish()
        return Memory(contender.name, tuple(samples))


class _Enough:
    def __init__(self, number: int) -> None:
        self._number = number

    def __call__(self, answers: list[Answer]) -> bool:
        return len(answers) >= self._number


def _texts() -> Iterator[str]:
    """Several ways through the bot, each with one short reply."""
    for number in count(1):
        yield "/help"
        yield f"/nothing{number}"
        yield f"http://10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}/"


def _row(found: Memory) -> tuple[str, ...]:
    held = [each.bytes / MEGABYTE for each in found.samples]
    rates = (found.rate(0, -1), found.rate(0, 1), found.rate(-2, -1))
    return (
        found.name,
        report.whole(found.samples[-1].updates),
        *(f"{each:.1f}" for each in (held[0], held[-1], max(held))),
        f"{found.ratio:.3f}",
        f"{found.slope:.0f}",
        *map(report.whole, rates),
    )
