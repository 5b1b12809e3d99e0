"""What many messages say to a question: the right ones are found and read, and what is shown is a slice of one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import language as languages
from summarizer.answer import recall, searching
from summarizer.answer.recall import Recalled
from summarizer.model import Article, Post

NOW = datetime(2024, 11, 26, 12, tzinfo=UTC)
CHAT = (
    "The harbour master, Ingrid Holm, opened the new bridge on Monday.",
    "The council pays 40,000 euros for the playground in Mill Street.",
    "Has anybody seen my umbrella?",
    "Ferries to Visby leave at 9:40 and at 15:20 this week.",
    "Lunch is at one.",
    "The choir sings in Saint Olaf's church on Friday, tickets are 12 euros.",
)
HARBOUR = Article(
    "The storm broke two masts in the harbour.\n\nRepairs will take six weeks, said the owner Karl Lind.",
    "Storm over the harbour",
    "en",
    "https://news.example/storm",
)


def posts(*texts: str) -> tuple[Post, ...]:
    """Messages that follow one another a minute apart."""
    return tuple(
        Post(text, id=number, date=NOW + timedelta(minutes=number)) for number, text in enumerate(texts, 1)
    )


def is_whole(found: Recalled) -> bool:
    """Whether all that is shown is a slice of the text it is said to be of."""
    post = found.post
    assert post
    text = post.article.text if found.behind and post.article else post.text
    shown = [each for each in (found.answer.sentence, found.answer.nearest, found.answer.span) if each]
    return bool(shown) and all(text[each.start : each.end] == each.text for each in shown)


@pytest.mark.parametrize(
    ("question", "message", "answer"),
    [
        ("Who opened the bridge?", 1, "Ingrid Holm"),
        ("How much does the council pay for the playground?", 2, "40,000 euros"),
        ("Where does the choir sing?", 6, "Saint Olaf's church"),
    ],
)
def test_the_message_that_says_it_is_found(question: str, message: int, answer: str) -> None:
    found = recall.find(posts(*CHAT), question, reader=False)
    assert found.post
    assert (found.post.id, found.behind) == (message, False)
    assert found.answer.span
    assert answer in found.answer.span.text
    assert is_whole(found)


@pytest.mark.parametrize("question", ["Who won the chess tournament?", "How high is the lighthouse?", "?", "Why?"])
def test_what_nobody_said_is_not_answered(question: str) -> None:
    found = recall.find(posts(*CHAT), question, reader=False)
    assert (found.answer.sentence, found.answer.span) == (None, None)


def test_a_refusal_shows_the_nearest_message() -> None:
    found = recall.find(posts(*CHAT), "When was the playground in Visby built by the queen?", reader=False)
    assert found.answer.sentence is None
    assert found.answer.nearest
    assert is_whole(found)


def test_an_article_behind_a_link_answers_too() -> None:
    shared = (*posts(*CHAT), Post("Look at this", id=9, date=NOW, article=HARBOUR))
    found = recall.find(shared, "How long will repairs of the masts take?", reader=False)
    assert found.post
    assert (found.post.id, found.behind) == (9, True)
    assert found.answer.span
    assert "six weeks" in found.answer.span.text
    assert is_whole(found)


def test_an_article_shared_twice_is_read_once_where_it_was_shared_last() -> None:
    shared = [Post("Look", id=number, date=NOW, article=HARBOUR) for number in (1, 2)]
    assert [(piece.post.id, piece.behind) for piece in recall.pieces(shared)] == [
        (2, False),
        (2, True),
        (1, False),
    ]


def test_each_language_of_a_chat_is_read_in_its_own_words() -> None:
    mixed = posts(*CHAT, "Мэр города Анна Орлова открыла новую школу на улице Садовой в понедельник.")
    found = recall.find(mixed, "Кто открыл новую школу?", reader=False)
    assert found.post
    assert found.post.id == len(mixed)
    assert is_whole(found)


def test_the_day_that_a_word_means_is_told_by_the_message_s_own_day() -> None:
    found = recall.find(posts(*CHAT), "Who opened the new bridge?", reader=False)
    assert ("Monday", "2024-11-25") in {(note.span.text[-6:], note.value) for note in found.answer.notes}


def test_only_the_newest_are_searched_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "SEARCHED", 100)
    assert [piece.post.id for piece in recall.pieces(posts("a" * 60, "b" * 60, "c" * 30))] == [3, 2]


def test_a_text_too_long_to_be_read_is_read_from_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "CHARACTERS", 300)
    long = "The mill in Norrby burned down on Friday.\n" + "Nothing else happened there.\n" * 40
    found = recall.find(posts(long), "Which mill burned down?", reader=False)
    assert found.answer.sentence
    assert found.answer.sentence.text == "The mill in Norrby burned down on Friday."


@given(st.lists(st.text(max_size=80), max_size=6), st.text(max_size=40))
@settings(deadline=None, max_examples=60)
def test_whatever_is_asked_of_whatever_what_is_shown_is_a_slice(texts: list[str], question: str) -> None:
    found = recall.find(posts(*texts), question, reader=False)
    assert found.post is None or is_whole(found)


# Searching


def search(texts: list[str], question: str, *codes: str) -> list[int]:
    """The numbers of the texts that speak of a question, the best first."""
    return [hit.number for hit in searching.search(texts, question, [languages.load(code) for code in codes])]


@pytest.mark.parametrize(
    ("code", "text", "question"),
    [
        ("en", "Two cities flooded", "Which city?"),
        ("en", "Three people were killed", "How many died?"),
        ("en", "Cameron arrived", "When did Camerron arrive?"),
        ("en", "OPENED AT LAST", "When did it open?"),
        ("ru", "В городах ёлки", "Где елка?"),
        ("ru", "Министра финансов уволили", "Кто министр?"),
        ("zh", "上海的新桥开通了", "上海有什么"),
    ],
)
def test_a_word_is_found_in_another_form(code: str, text: str, question: str) -> None:
    assert search(["Nothing", text, "Ничего"], question, code) == [1]


def test_a_word_inside_another_one_is_not_found() -> None:
    assert search(["Scarcity", "A carpet", "The car"], "Whose car?", "en") == [2]


def test_a_rare_word_weighs_more_than_one_that_all_have() -> None:
    texts = ["The mayor spoke", "The mayor slept", "The mayor ate", "A zebra slept"]
    assert search(texts, "Did the mayor see the zebra?", "en")[0] == 3


def test_what_is_covered_is_the_share_of_all_words_also_those_that_nobody_wrote() -> None:
    english = [languages.load("en")]
    half = searching.search(["the zebra", "the lion"], "zebra quagga", english)[0].covered
    assert half < searching.search(["the zebra", "the lion"], "zebra", english)[0].covered == 1.0


def test_nothing_is_found_in_nothing_or_for_nothing() -> None:
    assert search([], "Who?", "en") == search(["A", ""], "", "en") == search(["The"], "the", "en") == []
