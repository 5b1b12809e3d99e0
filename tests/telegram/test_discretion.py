"""What people send stays with them: erased to the last byte when they wish, and never in the log."""

import base64
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from bot.botapi.people import User
from tests.bot.servers import reply
from tests.telegram.articles import FERRY, MARKET, TRAM
from tests.telegram.talking import Talk, page, talking

WORDS = ("Lindholm", "Dahlberg", "Norrlinjen", "Helena Brandt", "Зареченске", "secret-page")
PASSENGERS = "How many passengers did the ship carry?"
SPILLING = """CREATE TRIGGER spilling BEFORE INSERT ON articles
BEGIN SELECT RAISE(ABORT, 'the ferry Marta Lindholm of Norrlinjen'); END"""
"""Keeping an article fails, with an error whose message holds words of it."""


def kept(talk: Talk) -> set[str]:
    """Which of the words stand in any file the bot keeps, the database's write-ahead log and the logs included."""
    content = b""
    for file in talk.folder.rglob("*"):
        with suppress(FileNotFoundError, IsADirectoryError):  # A database tidies up after itself.
            content += file.read_bytes()
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
def talkative(tmp_path: Path) -> Iterator[Talk]:
    """A running bot that logs whatever there is to log."""
    with talking(tmp_path, LOG_LEVEL="DEBUG") as talk:
        yield talk


def told(talk: Talk) -> set[str]:
    """Which of all that is private the bot wrote to its output and error."""
    private = {*WORDS, talk.server.token, PASSENGERS, "secret-", "tram.txt", "Lovelace", "ada_l"}
    log = talk.log()
    assert " DEBUG " in log
    return {word for word in private if word in log}


def test_no_log_holds_what_people_say(talkative: Talk) -> None:
    talk, ada = talkative, talkative.person("Ada", last_name="Lovelace", username="ada_l")
    tell_everything(talk, ada)
    article = ada.say(MARKET)
    talk.reply(article)
    ada.delete(article)
    answer = talk.tell(ada, "Who is the architect?")
    talk.tell(ada, talk.site.on("/secret-failure", reply(b"Lindholm", status="500 Lindholm")))
    talk.tell(ada, talk.site.on("/secret-damage", b"Lindholm Lindholm"))
    talk.server.fail_next("sendMessage", 500)
    talk.tell(ada, FERRY)
    talk.server.fail_next("sendMessage", "truncate")
    talk.replies(ada.say(FERRY), ada)
    talk.server.flood(ada.id, retry_after=1)
    talk.tell(ada, FERRY, reply_to=answer)
    with talk.world.transaction():
        ada.say(FERRY)
        ada.block()
    talk.stop()
    assert told(talk) == set()


def test_no_log_holds_what_the_message_of_an_error_does(talkative: Talk) -> None:
    ada = talkative.person("Ada", last_name="Lovelace", username="ada_l")
    talkative.tell(ada, "/start")
    with closing(sqlite3.connect(talkative.database)) as connection:
        connection.execute(SPILLING)
        connection.commit()
    assert talkative.tell(ada, FERRY).text.startswith("Something went wrong")
    talkative.stop()
    assert "an update failed: IntegrityError at " in talkative.log()
    assert told(talkative) == set()


def test_a_database_that_fails_is_survived_without_a_word_in_the_log(talkative: Talk) -> None:
    ada = talkative.person("Ada")
    talkative.tell(ada, "/start")
    with closing(sqlite3.connect(talkative.database)) as connection:
        connection.execute("ALTER TABLE chats RENAME TO gone")
        asked = ada.say(FERRY)
        talkative.wait_for(lambda: "the database does not answer: OperationalError" in talkative.log())
        connection.execute("ALTER TABLE gone RENAME TO chats")
    assert "of 12 sentences" in talkative.reply(asked).text
    assert told(talkative) == set()
    assert "uncaught" not in talkative.log()


def test_no_word_of_a_question_is_kept_when_the_next_one_is_answered(alone: Talk) -> None:
    """The last one is, so that "and when?" can go on with it."""
    ada = alone.person("Ada")
    alone.tell(ada, FERRY)
    alone.tell(ada, "How many passengers carried the Zanzibarian ship?")
    alone.tell(ada, PASSENGERS)
    alone.stop()
    with closing(sqlite3.connect(alone.database)) as connection:
        kept = "\n".join(connection.iterdump())
    assert "Lindholm" in kept
    assert "Zanzibarian" not in kept
    assert "zanzibarian" not in decoded(kept).lower()


def test_the_library_of_workflows_is_told_numbers_only(talk: Talk, ada: User) -> None:
    gate = talk.gate()
    ada.say(talk.site.on("/slow", gate.behind(page("Ferry", FERRY))))
    gate.wait_for_visitor()
    asked = ada.say("Who owned the Zanzibarian ship?")
    with closing(sqlite3.connect(talk.database)) as connection:

        def waits() -> bool:
            rows = connection.execute("SELECT payload FROM inbox WHERE payload LIKE '%Zanzibarian%'")
            return rows.fetchone() is not None

        talk.wait_for(waits)
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        told = {name: str(connection.execute(f"SELECT * FROM {name}").fetchall()) for (name,) in tables}
    gate.open()
    talk.replies(asked, ada)
    assert [name for name, rows in told.items() if "Zanzibarian" in rows + decoded(rows)] == ["inbox"]


def decoded(text: str) -> str:
    """What stands in a text in base64, as libraries keep what they pickle."""
    pieces = re.findall(r"[A-Za-z0-9+/]{16,}={0,2}", text)
    return " ".join(
        base64.b64decode(piece + "=" * (-len(piece) % 4)).decode(errors="replace")
        for piece in pieces
        if len(piece.rstrip("=")) % 4 != 1
    )
