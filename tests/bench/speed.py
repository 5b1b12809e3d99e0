"""How many messages a second, and how soon a reply, beside a bare echo bot that runs at the same time.

All bots are up all the time, each with a Telegram of its own, and are loaded in turn: whatever else the machine
does slows them alike.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from statistics import median

from tests.bench import report
from tests.bench.processes import Contender, plain
from tests.bench.stage import Audience, Ground, Stage, running, warm
from tests.evaluation.report import Table

TEXT = "/help"
PEOPLE = 600
"""So many that the pace of one message a second in a chat does not bind."""
WINDOW = 100
"""Messages that wait at any time: as many as one poll brings."""
RAMP = 0.2
"""The first share of a round does not count."""
UNBOUND = {"LIMITS_PER_SECOND": "10000", "LIMITS_PER_CHAT": "100"}
LOWEST = 0.5
"""The share of the bare bot's rate that should be reached until Telegram's own limit binds."""
P50, P95 = 0.025, 0.060
"""Seconds that a reply may take longer than the bare bot's."""
BREATH = 0.05
"""Seconds after a reply, in which the bot writes down what it did."""


@dataclass(frozen=True, slots=True)
class Size:
    """Rounds and their seconds for throughput, messages to each bot for latency."""

    rounds: int
    seconds: float
    messages: int


FULL, QUICK = Size(5, 15.0, 300), Size(1, 2.0, 10)


@dataclass(frozen=True, slots=True)
class Round:
    """Replies a second, and the processor cores that the bot and the measuring process used for it."""

    rate: float
    bot: float
    server: float


@dataclass(frozen=True, slots=True)
class Pace:
    """The rounds of one bot; ``missing`` messages were not answered."""

    name: str
    rounds: tuple[Round, ...]
    missing: int

    @property
    def rate(self) -> float:
        """The median of replies a second."""
        return median(each.rate for each in self.rounds)


def throughput(ground: Ground) -> list[Table]:
    """Once with Telegram's limit in force, once without any."""
    size = QUICK if ground.quick else FULL
    kept = [
        _naive(", AIORateLimiter", "--limited"),
        _naive(", AIORateLimiter, many at once", "--limited", "--together"),
    ]
    limited = raced([*kept, *ground.nutshells()], ground, size, limited=True)
    bare = [_naive(""), _naive(", many at once", "--together")]
    free = raced([*bare, *ground.nutshells(**UNBOUND)], ground, size)
    held = all(each.rate >= LOWEST * _best(limited) and not each.missing for each in limited[len(kept) :])
    how = (
        f"{size.rounds} rounds of {size.seconds:.0f} s each in turn, of which the first fifth does not count; "
        f"medians, in brackets the slowest and the fastest round. {WINDOW} messages ({TEXT}) of {PEOPLE} people "
        "wait at any time. Cores are those the bot's process and the measuring process used: where neither is "
        "near 1, something is waited for, or the machine was busy."
    )
    machine = report.conditions(ground.postgres is not None)
    wanted = f"at least {LOWEST} of the naive bot's until Telegram's own limit binds"
    return [
        _paces(
            "Replies a second under Telegram's limit of 30", limited, (how, report.target(wanted, held), machine)
        ),
        _paces("Replies a second without any limit", free, (how, machine)),
    ]


def raced(contenders: list[Contender], ground: Ground, size: Size, limited: bool = False) -> list[Pace]:
    """Load the bots in turn, round after round."""
    with running(contenders, ground) as stages:
        audiences = [Audience(stage.server, PEOPLE) for stage in stages]
        for stage, audience in zip(stages, audiences, strict=True):
            warm(audience, TEXT, 20)
            if limited:
                stage.server.enforce_limits()
        rounds: list[list[Round]] = [[] for _ in stages]
        for _ in range(size.rounds):
            for stage, audience, done in zip(stages, audiences, rounds, strict=True):
                done.append(_round(stage, audience, size.seconds))
        names = (stage.contender.name for stage in stages)
        unanswered = (audience.missing for audience in audiences)
        return [Pace(*each) for each in zip(names, map(tuple, rounds), unanswered, strict=True)]


