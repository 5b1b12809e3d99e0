"""What is kept of a chat that agreed to it: every message as it stands now, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.botapi.chats import Chat
from bot.botapi.people import User
from bot.store import Store, opened
from summarizer.model import Post
from tests.telegram.articles import FERRY
from tests.telegram.talking import Talk, send_content
from tests.telegram.test_shared import poll

ME = "@nutshell_bot"
LINK = "https://news.example/ferry"


@pytest.fixture(scope="module")
def store(talk: Talk) -> Iterator[Store]:
    """The bot's database, to look into."""
    with opened(talk.database_url) as found:
        yield found


@pytest.fixture
def bob(talk: Talk) -> User:
    """Somebody without rights."""
    return talk.person("Bob", last_name="Berg")


@pytest.fixture
def club(talk: Talk, ada: User, bob: User) -> Chat:
    """A supergroup of Ada's that keeps its messages."""
    return keeping(talk, ada, talk.world.supergroup("Club", [ada, bob]))


def keeping(talk: Talk, owner: User, chat: Chat) -> Chat:
    """A chat that has agreed."""
    owner.promote_bot(chat)
    assert talk.tell(owner, "/digest on", chat).text.startswith("From now on I keep what is written here")
    return chat


def kept(store: Store, chat: Chat) -> tuple[Post, ...]:
    """All that is kept of a chat."""
    now = datetime.now(UTC)
    return store.posts.between(chat.id, now - timedelta(30), now + timedelta(1))


def test_a_message_is_kept_with_its_writer_links_topic_reply_and_address(
    talk: Talk, store: Store, ada: User, bob: User
) -> None:
    forum = keeping(talk, ada, talk.world.supergroup("Forum", [ada, bob], forum=True, username="riverclub"))
    topic = ada.open_topic(forum, "Sea")
    first = bob.send(forum, f"The ferry again: {LINK} 🛳", topic=topic)
    second = ada.send(forum, "Oh no", reply_to=first)
    third = bob.send(forum, "Elsewhere")
    talk.settle(ada, forum)
    one, two, three = kept(store, forum)
    assert (one.text, one.author, one.links, one.id) == (
        f"The ferry again: {LINK} 🛳",
        "Bob Berg",
        (LINK,),
        first.message_id,
    )
    assert (one.thread, one.link) == (
        topic.topic_id,
        f"https://t.me/riverclub/{topic.topic_id}/{first.message_id}",
    )
    assert (one.channel, one.origin, one.reply_to) == ("", "", 0)
    assert (two.reply_to, two.thread, two.id) == (first.message_id, topic.topic_id, second.message_id)
    assert (three.thread, three.link) == (0, f"https://t.me/riverclub/{third.message_id}")
    assert store.posts.writer(forum.id, first.message_id) == bob.id


def test_a_topic_s_first_reply_to_its_beginning_is_no_reply(talk: Talk, store: Store, ada: User) -> None:
    forum = keeping(talk, ada, talk.world.supergroup("Forum", [ada], forum=True))
    topic = ada.open_topic(forum, "Sea")
    ada.send(forum, "Hello", reply_to=forum.messages[topic.topic_id], topic=topic)
    talk.settle(ada, forum)
    assert [(post.text, post.reply_to) for post in kept(store, forum)] == [("Hello", 0)]


def test_all_that_people_share_is_kept_with_or_without_words(
    talk: Talk, store: Store, bob: User, club: Chat
) -> None:
    bob.send_photo(club, b"jpg", f"Look {LINK}")
    bob.send_sticker(club)
    bob.send_voice(club)
    bob.send_document(club, FERRY.encode(), "ferry.txt", caption="Read this")
    bob.send_rich(club, [{"type": "paragraph", "text": "One"}, {"type": "paragraph", "text": "Two"}])
    send_content(bob, club, poll("Repair it?", "Yes", "No"))
    talk.settle(bob, club)
    texts = [f"Look {LINK}", "", "", "Read this", "One\n\nTwo", "Repair it?\n• Yes\n• No"]
    found = kept(store, club)
    assert [post.text for post in found] == texts
    assert found[0].links == (LINK,)


