"""What else people share: polls, albums, passages they selected, messages of other chats, previews."""

from typing import Any

import pytest

from bot.botapi import content
from bot.botapi.people import User
from tests.telegram.articles import FERRY, FERRY_TITLE, MARKET
from tests.telegram.talking import Talk, page, send_content

PASSENGERS = "How many passengers did the ship carry?"
READS = "I read text, links, and files with text in them"
SECOND = "A second ship, the Elin, will serve the route to Västerö until the end of November."


def poll(question: str, *options: str, **fields: Any) -> dict[str, Any]:
    """A poll as a message has it."""
    answers = [
        {"persistent_id": str(number), "text": text, "voter_count": 0} for number, text in enumerate(options)
    ]
    told = {"id": "1", "question": question, "options": answers, "total_voter_count": 0, "type": "regular"}
    flags = ("is_closed", "is_anonymous", "allows_multiple_answers", "allows_revoting", "members_only")
    return {"poll": told | dict.fromkeys(flags, False) | fields}


def photo(talk: Talk, caption: str = "") -> dict[str, Any]:
    """A picture of an album."""
    return content.photo(talk.world.files, b"jpg") | content.caption(caption)


def document(talk: Talk, text: str, name: str = "ferry.txt") -> dict[str, Any]:
    """A file of an album."""
    file = talk.world.files.add(text.encode(), folder="documents", name=name)
    return content.document(file, name, "image/png" if name.endswith("png") else "text/plain")


def test_a_poll_is_read_and_said_to_be_short(talk: Talk, ada: User) -> None:
    sent = send_content(ada, ada.private, poll("Who was captain of the Marta?", "Ingrid Dahlberg", "Per Lundin"))
    assert talk.reply(sent).text.startswith("A summary would save nothing here: your message is as short")
    asked = talk.tell(ada, "Who was captain?")
    assert "Marta" in asked.text or "Dahlberg" in asked.text
    assert (asked.quote, asked.reply_to) == (None, sent.message_id)


def test_a_poll_tells_what_it_is_about(talk: Talk, ada: User) -> None:
    about = poll("Repair the ferry?", "Yes", "No", description=FERRY, explanation="The council decides.")
    assert "of 16 sentences" in talk.reply(send_content(ada, ada.private, about)).text


def test_a_checklist_is_read(talk: Talk, ada: User) -> None:
    tasks = [{"id": number, "text": text} for number, text in enumerate(FERRY.split("\n\n"), start=1)]
    sent = send_content(ada, ada.private, {"checklist": {"title": FERRY_TITLE, "tasks": tasks}})
    assert "of 12 sentences" in talk.reply(sent).text
    assert "212 passengers" in talk.tell(ada, PASSENGERS).text


@pytest.mark.parametrize("place", range(3))
def test_an_album_with_a_text_is_answered_once(talk: Talk, ada: User, place: int) -> None:
    captions = [FERRY[:1000] if number == place else "" for number in range(3)]
    sent = ada.send_album(ada.private, *(photo(talk, caption) for caption in captions))
    replies = talk.replies(sent[-1], ada)
    before = [each for each in ada.private.replies(after=sent[0]) if "sentences" in each.text]
    assert len(before) == 1
    assert not [each for each in replies if READS in each.text]
    answer = talk.tell(ada, PASSENGERS)
    assert answer.reply_to == sent[place].message_id
    assert not [each for each in ada.private.replies() if READS in each.text]


def test_an_album_without_a_text_is_told_once_what_is_read(talk: Talk, ada: User) -> None:
    sent = ada.send_album(ada.private, *(photo(talk) for _ in range(4)))
    assert [each.text.startswith(READS) for each in talk.replies(sent[-1], ada)] == [True]


def test_files_of_an_album_are_read_one_by_one_and_pictures_among_them_passed_over(talk: Talk, ada: User) -> None:
    files = (document(talk, "png", "a.png"), document(talk, FERRY), document(talk, MARKET, "b.txt"))
    sent = ada.send_album(ada.private, *files, document(talk, "png", "b.png"))
    replies = talk.replies(sent[-1], ada)
    assert [f"of {count} sentences" in each.text for count, each in zip((12, 11), replies, strict=True)] == [
        True
    ] * 2


