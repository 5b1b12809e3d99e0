"""In groups the bot speaks only when spoken to; topics, channels and administrators have their rules."""

import pytest

from bot.botapi.chats import Chat
from bot.botapi.people import User
from tests.telegram.articles import FERRY, FERRY_TITLE, MARKET
from tests.telegram.talking import Talk, page

ME = "@nutshell_bot"
REFUSED = "Only this group's admins can change that."
PASSENGERS = "How many passengers did the ship carry?"


@pytest.fixture
def bob(talk: Talk) -> User:
    """Another member."""
    return talk.person("Bob")


@pytest.fixture
def club(talk: Talk, ada: User, bob: User) -> Chat:
    """A group whose owner is Ada, where the bot sees every message."""
    group = talk.world.supergroup("Club", [ada, bob])
    ada.promote_bot(group)
    return group


@pytest.mark.parametrize(
    "text",
    [
        "Hello everyone",
        FERRY,
        "Who is the captain?",
        "https://news.example/ferry",
        "/summary@another_bot",
        "/start@another_bot now",
        "/unknown",
        "Ask @another_bot or @nutshell_bots",
        "mail me at ada@nutshell_bot.example",
    ],
)
def test_what_is_not_for_the_bot_is_passed_over(talk: Talk, bob: User, club: Chat, text: str) -> None:
    assert talk.replies(bob.send(club, text), bob) == []


def test_what_is_no_text_is_passed_over_too(talk: Talk, bob: User, club: Chat) -> None:
    first = bob.send_sticker(club)
    bob.send_photo(club, b"jpg")
    bob.send_voice(club)
    bob.send_document(club, FERRY.encode(), "ferry.txt")
    bob.send_rich(club, [{"type": "paragraph", "text": "One"}])
    assert talk.replies(first, bob) == []
    answer = talk.tell(bob, "/help", club)
    assert talk.replies(bob.send_sticker(club, reply_to=answer), bob) == []


def test_a_command_is_answered_as_a_reply_and_may_carry_the_bot_s_name(talk: Talk, bob: User, club: Chat) -> None:
    asked = bob.send(club, f"/help{ME}")
    answer = talk.reply(asked)
    assert answer.reply_to == asked.message_id
    assert answer.text.startswith("Send a link")


def test_a_command_in_reply_to_a_long_text_or_a_link_is_about_that(talk: Talk, bob: User, club: Chat) -> None:
    article = bob.send(club, FERRY)
    assert "of 12 sentences" in talk.tell(bob, "/summary", club, reply_to=article).text
    answer = talk.tell(bob, f"/ask {PASSENGERS}", club, reply_to=article)
    assert (answer.reply_to, "212 passengers" in answer.text) == (article.message_id, True)
    link = bob.send(club, "Look: " + talk.site.on("/group", page(FERRY_TITLE, FERRY)))
    assert FERRY_TITLE in talk.tell(bob, "/facts", club, reply_to=link).text


def test_a_mention_asks_shares_and_in_reply_to_something_means_summarise(
    talk: Talk, bob: User, club: Chat
) -> None:
    assert "of 12 sentences" in talk.tell(bob, f"{ME} {FERRY}", club).text
    answer = talk.tell(bob, f"{ME} {PASSENGERS}", club)
    assert (
        answer.quote == "The ship carried 212 passengers and 34 cars when the wind pushed it against the stones."
    )
    link = bob.send(club, talk.site.on("/mentioned", page("Market hall", MARKET)))
    assert "Market hall" in talk.tell(bob, ME, club, reply_to=link).text
    assert "Helena Brandt" in talk.tell(bob, f"Who is the architect, {ME.upper()}?", club).text
    assert "Market hall" in talk.tell(bob, f"{ME} {link.text}", club).text
    assert "Send me a link" in talk.tell(bob, ME, club).text


def test_a_mention_may_stand_in_a_caption(talk: Talk, bob: User, club: Chat) -> None:
    file = bob.send_document(club, FERRY.encode(), "ferry.txt", caption=f"{ME} please")
    assert "of 12 sentences" in talk.reply(file).text
    photo = bob.send_photo(club, b"jpg", f"{ME} {PASSENGERS}")
    assert "212 passengers" in talk.reply(photo).text


def test_a_reply_to_the_bot_is_meant_for_it(talk: Talk, ada: User, bob: User, club: Chat) -> None:
    summary = talk.tell(bob, f"/summary {FERRY}", club)
    assert "212 passengers" in talk.tell(ada, PASSENGERS, club, reply_to=summary).text


