"""Buttons change the summary they are under, or bring the facts below it."""

from bot.botapi.messages import Message
from bot.botapi.people import User
from tests.telegram.articles import FERRY, LETTERS, MARKET
from tests.telegram.talking import Talk

GONE = "That button is from another time"


def bullets(message: Message) -> int:
    """How many sentences a summary shows."""
    return message.text.count("• ")


def test_each_length_changes_the_summary_in_place(talk: Talk, ada: User) -> None:
    summary = talk.tell(ada, FERRY)
    lengths = [bullets(summary)]
    for label in ("Long", "One line", "Medium"):
        assert talk.press(ada, summary, label).notification == ""
        lengths.append(bullets(summary))
    assert lengths == [2, 4, 1, 2]
    assert ada.private.replies() == [summary]


def test_no_button_shows_what_is_there_already(talk: Talk, ada: User) -> None:
    assert talk.tell(ada, f"/summary 1\n{FERRY}").buttons == [["Medium", "Long", "Facts"]]
    assert talk.tell(ada, "/summary 4").buttons == [["One line", "Medium", "Facts"]]
    assert talk.tell(ada, "/summary 11").buttons == [["One line", "Medium", "Long"], ["Facts"]]


def test_the_same_length_twice_shows_no_error(talk: Talk, ada: User) -> None:
    summary = talk.tell(ada, FERRY)
    queries = [ada.press(summary, "Long") for _ in range(3)]
    assert talk.replies(summary, ada) == []
    assert bullets(summary) == 4
    assert all(query.answer for query in queries)
    assert len(talk.calls("editMessageText", ada.private)) == 3


def test_facts_come_below(talk: Talk, ada: User) -> None:
    summary = talk.tell(ada, FERRY)
    talk.press(ada, summary, "Facts")
    facts = ada.private.replies()[-1]
    assert "Oskar Nyman" in facts.text
    assert facts.reply_to == summary.message_id
    assert "Oskar Nyman" in talk.tell(ada, "Who is the harbour master?", reply_to=facts).text


def test_a_button_turns_the_conversation_back_to_its_article(talk: Talk, ada: User) -> None:
    summary = talk.tell(ada, FERRY)
    talk.tell(ada, MARKET)
    talk.press(ada, summary, "One line")
    assert "Oskar Nyman" in talk.tell(ada, "Who is the harbour master?").text


def test_a_button_of_a_forgotten_article_says_so_and_leaves_the_summary_alone(talk: Talk, ada: User) -> None:
    summary = talk.tell(ada, FERRY)
    shown = summary.text
    talk.tell(ada, "/forget")
    for label in ("Long", "Facts"):
        talk.press(ada, summary, label)
        assert ada.private.replies()[-1].text.startswith(GONE)
    assert summary.text == shown


def test_a_button_nobody_made_is_answered(talk: Talk, ada: User) -> None:
    summary = talk.tell(ada, FERRY)
    rows = summary.json["reply_markup"]["inline_keyboard"]
    for data in ("x", "s:", "s:0000000000000000:3", "s:0000000000000000:many", "l:", "f:"):
        rows[0][0]["callback_data"] = data
        talk.press(ada, summary, rows[0][0]["text"])
        assert ada.private.replies()[-1].text.startswith(GONE)


def test_a_summary_of_no_sentences_cannot_be_pressed_for(talk: Talk, ada: User) -> None:
    summary = talk.tell(ada, FERRY)
    button = summary.json["reply_markup"]["inline_keyboard"][0][0]
    button["callback_data"] = button["callback_data"].rpartition(":")[0] + ":0"
    talk.press(ada, summary, button["text"])
    assert ada.private.replies()[-1].text.startswith(GONE)


def test_another_member_may_press(talk: Talk, ada: User) -> None:
    bob = talk.person("Bob")
    club = talk.world.group("Club", [ada, bob])
    summary = talk.tell(ada, f"/summary {FERRY}", club)
    talk.press(bob, summary, "Long")
    assert bullets(summary) == 4


def test_a_summary_that_was_deleted_is_brought_anew(talk: Talk, ada: User) -> None:
    summary = talk.tell(ada, FERRY)
    ada.delete(summary)
    talk.press(ada, summary, "Long")
    assert bullets(ada.private.replies()[-1]) == 4


def test_a_button_under_a_message_telegram_no_longer_shows_works(talk: Talk, ada: User) -> None:
    summary = talk.tell(ada, FERRY)
    pressed = {
        "id": "1",
        "from": ada.as_json(),
        "message": {"chat": ada.private.as_json(), "message_id": summary.message_id, "date": 0},
        "chat_instance": "1",
        "data": summary.button("Long")["callback_data"],
    }
    with talk.world.transaction():
        talk.world.updates.push("callback_query", pressed)
    talk.wait_for(lambda: bullets(summary) == 4)


def test_a_summary_grown_too_long_to_be_edited_is_sent_anew(talk: Talk, ada: User) -> None:
    talk.reply(ada.send_document(ada.private, LETTERS.encode(), "letters.txt"))
    summary = talk.tell(ada, "/summary 3")
    talk.press(ada, summary, "Long")
    later = talk.replies(summary, ada)
    assert [bullets(each) for each in (summary, *later)] == [3, 3, 1]
    assert [each.buttons for each in later] == [[], [["One line", "Medium", "Facts"]]]


def test_there_is_no_longer_where_every_other_sentence_repeats_one(talk: Talk, ada: User) -> None:
    summary = talk.tell(ada, "The ferry Marta sails on Monday from the old quay of Sundby.\n\n" * 12)
    assert (bullets(summary), summary.buttons) == (1, [["Facts"]])
    more = talk.tell(ada, "/summary 5")
    assert (bullets(more), more.buttons) == (1, [["Facts"]])
    assert "the other sentences repeat these" in more.text


def test_a_button_pressed_after_a_restart_works(alone: Talk) -> None:
    ada = alone.person("Ada")
    summary = alone.tell(ada, FERRY)
    alone.restart()
    alone.press(ada, summary, "Long")
    assert bullets(summary) == 4
