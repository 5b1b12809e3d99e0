"""Somebody talks to the bot alone: commands, texts, links, questions, and which article is meant."""

import pytest

from bot.botapi.people import User
from tests.telegram.articles import FERRY, MARKET, TRAM
from tests.telegram.talking import Talk


@pytest.mark.parametrize(
    ("command", "beginning"),
    [
        ("/start", "I tell an article in its own words."),
        ("/help", "Send a link, a long text"),
        ("/privacy", "I keep the articles read in this chat"),
        (
            "/status",
            "We are not talking about an article yet.\nI keep 0 articles for this chat.\nI speak English.",
        ),
        ("/language", "Which language shall I speak?"),
        ("/summary", "We are not talking about an article yet."),
        ("/summary 3", "We are not talking about an article yet."),
        ("/summary 0", "A summary has at least one sentence."),
        ("/summary perhaps", "We are not talking about an article yet."),
        (
            "/summary far too long a remark to be what anybody wants it to tell of at all",
            "I found nothing to read",
        ),
        ("tldr", "We are not talking about an article yet."),
        ("/facts", "We are not talking about an article yet."),
        ("/ask", "Ask something: /ask how many"),
        ("/ask who is it?", "We are not talking about an article yet."),
        ("/forget", "I kept nothing of this chat."),
        ("/weather", "I do not know that command."),
        ("/summary5", "I do not know that command."),
        ("How many passengers were there?", "We are not talking about an article yet."),
        ("🙂", "Send me a link, a text or a file to read"),
    ],
)
def test_a_command_or_question_without_an_article_is_answered(
    talk: Talk, ada: User, command: str, beginning: str
) -> None:
    assert talk.tell(ada, command).text.startswith(beginning)


def test_the_sample_is_read_and_can_be_asked_about(talk: Talk, ada: User) -> None:
    assert "Haftar forces in Libya tighten noose on Derna militants" in talk.tell(ada, "/sample").text
    assert "150,000 people" in talk.tell(ada, "How many people live in Derna?").text
    assert "Haftar forces in Libya" in talk.tell(ada, "/status").text


def test_a_long_text_is_summarised_in_its_own_sentences(talk: Talk, ada: User) -> None:
    summary = talk.tell(ada, FERRY)
    bullets = [line.removeprefix("• ") for line in summary.text.split("\n") if line.startswith("• ")]
    assert bullets
    assert all(bullet in FERRY for bullet in bullets)
    assert f"{len(bullets)} of 12 sentences" in summary.text
    assert summary.reply_to is None


@pytest.mark.parametrize("name", ["nutshell", "lead", "lexrank", "textrank", "lsa", "luhn", "sumbasic", "kl"])
def test_a_summary_takes_a_count_and_an_algorithm_in_any_order(talk: Talk, ada: User, name: str) -> None:
    talk.tell(ada, FERRY)
    for command in (f"/summary 4 {name}", f"/summary {name.upper()} 4"):
        assert talk.tell(ada, command).text.count("• ") == 4


