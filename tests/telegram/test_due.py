"""Digests that are due: where they come, to whom, how often, and when they do not."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from bot.botapi.chats import Chat
from bot.botapi.members import Membership
from bot.botapi.people import User
from bot.store import Store, opened
from tests.telegram import calendar
from tests.telegram.articles import FERRY, MARKET
from tests.telegram.calendar import HOUR, keep, make_due
from tests.telegram.talking import Talk, wrong

FERRY_WORDS = "ferry"


@pytest.fixture(scope="module")
def store(talk: Talk) -> Iterator[Store]:
    """The bot's database, to write into."""
    with opened(talk.database_url) as found:
        yield found


@pytest.fixture
def bob(talk: Talk) -> User:
    """Another member."""
    return talk.person("Bob")


@pytest.fixture
def club(talk: Talk, store: Store, ada: User, bob: User) -> Chat:
    """A group that keeps its messages; two were written an hour ago."""
    group = talk.world.supergroup("Club", [ada, bob])
    keep(store, group)
    return group


def wait_until_told(talk: Talk, store: Store, *chats: Chat) -> None:
    """Wait until what is due in some chats was told."""
    talk.wait_for(lambda: all(calendar.is_told(store, chat) for chat in chats))


def digests(chat: Chat) -> list[str]:
    """What a chat was told of itself."""
    return [reply.text for reply in chat.replies() if FERRY_WORDS in reply.text.lower()]


