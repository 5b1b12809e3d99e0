"""What was kept leaves nothing behind: of a chat that stops, of one message, of one person, of what is old."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta

import pytest

from bot.botapi.chats import Chat
from bot.botapi.people import User
from bot.store import Store, opened
from summarizer.model import Post
from tests.telegram.articles import FERRY
from tests.telegram.talking import Talk
from tests.telegram.test_recording import keeping, kept

REFUSED = "Only this group's admins can change that."
SECRET = "Zanzibarian"


@pytest.fixture(scope="module")
def store(talk: Talk) -> Iterator[Store]:
    """The bot's database, to look into."""
    with opened(talk.database_url) as found:
        yield found


@pytest.fixture
def bob(talk: Talk) -> User:
    """Somebody without rights."""
    return talk.person("Bob")


@pytest.fixture
def club(talk: Talk, ada: User, bob: User) -> Chat:
    """A supergroup of Ada's that keeps its messages."""
    return keeping(talk, ada, talk.world.supergroup("Club", [ada, bob]))


# Nothing is left


def everything(talk: Talk) -> set[str]:
    """Where the secret stands: the tables that have it, and the files of the database."""
    found = set()
    with closing(sqlite3.connect(talk.database)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            if SECRET in str(connection.execute(f'SELECT * FROM "{name}"').fetchall()):
                found.add(name)
    for file in talk.folder.iterdir():
        with suppress(FileNotFoundError, IsADirectoryError):
            if SECRET.encode() in file.read_bytes():
                found.add(file.name)
    return found


@pytest.mark.parametrize("how", ["off", "removed", "left channel", "opted out", "redacted"])
def test_no_table_and_no_file_has_a_word_of_it_afterwards(alone: Talk, how: str) -> None:
    ada, bob = alone.person("Ada"), alone.person("Bob")
    group = keeping(alone, ada, alone.world.supergroup("Club", [ada, bob]))
    message = bob.send(group, f"{FERRY}\n\nThe {SECRET} ferry https://news.example/{SECRET} 🛳")
    bob.edit(message, f"{message.text} It was {SECRET}.")
    assert "of 1" in alone.tell(bob, "/summary", group, reply_to=message).text
    assert {"posts", "links", "articles", "nutshell.sqlite3-wal"} <= everything(alone)
    match how:
        case "off":
            assert alone.tell(ada, "/digest off", group).text.endswith("The one message I had is erased.")
            alone.tell(ada, "/forget", group)  # What was summarised is the chat's in its own right.
        case "removed":
            ada.remove_bot(group)
        case "left channel":
            with alone.world.transaction():
                group.kind = "channel"
            ada.remove_bot(group)
        case "opted out":
            alone.tell(bob, "/optout", group)
        case "redacted":
            alone.tell(ada, "/redact", group, reply_to=message)
    alone.wait_for(lambda: everything(alone) == set())
    alone.stop()
    assert everything(alone) == set()


def test_after_off_nothing_more_is_kept_and_only_an_administrator_says_so(
    talk: Talk, store: Store, ada: User, bob: User, club: Chat
) -> None:
    bob.send(club, "One")
    assert talk.tell(bob, "/digest off", club).text == REFUSED
    assert len(kept(store, club)) == 1
    assert "The one message" in talk.tell(ada, "/digest off", club).text
    bob.send(club, "Two")
    talk.settle(ada, club)
    assert kept(store, club) == ()
    assert talk.tell(ada, "/digest off", club).text.startswith("I keep no messages here")


# One message, one person, so many days


def test_a_message_is_redacted_by_its_writer_and_by_administrators(
    talk: Talk, store: Store, ada: User, bob: User, club: Chat
) -> None:
    mine, hers, other = bob.send(club, "Mine"), ada.send(club, "Hers"), bob.send(club, "Other")
    assert talk.tell(bob, "/redact", club).text.startswith("Reply with /redact")
    assert talk.tell(bob, "/redact", club, reply_to=hers).text.startswith("Only its writer")
    assert talk.tell(bob, "/redact", club, reply_to=mine).text.startswith("That message is erased")
    assert talk.tell(ada, "/redact", club, reply_to=other).text.startswith("That message is erased")
    assert talk.tell(ada, "/redact", club, reply_to=other).text.startswith("I do not keep that message")
    bob.edit(mine, "Mine, again")
    talk.settle(ada, club)
    assert [post.text for post in kept(store, club)] == ["Hers"]


def test_nobody_in_person_redacts_what_nobody_in_person_wrote(
    talk: Talk, store: Store, ada: User, bob: User, club: Chat
) -> None:
    channel = talk.world.channel("Loud", [bob])
    message = bob.send(club, "As a channel", as_chat=channel)
    assert talk.tell(bob, "/redact", club, reply_to=message, as_chat=channel).text.startswith("Only its writer")
    assert len(kept(store, club)) == 1


def test_who_opts_out_is_kept_nowhere_again_until_they_opt_in(
    talk: Talk, store: Store, ada: User, bob: User, club: Chat
) -> None:
    other = keeping(talk, ada, talk.world.supergroup("Other", [ada, bob]))
    said = bob.send(club, "One")
    bob.send(other, "Two")
    ada.send(club, "Three")
    ada.forward(said, other)
    answer = talk.tell(bob, "/optout", club)
    assert answer.text.startswith("I keep nothing you write from now on, in any chat. All 3 messages")
    assert talk.calls("sendMessage", club)[-1]["disable_notification"] is True
    again = bob.send(club, "Four")
    bob.edit(again, "Four, again")
    ada.forward(again, other)
    talk.settle(ada, club)
    assert [[post.text for post in kept(store, chat)] for chat in (club, other)] == [["Three"], []]
    talk.tell(bob, "/optin", other)
    bob.send(club, "Five")
    talk.settle(ada, club)
    assert [post.text for post in kept(store, club)] == ["Three", "Five"]


def test_opting_out_in_the_name_of_a_group_touches_nobody_else(
    talk: Talk, store: Store, ada: User, bob: User, club: Chat
) -> None:
    ada.promote(bob, club, anonymous=True)
    bob.send(club, "Anonymous", as_chat=club)
    assert talk.tell(bob, "/optout", club, as_chat=club).text.startswith("I do not know whose")
    assert len(kept(store, club)) == 1


@pytest.mark.parametrize("days", ["0", "91", "9999", "-1", "x", "³", ""])
def test_days_that_are_none_are_asked_for_again(talk: Talk, ada: User, club: Chat, days: str) -> None:
    assert "from 1 to 90" in talk.tell(ada, f"/retention {days}".strip(), club).text


def test_an_administrator_chooses_how_long_messages_are_kept(
    talk: Talk, store: Store, ada: User, bob: User, club: Chat
) -> None:
    assert talk.tell(bob, "/retention 14", club).text == REFUSED
    assert talk.tell(ada, "/retention 14", club).text == "From now on I keep messages here for 14 days."
    agreed = store.keepings.of(club.id)
    assert agreed
    assert agreed.days == 14
    quiet = talk.world.supergroup("Quiet", [ada])
    assert talk.tell(ada, "/retention 14", quiet).text.startswith("I keep no messages here")


def test_what_is_old_goes_by_itself_from_the_files_too(alone: Talk) -> None:
    ada = alone.person("Ada")
    group = keeping(alone, ada, alone.world.supergroup("Club", [ada]))
    alone.stop()
    now = datetime.now(UTC)
    with opened(alone.database_url) as found:
        for number, age in ((101, timedelta(days=6, hours=23)), (102, timedelta(days=7, seconds=1))):
            text = SECRET if number == 102 else "Recent"
            assert found.posts.keep(group.id, ada.id, Post(text, id=number, date=now - age))
    assert "posts" in everything(alone)
    alone.start()
    alone.wait_for(lambda: everything(alone) == set())
    with opened(alone.database_url) as found:
        assert [post.text for post in kept(found, group)] == ["Recent"]