def test_of_an_album_of_unreadable_files_one_is_told_about(talk: Talk, ada: User) -> None:
    sent = ada.send_album(ada.private, *(document(talk, "png", f"{number}.png") for number in range(3)))
    replies = talk.replies(sent[-1], ada)
    assert [each.text.startswith("I do not read this kind of document") for each in replies] == [True]


def test_a_question_about_a_selected_passage_is_answered_from_it(talk: Talk, ada: User) -> None:
    article = ada.say(FERRY)
    summary = talk.reply(article)
    question = "What is the name of the ship?"
    answer = talk.tell(ada, question, reply_to=article, quote="A second ship, the Elin")
    assert SECOND in answer.text
    assert answer.quote == SECOND
    assert "212 passengers" in talk.tell(ada, PASSENGERS, reply_to=article, quote="A second ship, the Elin").text
    bullet = next(line for line in summary.text.split("\n") if line.startswith("• "))
    assert "212 passengers" in talk.tell(ada, PASSENGERS, reply_to=summary, quote=bullet).text
    assert "We are talking about: The ferry Marta" in talk.tell(ada, "/status").text


def test_a_long_passage_that_was_selected_is_summarised_alone(talk: Talk, ada: User) -> None:
    article = ada.say(f"{FERRY}\n\n{MARKET}")
    talk.reply(article)
    passage = MARKET[: MARKET.index("\n\nTraders pay")]
    assert "of 8 sentences" in talk.tell(ada, "/summary", reply_to=article, quote=passage).text
    assert "of 23 sentences" in talk.tell(ada, "/summary", reply_to=article, quote=passage[:80]).text


def test_a_passage_of_another_chat_is_read_and_asked_about(talk: Talk, ada: User) -> None:
    club = talk.world.supergroup("Club", [ada])
    message = ada.send(club, f"{FERRY}\n\n{MARKET}")
    answer = talk.tell(ada, PASSENGERS, reply_to=message, quote=FERRY)
    assert "212 passengers" in answer.text
    assert answer.quote is None
    assert "of 12 sentences" in talk.tell(ada, "/summary", reply_to=message, quote=FERRY).text
    told = talk.tell(ada, "/summary", reply_to=message)
    assert told.text.startswith("I know of no article in that message.")


def test_the_link_that_a_message_of_another_chat_shows_is_read(talk: Talk, ada: User) -> None:
    channel = talk.world.channel("News", [ada])
    url = talk.site.on("/shown", page(FERRY_TITLE, FERRY))
    post = ada.post(channel, "News of the day")
    post.json["link_preview_options"] = {"url": url}
    assert "of 12 sentences" in talk.tell(ada, "/summary", reply_to=post).text
    assert "212 passengers" in talk.tell(ada, PASSENGERS, reply_to=post).text


def test_a_preview_of_a_link_that_is_not_in_the_text_is_what_is_shared(talk: Talk, ada: User) -> None:
    url = talk.site.on("/preview", page(FERRY_TITLE, FERRY))
    preview = {"text": "Look at this", "link_preview_options": {"url": url}}
    assert FERRY_TITLE in talk.reply(send_content(ada, ada.private, preview)).text
    hidden = {"text": "Good evening", "link_preview_options": {"url": url, "is_disabled": True}}
    assert FERRY_TITLE not in talk.reply(send_content(ada, ada.private, hidden)).text


def test_a_forwarded_post_is_read_and_not_the_channel_below_it(talk: Talk, ada: User) -> None:
    channel = talk.world.channel("News", [ada])
    text = "The ferry Marta Lindholm sails again from Monday.\n\nSubscribe"
    marks = [{"type": "text_link", "offset": text.index("Sub"), "length": 9, "url": "https://t.me/news"}]
    with talk.world.transaction():
        post = ada.post(channel, text)
        post.json["entities"] = marks
    assert "would save nothing" in talk.reply(ada.forward(post, ada.private)).text


def test_a_long_text_with_a_link_behind_a_command_is_itself_what_is_meant(talk: Talk, ada: User) -> None:
    assert "of 12 sentences" in talk.tell(ada, f"/summary {FERRY}\n\nMore at https://news.example/a").text