def test_a_digest_comes_once_and_none_where_nothing_was_said(
    talk: Talk, store: Store, ada: User, club: Chat
) -> None:
    quiet, late, missed = (talk.world.supergroup(name, [ada]) for name in ("Quiet", "Late", "Missed"))
    keep(store, quiet, ())
    keep(store, late, said=14 * HOUR)
    keep(store, missed, said=4 * HOUR)
    minute = make_due(store, club)
    make_due(store, quiet)
    make_due(store, late, ago=13 * HOUR, minute=int(time.time() // 60 - 13 * 60 - 1) % 1440)
    for hours in (3, 2):
        make_due(store, missed, ago=hours * HOUR, minute=int(time.time() // 60 - hours * 60) % 1440)
    wait_until_told(talk, store, club, quiet, late, missed)
    assert len(digests(club)) == len(digests(missed)) == 1
    assert quiet.replies() == late.replies() == []
    told = store.keepings.of(club.id)
    assert told
    assert told.told
    assert told.told.timestamp() < time.time() - HOUR + 60
    make_due(store, club, minute=minute)
    wait_until_told(talk, store, club)
    assert len(club.replies()) == 1
    assert wrong(talk.log()) == []


def test_it_comes_to_the_topic_or_channel_that_was_chosen_and_here_when_that_is_gone(
    talk: Talk, store: Store, ada: User, bob: User
) -> None:
    forum = talk.world.supergroup("Forum", [ada, bob], forum=True)
    channel = talk.world.channel("News", [ada], username="news_of_the_club")
    keep(store, forum)
    topic = ada.open_topic(forum, "Digests")
    assert "this topic" in talk.tell(ada, "/digest here", forum, topic=topic).text
    make_due(store, forum)
    wait_until_told(talk, store, forum)
    assert [reply.json["message_thread_id"] for reply in forum.replies() if FERRY_WORDS in reply.text.lower()] == [
        topic.topic_id
    ]
    assert "that channel" in talk.tell(ada, "/digest to @news_of_the_club", forum).text
    calendar.say(store, forum, [FERRY], said=HOUR / 2)
    make_due(store, forum)
    wait_until_told(talk, store, forum)
    assert len(digests(channel)) == 1
    assert len(digests(forum)) == 1
    ada.remove_bot(channel)
    calendar.say(store, forum, [MARKET], said=HOUR / 4)
    make_due(store, forum)
    wait_until_told(talk, store, forum)
    note, digest = forum.replies()[-2:]
    assert "takes no messages from me any more" in note.text
    assert "market" in digest.text.lower()
    assert "They go to" not in talk.tell(ada, "/digest plan", forum).text


def test_only_a_channel_of_whoever_asks_can_be_chosen(talk: Talk, ada: User, bob: User, club: Chat) -> None:
    hers = talk.world.channel("Hers", [ada], username="channel_of_ada")
    his = talk.world.channel("His", [bob], username="channel_of_bob")
    his.members[ada.id] = Membership("member")
    talk.world.supergroup("No channel", [ada], username="no_channel")
    refused = {
        "@channel_of_bob": "Only an admin of that channel",
        "@no_channel": "That is no channel",
        "@nobody_knows_it": "I cannot see that channel",
    }
    for name, words in refused.items():
        assert talk.tell(ada, f"/digest to {name}", club).text.startswith(words)
    assert talk.tell(bob, "/digest to @channel_of_bob", club).text.startswith("Only this group's admins")
    ada.promote_bot(hers, can_post_messages=False)
    assert talk.tell(ada, "/digest to @channel_of_ada", club).text.startswith("I may not post")


def test_readers_get_it_in_private_as_long_as_they_are_members(
    talk: Talk, store: Store, ada: User, bob: User, club: Chat
) -> None:
    eve, dan = talk.person("Eve", language_code="ru"), talk.person("Dan")
    for person in (eve, dan):
        person.join(club)
        person.say("/start")
    bob.say("/start")
    for person in (bob, eve, dan, ada):
        answer = talk.tell(person, "/digest private", club)
        link = answer.json["reply_markup"]["inline_keyboard"][0][0]["url"]
        assert link == f"https://t.me/nutshell_bot?start=digest_{club.id}"
    eve.leave(club)
    dan.block()
    make_due(store, club)
    wait_until_told(talk, store, club)
    private = bob.private.replies()[-1]
    assert FERRY_WORDS in private.text.lower()
    assert private.text.endswith("/digest private off ends it.")
    assert private.buttons == []
    assert not digests(eve.private)
    # Ada never pressed Start, so that the bot may not write to her; with the link she begins again.
    assert store.keepings.subscribers(club.id) == [(bob.id, "en")]
    assert "here" in talk.tell(ada, f"/start digest_{club.id}").text
    assert ada.id in dict(store.keepings.subscribers(club.id))
    assert "no digests in private" in talk.tell(bob, "/digest private off").text
    assert store.keepings.subscriptions(bob.id) == []


def test_a_link_for_a_chat_one_is_no_member_of_brings_nothing(talk: Talk, store: Store, club: Chat) -> None:
    mallory = talk.person("Mallory")
    answers = {talk.tell(mallory, f"/start digest_{chat}").text for chat in (club.id, -1009999999999)}
    assert len(answers) == 1
    before = len(mallory.private.replies())
    make_due(store, club)
    wait_until_told(talk, store, club)
    assert len(mallory.private.replies()) == before
    assert store.keepings.subscribers(club.id) == []


def test_it_is_pinned_in_the_place_of_the_last_one_where_that_is_allowed(
    talk: Talk, store: Store, ada: User, club: Chat
) -> None:
    talk.tell(ada, "/digest pin", club)
    make_due(store, club)
    wait_until_told(talk, store, club)
    assert club.pinned == []
    assert "I may not pin messages" in talk.tell(ada, "/digest plan", club).text
    ada.promote_bot(club, can_pin_messages=True)
    talk.tell(ada, "/digest pin", club)
    for ago in (HOUR / 2, HOUR / 4):
        calendar.say(store, club, [FERRY], said=ago)
        make_due(store, club)
        wait_until_told(talk, store, club)
    assert club.pinned == [digest_of(club)]
    assert all(call["disable_notification"] for call in talk.calls("pinChatMessage", club))


def digest_of(chat: Chat) -> int:
    """The id of the last digest of a chat."""
    return [reply for reply in chat.replies() if FERRY_WORDS in reply.text.lower()][-1].message_id


def test_a_group_that_becomes_a_supergroup_keeps_its_plans(talk: Talk, store: Store, ada: User) -> None:
    group = talk.world.group("Village", [ada])
    keep(store, group)
    talk.tell(ada, "/digest daily 18:30", group)
    town = ada.migrate(group)
    talk.wait_for(lambda: store.keepings.of(town.id))
    assert "every day at 18:30" in talk.tell(ada, "/digest plan", town).text
    make_due(store, town)
    wait_until_told(talk, store, town)
    assert len(digests(town)) == 1
