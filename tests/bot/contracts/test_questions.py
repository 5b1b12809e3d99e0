"""What every store promises about the last question and the last summary of a conversation."""

from __future__ import annotations

from sqlalchemy import text

from bot.model import Chat, Length
from bot.store import Store
from tests.bot.contracts.test_store import ADA, BOB, FERRY, MILL


def test_the_last_question_about_an_article_is_kept(store: Store) -> None:
    ferry = store.keep(ADA, FERRY, 1)
    assert store.question(ADA, ferry.id) == ""
    for question in ("Who?", "Сколько? 🙂"):
        store.ask(ADA, ferry.id, question)
    store.keep(ADA, FERRY, 2)
    store.turn_to(ADA, ferry.id)
    assert store.question(ADA, ferry.id) == "Сколько? 🙂"


def test_a_question_goes_with_the_article_it_was_about(store: Store) -> None:
    ferry = store.keep(ADA, FERRY, 1)
    store.ask(ADA, ferry.id, "Who?")
    mill = store.keep(ADA, MILL, 2)
    store.ask(ADA, ferry.id, "When?")
    assert (store.question(ADA, ferry.id), store.question(ADA, mill.id)) == ("", "")
    store.turn_to(ADA, ferry.id)
    assert store.question(ADA, ferry.id) == ""


def test_each_conversation_has_its_own(store: Store) -> None:
    topic = Chat(ADA.id, thread=3)
    ferry, *_ = [store.keep(chat, FERRY, 1) for chat in (ADA, BOB, topic)]
    store.ask(ADA, ferry.id, "Who?")
    assert [store.question(chat, ferry.id) for chat in (ADA, BOB, topic)] == ["Who?", "", ""]


def test_a_question_moves_with_its_group_and_is_forgotten_with_its_chat(store: Store) -> None:
    ferry = store.keep(Chat(-5), FERRY, 1)
    store.ask(Chat(-5), ferry.id, "Who is the captain?")
    store.migrate(-5, -1005)
    assert store.question(Chat(-1005), ferry.id) == "Who is the captain?"
    store.forget(-1005)
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT question FROM conversations")).all() == []


def test_what_no_database_holds_of_a_question_is_marked(store: Store) -> None:
    ferry = store.keep(ADA, FERRY)
    store.ask(ADA, ferry.id, "Who\0 \ud800?")
    assert store.question(ADA, ferry.id) == "Who\ufffd \ufffd?"


def test_the_last_summary_of_an_article_is_kept_until_there_is_another_article(store: Store) -> None:
    ferry = store.keep(ADA, FERRY, 1)
    assert store.told(ADA, ferry.id) == (None, "")
    for length, focus in ((Length("words", 50), ""), (Length("short"), "the captain: who?")):
        store.tell(ADA, ferry.id, length, focus)
        assert store.told(ADA, ferry.id) == (length, focus)
    store.keep(ADA, MILL, 2)
    store.turn_to(ADA, ferry.id)
    assert store.told(ADA, ferry.id) == (None, "")
