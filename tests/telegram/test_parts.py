"""A text too long for one message is read as one, and quoted in the message that holds the sentence."""

from __future__ import annotations

import pytest

from tests.telegram.articles import FERRY, MARKET
from tests.telegram.botapi.people import User
from tests.telegram.talking import Talk, send_content

PASSENGERS = "How many passengers did the ship carry?"
SENTENCE = "The ship carried 212 passengers and 34 cars when the wind pushed it against the stones."
NAMES = "Ann Ben Cleo Dora Emil Fred Greta Hugo Ida Jack Kate Leo Mona Nils Olga Paul Rita Sam Tina Uwe".split()
FILLER = "\n\n".join(
    f"{name} Holm painted the boat of the {number}th pier in the colours of the town, and {name} was paid for it "
    f"with {number * 3} sacks of flour that the mill behind the old school had kept since the spring."
    for number, name in enumerate(NAMES, 4)
)
SHED = "The red shed at the end of the quay belongs to Wilma Torp, who keeps nine goats in it."


def parts(ending: str) -> tuple[str, str]:
    """A long text as a client cuts it: the first part ends so, the second has what Ada asks for."""
    first = FILLER[: 3900 - len(ending)].rpartition(" ")[0] + ending
    return first, f"{FERRY}\n\n{SHED}"


def test_what_came_in_two_messages_is_one_article(talk: Talk, ada: User) -> None:
    first, second = (ada.say(part) for part in parts(" of gold."))
    summary = talk.reply(second)
    answer = talk.tell(ada, PASSENGERS)

    assert talk.replies(first, ada)[0].text == summary.text
    assert "Ann Holm" in talk.tell(ada, "Who painted the boat of the 4th pier?").text
    assert (answer.reply_to, answer.quote) == (second.message_id, SENTENCE)


def test_a_sentence_of_the_first_message_is_quoted_there(talk: Talk, ada: User) -> None:
    first, second = (ada.say(part) for part in parts(" of gold."))
    talk.reply(second)
    assert talk.tell(ada, "Who painted the boat of the 4th pier?").reply_to == first.message_id


def test_each_part_keeps_its_own_formatting(talk: Talk, ada: User) -> None:
    told = parts(" of gold.")
    ada.say(told[0], entities=[{"type": "italic", "offset": 0, "length": 3}])
    start = told[1].index("212")
    second = ada.say(told[1], entities=[{"type": "bold", "offset": start, "length": 3}])
    talk.reply(second)
    answer = talk.tell(ada, PASSENGERS)
    assert [each["type"] for each in answer.json["quote"]["entities"]] == ["bold"]


def test_a_sentence_over_two_messages_is_whole(talk: Talk, ada: User) -> None:
    ada.say(FILLER[:3900].rpartition(" ")[0] + "\n\nThe red shed at the end of the quay")
    second = ada.say("belongs to Wilma Torp, who keeps nine goats in it.")
    talk.reply(second)
    answer = talk.tell(ada, "Who does the red shed belong to?")
    assert SHED in answer.text
    assert answer.quote is None


def test_a_short_end_is_no_question(talk: Talk, ada: User) -> None:
    first = ada.say(parts(" of gold.")[0])
    ada.say(SHED)
    assert len(talk.replies(first, ada)) == 1


@pytest.mark.parametrize("between", ["/status", ""])
def test_what_does_not_go_on_is_answered_by_itself(talk: Talk, ada: User, between: str) -> None:
    """A short text is no part, and neither is what follows a command or another kind of message."""
    first = ada.say(parts(" of gold.")[0] if between else MARKET)
    if between:
        ada.say(between)
    ada.say(FERRY)
    told = [each.text for each in talk.replies(first, ada)]
    assert len(told) == (3 if between else 2)
    assert "of 12 sentences" in told[-1]


def test_a_bot_that_is_killed_reads_all_parts_again(talk: Talk, ada: User) -> None:
    """Nothing of a long text is settled before all of it was answered."""
    first, second = (ada.say(part) for part in parts(" of gold."))
    talk.kill()
    talk.start()
    talk.reply(second)
    answer = talk.tell(ada, PASSENGERS)
    assert (answer.reply_to, answer.quote) == (second.message_id, SENTENCE)
    assert len(talk.replies(first, ada)) >= 2


def test_a_poll_is_read_and_told_to_be_short(talk: Talk, ada: User) -> None:
    options = [{"text": text, "voter_count": 0, "persistent_id": text} for text in ("Yes", "No")]
    poll = {"id": "1", "question": "Shall the harbour of Norby be closed in winter?", "options": options}
    flags = {"total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular"}
    rules = {"allows_multiple_answers": False, "allows_revoting": True, "members_only": False}
    sent = send_content(ada, ada.private, {"poll": poll | flags | rules})
    assert talk.reply(sent).text.startswith("A summary would save nothing here")


def test_an_album_is_complained_of_once(talk: Talk, ada: User) -> None:
    pictures = [
        send_content(ada, ada.private, {"sticker": None, "media_group_id": "7", "photo": _photo(number)})
        for number in range(3)
    ]
    assert len(talk.replies(pictures[0], ada)) == 1


def _photo(number: int) -> list[dict[str, object]]:
    return [{"file_id": f"p{number}", "file_unique_id": f"u{number}", "width": 10, "height": 10}]


def test_a_chosen_passage_is_what_a_question_is_about(talk: Talk, ada: User) -> None:
    article = ada.say(f"{FERRY}\n\n{SHED}\n\n{MARKET}")
    talk.reply(article)
    quote = {"text": SHED, "position": 0, "is_manual": True}
    asked = send_content(ada, ada.private, {"text": PASSENGERS, "quote": quote}, reply_to=article)
    assert talk.reply(asked).text.startswith("The article does not say.")
    asked = send_content(ada, ada.private, {"text": "Who keeps goats?", "quote": quote}, reply_to=article)
    assert "Wilma Torp" in talk.reply(asked).text


def test_a_passage_from_another_chat_can_be_asked_about(talk: Talk, ada: User) -> None:
    origin = {"type": "hidden_user", "sender_user_name": "Bob", "date": 1}
    content = {
        "text": "Who keeps goats?",
        "external_reply": {"origin": origin},
        "quote": {"text": SHED, "position": 0, "is_manual": True},
    }
    assert "Wilma Torp" in talk.reply(send_content(ada, ada.private, content)).text
