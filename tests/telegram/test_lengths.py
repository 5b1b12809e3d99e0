"""How long summaries are and what they are about: asked for in words, pressed for, remembered, forgotten."""

import pytest

from bot.botapi.messages import Message
from bot.botapi.people import User
from tests.telegram.articles import FERRY, FERRY_TITLE, MARKET, TRAM
from tests.telegram.talking import Talk, page

KEPT = "From now on summaries here are"


def bullets(message: Message) -> int:
    """How many sentences a summary shows."""
    return message.text.count("• ")


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        *(("/summary short", 1), ("/summary one line", 1), ("/summary long", 4), ("/summary 20%", 2)),
        *(
            ("/summary five sentences", 5),
            ("/summary подробно", 4),
            ("/summary shrot", 1),
            ("/summary lexrank 3", 3),
        ),
        *(("tldr", 1), ("in 3 sentences please", 3), ("longer", 4), ("подробно", 4), ("Summarise this", 2)),
    ],
)
def test_a_length_is_asked_for_in_words_or_figures(talk: Talk, ada: User, asked: str, count: int) -> None:
    talk.tell(ada, FERRY)
    summary = talk.tell(ada, asked)
    assert bullets(summary) == count
    assert f"{count} of 12 sentences" in summary.text
    assert (KEPT in summary.text) == (asked != "Summarise this")


def test_a_length_comes_with_a_link_a_text_a_file_and_a_reply(talk: Talk, ada: User) -> None:
    url = talk.site.on("/ferry", page(FERRY_TITLE, FERRY))
    assert bullets(talk.tell(ada, f"{url} in 3 sentences")) == 3
    assert bullets(talk.tell(ada, f"/summary one line {url}")) == 1
    assert bullets(talk.tell(ada, f"/summary 5\n{MARKET}")) == 5
    assert bullets(talk.tell(ada, f"кратко\n{MARKET}")) == 1
    file = ada.send_document(ada.private, FERRY.encode(), "ferry.txt", caption="long")
    assert bullets(talk.reply(file)) == 4
    first = ada.say(MARKET)
    talk.reply(first)
    talk.tell(ada, FERRY)
    assert "of 11 sentences" in talk.tell(ada, "short", reply_to=first).text


def test_the_length_chosen_last_is_that_of_the_next_articles(talk: Talk, ada: User) -> None:
    assert "Summaries here are as long as fits the article." in talk.tell(ada, "/status").text
    assert KEPT in talk.tell(ada, f"/summary long\n{FERRY}").text
    market = talk.tell(ada, MARKET)
    assert bullets(market) == 4
    assert KEPT not in market.text
    assert "Summaries here are long." in talk.tell(ada, "/status").text
    talk.press(ada, market, "One line")
    assert KEPT in market.text
    assert bullets(talk.tell(ada, FERRY)) == 1
    back = talk.tell(ada, "/summary medium")
    assert back.text.endswith(f"{KEPT} as long as fits the article.")
    assert bullets(talk.tell(ada, MARKET)) == 2


