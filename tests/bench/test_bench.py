"""The measuring command, on a small scale: all is answered and figures come of it; none says how fast."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import losses, memory, report, speed, stage
from tests.bench.processes import nutshell, plain
from tests.bench.stage import Ground
from tests.evaluation.report import section

FEW = 200
ORDER = ("losses", "memory")


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    """A place for a small run, without PostgreSQL."""
    return Ground(tmp_path, None, quick=True)


def test_a_killed_bot_loses_nothing_and_each_message_is_counted(ground: Ground) -> None:
    bot = nutshell("Nutshell", ground.databases()["SQLite"], LIMITS_PER_CHAT="100")
    found = losses.measured(bot, ground, losses.QUICK)
    assert (found.tally.sent, found.tally.lost, found.tally.strays) == (losses.QUICK.messages, 0, 0)
    assert found.kills == losses.QUICK.kills


def test_a_bare_bot_and_ours_answer_each_message_in_turn(ground: Ground) -> None:
    bots = [plain("naive"), *ground.nutshells()]
    found = speed.waited(bots, ground, speed.QUICK)
    assert [len(each.seconds) for each in found] == [speed.QUICK.messages] * 2
    assert all(each.at(0.5) <= each.at(0.95) for each in found)


def test_memory_is_sampled_while_many_are_answered(ground: Ground) -> None:
    bot = nutshell("Nutshell", ground.databases()["SQLite"], **speed.UNBOUND)
    found = memory.measured(bot, ground, FEW)
    assert len(found.samples) == memory.SAMPLES
    assert found.samples[-1].updates >= FEW * 0.9
    assert found.ratio > 0


def test_a_slope_is_that_of_the_line_through_the_samples() -> None:
    samples = tuple(memory.Sample(number, 1000 + 3 * number, number / 2) for number in range(1, 6))
    found = memory.Memory("any", samples)
    assert (round(found.slope, 9), found.rate(0, -1)) == (3.0, 2.0)


@pytest.mark.parametrize(("share", "value"), [(0.5, 2), (0.95, 4), (0.75, 3), (1.0, 4)])
def test_a_percentile_is_one_of_the_values(share: float, value: float) -> None:
    assert report.percentile([4, 1, 3, 2], share) == value


def test_rows_not_measured_again_are_kept_in_their_order() -> None:
    first = report.merged("", {"memory": section("memory", [], ""), "losses": section("losses", [], "")}, ORDER)
    assert first.index("## Losses") < first.index("## Memory")
    assert report.merged(first, {"memory": "## Memory\n\nagain\n"}, ORDER).count("## ") == 2
    assert first.startswith(report.HEADER)


def test_messages_that_wait_are_known_until_they_are_answered(ground: Ground) -> None:
    with stage.running([plain("naive")], ground) as (alone,):
        audience = stage.Audience(alone.server, 3)
        for text in ("one", "two", "three", "four"):
            audience.ask(text)
        found = audience.finish()
    assert (len(found), audience.waiting) == (4, 0)
    assert sorted(each.chat for each in found).count(audience.people[0].id) == 2
    assert all(each.seconds >= 0 for each in found)
