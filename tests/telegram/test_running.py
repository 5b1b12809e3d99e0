"""The bot as a process: started, stopped, killed and started again, one or several, polling or with a webhook."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.telegram.articles import FERRY
from tests.telegram.running import Running
from tests.telegram.talking import Talk, talking, webhook

PASSENGERS = "How many passengers did the ship carry?"


def at_work(bot: Running) -> list[str]:
    """The processes of a bot's group that have not ended, as ``ps`` shows their states."""
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    states = (line.split() for line in listed.splitlines())
    return [state for group, state in states if int(group) == bot.pid and not state.startswith("Z")]


def test_a_bot_that_was_killed_is_started_again_with_what_it_kept(alone: Talk) -> None:
    ada = alone.person("Ada")
    alone.tell(ada, FERRY)
    alone.kill()
    alone.wait_for(lambda: not alone.bots[0].alive)
    asked = ada.say(PASSENGERS)
    assert alone.start().pid != alone.bots[0].pid
    assert "212 passengers" in alone.reply(asked).text


def test_a_bot_that_cannot_start_is_told_with_its_last_words(alone: Talk) -> None:
    alone.stop()
    with pytest.raises(RuntimeError, match="Telegram does not accept this token"):
        alone.start(TELEGRAM_TOKEN="5550001:wrong")
    with pytest.raises(AssertionError, match="the bot ended with 1"):
        alone.stop()
    alone.bots.pop()


def test_a_bot_that_died_of_itself_is_not_taken_for_one_that_was_stopped(alone: Talk) -> None:
    os.kill(alone.bots[0].pid, signal.SIGKILL)
    with pytest.raises(AssertionError, match="the bot ended with -9"):
        alone.stop()
    alone.bots.pop()


def test_nothing_of_a_bot_outlives_its_end(alone: Talk) -> None:
    bot = alone.bots.pop()
    assert at_work(bot)
    bot.kill()
    bot.end()
    alone.wait_for(lambda: not at_work(bot))


def test_a_webhook_brings_the_updates(tmp_path: Path) -> None:
    with talking(tmp_path, **webhook()) as talk:
        ada = talk.person("Ada")
        assert "of 12 sentences" in talk.tell(ada, FERRY).text
        talk.restart()
        assert "212 passengers" in talk.tell(ada, PASSENGERS).text
        assert talk.server.calls_of("getUpdates") == ()


def test_a_second_bot_may_run_beside_the_first(tmp_path: Path) -> None:
    with talking(tmp_path, **webhook()) as talk:
        elsewhere = f"sqlite:///{tmp_path / 'second.sqlite3'}"  # An SQLite file belongs to one bot.
        second = talk.another(DATABASE_URL=elsewhere, **webhook())
        assert [bot.alive for bot in talk.bots] == [True, True]
        assert talk.tell(talk.person("Ada"), "/start").text.startswith("I tell an article")
        talk.bots[0].stop()
        assert talk.tell(talk.person("Bob"), "/start").text.startswith("I tell an article")
        assert second.alive
