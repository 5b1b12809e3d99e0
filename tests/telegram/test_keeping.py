"""Asking a chat whether its messages may be kept, and leaving nothing when they may not any more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress

import pytest

from bot.store import Store, opened
from tests.telegram.articles import FERRY
from tests.telegram.botapi.chats import Chat
from tests.telegram.botapi.messages import Message
from tests.telegram.botapi.people import User
from tests.telegram.talking import Talk
from tests.telegram.test_recording import keeping, kept

BUTTON = "Keep messages from now on"
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


def added(talk: Talk, by: User, chat: Chat, **rights: bool) -> Message:
    """The card that a chat gets when the bot is added."""
    last = max(chat.messages, default=0)
    by.add_bot(chat, **rights)
    return talk.reply(Message(chat, {"message_id": last}))


# The card


@pytest.mark.parametrize("kind", ["group", "supergroup"])
def test_a_group_is_asked_once_by_a_card_that_makes_no_sound(talk: Talk, ada: User, bob: User, kind: str) -> None:
    make = talk.world.group if kind == "group" else talk.world.supergroup
    group = make("Club", [ada, bob], bot=False)
    card = added(talk, ada, group)
    assert card.buttons == [[BUTTON]]
    for words in (
        "for 7 days",
        "from now on",
        "articles behind their links",
        "Nothing from before",
        "make me an admin",
    ):
        assert words in card.text
    assert "@" not in card.text
    assert [call["disable_notification"] for call in talk.calls("sendMessage", group)] in ([True], ["true"])
    for _ in range(2):
        ada.promote_bot(group, can_pin_messages=True)
        ada.demote_bot(group)
    talk.settle(bob, group)
    assert [reply.buttons for reply in group.replies() if reply.buttons] == [[[BUTTON]]]


def test_only_an_administrator_can_press_it_and_others_are_told_so_alone(
    talk: Talk, store: Store, ada: User, bob: User
) -> None:
    group = talk.world.supergroup("Club", [ada, bob], bot=False)
    card = added(talk, ada, group, can_pin_messages=True)
    assert "make me an admin" not in card.text
    assert talk.press(bob, card, BUTTON).notification == REFUSED
    assert store.keepings.of(group.id) is None
    for _ in range(2):
        talk.press(ada, card, BUTTON)
        talk.settle(ada, group)
        assert card.text.startswith(("From now on I keep what is written here", "I have kept the messages since"))
    agreed = store.keepings.of(group.id)
    assert agreed
    assert (agreed.days, agreed.title, card.buttons) == (7, "Club", [])
    assert (
        len([reply for reply in group.replies() if "I keep" in reply.text and "articles read" not in reply.text])
        == 1
    )


def test_an_anonymous_administrator_presses_it_or_writes_the_command(
    talk: Talk, store: Store, ada: User, bob: User
) -> None:
    pressed, written = (talk.world.supergroup("Club", [ada, bob], bot=False) for _ in range(2))
    for group in (pressed, written):
        ada.promote(bob, group, anonymous=True)
    talk.press(bob, added(talk, ada, pressed), BUTTON)
    added(talk, ada, written)
    assert talk.tell(bob, "/digest on", written, as_chat=written).text.startswith("From now on I keep")
    talk.settle(ada, pressed)
    assert store.keepings.of(pressed.id)
    assert store.keepings.of(written.id)


def test_a_member_who_asks_for_it_gets_the_card_and_a_channel_s_voice_is_no_administrator(
    talk: Talk, store: Store, ada: User, bob: User
) -> None:
    group = talk.world.supergroup("Club", [ada, bob])
    assert talk.tell(bob, "/digest on", group).buttons == [[BUTTON]]
    channel = talk.world.channel("Loud", [bob])
    assert talk.tell(bob, "/digest on", group, as_chat=channel).buttons == [[BUTTON]]
    assert store.keepings.of(group.id) is None


def test_the_card_survives_a_restart(alone: Talk) -> None:
    ada = alone.person("Ada")
    group = alone.world.supergroup("Club", [ada], bot=False)
    card = added(alone, ada, group)
    alone.restart()
    alone.press(ada, card, BUTTON)
    assert card.text.startswith("From now on I keep")


def test_the_card_speaks_the_language_of_whoever_added_the_bot(talk: Talk) -> None:
    olga = talk.person("Ольга", language_code="ru")
    card = added(talk, olga, talk.world.supergroup("Клуб", [olga], bot=False))
    assert "статьи по ссылкам в них: 7 дней" in card.text


def test_a_channel_is_asked_where_the_bot_may_post(talk: Talk, store: Store, ada: User) -> None:
    channel = talk.world.channel("River news", [ada], bot=False)
    card = added(talk, ada, channel, can_post_messages=True)
    assert card.text.startswith("I can show this channel's day")
    talk.press(ada, card, BUTTON)
    talk.wait_for(lambda: store.keepings.of(channel.id))


def test_who_added_it_to_a_channel_where_it_may_not_post_is_asked_in_private(
    talk: Talk, store: Store, ada: User, bob: User
) -> None:
    channel = talk.world.channel("River news", [ada, bob], bot=False)
    talk.tell(ada, "/start")
    ada.add_bot(channel)
    talk.wait_for(lambda: "“River news”" in ada.private.replies()[-1].text)
    card = ada.private.replies()[-1]
    assert channel.replies() == []
    talk.press(ada, card, BUTTON)
    agreed = store.keepings.of(channel.id)
    assert agreed
    assert (agreed.title, store.keepings.of(ada.id)) == ("River news", None)
    assert "“River news”" in card.text


def test_a_button_for_a_channel_is_of_no_use_to_who_leads_none_and_none_when_the_bot_has_gone(
    talk: Talk, store: Store, ada: User
) -> None:
    channel = talk.world.channel("River news", [ada], bot=False)
    talk.tell(ada, "/start")
    ada.add_bot(channel)
    talk.wait_for(lambda: ada.private.replies()[-1].buttons == [[BUTTON]])
    card = ada.private.replies()[-1]
    channel.members.pop(ada.id)
    assert talk.press(ada, card, BUTTON).notification == REFUSED
    ada.remove_bot(channel)
    talk.press(ada, card, BUTTON)
    talk.wait_for(lambda: ada.private.replies()[-1].text.startswith("I am not there any more"))
    assert store.keepings.of(channel.id) is None


def test_somebody_who_never_wrote_to_the_bot_cannot_be_asked_and_nothing_breaks(talk: Talk, ada: User) -> None:
    channel = talk.world.channel("River news", [ada], bot=False)
    ada.add_bot(channel)
    talk.settle(ada, ada.private)
    assert channel.replies() == []


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
    assert talk.calls("sendMessage", club)[-1]["disable_notification"] in (True, "true")
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


# What the bot sees


def test_status_says_what_the_bot_sees_and_how_to_mend_it(talk: Talk, ada: User, bob: User) -> None:
    group = talk.world.supergroup("Club", [ada, bob], forum=True)
    group.permissions["can_pin_messages"] = False
    deaf = talk.tell(bob, "/status", group).text
    for words in (
        "only messages addressed",
        "make me an admin",
        "@BotFather",
        "has topics",
        "do not hear of reactions",
    ):
        assert words in deaf
    assert "I may not pin messages" in deaf
    assert "I keep no messages here" in deaf
    ada.promote_bot(group, can_pin_messages=True)
    talk.tell(ada, "/digest on", group)
    bob.send(group, "One")
    bob.send(group, "Two")
    whole = talk.tell(bob, "/status", group).text
    for words in ("I can see every message here.", "I may pin messages", "2 so far, each of them for 7 days"):
        assert words in whole
    assert "reactions" not in whole


def test_status_in_a_channel_says_whether_its_posts_are_kept(talk: Talk, ada: User) -> None:
    channel = talk.world.channel("River news", [ada])
    assert "I keep no messages here" in talk.reply(ada.post(channel, "/status")).text
