"""A group asks its memory and is shown the message that says it; each member erases their own words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.botapi.chats import Chat
from bot.botapi.messages import Message
from bot.botapi.people import User
from bot.model.memory import Keeping
from bot.store import Store
from summarizer.model import Post
from tests.telegram.talking import Talk, talking

BRIDGE = "News at last: the harbour master Ingrid Holm opened the new bridge at noon."
KEY = "correct horse battery staple"
SECRET = "Zeppelin"


@pytest.fixture
def store(talk: Talk) -> Iterator[Store]:
    """The bot's own database."""
    with closing(Store.open(talk.database_url)) as opened:
        yield opened


@pytest.fixture
def bob(talk: Talk) -> User:
    """Another member."""
    return talk.person("Bob")


@pytest.fixture
def club(talk: Talk, ada: User, bob: User, store: Store) -> Chat:
    """A group of Ada, who owns it, and Bob, whose messages are kept."""
    group = talk.world.supergroup("Club", [ada, bob])
    store.keepings.start(Keeping(group.id, datetime.now(UTC)))
    return group


def keep(store: Store, message: Message, who: User) -> Message:
    """A message as it is kept when it arrives."""
    link = f"https://t.me/c/{-message.chat.id - 10**12}/{message.message_id}"
    post = Post(message.text, "Club", message.message_id, datetime.now(UTC), "Bob", link)
    assert store.posts.keep(message.chat.id, who.id, post)
    return message


def test_an_answer_quotes_the_message_that_says_it(
    talk: Talk, ada: User, bob: User, club: Chat, store: Store
) -> None:
    said = keep(store, bob.send(club, BRIDGE), bob)
    answer = talk.tell(ada, "/ask who opened the new bridge?", club)
    assert answer.reply_to == said.message_id
    assert answer.quote
    assert answer.quote in BRIDGE
    assert answer.text.startswith(answer.quote)
    assert "— by Bob" in answer.text


def test_a_message_that_was_edited_meanwhile_is_told_without_the_quote(
    talk: Talk, ada: User, bob: User, club: Chat, store: Store
) -> None:
    said = keep(store, bob.send(club, BRIDGE), bob)
    bob.edit(said, "I take it all back.")
    answer = talk.tell(ada, "/ask who opened the new bridge?", club)
    assert answer.quote is None
    assert "Ingrid Holm" in answer.text


def test_what_nobody_said_is_refused(talk: Talk, ada: User, bob: User, club: Chat, store: Store) -> None:
    keep(store, bob.send(club, BRIDGE), bob)
    answer = talk.tell(ada, "/ask who won the chess tournament in Berlin?", club)
    assert answer.text.startswith("Nothing shared here says that.")


def test_a_member_erases_their_own_words_and_cannot_erase_the_group(
    talk: Talk, ada: User, bob: User, club: Chat, store: Store
) -> None:
    keep(store, bob.send(club, BRIDGE), bob)
    keep(store, ada.send(club, "I was there."), ada)
    assert talk.tell(bob, "/forget", club).text.startswith("Only admins can erase everything")
    assert store.posts.count(club.id) == 2
    assert talk.tell(bob, "/forget me", club).text.startswith("Erased: the one message of yours")
    assert [
        post.text for post in store.posts.between(club.id, datetime.fromtimestamp(0, UTC), datetime.now(UTC))
    ] == ["I was there."]


def test_an_admin_erases_everything_of_the_group_its_memory_too(
    talk: Talk, ada: User, bob: User, club: Chat, store: Store
) -> None:
    keep(store, bob.send(club, BRIDGE), bob)
    talk.tell(ada, "/forget", club)
    assert (store.posts.count(club.id), store.keepings.of(club.id)) == (0, None)


def test_an_anonymous_admin_has_no_words_of_their_own(talk: Talk, ada: User, bob: User, club: Chat) -> None:
    ada.promote(bob, club, anonymous=True)
    assert talk.tell(bob, "/forget me", club, as_chat=club).text.startswith("You write here as the group")


def test_privacy_is_told_as_it_is_true_in_the_chat(talk: Talk, bob: User, club: Chat) -> None:
    here, private = talk.tell(bob, "/privacy", club), talk.tell(bob, "/privacy")
    assert "After 7 days they are erased" in here.text
    assert "/forget everywhere" in private.text
    assert "/forget everywhere" not in here.text


def test_in_a_group_nobody_s_data_is_handed_out(talk: Talk, bob: User, club: Chat) -> None:
    assert talk.tell(bob, "/export", club).text.startswith("What I keep of you is for your eyes")


def test_a_database_with_a_key_holds_no_word_of_a_conversation(tmp_path: Path) -> None:
    """Of the library that delivers, too, which keeps tables of its own in it."""
    with talking(tmp_path, DATABASE_KEY=KEY) as talk:
        ada = talk.person(SECRET)
        talk.tell(
            ada, f"The {SECRET} landed in Malmö at noon. " * 12 + "Karl Lind steered it all the way from Oslo."
        )
        answer = talk.tell(ada, f"Where did the {SECRET} land?")
        assert "Malmö" in answer.text
        talk.stop()
        written = {path.name: path.read_bytes() for path in tmp_path.iterdir() if "sqlite3" in path.name}
        assert sum(map(len, written.values())) > 50_000
        assert [name for name, content in written.items() if SECRET.encode() in content] == []


def test_a_bot_with_the_wrong_key_says_so_and_ends(tmp_path: Path) -> None:
    with talking(tmp_path, DATABASE_KEY=KEY) as talk:
        talk.stop()
        bot = talk.launch(DATABASE_KEY="wrong")
        talk.wait_for(lambda: "NUTSHELL_DATABASE_KEY" in bot.log())
        talk.bots.remove(bot)
        bot.end()
        assert len(bot.log().splitlines()) == 1
