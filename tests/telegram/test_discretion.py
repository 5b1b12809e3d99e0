"""What people send stays with them: erased to the last byte when they wish, and never in the log."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from bot import app, conversation
from tests.bot.servers import reply
from tests.telegram.articles import FERRY, MARKET, TRAM
from tests.telegram.botapi.people import User
from tests.telegram.talking import Talk, page

WORDS = ("Lindholm", "Dahlberg", "Norrlinjen", "Helena Brandt", "Зареченске", "secret-page")
PASSENGERS = "How many passengers did the ship carry?"


def kept(talk: Talk) -> set[str]:
    """Which of the words stand in the database's files, its write-ahead log included."""
    files = talk.database.parent.glob(f"{talk.database.name}*")
    content = b"".join(file.read_bytes() for file in files)
    return {word for word in WORDS if word.encode() in content}


def tell_everything(talk: Talk, who: User) -> None:
    """Share something by every way there is."""
    talk.tell(who, FERRY)
    talk.tell(who, talk.site.on("/secret-page", page("Market", MARKET)))
    talk.reply(who.send_document(who.private, TRAM.encode(), "tram.txt"))
    talk.tell(who, PASSENGERS)


@pytest.mark.parametrize("restarted", [False, True])
def test_forget_erases_every_word_from_the_files_of_the_database(alone: Talk, restarted: bool) -> None:
    ada = alone.person("Ada")
    tell_everything(alone, ada)
    assert kept(alone) == set(WORDS)
    if restarted:
        alone.restart()
    alone.tell(ada, "/forget")
    assert kept(alone) == set()
    alone.restart()
    assert "I kept nothing" in alone.tell(ada, "/forget").text
    assert kept(alone) == set()


def test_forget_in_one_chat_leaves_what_another_shared(alone: Talk) -> None:
    ada, bob = alone.person("Ada"), alone.person("Bob")
    alone.tell(ada, FERRY)
    alone.tell(bob, FERRY)
    alone.tell(ada, "/forget")
    assert "212 passengers" in alone.tell(bob, PASSENGERS).text
    alone.tell(bob, "/forget")
    assert kept(alone) == set()


def test_being_thrown_out_of_a_group_erases_its_words(alone: Talk) -> None:
    ada = alone.person("Ada")
    club = alone.world.group("Club", [ada])
    alone.tell(ada, f"/summary {FERRY}", club)
    assert kept(alone)
    ada.remove_bot(club)
    alone.wait_for(lambda: kept(alone) == set())


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Everything the bot would write to its log."""
    before = {name: logging.getLogger(name).level for name in app.QUIET}
    caplog.set_level(logging.INFO)
    app.log_to_stderr("INFO")
    yield caplog
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def test_no_log_holds_what_people_say(
    alone: Talk, log: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = alone.person("Ada", last_name="Lovelace", username="ada_l")
    tell_everything(alone, ada)
    article = ada.say(MARKET)
    alone.reply(article)
    ada.delete(article)
    answer = alone.tell(ada, "Who is the architect?")
    alone.tell(ada, alone.site.on("/secret-failure", reply(b"Lindholm", status="500 Lindholm")))
    alone.tell(ada, alone.site.on("/secret-damage", b"Lindholm Lindholm"))
    alone.server.fail_next("sendMessage", 500)
    alone.tell(ada, FERRY)
    alone.server.fail_next("sendMessage", "truncate")
    alone.replies(ada.say(FERRY), ada)
    alone.server.flood(ada.id, retry_after=1)
    alone.tell(ada, FERRY, reply_to=answer)
    monkeypatch.setattr(conversation, "find_facts", _fail)
    assert alone.tell(ada, f"/facts {FERRY}").text.startswith("Something went wrong")
    with alone.world.transaction():
        ada.say(FERRY)
        ada.block()
    alone.stop()
    told = {*WORDS, alone.server.token, PASSENGERS, "secret-", "tram.txt", "Lovelace", "ada_l"}
    assert not {word for word in told if word in log.text}
    assert "an update failed: ValueError at tests.telegram.test_discretion:" in log.text


def test_a_database_that_fails_is_survived_without_a_word_in_the_log(
    alone: Talk, log: pytest.LogCaptureFixture
) -> None:
    ada = alone.person("Ada")
    alone.tell(ada, "/start")
    with closing(sqlite3.connect(alone.database)) as connection:
        connection.execute("ALTER TABLE chats RENAME TO gone")
        ada.say(FERRY)
        alone.wait_for(lambda: "an update failed: OperationalError" in log.text)
        connection.execute("ALTER TABLE gone RENAME TO chats")
    assert any("of 12 sentences" in each.text for each in alone.replies(ada.say(FERRY), ada))
    assert not {word for word in WORDS if word in log.text}
    assert "uncaught" not in log.text


def _fail(article: object) -> object:
    raise ValueError(article)