def test_a_length_no_other_article_could_have_is_not_kept(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    everything = talk.tell(ada, "/summary 50")
    assert bullets(everything) == 12
    assert everything.text.endswith("That is more than there is: this is all of it.")
    assert bullets(talk.tell(ada, MARKET)) == 2
    assert KEPT not in talk.tell(ada, "/summary 60%").text
    assert bullets(talk.tell(ada, "/tldr")) == 1
    assert bullets(talk.tell(ada, FERRY)) == 2


def test_a_chosen_length_outlives_a_restart_and_not_a_forgetting(alone: Talk) -> None:
    ada = alone.person("Ada")
    alone.tell(ada, "/language ru")
    alone.tell(ada, f"/summary long\n{FERRY}")
    alone.restart()
    assert "Пересказы здесь подробные." in alone.tell(ada, "/status").text
    alone.tell(ada, "/forget")
    assert "Summaries here are as long as fits the article." in alone.tell(ada, "/status").text


def test_in_a_group_an_administrator_chooses_and_anybody_looks(talk: Talk, ada: User) -> None:
    bob = talk.person("Bob")
    club = talk.world.group("Club", [ada, bob])
    summary = talk.tell(bob, f"/summary long\n{FERRY}", club)
    assert (bullets(summary), KEPT in summary.text) == (4, False)
    talk.press(bob, summary, "One line")
    assert (bullets(summary), KEPT in summary.text) == (1, False)
    assert bullets(talk.tell(bob, "/summary", club)) == 2
    assert KEPT in talk.tell(ada, "/summary long", club).text
    talk.press(ada, summary, "Medium")
    assert bullets(talk.tell(bob, "/summary", club)) == 4
    assert bullets(talk.tell(bob, f"/summary {MARKET}", ada.migrate(club))) == 4


def test_where_telegram_does_not_tell_who_administers_a_length_is_for_once(talk: Talk, ada: User) -> None:
    club = talk.world.group("Club", [ada])
    talk.server.fail_next("getChatMember", 400)
    summary = talk.tell(ada, f"/summary long\n{FERRY}", club)
    assert (bullets(summary), KEPT in summary.text) == (4, False)


@pytest.mark.parametrize(
    "asked", ["/summary Sundby", "/summary about Sundby, long", "summary about Sundby", "подробно про Sundby"]
)
def test_a_summary_is_about_what_is_named(talk: Talk, ada: User, asked: str) -> None:
    talk.tell(ada, FERRY)
    summary = talk.tell(ada, asked)
    about, *sentences, _ = summary.text.split("\n\n")
    assert about == "About “Sundby”:"
    assert sentences
    assert all("Sundby" in sentence for sentence in sentences)
    assert KEPT not in summary.text
    assert bullets(talk.tell(ada, MARKET)) == 2


def test_a_summary_about_something_changes_its_length_and_leads_back(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    summary = talk.tell(ada, "/summary the harbour")
    talk.press(ada, summary, "One line")
    assert summary.text.startswith("About “harbour”:")
    assert bullets(summary) == 1
    talk.press(ada, summary, "In general")
    assert not summary.text.startswith("About")
    assert bullets(summary) == 2


def test_what_is_not_mentioned_is_told_and_a_name_is_one_tap_away(talk: Talk, ada: User) -> None:
    talk.tell(ada, "/sample")
    missing = talk.tell(ada, "/summary elections")
    assert missing.text.startswith(
        "The article does not mention “elections”. It is mostly about: Khalifa Haftar, "
    )
    assert missing.buttons[0][0] == "Khalifa Haftar"
    talk.press(ada, missing, "Khalifa Haftar")
    assert "About “Khalifa Haftar”:" in missing.text
    partly = talk.tell(ada, "/summary the civilians of Paris")
    assert "About “civilians”:\nNot in the article: Paris" in partly.text


def test_longer_and_shorter_go_on_from_what_was_chosen_and_say_where_they_end(talk: Talk, ada: User) -> None:
    talk.tell(ada, f"/summary one line\n{FERRY}")
    told = [
        talk.tell(ada, asked) for asked in ("longer", "longer", "longer", "shorter", "shorter", "even shorter")
    ]
    assert [bullets(each) for each in told] == [2, 4, 4, 2, 1, 1]
    assert "It gets no longer by steps" in told[2].text
    assert told[5].text.endswith("It gets no shorter than this.")
    assert KEPT not in told[5].text


def test_what_it_is_about_is_a_summary(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    for asked in ("What is this about?", "о чём эта статья?"):
        assert "2 of 12 sentences" in talk.tell(ada, asked).text


def test_a_question_stays_a_question(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    for asked in ("How long was the northern entrance closed?", "What about Oskar Nyman?"):
        assert "of 12 sentences" not in talk.tell(ada, asked).text


def test_a_russian_reader_asks_in_russian(talk: Talk) -> None:
    vera = talk.person("Вера", language_code="ru")
    talk.tell(vera, TRAM)
    assert "Теперь пересказы здесь подробные" in talk.tell(vera, "подробно").text
    about = talk.tell(vera, "кратко про вагоны")
    assert about.text.startswith("По запросу «вагоны»:")
    assert "вагон" in about.text.split("\n\n")[1].lower()
    missing = talk.tell(vera, "/summary больницы")
    assert missing.text.startswith("В статье не упоминается «больницы».")
    talk.press(vera, about, "В целом")
    assert "предложени" in about.text


def test_longer_and_shorter_go_on_from_the_last_summary_and_stay_about_its_words(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    counts = [bullets(talk.tell(ada, asked)) for asked in ("one line", "/summary about the ferry in 1 sentence")]
    longer = talk.tell(ada, "longer")
    assert "About “ferry”:" in longer.text
    assert [*counts, bullets(longer)] == [1, 1, 2]
    assert "About “" not in talk.tell(ada, "/summary").text


def test_what_gets_no_longer_says_so(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    talk.tell(ada, "half")
    assert "12 of 12 sentences" in talk.tell(ada, "longer").text
    assert "It gets no longer: this is all of the article." in talk.tell(ada, "longer").text
    talk.tell(ada, "one line")
    assert "It gets no shorter than this." in talk.tell(ada, "shorter").text


def test_marks_alone_are_no_question(talk: Talk, ada: User) -> None:
    talk.tell(ada, FERRY)
    assert talk.tell(ada, "????").text.startswith("Send me a link, a text or a file to read, or a question")
