"""Digests on demand: what a group reads, where its links lead, how it leafs, and whom it does not call."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from bot.botapi import opening
from bot.botapi.chats import Chat
from bot.botapi.messages import Message
from bot.botapi.people import User
from tests.telegram.remembering import SAID, Memory
from tests.telegram.talking import Talk

OFFER = "nothing until an admin agrees"


@pytest.fixture
def bob(talk: Talk) -> User:
    """Another member."""
    return talk.person("Bob")


@pytest.fixture
def club(talk: Talk, ada: User, bob: User) -> Chat:
    """A group without a public name, whose owner is Ada."""
    return talk.world.supergroup("Club", [ada, bob])


def links(message: Message) -> dict[str, str]:
    """What is a link in a message, and where to."""
    units = message.text.encode("utf-16-le")
    return {
        units[2 * mark["offset"] : 2 * (mark["offset"] + mark["length"])].decode("utf-16-le"): mark["url"]
        for mark in message.entities
        if mark["type"] == "text_link"
    }


@pytest.mark.parametrize("name", [None, "sundby_club"])
def test_every_link_of_a_digest_opens_the_message_it_tells(
    talk: Talk, ada: User, bob: User, name: str | None
) -> None:
    """On each page; with topics and without, in a group with a public name and in one without."""
    forum = talk.world.supergroup("Forum", [ada, bob], forum=True, username=name and f"{name}_{ada.id}")
    memory, ice = Memory(talk, forum, ada), ada.open_topic(forum, "Ice")
    heard = {
        text: memory.hear((ada, bob)[n % 2], text, topic=ice if n % 3 else None) for n, text in enumerate(SAID)
    }
    shown, followed = talk.tell(bob, "/digest", forum), 0
    while True:
        for text, link in links(shown).items():
            assert opening.follow(talk.world, link) is heard[text]
            followed += 1
        if not any("More →" in row for row in shown.buttons):
            break
        talk.press(bob, shown, "More →")
    assert followed == len(SAID)


def test_the_pages_of_a_digest_are_leafed_in_place_also_after_a_restart(alone: Talk) -> None:
    ada = alone.person("Ada")
    memory = Memory(alone, alone.world.supergroup("Club", [ada]), ada)
    for text in SAID:
        memory.hear(ada, text)
    shown = alone.tell(ada, "/digest", memory.chat)
    first = shown.text
    assert first.startswith("Club · ")
    assert " · 1/2\n" in first
    alone.restart()
    alone.press(ada, shown, "More →")
    assert " · 2/2\n" in shown.text
    alone.press(ada, shown, "←")
    assert shown.text == first
    assert len(memory.chat.replies(after=shown)) == 0


def test_a_second_digest_tells_what_came_since_the_first(talk: Talk, ada: User, club: Chat) -> None:
    memory = Memory(talk, club, ada)
    memory.hear(ada, SAID[0])
    assert SAID[0] in talk.tell(ada, "/digest", club).text
    quiet = talk.tell(ada, "/digest", club)
    assert quiet.text.startswith("Nobody has written anything here since ")
    memory.hear(ada, SAID[1])
    newer = talk.tell(ada, "/digest", club).text
    assert (SAID[0] in newer, SAID[1] in newer) == (False, True)
    assert SAID[0] in talk.tell(ada, "/digest 10h", club).text
    talk.press(ada, quiet, "Last 24 hours")
    assert (SAID[0] in quiet.text, SAID[1] in quiet.text) == (True, True)


def test_a_digest_in_reply_to_a_message_begins_with_it(talk: Talk, ada: User, bob: User, club: Chat) -> None:
    memory = Memory(talk, club, ada)
    heard = [memory.hear(ada, text) for text in SAID[:3]]
    told = talk.tell(bob, "/digest", club, reply_to=heard[1]).text
    assert [text in told for text in SAID[:3]] == [False, True, True]


def test_in_a_topic_that_topic_is_told_and_in_the_general_one_everything(talk: Talk, ada: User) -> None:
    forum = talk.world.supergroup("Forum", [ada], forum=True)
    memory, ice, fish = Memory(talk, forum, ada), ada.open_topic(forum, "Ice"), ada.open_topic(forum, "Fish")
    for text, topic in zip(SAID, (ice, fish, None), strict=False):
        memory.hear(ada, text, topic=topic)
    within = talk.tell(ada, "/digest", forum, topic=ice)
    assert [text in within.text for text in SAID[:3]] == [True, False, False]
    assert within.json["message_thread_id"] == ice.topic_id
    later = talk.tell(ada, "/digest 10h", forum, topic=fish)
    assert [text in later.text for text in SAID[:3]] == [False, True, False]
    everything = talk.tell(ada, "/digest", forum).text
    assert [text in everything for text in SAID[:3]] == [True, True, True]


def test_nobody_is_called_and_no_command_is_offered(talk: Talk, ada: User, club: Chat) -> None:
    memory = Memory(talk, club, ada)
    memory.hear(ada, "@bob_berg and @eve_lund will repair the church roof before winter; see /forget for details.")
    shown = talk.tell(ada, "/digest", club)
    assert "@bob_berg and @eve_lund" in shown.text
    assert {mark["type"] for mark in shown.entities}.isdisjoint({"mention", "bot_command", "text_mention"})


def test_a_basic_group_is_told_that_its_messages_have_no_links(talk: Talk, ada: User) -> None:
    group = talk.world.group("Family", [ada])
    memory = Memory(talk, group, ada)
    memory.hear(ada, "Ask @bob_berg for the key: " + SAID[0])
    memory.hear(ada, SAID[1])
    shown = talk.tell(ada, "/digest", group)
    assert (links(shown), shown.text.count("This is a basic group")) == ({}, 1)
    assert "mention" not in {mark["type"] for mark in shown.entities}


def test_a_chat_that_keeps_nothing_is_asked_whether_it_will(talk: Talk, ada: User, bob: User, club: Chat) -> None:
    offer = talk.tell(bob, "/digest", club)
    assert (OFFER in offer.text, offer.buttons) == (True, [["Keep messages from now on"]])
    assert "/digest on" in talk.tell(ada, "/digest").text


def test_a_channel_reads_its_own_digest(talk: Talk, ada: User) -> None:
    channel = talk.world.channel("Sundby News", [ada], username=f"sundby_{ada.id}")
    talk.reply(ada.post(channel, "/digest on"))
    heard = {text: ada.post(channel, text) for text in SAID[:3]}
    shown = talk.reply(ada.post(channel, "/digest"))
    opened = links(shown)
    assert {text: opening.follow(talk.world, opened[text]) for text in opened} == heard
    assert shown.text.count("Sundby News") == 1


def test_in_private_forwarded_posts_are_digested(talk: Talk, ada: User) -> None:
    eve = talk.person("Eve")
    news = talk.world.channel("Harbour News", [eve], bot=False)
    talk.tell(ada, "/digest on")
    for text in SAID[:2]:
        talk.reply(ada.forward(eve.post(news, text), ada.private))
    shown = talk.tell(ada, "/digest").text
    assert [text in shown for text in SAID[:2]] == [True, True]
    assert "Harbour News" in shown


def test_in_private_one_hears_whose_digests_come(talk: Talk, ada: User, club: Chat) -> None:
    Memory(talk, club, ada)
    with closing(sqlite3.connect(talk.database)) as database, database:
        database.execute("insert into subscribers (chat, person, locale) values (?, ?, 'en')", (club.id, ada.id))
    assert "these groups come to you here: Club." in talk.tell(ada, "/digest").text


def test_a_button_of_a_chat_that_keeps_nothing_any_more_shows_nothing_of_it(
    talk: Talk, ada: User, club: Chat
) -> None:
    memory = Memory(talk, club, ada)
    for text in SAID:
        memory.hear(ada, text)
    shown = talk.tell(ada, "/digest", club)
    talk.tell(ada, "/digest off", club)
    talk.press(ada, shown, "More →")
    assert OFFER in shown.text
    assert not any(text in shown.text for text in SAID)