def test_commands_questions_to_the_bot_and_service_messages_are_not_kept(
    talk: Talk, store: Store, ada: User, bob: User, club: Chat
) -> None:
    talk.tell(bob, f"{ME} {FERRY}", club)
    answer = talk.tell(bob, "/privacy", club)
    talk.tell(bob, "How many passengers?", club, reply_to=answer)
    bob.send(club, "/unknown")
    bob.send(club, "/roll@dice_bot 6")
    talk.person("Carol").join(club)
    ada.rename(club, "River club")
    bob.send(club, "That is kept")
    talk.settle(bob, club)
    assert [post.text for post in kept(store, club)] == ["That is kept"]
    agreed = store.keepings.of(club.id)
    assert agreed
    assert agreed.title == "River club"


def test_nothing_is_kept_or_waits_of_a_group_that_has_not_agreed(talk: Talk, store: Store, ada: User) -> None:
    """Not even that somebody wrote: there is no row of it anywhere."""
    group = talk.world.supergroup("Quiet", [ada])
    ada.promote_bot(group)
    ada.edit(ada.send(group, "Zanzibarian words"), "Zanzibarian words, corrected")
    talk.settle(ada, ada.private)
    with store.engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        rows = {name: str(connection.exec_driver_sql(f'SELECT * FROM "{name}"').all()) for name in tables}
    assert len(rows) > 15
    assert [
        name for name, all_of_it in rows.items() if "Zanzibarian" in all_of_it or str(group.id) in all_of_it
    ] == []


def test_what_was_written_before_stays_unknown_also_when_it_is_edited_or_reacted_to(
    talk: Talk, store: Store, ada: User, bob: User
) -> None:
    group = talk.world.supergroup("Club", [ada, bob])
    ada.promote_bot(group)
    before = bob.send(group, "Before")
    keeping(talk, ada, group)
    bob.edit(before, "Before, corrected")
    ada.react(before, "👍")
    talk.settle(ada, group)
    assert kept(store, group) == ()


def test_an_edit_is_applied_and_takes_the_old_words_and_links_away(
    talk: Talk, store: Store, bob: User, club: Chat
) -> None:
    message = bob.send(club, f"Wrong {LINK}")
    bob.edit(message, "Right https://news.example/mill")
    talk.settle(bob, club)
    (post,) = kept(store, club)
    assert (post.text, post.links) == ("Right https://news.example/mill", ("https://news.example/mill",))


def test_so_many_people_as_react_are_counted(talk: Talk, store: Store, ada: User, bob: User, club: Chat) -> None:
    message = bob.send(club, "News")
    ada.react(message, "👍")
    bob.react(message, "🔥", "👍")
    bob.react(message, "🔥")
    talk.settle(bob, club)
    assert kept(store, club)[0].reactions == 2
    ada.react(message)
    talk.settle(bob, club)
    assert kept(store, club)[0].reactions == 1


def test_a_channel_s_posts_and_their_forwards_are_known_for_one(
    talk: Talk, store: Store, ada: User, bob: User, club: Chat
) -> None:
    channel = talk.world.channel("River news", [ada], username="rivernews")
    started = ada.post(channel, "/digest on")
    assert "“River news”" in talk.reply(started).text
    post = ada.post(channel, "The harbour is closed", signature="Ada L.")
    ada.react(post, "👍")
    bob.join(channel)
    bob.react(post, "👍")
    edited = ada.post(channel, "Opne again")
    ada.edit(edited, "Open again")
    bob.forward(post, club)
    talk.settle(bob, club)
    own, other = kept(store, channel)
    (forwarded,) = kept(store, club)
    origin = f"c:{channel.id}:{post.message_id}"
    assert (own.origin, own.channel, own.author, own.reactions) == (origin, "River news", "Ada L.", 2)
    assert own.link == f"https://t.me/rivernews/{post.message_id}"
    assert other.text == "Open again"
    assert (forwarded.origin, forwarded.channel, forwarded.author) == (origin, "River news", "Bob Berg")


