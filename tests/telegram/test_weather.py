"""Telegram refuses, breaks or floods, pages are slow: everybody is still answered, in their order."""

from contextlib import ExitStack

import pytest

from bot.botapi.calls import Call
from bot.botapi.faults import Kind
from bot.botapi.people import User
from tests.telegram.articles import FERRY, MARKET
from tests.telegram.talking import Talk, page, wrong

PASSENGERS = "How many passengers did the ship carry?"


def failures(talk: Talk) -> list[Call]:
    """The polls that Telegram failed."""
    return [call for call in talk.server.calls_of("getUpdates") if call.fault]


def test_a_flood_is_waited_out(talk: Talk, ada: User) -> None:
    talk.tell(ada, "/start")
    talk.server.flood(ada.id, retry_after=1, count=2)
    assert "of 12 sentences" in talk.tell(ada, FERRY).text
    assert len(talk.replies(ada.private.replies()[-1], ada)) == 0


@pytest.mark.parametrize("status", [500, 502, 504])
def test_a_message_telegram_could_not_take_is_sent_again(talk: Talk, ada: User, status: int) -> None:
    talk.server.fail_next("sendMessage", status)
    asked = ada.say(FERRY)
    assert "of 12 sentences" in talk.reply(asked).text
    assert len(talk.replies(asked, ada)) == 1


@pytest.mark.parametrize("fault", ["reset-after", "truncate"])
def test_a_message_that_may_have_arrived_is_rather_sent_twice_than_lost(
    talk: Talk, ada: User, fault: Kind
) -> None:
    talk.server.fail_next("sendMessage", fault)
    asked = ada.say(FERRY)
    talk.wait_for(lambda: len(ada.private.replies()) == 2)
    assert ["of 12 sentences" in each.text for each in talk.replies(asked, ada)] == [True, True]


def test_a_message_that_did_not_arrive_is_sent_again(talk: Talk, ada: User) -> None:
    talk.server.fail_next("sendMessage", "reset-before", times=3)
    asked = ada.say(FERRY)
    assert "of 12 sentences" in talk.reply(asked).text
    assert len(talk.replies(asked, ada)) == 1


def test_a_change_telegram_could_not_make_is_made_after_all(talk: Talk, ada: User) -> None:
    summary = talk.tell(ada, FERRY)
    talk.server.fail_next("editMessageText", 502, times=2)
    talk.press(ada, summary, "Long")
    talk.wait_for(lambda: summary.text.count("• ") == 4)
    assert talk.replies(summary, ada) == []


def test_a_late_answer_to_a_button_changes_nothing(talk: Talk, ada: User) -> None:
    summary = talk.tell(ada, FERRY)
    with talk.world.transaction():
        ada.press(summary, "Long")
        talk.world.queries.expire()
    talk.wait_for(lambda: summary.text.count("• ") == 4)


def test_trouble_with_typing_and_polling_goes_unnoticed(talk: Talk, ada: User) -> None:
    before, failed = len(talk.log()), len(failures(talk))
    talk.server.fail_next("sendChatAction", 500)
    talk.server.fail_next("getUpdates", 502, times=2)
    assert "of 12 sentences" in talk.tell(ada, FERRY).text
    talk.wait_for(lambda: len(failures(talk)) == failed + 2)
    assert "212 passengers" in talk.tell(ada, PASSENGERS).text
    assert not wrong(talk.log()[before:])


def test_typing_is_shown_while_the_bot_works(talk: Talk, ada: User) -> None:
    forum = talk.world.supergroup("Forum", [ada], forum=True)
    topic = ada.open_topic(forum, "Sea")
    gate = talk.gate()
    asked = ada.say(talk.site.on("/slow", gate.behind(page("Ferry", FERRY))))
    talk.wait_for(lambda: ada.private.actions == ["typing"])
    assert ada.private.replies() == []
    gate.open()
    talk.reply(asked)
    gate = talk.gate()
    slow = talk.site.on("/slower", gate.behind(page("Ferry", FERRY)))
    asked = ada.send(forum, f"/summary {slow}", topic=topic)
    talk.wait_for(lambda: talk.calls("sendChatAction", forum))
    gate.open()
    talk.reply(asked)
    shown = talk.calls("sendChatAction", forum)
    assert [call["message_thread_id"] for call in shown] == [topic.topic_id]


def test_no_chat_waits_for_the_slow_page_of_others(talk: Talk, ada: User) -> None:
    gate = talk.gate()
    slow = talk.site.on("/slow", gate.behind(page("Ferry", FERRY)))
    asked = [talk.person(f"Reader {number}").say(slow) for number in range(12)]
    gate.wait_for_visitor()
    assert "of 11 sentences" in talk.tell(ada, MARKET).text
    assert not [each for message in asked for each in message.chat.replies()]
    gate.open()
    for message in asked:
        assert "of 12 sentences" in talk.reply(message).text


def test_one_chat_is_answered_in_order(talk: Talk, ada: User) -> None:
    gate = talk.gate()
    asked = ada.say(talk.site.on("/slow", gate.behind(page("Ferry", FERRY))))
    ada.say(PASSENGERS)
    ada.say("/help")
    ada.say(MARKET)
    ada.say("Who is the architect?")
    gate.wait_for_visitor()
    gate.open()
    answers = [each.text for each in talk.replies(asked, ada)]
    expected = ["of 12 sentences", "212 passengers", "Send a link", "of 11 sentences", "Helena Brandt"]
    assert [part in answer for part, answer in zip(expected, answers, strict=True)] == [True] * 5


def test_a_press_keeps_its_place_among_the_messages(talk: Talk, ada: User) -> None:
    summary = talk.tell(ada, FERRY)
    talk.server.fail_next("answerCallbackQuery", "slow", delay=0.3)
    with ExitStack() as together:
        together.enter_context(talk.world.transaction())
        ada.press(summary, "Facts")
        asked = ada.say("/help")
    talk.replies(asked, ada)
    assert ["Who\n" in each.text for each in ada.private.replies(after=summary)][:2] == [True, False]


def test_what_arrived_while_the_bot_was_away_is_answered(alone: Talk) -> None:
    ada = alone.person("Ada")
    alone.tell(ada, FERRY)
    alone.stop()
    asked = ada.say(PASSENGERS)
    alone.restart()
    assert "212 passengers" in alone.reply(asked).text


def test_what_is_being_answered_is_finished_before_the_bot_stops(alone: Talk) -> None:
    ada, gate = alone.person("Ada"), alone.gate()
    asked = ada.say(alone.site.on("/slow", gate.behind(page("Ferry", FERRY))))
    gate.wait_for_visitor()
    gate.open(after=0.2)
    alone.stop()
    assert "of 12 sentences" in ada.private.replies(after=asked)[0].text


def test_an_answer_that_is_given_while_the_bot_stops_is_given_whole_and_once(alone: Talk) -> None:
    ada, gate = alone.person("Ada"), alone.gate()
    asked = ada.say(alone.site.on("/slow", gate.behind(page("Ferry", FERRY))))
    gate.wait_for_visitor()
    gate.open(after=0.2)
    alone.stop()
    assert not wrong(alone.log())
    alone.start()
    assert len(alone.replies(asked, ada)) == 1
    assert "212 passengers" in alone.tell(ada, PASSENGERS, reply_to=ada.private.replies(after=asked)[0]).text
