"""Whatever else arrives or happens to a chat: no crash, never silence in private, nothing lost."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.botapi import utf16
from bot.botapi.chats import Chat
from bot.botapi.messages import Message
from bot.botapi.people import User
from tests.telegram.articles import FERRY, LETTERS
from tests.telegram.talking import Talk, page, send_content, wrong

READS = "I read text, links, and files with text in them"
PASSENGERS = "How many passengers did the ship carry?"
PLACE = {"latitude": 59.9, "longitude": 10.7}


@pytest.mark.parametrize(
    "send",
    [
        lambda ada, chat: ada.send_sticker(chat),
        lambda ada, chat: ada.send_voice(chat),
        lambda ada, chat: ada.send_photo(chat, b"jpg"),
        lambda ada, chat: send_content(ada, chat, {"story": {"id": 1, "chat": {"id": 7, "type": "private"}}}),
        lambda ada, chat: send_content(ada, chat, {"location": PLACE}),
        lambda ada, chat: send_content(ada, chat, {"dice": {"emoji": "🎲", "value": 6}}),
        lambda ada, chat: send_content(ada, chat, {"contact": {"phone_number": "1", "first_name": "Bob"}}),
        lambda ada, chat: send_content(ada, chat, {"hologram": {"depth": 3}}),
        lambda ada, chat: send_content(ada, chat, {}),
    ],
    ids="sticker voice photo story place dice contact unheard-of nothing".split(),
)
def test_what_cannot_be_read_is_never_met_with_silence_in_private(
    talk: Talk, ada: User, send: Callable[[User, Chat], Message]
) -> None:
    assert talk.reply(send(ada, ada.private)).text.startswith(READS)


@pytest.mark.parametrize(
    "content",
    [
        {"new_chat_title": "Title"},
        {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}},
        {"delete_chat_photo": True},
    ],
)
def test_service_messages_are_passed_over(talk: Talk, ada: User, content: dict[str, Any]) -> None:
    ada.say("/start")
    assert talk.replies(send_content(ada, ada.private, content), ada)[1:] == []


def test_a_photo_with_a_long_caption_is_an_article(talk: Talk, ada: User) -> None:
    assert "sentences" in talk.reply(ada.send_photo(ada.private, b"jpg", FERRY[:1000])).text
    assert "212 passengers" in talk.tell(ada, PASSENGERS).text


def test_an_edited_message_is_not_answered_again(talk: Talk, ada: User) -> None:
    message = ada.say("/help")
    talk.reply(message)
    ada.edit(message, "/start")
    assert len(talk.replies(message, ada)) == 1


@pytest.mark.parametrize(
    "text", ["🛳" * 2048, "👩‍👩‍👧‍👦" * 180, "W" * 4096, "w " * 2048, "!?" * 2048, "\u200b\n" * 2000]
)
def test_a_message_full_of_anything_gets_one_answer(talk: Talk, ada: User, text: str) -> None:
    message = ada.say(text)
    assert len(talk.replies(message, ada)) == 1
    assert not ada.private.replies()[0].text.startswith("Something went wrong")


@pytest.mark.parametrize("focus", ["🛳" * 70, "W" * 4000, "!?", "\u200b", "Wellenbrecher 🛳 про"])
def test_a_summary_about_anything_gets_one_answer(talk: Talk, ada: User, focus: str) -> None:
    talk.tell(ada, FERRY)
    message = ada.say(f"/summary {focus}")
    [answer] = talk.replies(message, ada)
    assert not answer.text.startswith("Something went wrong")


def test_a_summary_longer_than_a_message_comes_in_several(talk: Talk, ada: User) -> None:
    talk.reply(ada.send_document(ada.private, LETTERS.encode(), "letters.txt"))
    asked = ada.say("/summary 500")
    parts = talk.replies(asked, ada)
    assert len(parts) > 1
    assert all(utf16.length(part.text) <= 4096 for part in parts)
    assert [part.buttons for part in parts] == [[]] * (len(parts) - 1) + [
        [["One line", "Medium", "Long"], ["Facts"]]
    ]
    shown = {word for part in parts for word in part.text.split()}
    assert shown.issuperset(LETTERS.split())
    talk.tell(ada, FERRY)
    assert "Oslo" in talk.tell(ada, "/facts", reply_to=parts[0]).text


def test_a_blocked_bot_keeps_quiet_and_works_again_afterwards(talk: Talk, ada: User) -> None:
    before = len(talk.log())
    talk.tell(ada, FERRY)
    with talk.world.transaction():
        ada.say(PASSENGERS)
        ada.block()
    talk.wait_for(lambda: "took no message: blocked" in talk.log()[before:])
    ada.unblock()
    assert "212 passengers" in talk.tell(ada, PASSENGERS).text
    assert not wrong(talk.log()[before:])


def test_a_group_keeps_its_articles_when_it_becomes_a_supergroup(talk: Talk, ada: User) -> None:
    group = talk.world.group("Club", [ada])
    talk.tell(ada, f"/summary {FERRY}", group)
    club = ada.migrate(group)
    assert "212 passengers" in talk.tell(ada, f"/ask {PASSENGERS}", club).text


def test_a_group_keeps_its_articles_whichever_word_of_the_move_comes_first(talk: Talk, ada: User) -> None:
    group = talk.world.group("Club", [ada])
    talk.tell(ada, f"/summary {FERRY}", group)
    with talk.world.transaction():
        club = ada.migrate(group)
        pending = talk.world.updates.pending
        numbers = [update["update_id"] for update in pending]
        pending.sort(key=lambda update: "message" in update)
        for number, update in zip(numbers, pending, strict=True):
            update["update_id"] = number
    assert "212 passengers" in talk.tell(ada, f"/ask {PASSENGERS}", club).text


def test_a_group_that_moves_while_the_bot_reads_gets_its_answer_in_the_new_one(talk: Talk, ada: User) -> None:
    group = talk.world.group("Club", [ada])
    opened = talk.gate()
    asked = ada.send(group, "/summary " + talk.site.on("/moving", opened.behind(page("Ferry", FERRY))))
    opened.wait_for_visitor()
    club = ada.migrate(group)
    opened.open()
    assert "of 12 sentences" in club.wait_for_reply(timeout=30).text
    assert group.replies(after=asked) == []
    assert "212 passengers" in talk.tell(ada, f"/ask {PASSENGERS}", club).text
    assert "I keep one article" in talk.tell(ada, "/status", club).text
