"""A text that came in several messages is one article, answered once, each sentence quoted where it stands."""

from datetime import UTC, datetime

import pytest
from telegram import Chat, MessageOriginHiddenUser
from telegram import Message as TelegramMessage

from bot.botapi import cutting, utf16
from bot.botapi.people import User
from bot.handlers.telegram import parts
from bot.model import Chat as OurChat
from bot.model import Message
from tests.telegram.articles import FERRY, MARKET
from tests.telegram.rig import mark
from tests.telegram.talking import Talk, page
from tests.telegram.test_quotes import PASSENGERS, SENTENCE, quoted

FILLING = [
    f"On day {number} of the journey the crew of the research ship wrote down how deep the water was, how warm,"
    f" how salty, and which of the {number + 3} instruments had stopped working since the morning before."
    for number in range(1, 60)
]
KEEPER = "The lighthouse keeper Anders Holm saw the ship first"
ARCHITECT = "Who is the architect?"
OURS = OurChat(1)
NOW = datetime(2026, 5, 4, tzinfo=UTC)
LONG = "w" * 4000


def paragraphs(count: int, *last: str) -> str:
    """An article of so many paragraphs that say little, and of some that say more."""
    return "\n\n".join([FERRY, *FILLING[:count], *last])


def told(number: int, text: str = LONG, seconds: int = 0, **fields: object) -> TelegramMessage:
    """A message that came some seconds after midnight."""
    date = datetime.fromtimestamp(NOW.timestamp() + seconds, UTC)
    return TelegramMessage(number, date, Chat(1, "private"), text=text, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("reach", [cutting.DESKTOP, cutting.ANDROID])
@pytest.mark.parametrize("gap", [0.0, 0.4])
def test_a_pasted_text_is_read_as_one_whoever_cut_it(talk: Talk, ada: User, reach: int, gap: float) -> None:
    sent = ada.paste(ada.private, paragraphs(30, MARKET), reach, gap)
    assert len(sent) > 1
    replies = talk.replies(sent[-1], ada)
    assert [f"of {12 + 30 + 11} sentences" in each.text for each in replies] == [True]
    for question, part in ((PASSENGERS, sent[0]), (ARCHITECT, sent[-1])):
        answer = talk.tell(ada, question)
        assert answer.reply_to == part.message_id
        assert answer.quote
        assert answer.quote == quoted(part, answer)
    assert "I keep one article" in talk.tell(ada, "/status").text


def test_the_short_end_of_a_long_text_is_no_question(talk: Talk, ada: User) -> None:
    text = paragraphs(15, "The architect of the new quay is Helena Brandt.")
    while utf16.length(text) <= 4096:
        text = text.replace("On day 7", "On the cold and foggy day number 7", 1).replace("\n\n", "\n\n ", 1)
        text = text.replace("\n\nThe architect", f"\n\n{FILLING[40]}\n\nThe architect")
    sent = ada.paste(ada.private, text, cutting.ANDROID)
    assert len(sent) == 2
    assert len(sent[1].text.split()) < 45
    replies = talk.replies(sent[-1], ada)
    assert ["of " in each.text for each in replies] == [True]
    answer = talk.tell(ada, ARCHITECT)
    assert answer.reply_to == sent[1].message_id


def test_formatting_is_repeated_from_the_message_it_is_in(talk: Talk, ada: User) -> None:
    first, second = cutting.cut(paragraphs(25, MARKET))
    name = "Helena Brandt"
    with talk.world.transaction():
        ada.send(ada.private, first, entities=[mark(second.index(name), 30, "italic")])
        part = ada.send(ada.private, second, entities=[mark(second.index(name), len(name))])
    talk.reply(part)
    answer = talk.tell(ada, ARCHITECT)
    assert answer.reply_to == part.message_id
    assert answer.quote == quoted(part, answer)
    assert [each["type"] for each in answer.json["quote"]["entities"]] == ["bold"]


def test_a_sentence_cut_in_two_is_shown_whole_and_quoted_in_part(talk: Talk, ada: User) -> None:
    whole = " ".join(FILLING[:20]) + f" {KEEPER} from his tower at dawn. "
    text = whole + " ".join(FILLING[20:40])
    at = text.index(" from his tower")
    with talk.world.transaction():
        first = ada.say(text[:at])
        ada.say(text[at:].strip())
    talk.reply(first)
    answer = talk.tell(ada, "Who saw the ship first?")
    assert f"{KEEPER} from his tower at dawn." in answer.text
    assert answer.quote == quoted(first, answer) == KEEPER


def test_replying_to_any_part_means_the_whole(talk: Talk, ada: User) -> None:
    sent = ada.paste(ada.private, paragraphs(30, MARKET))
    talk.reply(sent[-1])
    talk.tell(ada, MARKET)
    for part in sent:
        assert "212 passengers" in talk.tell(ada, PASSENGERS, reply_to=part).text
        assert f"of {12 + 30 + 11} sentences" in talk.tell(ada, "/summary 3", reply_to=part).text


def test_a_long_post_is_forwarded_as_one(talk: Talk, ada: User) -> None:
    channel = talk.world.channel("News", [ada])
    posts = [ada.post(channel, part) for part in cutting.cut(paragraphs(30))]
    with talk.world.transaction():
        sent = [ada.forward(post, ada.private) for post in posts]
    assert [f"of {12 + 30} sentences" in each.text for each in talk.replies(sent[-1], ada)] == [True]


def test_a_question_sent_right_behind_a_long_text_is_a_question(talk: Talk, ada: User) -> None:
    with talk.world.transaction():
        article = ada.say(paragraphs(8))
        asked = ada.say(PASSENGERS)
    replies = talk.replies(asked, ada)
    assert ["of 20 sentences" in replies[0].text, SENTENCE in replies[1].text] == [True, True]
    assert replies[1].reply_to == article.message_id


def test_a_command_or_a_picture_ends_a_long_text(talk: Talk, ada: User) -> None:
    first, second = cutting.cut(paragraphs(25))
    with talk.world.transaction():
        ada.say(first)
        ada.send_sticker(ada.private)
        last = ada.say(second)
    assert len(talk.replies(last, ada)) == 3
    with talk.world.transaction():
        ada.say(first)
        last = ada.say(f"/facts {second[:4000]}")
    assert len(talk.replies(last, ada)) >= 2


def test_in_a_group_what_follows_a_command_is_read_with_it(talk: Talk, ada: User) -> None:
    talk.world.bot.can_read_all_group_messages = True
    try:
        bob = talk.person("Bob")
        club = talk.world.group("Club", [ada, bob])
        ada.send(club, "Hello everybody!")
        with talk.world.transaction():
            first, second = cutting.cut("/summary " + paragraphs(30, MARKET))
            sent = ada.send(club, first)
            bob.send(club, second)
            last = ada.send(club, second)
        assert [f"of {12 + 30 + 11} sentences" in each.text for each in talk.replies(last, ada)] == [True]
        answer = talk.tell(ada, f"/ask {ARCHITECT}", club)
        assert answer.reply_to == last.message_id
        ada.send(club, first.removeprefix("/summary "))
        assert talk.replies(ada.send(club, second), ada) == []
        assert sent.message_id < last.message_id
    finally:
        talk.world.bot.can_read_all_group_messages = False


def test_a_bot_that_dies_while_it_reads_joins_the_text_again(alone: Talk) -> None:
    ada = alone.person("Ada")
    gate = alone.gate()
    ada.say(alone.site.on("/slow", gate.behind(page("Ferry", FERRY))))
    gate.wait_for_visitor()
    sent = ada.paste(ada.private, paragraphs(30, MARKET))
    alone.wait_for(lambda: not alone.world.updates.pending)
    alone.kill()
    gate.open()
    alone.start()
    replies = alone.replies(sent[-1], ada)
    assert len([each for each in replies if f"of {12 + 30 + 11} sentences" in each.text]) == 1
    assert alone.tell(ada, ARCHITECT).reply_to == sent[-1].message_id


def test_a_bot_that_dies_as_it_answers_answers_no_part_alone(alone: Talk) -> None:
    ada = alone.person("Ada")
    sent = ada.paste(ada.private, paragraphs(30, MARKET))
    alone.reply(sent[-1])
    alone.kill()
    alone.start()
    replies = alone.replies(sent[-1], ada)
    assert 1 <= len(replies) <= 2, "between Telegram's yes and the record of it a message may repeat"
    assert all(f"of {12 + 30 + 11} sentences" in each.text for each in replies)


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        (told(1), told(2), True),
        (told(1), told(4, seconds=3), True),
        (told(1), told(2, "the end " * 20), True),
        (told(1), told(2, "The end."), False),
        (told(1, "w" * 2000), told(2), False),
        (told(1), told(2, "/summary " + LONG), False),
        (told(1), told(2, seconds=4), False),
        (told(2), told(1), False),
        (told(1), told(2, message_thread_id=7), False),
        (told(1), told(2, sender_chat=Chat(-9, "channel")), False),
        (told(1), told(2, forward_origin=MessageOriginHiddenUser(NOW, "B")), False),
        (
            told(1, forward_origin=MessageOriginHiddenUser(NOW, "B")),
            told(2, forward_origin=MessageOriginHiddenUser(NOW, "B")),
            True,
        ),
        (
            told(1, forward_origin=MessageOriginHiddenUser(NOW, "B")),
            told(2, forward_origin=MessageOriginHiddenUser(NOW.replace(hour=1), "B")),
            False,
        ),
        (told(1), TelegramMessage(2, NOW, Chat(1, "private"), caption=LONG), False),
    ],
)
def test_a_message_goes_on_with_another_only_where_an_app_would_have_cut(
    before: TelegramMessage, after: TelegramMessage, goes_on: bool
) -> None:
    assert parts.goes_on(before, after) is goes_on


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("One.\n\nTwo.", "Three.", "One.\n\nTwo.\n\nThree."),
        ("One.\nTwo.", "Three.", "One.\nTwo.\nThree."),
        ("He said “no.”", "Then", "He said “no.”\nThen"),
        ("it was", "late", "it was late"),
        ("One.\nA heading", "It was", "One.\nA heading\nIt was"),
        ("and so " * 20 + "Captain", "Dahlberg", "and so " * 20 + "Captain Dahlberg"),
        ("船が港に" * 30, "着いた", "船が港に" * 30 + "着いた"),
        ("แมว" * 40, "นอน", "แมว" * 40 + "นอน"),
    ],
)
def test_parts_are_joined_by_what_was_cut_away(before: str, after: str, joined: str) -> None:
    heard = parts.joined(Message(OURS, 1, before, before), [told(2, after)])
    assert heard.text == heard.original == joined
    assert [heard.original[part.start :][: part.length] for part in heard.parts] == [before, after]
