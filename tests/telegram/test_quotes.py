"""An answer quotes its sentence natively, in the very place where it stands."""

import textwrap
from typing import Any

import pytest

from bot.botapi import utf16
from bot.botapi.messages import Message
from bot.botapi.people import User
from tests.telegram.articles import FERRY, FERRY_TITLE, MARKET
from tests.telegram.rig import mark
from tests.telegram.talking import Talk, page

PASSENGERS = "How many passengers did the ship carry?"
SENTENCE = "The ship carried 212 passengers and 34 cars when the wind pushed it against the stones."


def quoted(article: Message, answer: Message) -> str:
    """The passage of the article at which the answer points."""
    quote: dict[str, Any] = answer.json["quote"]
    return utf16.cut(article.text, quote["position"], utf16.length(quote["text"]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("Read this 🛳🌊🇸🇪👩‍👩‍👧 first!\n\n", ""),
        ("", "\n\n🙂" * 50),
        ("  \n\n", "\n\n  "),
    ],
)
def test_the_quote_stands_where_the_sentence_does(talk: Talk, ada: User, before: str, after: str) -> None:
    article = ada.say(before + FERRY + after)
    talk.reply(article)
    answer = talk.tell(ada, PASSENGERS)
    assert answer.reply_to == article.message_id
    assert answer.quote == quoted(article, answer) == SENTENCE


def test_one_of_two_equal_sentences_is_quoted_in_its_own_place(talk: Talk, ada: User) -> None:
    article = ada.say(f"The wind fell.\n\n{FERRY}\n\n{SENTENCE}\n\nThe wind fell.")
    talk.reply(article)
    answer = talk.tell(ada, PASSENGERS)
    assert answer.quote == quoted(article, answer) == SENTENCE


def test_a_pasted_page_is_quoted_between_its_menus(talk: Talk, ada: User) -> None:
    article = ada.say(
        f"Home\nNews\nSport\nLog in\n\n{FERRY_TITLE}\n\n{FERRY}\n\nShare\nTweet\nNewsletter\nImprint"
    )
    talk.reply(article)
    answer = talk.tell(ada, PASSENGERS)
    assert answer.quote == quoted(article, answer) == SENTENCE


def test_a_sentence_that_runs_over_lines_is_quoted_whole(talk: Talk, ada: User) -> None:
    wrapped = "\n".join("\n".join(textwrap.wrap(part, 40)) + "\n" for part in FERRY.split("\n\n"))
    article = ada.say(f"🛳 Home\nNews\nSport\nLog in\n\n{FERRY_TITLE}\n\n{wrapped}\nShare\nTweet\nImprint")
    talk.reply(article)
    answer = talk.tell(ada, PASSENGERS)
    assert answer.quote == quoted(article, answer) == "\n".join(textwrap.wrap(SENTENCE, 40))


def test_formatting_inside_the_sentence_is_repeated(talk: Talk, ada: User) -> None:
    start, emoji = FERRY.index("212"), "🛳 "
    shift = utf16.length(emoji)
    marks = [
        mark(shift + FERRY.index("The ship") - 20, 25, "italic"),
        mark(shift + start, len("212 passengers")),
        mark(shift + start + 4, len("passengers"), "underline"),
        mark(shift + FERRY.index("the stones"), 40, "strikethrough"),
        mark(shift + FERRY.index("34 cars"), 7, "code"),
    ]
    article = ada.say(emoji + FERRY, entities=marks)
    talk.reply(article)
    answer = talk.tell(ada, PASSENGERS)
    assert answer.quote == quoted(article, answer) == SENTENCE
    kinds = [each["type"] for each in answer.json["quote"]["entities"]]
    assert kinds == ["italic", "bold", "underline", "strikethrough"]


def test_a_sentence_longer_than_a_quote_is_quoted_from_its_beginning(talk: Talk, ada: User) -> None:
    long = "The ship carried 212 passengers" + ", a piano and a box of 🛳 models" * 40 + "."
    article = ada.say(f"🛳 Read this.\n\n{long}\n\n{MARKET}", entities=[mark(20, 1500)])
    talk.reply(article)
    answer = talk.tell(ada, PASSENGERS)
    assert answer.quote
    assert answer.quote == quoted(article, answer)
    assert long.startswith(answer.quote)
    assert 1000 < utf16.length(answer.quote) <= 1024


def test_a_text_behind_a_mention_or_in_a_caption_is_quoted_too(talk: Talk, ada: User) -> None:
    club = talk.world.group("Club", [ada])
    article = ada.send(club, f"🛳 @nutshell_bot\n\n{FERRY}")
    talk.reply(article)
    answer = talk.tell(ada, "/ask " + PASSENGERS, club)
    assert answer.quote == quoted(article, answer) == SENTENCE
    photo = ada.send_photo(ada.private, b"jpg", FERRY[:900])
    talk.reply(photo)
    answer = talk.tell(ada, PASSENGERS)
    assert answer.quote == quoted(photo, answer) == SENTENCE


def test_a_refusal_quotes_nothing(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    refusal = talk.tell(ada, "Who won the election?")
    assert refusal.text.startswith("The article does not say.")
    assert (refusal.quote, refusal.reply_to) == (None, None)
    club = talk.world.group("Club", [ada])
    talk.tell(ada, f"/summary {FERRY}", club)
    asked = ada.send(club, "/ask who won the election?")
    refusal = talk.reply(asked)
    assert (refusal.quote, refusal.reply_to) == (None, asked.message_id)


@pytest.mark.parametrize("change", ["deleted", "edited"])
def test_an_article_changed_meanwhile_is_answered_about_without_a_quote(
    talk: Talk, ada: User, change: str
) -> None:
    article = ada.say(FERRY)
    talk.reply(article)
    ada.delete(article) if change == "deleted" else ada.edit(article, MARKET)
    answer = talk.tell(ada, PASSENGERS)
    assert "212 passengers" in answer.text
    assert answer.quote is None
    talk.settle(ada, ada.private)
    sent = talk.calls("sendMessage", ada.private)[:3]
    assert ["quote" in call.get("reply_parameters", {}) for call in sent] == [False, True, False]


def test_an_answer_from_a_page_links_to_its_sentence_and_quotes_nothing(talk: Talk, ada: User) -> None:
    url = talk.site.on("/ferry", page(FERRY_TITLE, FERRY))
    talk.tell(ada, url)
    answer = talk.tell(ada, PASSENGERS)
    assert answer.quote is None
    links = [each["url"] for each in answer.entities if each["type"] == "text_link"]
    assert links == [
        f"{url}#:~:text=The%20ship%20carried%20212%20passengers,pushed%20it%20against%20the%20stones."
    ]


def test_an_answer_from_a_file_or_the_sample_quotes_nothing(talk: Talk, ada: User) -> None:
    talk.reply(ada.send_document(ada.private, FERRY.encode(), "ferry.txt"))
    assert talk.tell(ada, PASSENGERS).quote is None
    talk.tell(ada, "/sample")
    assert talk.tell(ada, "How many people live in Derna?").quote is None


def test_quoting_works_after_a_restart(alone: Talk) -> None:
    ada = alone.person("Ada")
    article = ada.say("🛳 " + FERRY)
    alone.reply(article)
    alone.restart()
    answer = alone.tell(ada, PASSENGERS)
    assert answer.quote == quoted(article, answer) == SENTENCE
