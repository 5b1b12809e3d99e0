"""The bot in chats it is not in: inline queries and guest mode, of which nothing is kept."""

import pytest

from bot.botapi.people import User
from bot.botapi.queries import Query
from tests.telegram.articles import FERRY, FERRY_TITLE, MARKET
from tests.telegram.running import PATIENCE
from tests.telegram.talking import Talk, page

ME = "@nutshell_bot"


def answered(talk: Talk, query: Query) -> None:
    talk.server.wait_for(lambda: query.answer, PATIENCE)


def offered(talk: Talk, query: Query) -> list[dict[str, str]]:
    answered(talk, query)
    return query.results


def test_an_address_offers_summaries_of_different_lengths(talk: Talk, ada: User) -> None:
    url = talk.site.on("/inline", page(FERRY_TITLE, FERRY))
    query = ada.ask_inline(url)
    titles = [each["title"] for each in offered(talk, query)]
    assert titles[0] == "One line"
    assert len(titles) == len(set(titles)) > 1
    chat = talk.world.group("Friends", [ada], bot=False)
    sent = ada.choose(query, query.results[0]["id"], chat)
    assert FERRY_TITLE in sent.text
    assert "1 of 12 sentences" in sent.text


def test_a_page_that_is_slow_is_read_on_and_is_there_the_next_time(talk: Talk, ada: User) -> None:
    gate = talk.gate()
    url = talk.site.on("/inline-slow", gate.behind(page("Market hall", MARKET)))
    first = offered(talk, ada.ask_inline(url))
    assert [each["title"] for each in first] == ["Still reading: type a space to look again"]
    gate.open()
    again = offered(talk, ada.ask_inline(url + " "))
    assert again[0]["title"] == "One line"


def test_an_address_that_leads_nowhere_says_so_in_the_reader_s_language(talk: Talk) -> None:
    anna = talk.person("Анна", language_code="ru")
    results = offered(talk, anna.ask_inline(talk.site.on("/inline-gone", b"HTTP/1.1 404 Not Found\r\n\r\n")))
    assert len(results) == 1
    assert any("а" <= letter <= "я" for letter in results[0]["title"])


def test_words_search_one_s_own_articles_and_nobody_else_s(talk: Talk, ada: User) -> None:
    talk.tell(ada, talk.site.on("/mine", page("Market hall", MARKET)))
    talk.tell(ada, talk.site.on("/mine-too", page(FERRY_TITLE, FERRY)))
    found = offered(talk, ada.ask_inline("market hall architect"))
    assert [each["title"] for each in found] == ["Market hall"]
    assert len(offered(talk, ada.ask_inline(""))) == 2
    bob = talk.person("Bob")
    query = bob.ask_inline("market hall architect")
    assert offered(talk, query) == []
    assert query.answer
    assert query.answer["button"]["start_parameter"] == "read"


def test_who_types_on_is_answered_for_the_last_words_only(talk: Talk, ada: User) -> None:
    first, last = ada.ask_inline("mark"), ada.ask_inline("market")
    offered(talk, last)
    assert first.answer is None


@pytest.mark.parametrize("text", ["", "   ", "x" * 256, "🙂" * 60, "https://", "http://127.0.0.1:1/x"])
def test_whatever_is_typed_gets_an_answer(talk: Talk, ada: User, text: str) -> None:
    assert offered(talk, ada.ask_inline(text)) is not None


def test_a_mention_in_reply_to_a_link_or_a_text_is_answered_once_and_nothing_is_kept(
    talk: Talk, ada: User
) -> None:
    away = talk.world.supergroup("Elsewhere", [ada], bot=False)
    link = ada.send(away, "Look: " + talk.site.on("/guest", page(FERRY_TITLE, FERRY)))
    query = ada.call(away, ME, reply_to=link)
    answered(talk, query)
    assert FERRY_TITLE in away.replies(after=link)[-1].text
    text = ada.send(away, MARKET)
    asked = ada.call(away, f"{ME} Who is the architect?", reply_to=text)
    answered(talk, asked)
    assert "Helena Brandt" in away.replies(after=text)[-1].text
    assert "I keep 0 articles" in talk.tell(ada, "/status").text


def test_a_mention_with_nothing_to_read_says_what_a_guest_can_do(talk: Talk, ada: User) -> None:
    away = talk.world.group("Elsewhere", [ada], bot=False)
    for text in (f"{ME} hello", ME, f"{ME} /forget"):
        query = ada.call(away, text)
        answered(talk, query)
        assert away.replies()[-1].text.startswith("Mention me in reply")