def test_only_an_administrator_lets_the_bot_forget(talk: Talk, ada: User, bob: User, club: Chat) -> None:
    talk.tell(bob, f"/summary {FERRY}", club)
    assert talk.tell(bob, "/forget", club).text.startswith("Only admins can erase")
    assert "I keep one article" in talk.tell(bob, "/status", club).text
    assert talk.tell(ada, "/forget", club).text.startswith("Erased: one article")
    assert "I keep 0 articles" in talk.tell(bob, "/status", club).text


def test_only_an_administrator_chooses_the_language(talk: Talk, ada: User, bob: User, club: Chat) -> None:
    assert talk.tell(bob, "/language ru", club).text == REFUSED
    chooser = talk.tell(ada, "/language", club)
    assert talk.press(bob, chooser, "Русский").notification == REFUSED
    assert club.replies()[-1] is chooser
    talk.press(ada, chooser, "Русский")
    assert talk.tell(bob, "/help", club).text.startswith("Пришлите")


def test_an_anonymous_administrator_is_one_and_a_channel_is_none(
    talk: Talk, ada: User, bob: User, club: Chat
) -> None:
    ada.promote(bob, club, anonymous=True)
    assert talk.tell(bob, "/forget", club, as_chat=club).text == "I kept nothing of this chat."
    channel = talk.world.channel("News", [bob])
    assert talk.tell(bob, "/forget", club, as_chat=channel).text.startswith("Only admins can erase")
    assert "of 12 sentences" in talk.tell(bob, f"{ME} {FERRY}", club, as_chat=channel).text


def test_status_tells_what_the_bot_can_see(talk: Talk, ada: User, bob: User, club: Chat) -> None:
    assert "I can see every message here" in talk.tell(bob, "/status", club).text
    ada.demote_bot(club)
    assert "I can see only messages addressed to me" in talk.tell(bob, "/status", club).text


def test_topics_are_conversations_of_their_own(talk: Talk, ada: User) -> None:
    forum = talk.world.supergroup("Forum", [ada], forum=True)
    ada.promote_bot(forum)
    sea, town = ada.open_topic(forum, "Sea"), ada.open_topic(forum, "Town")
    summaries = [
        talk.tell(ada, f"/summary {FERRY}", forum, topic=sea),
        talk.tell(ada, f"/summary {MARKET}", forum, topic=town),
        talk.tell(ada, "/sample", forum),
    ]
    assert [each.json.get("message_thread_id") for each in summaries] == [sea.topic_id, town.topic_id, None]
    answers = [talk.tell(ada, "/ask who is the architect?", forum, topic=topic) for topic in (sea, town, None)]
    assert ["Helena Brandt" in each.text for each in answers] == [False, True, False]
    assert [each.json.get("message_thread_id") for each in answers] == [sea.topic_id, town.topic_id, None]
    assert talk.replies(ada.send(forum, "Hello", topic=sea), ada) == []
    talk.press(ada, summaries[0], "Facts")
    assert forum.replies()[-1].json["message_thread_id"] == sea.topic_id


def test_nothing_is_said_in_a_channel_but_to_a_command(talk: Talk, ada: User) -> None:
    channel = talk.world.channel("News", [ada])
    for text in (FERRY, "Who is the captain?", f"{ME} hello", "/unknown"):
        ada.post(channel, text)
    ada.post_rich(channel, [{"type": "paragraph", "text": "One"}])
    signed = ada.post(channel, "/sample", signature="Ada")
    assert "Derna" in talk.reply(signed).text
    assert len(channel.replies()) == 1


def test_people_come_and_go_without_a_word(talk: Talk, ada: User, bob: User, club: Chat) -> None:
    carol = talk.person("Carol")
    carol.join(club)
    carol.leave(club)
    ada.edit(ada.send(club, "Hello"), f"{ME} hello")
    talk.settle(bob, club)
    assert len(club.replies()) == 1


def test_nothing_is_kept_of_a_group_that_throws_the_bot_out(talk: Talk, ada: User, bob: User, club: Chat) -> None:
    group = talk.world.group("Club", [ada, bob])
    for place in (club, group):
        talk.tell(bob, f"/summary {FERRY}", place)
        ada.remove_bot(place)
        ada.add_bot(place)
        card = talk.reply(place.messages[max(place.messages)])
        assert "I keep 0 articles" in talk.tell(bob, "/status", place).text
        assert card.buttons == [["Keep messages from now on"]]
