"""Questions to a memory: the message that says it, or that none does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.conversation import Conversation
from bot.model import Ask, Chat, Current, Reply, Said
from bot.model.asking import FromMemory
from bot.model.memory import AskMemory, Range, Since
from bot.store import Store
from bot.texts import Texts
from tests.bot.asking.club import BRIDGE, CLUB, shown, tell

ANSWER = "🌉 The harbour master Ingrid Holm opened the new bridge at noon."
WHO = "Who opened the new bridge?"


def marked(reply: Reply, kind: str) -> list[str]:
    """What is marked so in a reply."""
    return [reply.text[mark.start : mark.end] for mark in reply.marks if mark.kind == kind]


def ask(talk: Conversation, question: str, chat: Chat = CLUB, hours: float = 0) -> FromMemory:
    """What the memory says."""
    told = talk.perform(chat, AskMemory(question, Range(Since.HOURS, hours)))
    assert isinstance(told, FromMemory)
    return told


def test_an_answer_is_quoted_in_its_message_with_who_wrote_it_and_when(talk: Conversation) -> None:
    told = ask(talk, WHO)
    reply = shown(told)
    assert reply.text == f"{ANSWER}\n\n— by Bob, November 24, 2024, 13:00"
    assert ["Ingrid Holm" in bold for bold in marked(reply, "bold")] == [True]
    assert [mark.url for mark in reply.marks if mark.kind == "link"] == ["https://t.me/c/5/1"]
    assert reply.quote
    assert (reply.quote.message, reply.quote.text, reply.quote.position) == (1, ANSWER, 11)
    assert told.messages == 3


def test_an_answer_from_behind_a_link_links_the_article_and_its_message(talk: Conversation) -> None:
    told = ask(talk, "How long will repairs of the masts take?")
    reply = shown(told)
    assert reply.text.startswith("Repairs of the masts will take six weeks.")
    assert told.behind
    urls = [mark.url for mark in reply.marks if mark.kind == "link"]
    assert urls[0].startswith("https://n.ex/s#:~:text=")
    assert urls[1] == "https://t.me/c/5/3"
    assert reply.quote
    assert (reply.quote.message, reply.quote.text) == (3, "")
    assert "shared by Club" in reply.text


@pytest.mark.parametrize("locale", ["en", "ru"])
def test_what_nobody_said_is_refused_with_the_nearest_message_as_no_answer(
    talk: Conversation, locale: str
) -> None:
    reply = shown(ask(talk, "Who baked the lunch of the queen in Norway?"), locale)
    assert marked(reply, "bold") == [Texts(locale).say("memory-does-not-say")]
    assert marked(reply, "blockquote") == ["Lunch is at one, says @karl."]
    assert reply.quote is None
    assert Texts(locale).say("memory-searched", messages=3) in reply.text


def test_nobody_is_called_by_a_name_that_is_quoted(talk: Conversation) -> None:
    reply = shown(ask(talk, "Who baked the lunch of the queen in Norway?"))
    assert "https://t.me/karl" in [mark.url for mark in reply.marks if mark.kind == "link"]


def test_only_the_range_that_was_asked_for_is_looked_at(talk: Conversation) -> None:
    assert ask(talk, WHO, hours=49).answer.sentence is None
    assert ask(talk, WHO, hours=51).answer.sentence


def test_a_topic_s_own_messages_come_before_the_others(talk: Conversation, store: Store) -> None:
    tell(store, 4, "The old captain Olga Berg opened the new bridge at midnight.", thread=40)
    topic = replace(CLUB, thread=40)
    inside, other = ask(talk, WHO, topic), ask(talk, "How long will repairs of the masts take?", topic)
    assert inside.post
    assert inside.post.id == 4
    assert inside.quote
    assert other.post
    assert (other.post.id, other.quote) == (3, None)


def test_a_message_of_another_time_or_place_is_not_replied_to(talk: Conversation, store: Store) -> None:
    store.posts.redact(CLUB.id, 1)
    tell(store, -1, BRIDGE)
    told = ask(talk, WHO)
    assert told.post
    assert (told.post.id, told.quote) == (-1, None)


def test_a_text_that_no_database_holds_is_replied_to_without_a_quote(talk: Conversation, store: Store) -> None:
    store.posts.redact(CLUB.id, 1)
    tell(store, 5, "The harbour master Ingrid\0Holm opened the new bridge.")
    told = ask(talk, WHO)
    assert told.quote
    assert (told.quote.message, told.quote.text) == (5, "")


def test_a_question_without_an_article_is_one_to_the_memory(talk: Conversation) -> None:
    assert isinstance(talk.perform(CLUB, Ask(Current(), WHO)), FromMemory)
    assert talk.perform(replace(CLUB, id=-6), Ask(Current(), WHO)) == Said("no-article")


def test_a_memory_with_nothing_in_it_says_so(talk: Conversation, store: Store) -> None:
    assert talk.perform(CLUB, AskMemory(WHO, Range(Since.HOURS, 0.5))) == Said("memory-empty")
    store.keepings.stop(CLUB.id)
    assert talk.perform(CLUB, AskMemory(WHO)) == Said("no-article")