def test_a_linked_channel_s_post_is_the_channel_s_and_nobody_s(
    talk: Talk, store: Store, ada: User, club: Chat
) -> None:
    channel = talk.world.channel("River news", [ada], bot=False)
    channel.linked = club
    post = ada.post(channel, "The harbour is closed")
    talk.settle(ada, club)
    (forwarded,) = kept(store, club)
    assert (forwarded.channel, forwarded.author) == ("River news", "River news")
    assert forwarded.origin == f"c:{channel.id}:{post.message_id}"
    assert store.posts.writer(club.id, forwarded.id) == 0


def test_an_anonymous_administrator_writes_as_the_group(
    talk: Talk, store: Store, ada: User, bob: User, club: Chat
) -> None:
    ada.promote(bob, club, anonymous=True)
    bob.send(club, "In the name of the club", as_chat=club)
    talk.settle(ada, club)
    (post,) = kept(store, club)
    assert (post.author, store.posts.writer(club.id, post.id)) == ("Club", 0)


def test_other_bots_tell_no_story(talk: Talk, store: Store, ada: User, bob: User, club: Chat) -> None:
    robot = talk.world.user("Counter", is_bot=True)
    robot.join(club)
    robot.edit(robot.send(club, "Members: 3"), "Members: 4")
    bob.forward(talk.settle(ada, club), club)
    bob.send(club, "A human word")
    talk.settle(ada, club)
    assert [post.text for post in kept(store, club)] == ["A human word"]


def test_what_is_forwarded_in_private_is_kept_where_that_was_agreed_and_answered_as_ever(
    talk: Talk, store: Store, ada: User, bob: User, club: Chat
) -> None:
    source = bob.send(club, FERRY)
    talk.reply(bob.forward(source, bob.private))
    assert kept(store, bob.private) == ()
    assert talk.tell(bob, "/digest on").text.startswith("From now on I keep the posts you forward to me")
    assert "of 12 sentences" in talk.reply(bob.forward(source, bob.private)).text
    talk.tell(bob, "Who is the captain?")
    (post,) = kept(store, bob.private)
    assert (post.text, post.link) == (FERRY, "")


def test_a_busy_group_is_taken_in_whole_and_answers_go_on(talk: Talk, store: Store, bob: User, club: Chat) -> None:
    """A thousand messages at once, twenty times as many as may wait for an answer, and none is refused."""
    with talk.world.transaction():
        asked = bob.send(club, "/help")
        for number in range(1000):
            bob.send(club, f"Message {number}")
    assert talk.reply(asked).text.startswith("Send a link")
    talk.settle(bob, club)
    assert [post.text for post in kept(store, club)] == [f"Message {number}" for number in range(1000)]
    assert (
        store.posts.coverage(club.id, datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)).messages
        == 1000
    )
    assert not any("more at once" in reply.text for reply in club.replies())


def test_what_came_is_kept_once_though_telegram_brings_it_again(alone: Talk) -> None:
    ada = alone.person("Ada")
    club = keeping(alone, ada, alone.world.supergroup("Club", [ada]))
    alone.stop()
    message = ada.send(club, "News")
    ada.react(message, "👍")
    again = list(alone.world.updates.pending)
    alone.start()
    alone.settle(ada, club)
    with alone.world.transaction():
        alone.world.updates.pending[:0] = again
    alone.settle(ada, club)
    with opened(alone.database_url) as found:
        assert [(post.text, post.reactions) for post in kept(found, club)] == [("News", 1)]


def test_a_group_that_moves_takes_all_along_though_its_numbers_begin_again(
    talk: Talk, store: Store, ada: User, bob: User
) -> None:
    group = keeping(talk, ada, talk.world.group("Club", [ada, bob]))
    first = bob.send(group, "From the group")
    ada.send(group, "Its answer", reply_to=first)
    talk.settle(ada, group)
    assert [post.link for post in kept(store, group)] == ["", ""]
    moved = ada.migrate(group)
    talk.settle(ada, moved)
    for number in range(8):
        bob.send(moved, f"News {number}")
    talk.settle(ada, moved)
    found = kept(store, moved)
    assert [post.text for post in found] == ["From the group", "Its answer", *(f"News {n}" for n in range(8))]
    assert (found[1].reply_to, found[0].link) == (found[0].id, "")
    assert found[2].link.startswith("https://t.me/c/")
    assert kept(store, group) == ()
    assert not any(reply.buttons for reply in moved.replies())