def test_a_summary_may_be_as_long_as_the_article(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    whole = talk.tell(ada, "/summary 9999")
    assert "12 of 12 sentences" in whole.text
    assert whole.text.count("• ") == 12


def test_a_text_may_follow_the_command_that_is_about_it(talk: Talk, ada: User) -> None:
    summary = talk.tell(ada, f"/summary {FERRY}")
    assert "of 12 sentences" in summary.text
    asked = talk.tell(ada, "/ask how many passengers did the ship carry?")
    assert asked.quote == "The ship carried 212 passengers and 34 cars when the wind pushed it against the stones."


def test_a_forwarded_post_is_summarised_however_short(talk: Talk, ada: User) -> None:
    post = ada.post(talk.world.channel("News", [ada]), "The ferry Marta Lindholm sails again from Monday.")
    reply = talk.reply(ada.forward(post, ada.private))
    assert "would save nothing" in reply.text
    assert "Marta" in talk.tell(ada, "Which ferry sails again?").text
    note = ada.say("The market hall of Tallby is closed on Sundays.")
    talk.reply(note)
    assert "would save nothing" in talk.reply(ada.forward(note, ada.private, hidden=True)).text


def test_the_facts_of_an_article_are_listed_in_its_words(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY + '\n\n"We were lucky," said Ingrid Dahlberg.')
    facts = talk.tell(ada, "/facts").text
    assert "Ingrid Dahlberg" in facts
    assert "212 passengers" in facts
    assert "“We were lucky”" in facts


def test_of_two_articles_the_later_one_is_meant_until_one_is_replied_to(talk: Talk, ada: User) -> None:
    first = ada.say(FERRY)
    summary = talk.reply(first)
    talk.tell(ada, MARKET)
    assert "Helena Brandt" in talk.tell(ada, "Who is the architect?").text
    assert "does not say" in talk.tell(ada, "How many passengers did the ship carry?").text
    question = "How many passengers did the ship carry?"
    assert "212 passengers" in talk.tell(ada, question, reply_to=first).text
    talk.tell(ada, "Who is the architect?", reply_to=talk.tell(ada, MARKET))
    answer = talk.tell(ada, question, reply_to=summary)
    assert "212 passengers" in answer.text
    assert "212 passengers" in talk.tell(ada, "/ask " + question).text, "what is replied to stays the one meant"
    assert "Oskar Nyman" in talk.tell(ada, "Who is the harbour master?", reply_to=answer).text


def test_commands_take_the_message_they_reply_to(talk: Talk, ada: User) -> None:
    first = ada.say(FERRY)
    talk.reply(first)
    talk.tell(ada, MARKET)
    assert talk.tell(ada, "/summary 1", reply_to=first).text.count("• ") == 1
    talk.tell(ada, MARKET)
    assert "Norrlinjen" in talk.tell(ada, "/facts", reply_to=first).text
    talk.tell(ada, MARKET)
    assert "Oskar Nyman" in talk.tell(ada, "/ask who is the harbour master?", reply_to=first).text


def test_a_reply_to_a_message_without_an_article_says_so(talk: Talk, ada: User) -> None:
    hello = ada.say("Good morning!")
    talk.reply(hello)
    assert talk.tell(ada, "/summary", reply_to=hello).text.startswith("I know of no article in that message.")


def test_the_chosen_language_stays_and_an_unknown_one_is_told(talk: Talk, ada: User) -> None:
    unknown = talk.tell(ada, "/language xx")
    assert unknown.text.startswith("I do not speak that one. Choose from: English, Русский")
    talk.press(ada, unknown, "Русский")
    assert "Теперь я говорю" in unknown.text
    assert talk.tell(ada, "/status").text.startswith("Мы ещё не говорим")
    assert "предложений" in talk.tell(ada, FERRY).text
    assert talk.tell(ada, "/language en").text == "I speak English here from now on."
    assert talk.tell(ada, "/status").text.startswith("We are talking about")


@pytest.mark.parametrize(("code", "word"), [("ru", "предложений"), ("ru-RU", "предложений"), ("xx", "sentences")])
def test_people_are_answered_in_the_language_of_their_app(talk: Talk, code: str, word: str) -> None:
    vera = talk.person("Вера", language_code=code)
    assert word in talk.tell(vera, TRAM).text


def test_a_russian_article_is_asked_about_in_russian(talk: Talk) -> None:
    vera = talk.person("Вера", language_code="ru")
    talk.tell(vera, TRAM)
    answer = talk.tell(vera, "Сколько остановок на линии?")
    assert answer.quote == "На линии двенадцать остановок, три из них подземные."
    assert "В статье об этом не сказано" in talk.tell(vera, "Кто выиграл выборы?").text


def test_status_tells_what_is_kept_and_forget_erases_it(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    talk.tell(ada, MARKET)
    assert "I keep 2 articles for this chat." in talk.tell(ada, "/status").text
    assert talk.tell(ada, "/forget").text.startswith("Erased: 2 articles")
    assert "I keep 0 articles" in talk.tell(ada, "/status").text
    assert talk.tell(ada, "Who is the architect?").text.startswith("We are not talking about an article yet.")


def test_someone_without_last_name_username_and_language_is_answered(talk: Talk) -> None:
    nobody = talk.world.user("N", language_code=None)
    assert talk.tell(nobody, "/start").text.startswith("I tell an article")