def _round(stage: Stage, audience: Audience, seconds: float) -> Round:
    clock, bot = stage.server.world.clock, stage.bots[-1]
    audience.keep_waiting(WINDOW, lambda: TEXT, _Seconds(RAMP * seconds))
    began, before = clock(), (bot.cpu(), time.process_time())
    answers = audience.keep_waiting(WINDOW, lambda: TEXT, _Seconds((1 - RAMP) * seconds))
    ended, after = clock(), (bot.cpu(), time.process_time())
    audience.finish()
    counted = sum(1 for each in answers if began <= each.at)
    took = ended - began
    return Round(counted / took, (after[0] - before[0]) / took, (after[1] - before[1]) / took)


def _naive(manner: str, *words: str) -> Contender:
    return plain(f"naive{manner}", *words)


def _best(paces: list[Pace]) -> float:
    """The rate of the faster naive bot."""
    return max(pace.rate for pace in paces if pace.name.startswith("naive"))


class _Seconds:
    """Whether so many seconds are over."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def __call__(self, _: object) -> bool:
        return time.monotonic() >= self._end


def _paces(title: str, paces: list[Pace], notes: tuple[str, ...]) -> Table:
    columns = (
        "bot", "replies a second", "ratio to the faster naive one", "missing", "cores of the bot",
        "cores of server and people",
    )  # fmt: skip
    return Table(title, columns, tuple(_pace(each, _best(paces)) for each in paces), notes)


def _pace(pace: Pace, best: float) -> tuple[str, ...]:
    rates = [each.rate for each in pace.rounds]
    cores = (median(each.bot for each in pace.rounds), median(each.server for each in pace.rounds))
    rate = f"{pace.rate:.1f} ({min(rates):.1f}–{max(rates):.1f})"
    return (pace.name, rate, f"{pace.rate / best:.2f}", str(pace.missing), *(f"{each:.2f}" for each in cores))


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds to each reply of one bot."""

    name: str
    seconds: tuple[float, ...]

    def at(self, share: float) -> float:
        """A percentile."""
        return report.percentile(self.seconds, share)


def latency(ground: Ground) -> list[Table]:
    """One message at a time, to each bot in turn."""
    size = QUICK if ground.quick else FULL
    naive, *ours = waited([plain("naive"), *ground.nutshells()], ground, size)
    held = all(each.at(0.5) - naive.at(0.5) <= P50 and each.at(0.95) - naive.at(0.95) <= P95 for each in ours)
    columns = ("bot", "replies", "p50, ms", "p95, ms", "p50 longer by, ms", "p95 longer by, ms")
    how = (
        f"One message ({TEXT}) at a time to each bot in turn, each in a chat of its own; from the moment it is "
        "written to the moment at which the bot's reply comes in at the local server."
    )
    notes = (
        how,
        report.target(f"at most {1000 * P50:.0f} ms longer at p50 and {1000 * P95:.0f} ms at p95", held),
        report.conditions(ground.postgres is not None),
    )
    return [Table("Time to a reply", columns, tuple(_latency(each, naive) for each in (naive, *ours)), notes)]


def waited(contenders: list[Contender], ground: Ground, size: Size) -> list[Latency]:
    """Ask each bot in turn, a new person each time."""
    with running(contenders, ground) as stages:
        audiences = [Audience(stage.server, size.messages + 20) for stage in stages]
        for audience in audiences:
            warm(audience, TEXT, 20)
        times: list[list[float]] = [[] for _ in stages]
        for _ in range(size.messages):
            for audience, taken in zip(audiences, times, strict=True):
                audience.ask(TEXT)
                taken += [each.seconds for each in audience.finish()]
                time.sleep(BREATH)
        return [Latency(each.contender.name, tuple(taken)) for each, taken in zip(stages, times, strict=True)]


def _latency(found: Latency, naive: Latency) -> tuple[str, ...]:
    times = (found.at(0.5), found.at(0.95), found.at(0.5) - naive.at(0.5), found.at(0.95) - naive.at(0.95))
    return (found.name, report.whole(len(found.seconds)), *map(report.milliseconds, times))
