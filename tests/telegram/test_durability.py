"""The bot is killed, its machines die, the database comes and goes: every message is answered, once."""

from __future__ import annotations

import random
import resource
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.botapi.faults import Kind
from tests.postgres import Postgres
from tests.telegram.articles import FERRY
from tests.telegram.swarm import Report, Swarm
from tests.telegram.talking import Talk, page, talking, webhook

PATIENCE = 60.0
"""Seconds for a crowd's answers: Telegram takes 30 a second, and a killed bot needs some to be back."""
PLENTY = {"LIMITS_USER_WAITING": "1000", "LIMITS_CHAT_WAITING": "1000"}
DATABASES: dict[str, Callable[[pytest.FixtureRequest], str]] = {
    "SQLite": lambda _: "",
    "PostgreSQL": lambda request: str(request.getfixturevalue("postgres").database()),
}
WAYS: dict[str, Callable[[], dict[str, str]]] = {"polling": dict, "webhook": webhook}


@contextmanager
def crowd(folder: Path, url: str = "", **options: str) -> Iterator[tuple[Talk, Swarm]]:
    """A running bot and fifty people."""
    with talking(folder, url, **PLENTY, **options) as talk:
        yield talk, Swarm(talk)


def assert_none_lost(swarm: Swarm) -> Report:
    """What became of all that was sent; a message may have two replies, none may have none."""
    swarm.wait()
    try:
        swarm.talk.server.wait_for(lambda: not swarm.report().lost, PATIENCE)
        swarm.talk.server.idle(PATIENCE, 1.0)
    except TimeoutError as late:
        raise AssertionError(str(swarm.report())) from late
    report = swarm.report()
    assert not report.strays, str(report)
    return report


def waiting(talk: Talk) -> int:
    """How many updates are not answered yet."""
    with closing(sqlite3.connect(talk.database)) as connection:
        return int(connection.execute("SELECT count(*) FROM inbox WHERE settled IS NULL").fetchone()[0])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("database", DATABASES)
def test_a_bot_that_is_killed_again_and_again_loses_nothing(
    database: str, way: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    kills, chance = 2, random.Random(f"{database} {way}")
    with crowd(tmp_path, DATABASES[database](request), **WAYS[way]()) as (talk, swarm):
        swarm.send(80, rate=20)
        for _ in range(kills):
            time.sleep(chance.uniform(0.2, 1.5))
            talk.kill()
            talk.start()
        report = assert_none_lost(swarm)
        assert len(report.doubled) <= kills, str(report)


def test_what_a_machine_leaves_for_good_is_taken_over(postgres: Postgres, tmp_path: Path) -> None:
    with crowd(tmp_path, postgres.database()) as (talk, swarm):
        other = talk.another()
        swarm.send(60, rate=25)
        time.sleep(1.5)
        talk.bots[0].kill()
        report = assert_none_lost(swarm)
        assert len(report.doubled) <= 1, str(report)
        assert other.alive


def test_machines_share_the_work_and_keep_each_chat_in_order(postgres: Postgres, tmp_path: Path) -> None:
    with crowd(tmp_path, postgres.database(), LOG_LEVEL="INFO") as (talk, swarm):
        talk.another()
        swarm.send(80, rate=30)
        swarm.assert_all_answered(PATIENCE)


def test_a_machine_that_is_stopped_hands_over_what_it_began(postgres: Postgres, tmp_path: Path) -> None:
    with talking(tmp_path, postgres.database(), DELIVERY_DRAIN_SECONDS="0.2") as talk:
        ada, gate = talk.person("Ada"), talk.gate()
        asked = ada.say(talk.site.on("/slow", gate.behind(page("Ferry", FERRY))))
        gate.wait_for_visitor()
        other = talk.another()
        talk.bots[0].stop()
        gate.open()
        assert "of 12 sentences" in talk.reply(asked).text
        assert other.alive
        assert len(talk.replies(asked, ada)) == 1


@pytest.mark.parametrize("fault", ["reset-before", "reset-after", "truncate", 500])
def test_bad_weather_loses_nothing(fault: Kind | int, tmp_path: Path) -> None:
    with crowd(tmp_path) as (talk, swarm):
        swarm.send(60, rate=30)
        for _ in range(8):
            talk.server.fail_next("sendMessage", fault)
            time.sleep(0.2)
        talk.server.fail_next("getUpdates", fault, times=2)
        report = assert_none_lost(swarm)
        assert len(report.doubled) <= (8 if fault in {"reset-after", "truncate"} else 0)


def test_a_storm_of_floods_loses_nothing(tmp_path: Path) -> None:
    with crowd(tmp_path) as (talk, swarm):
        swarm.send(60, rate=30)
        for _ in range(10):
            talk.server.flood(None, retry_after=1, count=3)
            time.sleep(0.2)
        swarm.assert_all_answered(PATIENCE)


def test_limits_of_telegram_are_kept_without_being_told(tmp_path: Path) -> None:
    with crowd(tmp_path, LIMITS_PER_CHAT="1") as (talk, swarm):
        talk.server.enforce_limits()
        swarm.send(90, rate=60)
        swarm.assert_all_answered(PATIENCE)
        # A message may overtake another on the way, on a busy machine; without a pace half of them are refused.
        assert len([call for call in talk.server.calls_of("sendMessage") if call.refusal]) <= 5


def test_an_answer_of_the_webhook_that_is_lost_doubles_nothing(tmp_path: Path) -> None:
    with crowd(tmp_path, **webhook()) as (talk, swarm):
        pending = talk.world.updates.pending
        swarm.send(10, rate=50)
        swarm.wait()
        first = dict(pending[0]) if pending else None
        swarm.assert_all_answered(PATIENCE)
        if first:
            with talk.world.transaction():
                talk.world.updates.pending.append(first)
        swarm.assert_all_answered(PATIENCE)


def test_a_database_that_is_locked_is_waited_for(tmp_path: Path) -> None:
    with talking(tmp_path) as talk, closing(sqlite3.connect(talk.database)) as connection:
        ada = talk.person("Ada")
        connection.execute("BEGIN EXCLUSIVE")
        asked = ada.say("/help")
        time.sleep(1.0)
        assert ada.private.replies() == []
        connection.rollback()
        assert "Send a link" in talk.reply(asked).text


def test_a_disk_that_is_full_is_told_and_survived(tmp_path: Path) -> None:
    with talking(tmp_path) as talk:
        ada = talk.person("Ada")
        talk.tell(ada, "/start")
        bot = talk.bots[0]
        usual = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (1024, resource.RLIM_INFINITY))
        asked = [ada.say(f"/nothing{number}") for number in range(5)]
        talk.wait_for(lambda: "the database does not answer" in bot.log())
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, usual)
        talk.wait_for(lambda: len(ada.private.replies(after=asked[0])) == 5)
        assert len(talk.replies(asked[0], ada)) == 5


