"""Asking a chat whether its messages may be kept, and telling what the bot sees there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.botapi.chats import Chat
from bot.botapi.messages import Message
from bot.botapi.people import User
from bot.store import Store, opened
from tests.telegram.talking import Talk

BUTTON = "Keep messages from now on"
REFUSED = "Only this group's admins can change that."


@pytest.fixture(scope="module")
def store(talk: Talk) -> Iterator[Store]:
    """The bot's database, to look into."""
    with opened(talk.database_url) as found:
        yield found


@pytest.fixture
def bob(talk: Talk) -> User:
    """Somebody without rights."""
    return talk.person("Bob")


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
    for _ in range(2):
        ada.promote_bot(group, can_pin_messages=True)
        ada.demote_bot(group)
    talk.settle(bob, group)
    assert [reply.buttons for reply in group.replies() if reply.buttons] == [[[BUTTON]]]
    assert talk.calls("sendMessage", group)[0]["disable_notification"] is True


def test_only_an_administrator_can_press_it_and_others_are_told_so_alone(
    talk: Talk, store: Store, ada: User, bob: User
) -> None:
    group = talk.world.supergroup("Club", [ada, bob], bot=False)
    card = added(talk, ada, group, can_pin_messages=True)
    assert "make me an admin" not in card.text
    assert talk.press(bob, card, BUTTON).notification == REFUSED
    assert store.keepings.of(group.id) is None
    with talk.world.transaction():
        for _ in range(2):
            ada.press(card, BUTTON)
    talk.settle(ada, group)
    assert card.text.startswith("I have kept the messages since")
    agreed = store.keepings.of(group.id)
    assert agreed
    assert (agreed.days, agreed.title, card.buttons) == (7, "Club", [])
    assert len([reply for reply in group.replies() if not reply.text.startswith("I keep the articles")]) == 1


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
