"""What stands around a shown sentence comes with a tap, in place; the sentence of a fact comes below its list."""

from __future__ import annotations

import pytest

from bot.botapi.messages import Message
from bot.botapi.people import User
from tests.telegram.articles import FERRY, FERRY_TITLE, MARKET
from tests.telegram.talking import Talk, page

GONE = "That button is from another time"
PASSENGERS = "How many passengers did the ship carry?"
SENTENCES = FERRY.split("\n\n")
ORDER = SENTENCES.index("The ship carried 212 passengers and 34 cars when the wind pushed it against the stones.")


def run(before: int, after: int) -> str:
    return "\n\n".join(SENTENCES[ORDER - before : ORDER + after + 1])


def marked(message: Message) -> list[str]:
    return [
        message.text[mark["offset"] :][: mark["length"]] for mark in message.entities if mark["type"] == "bold"
    ]


def test_sentences_around_an_answer_come_in_place_until_two_on_each_side_are_there(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    answer = talk.tell(ada, PASSENGERS)
    assert (answer.text, answer.buttons) == (run(0, 0), [["← Before", "After →"]])
    steps = {"After →": (0, 1), "← Before": (1, 1), "After → ": (1, 2)}
    for label, around in steps.items():
        talk.press(ada, answer, label.strip())
        assert answer.text == run(*around)
        assert ["212" in words for words in marked(answer)] == [True]
    assert answer.buttons == []
    assert answer.quote == run(0, 0)


def test_a_page_and_a_file_have_it_too(talk: Talk, ada: User) -> None:
    url = talk.site.on("/ferry", page(FERRY_TITLE, FERRY))
    talk.tell(ada, url)
    answer = talk.tell(ada, PASSENGERS)
    talk.press(ada, answer, "After →")
    assert answer.text == f"{SENTENCES[ORDER]} ↗\n\n{SENTENCES[ORDER + 1]}"
    talk.reply(ada.send_document(ada.private, FERRY.encode(), "ferry.txt"))
    answer = talk.tell(ada, PASSENGERS)
    talk.press(ada, answer, "After →")
    assert answer.text == run(0, 1)


def test_a_refusal_keeps_its_words_while_it_widens(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    refusal = talk.tell(ada, "Who won the election?")
    assert "Not in the article: won, election" in refusal.text
    before = refusal.text
    talk.press(ada, refusal, "After →")
    assert refusal.text.startswith("The article does not say.")
    assert "Not in the article: won, election" in refusal.text
    assert len(refusal.text) > len(before)


def test_the_words_of_another_question_are_not_told_under_an_older_refusal(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    refusal = talk.tell(ada, "Who won the election?")
    talk.tell(ada, PASSENGERS)
    talk.press(ada, refusal, "After →")
    assert refusal.text.startswith("The article does not say.")
    assert "Not in the article" not in refusal.text


def test_a_button_of_a_forgotten_article_leaves_the_answer_alone(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    answer = talk.tell(ada, PASSENGERS)
    talk.tell(ada, "/forget")
    talk.press(ada, answer, "After →")
    assert ada.private.replies()[-1].text.startswith(GONE)
    assert answer.text == run(0, 0)


@pytest.mark.parametrize("place", ["1", "99999", "0+5.5000", "0+5.5000:1:1", "0~0000000g:1:0", "-1:0:0", "::"])
def test_a_button_nobody_made_is_answered(talk: Talk, ada: User, place: str) -> None:
    talk.tell(ada, FERRY)
    answer = talk.tell(ada, PASSENGERS)
    button = answer.json["reply_markup"]["inline_keyboard"][0][0]
    button["callback_data"] = f"{':'.join(button['callback_data'].split(':')[:2])}:{place}"
    talk.press(ada, answer, button["text"])
    assert ada.private.replies()[-1].text.startswith(GONE)


def test_another_member_may_press_and_another_chat_may_not_reach_the_article(talk: Talk, ada: User) -> None:
    bob = talk.person("Bob")
    club = talk.world.group("Club", [ada, bob])
    talk.tell(ada, f"/summary {FERRY}", club)
    answer = talk.tell(ada, f"/ask {PASSENGERS}", club)
    talk.press(bob, answer, "After →")
    assert answer.text == run(0, 1)
    talk.tell(bob, MARKET)
    other = talk.tell(bob, "Who is the architect?")
    other.json["reply_markup"]["inline_keyboard"][0][0]["callback_data"] = answer.button("← Before")[
        "callback_data"
    ]
    talk.press(bob, other, "← Before")
    assert bob.private.replies()[-1].text.startswith(GONE)


def test_it_works_after_a_restart(alone: Talk) -> None:
    ada = alone.person("Ada")
    alone.tell(ada, FERRY)
    answer, refusal = alone.tell(ada, PASSENGERS), alone.tell(ada, "Who won the election?")
    alone.restart()
    alone.press(ada, answer, "After →")
    assert answer.text == run(0, 1)
    alone.press(ada, refusal, "After →")
    assert "Not in the article: won, election" in refusal.text
    assert "34 cars" in alone.tell(ada, PASSENGERS).text


def test_the_sentence_of_a_fact_is_quoted_below_its_list(talk: Talk, ada: User) -> None:
    article = ada.say(FERRY)
    talk.reply(article)
    facts = talk.tell(ada, "/facts")
    number = next(line.partition(".")[0] for line in facts.text.split("\n") if line.endswith(". 212 passengers"))
    talk.press(ada, facts, number)
    shown = ada.private.replies()[-1]
    assert (shown.text, marked(shown), shown.quote) == (run(0, 0), ["212 passengers"], run(0, 0))
    assert shown.reply_to == article.message_id
    talk.press(ada, shown, "After →")
    assert shown.text == run(0, 1)
    assert talk.tell(ada, f"/facts {number}").text == run(0, 0)
    assert talk.tell(ada, "/facts 9999").text.startswith("There is no fact of that number")


# Questions that go on


def test_a_follow_up_keeps_the_subject_of_the_last_question(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    talk.tell(ada, "Where was the ferry built?")
    assert "1998" in " ".join(marked(talk.tell(ada, "and when?")))
    talk.tell(ada, PASSENGERS)
    assert "34" in " ".join(marked(talk.tell(ada, "and how many cars?")))


def test_a_follow_up_goes_on_after_a_restart_and_not_after_forgetting(alone: Talk) -> None:
    ada = alone.person("Ada")
    alone.tell(ada, FERRY)
    alone.tell(ada, "Where was the ferry built?")
    alone.restart()
    assert "1998" in " ".join(marked(alone.tell(ada, "and when?")))
    alone.tell(ada, "/forget")
    alone.tell(ada, FERRY)
    assert "1998" not in " ".join(marked(alone.tell(ada, "and when?")))


def test_a_follow_up_knows_nothing_of_another_article(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    talk.tell(ada, "Where was the ferry built?")
    talk.tell(ada, MARKET)
    assert "1998" not in talk.tell(ada, "and when?").text