def test_a_database_that_is_gone_for_a_while_is_waited_for(postgres: Postgres, tmp_path: Path) -> None:
    with crowd(tmp_path, postgres.database()) as (talk, swarm):
        swarm.send(60, rate=20)
        time.sleep(1.0)
        postgres.stop()
        try:
            talk.wait_for(lambda: "the database does not answer" in talk.log())
        finally:
            postgres.start()
        assert_none_lost(swarm)


def test_connections_that_the_server_drops_are_made_again(postgres: Postgres, tmp_path: Path) -> None:
    with crowd(tmp_path, postgres.database()) as (_, swarm):
        swarm.send(60, rate=20)
        for _ in range(4):
            time.sleep(0.7)
            postgres.kill_connections()
        assert_none_lost(swarm)


def test_another_machine_polls_when_the_one_that_did_is_gone(postgres: Postgres, tmp_path: Path) -> None:
    with talking(tmp_path, postgres.database()) as talk:
        talk.another()
        talk.bots[0].stop()
        ada = talk.person("Ada")
        assert "Send a link" in talk.tell(ada, "/help").text


def test_no_more_than_so_many_messages_of_one_person_wait(tmp_path: Path) -> None:
    with talking(tmp_path, LIMITS_USER_WAITING="3") as talk:
        ada, bob, gate = talk.person("Ada"), talk.person("Bob"), talk.gate()
        ada.say(talk.site.on("/slow", gate.behind(page("Ferry", FERRY))))
        gate.wait_for_visitor()
        for number in range(6):
            ada.say(f"/nothing{number}")
        assert "Send a link" in talk.tell(bob, "/help").text
        gate.open()
        talk.wait_for(lambda: len(ada.private.replies()) == 4 and not waiting(talk))
        told = [reply.text for reply in talk.replies(ada.private.messages[1], ada)]
        assert sum("more at once than I can keep" in text for text in told) == 1
        assert sum("do not know that command" in text for text in told) == 2


def test_a_bot_that_is_told_to_end_ends_though_a_page_does_not(tmp_path: Path) -> None:
    with talking(tmp_path, DELIVERY_DRAIN_SECONDS="0.5") as talk:
        gate = talk.gate()
        asked = talk.person("Ada").say(talk.site.on("/slow", gate.behind(page("Ferry", FERRY))))
        gate.wait_for_visitor()
        talk.stop()
        assert asked.chat.replies() == []
        gate.open()
        talk.start()
        assert "of 12 sentences" in talk.reply(asked).text
