"""Questions to a memory, what is told of it, and what a person can take out of it or erase."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot import rendering, routing
from bot.conversation import Conversation
from bot.fetch import Page
from bot.memory import privacy
from bot.model import Ask, Chat, ChatKind, Current, Forget, Intent, Message, Outcome, Reply, Said, Say
from bot.model.asking import Exported, FromMemory, Privacy
from bot.model.memory import AskMemory, Export, ForgetMe, Keeping, OptOut, Range, ShowPrivacy, Since
from bot.store import MEMORY, Store
from bot.texts import Texts
from bot.workers import Inline
from summarizer.model import Article, Post

NOW = datetime(2024, 11, 26, 12, tzinfo=UTC)
CLUB = Chat(-1005, ChatKind.GROUP, person=7)
BOB = Chat(7, person=7)
BRIDGE = "Good news! 🌉 The harbour master Ingrid Holm opened the new bridge at noon."
ANSWER = "🌉 The harbour master Ingrid Holm opened the new bridge at noon."
WHO = "Who opened the new bridge?"
STORM = Article(
    "The storm broke two masts.\n\nRepairs of the masts will take six weeks.", "Storm", "en", "https://n.ex/s"
)


def unreachable(url: str) -> Page:
    """Nothing here fetches anything."""
    raise AssertionError(url)


@pytest.fixture
def store() -> Iterator[Store]:
    """A memory of a club with three messages."""
    made = Store.open(MEMORY)
    made.keepings.start(Keeping(CLUB.id, NOW - timedelta(days=9), days=3, zone="Europe/Moscow"))
    tell(made, 1, BRIDGE, hours=50)
    tell(made, 2, "Lunch is at one, says @karl.", person=8, author="Eve")
    tell(made, 3, "Read this", person=8, author="", url="https://n.ex/s")
    for unread in made.posts.claim(1.0, 9.0, 9):
        made.posts.settle(unread, STORM)
    yield made
    made.close()


@pytest.fixture
def talk(store: Store) -> Conversation:
    """A conversation at noon."""
    return Conversation(store, unreachable, ("en", "ru"), Inline(reader=False), now=lambda: NOW)


def tell(
    store: Store, number: int, text: str, *, hours: float = 1, person: int = 7, thread: int = 0, **more: Any
) -> None:
    """Somebody wrote something so many hours ago."""
    url, author = more.pop("url", ""), more.pop("author", "Bob")
    at, link = NOW - timedelta(hours=hours), f"https://t.me/c/5/{number}"
    post = Post(text, "Club", number, at, author, link, (url,) if url else (), thread=thread)
    assert store.posts.keep(CLUB.id, person, post)


def shown(outcome: Outcome, locale: str = "en") -> Reply:
    """An outcome as it is shown."""
    return rendering.render(outcome, Texts(locale))


def marked(reply: Reply, kind: str) -> list[str]:
    """What is marked so in a reply."""
    return [reply.text[mark.start : mark.end] for mark in reply.marks if mark.kind == kind]


def ask(talk: Conversation, question: str, chat: Chat = CLUB, hours: float = 0) -> FromMemory:
    """What the memory says."""
    told = talk.perform(chat, AskMemory(question, Range(Since.HOURS, hours)))
    assert isinstance(told, FromMemory)
    return told


# Asking


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


# Privacy


def test_privacy_is_told_as_it_is_true_here(talk: Conversation, store: Store) -> None:
    channel = Chat(-1006, ChatKind.CHANNEL)
    pages = {
        name: shown(talk.perform(chat, ShowPrivacy())).text
        for name, chat in {
            "private": BOB,
            "kept": CLUB,
            "other": Chat(-9, ChatKind.GROUP),
            "channel": channel,
        }.items()
    }
    store.keepings.start(Keeping(channel.id, NOW, days=1))
    pages["kept channel"] = shown(talk.perform(channel, ShowPrivacy())).text
    assert len(set(pages.values())) == 5
    assert all(len(page) < 1800 and page.startswith("I keep the articles") for page in pages.values())
    assert ["/forget everywhere" in page for page in pages.values()] == [True, False, False, False, False]
    assert "After 3 days" in pages["kept"]
    assert "After one day" in pages["kept channel"]
    assert "I keep nothing" in pages["other"]


def test_who_opted_out_is_told_so(talk: Conversation, store: Store) -> None:
    assert talk.perform(BOB, ShowPrivacy()) == Privacy()
    store.keepings.opt_out(7, out=True)
    told = talk.perform(BOB, ShowPrivacy())
    assert told == Privacy(out=True)
    assert Texts("en").say("privacy-out") in shown(told).text


@pytest.mark.parametrize("locale", ["en", "ru"])
@pytest.mark.parametrize("days", [0, 1, 7])
def test_every_page_fits_a_screen(locale: str, days: int) -> None:
    for where in ((True, False), (False, False), (False, True)):
        assert len(shown(Privacy(*where, days, out=True), locale).text) < 1900


# Forgetting


def test_a_member_erases_what_they_wrote_here_and_nobody_else_s(talk: Conversation, store: Store) -> None:
    assert talk.perform(CLUB, ForgetMe()) == Said("forgotten-here", {"messages": 1})
    assert [store.posts.has(CLUB.id, number) for number in (1, 2, 3)] == [False, True, True]
    assert talk.perform(CLUB, ForgetMe()) == Said("forgotten-here", {"messages": 0})


def test_everywhere_means_groups_subscriptions_and_the_private_chat(talk: Conversation, store: Store) -> None:
    store.keep(BOB, STORM, 5)
    store.keepings.subscribe(CLUB.id, 7, "en", wanted=True)
    store.keepings.opt_out(7, out=True)
    assert talk.perform(BOB, ForgetMe(everywhere=True)) == Said(
        "forgotten-everywhere", {"messages": 1, "articles": 1}
    )
    assert (store.posts.of_person(7), store.keepings.subscriptions(7)) == ([], [])
    assert (store.count(BOB), store.keepings.is_out(7), store.posts.count(CLUB.id)) == (0, True, 2)


def test_nobody_s_messages_are_no_one_s_to_erase(talk: Conversation, store: Store) -> None:
    tell(store, 6, "As the group", person=0)
    for everywhere in (False, True):
        assert talk.perform(replace(CLUB, person=0), ForgetMe(everywhere)) == Said("forget-nobody")
    assert store.posts.has(CLUB.id, 6)


def test_a_forgotten_private_chat_tells_of_words_in_groups_while_there_are_any(talk: Conversation) -> None:
    assert talk.perform(BOB, Forget()) == Said("forgotten-but", {"articles": 0})
    talk.perform(BOB, ForgetMe(everywhere=True))
    assert talk.perform(BOB, Forget()) == Said("forgotten", {"articles": 0})


@pytest.mark.parametrize(
    ("text", "kind", "manages", "intent"),
    [
        ("/forget", ChatKind.PRIVATE, True, Forget()),
        ("/forget me", ChatKind.PRIVATE, True, ForgetMe(everywhere=True)),
        ("/forget everywhere", ChatKind.PRIVATE, True, ForgetMe(everywhere=True)),
        ("/forget", ChatKind.GROUP, True, Forget()),
        ("/forget", ChatKind.GROUP, False, Say("forget-not-yours")),
        ("/forget Me please", ChatKind.GROUP, True, ForgetMe()),
        ("/forget меня", ChatKind.GROUP, False, ForgetMe()),
        ("/forget everywhere", ChatKind.GROUP, False, ForgetMe(everywhere=True)),
        ("/privacy", ChatKind.GROUP, False, ShowPrivacy()),
        ("/export", ChatKind.GROUP, False, Export()),
        ("/optout", ChatKind.GROUP, False, OptOut()),
        ("/ask 3d who has the key?", ChatKind.GROUP, False, AskMemory("who has the key?", Range(Since.HOURS, 72))),
    ],
)
def test_whose_words_a_command_means(text: str, kind: ChatKind, manages: bool, intent: Intent) -> None:
    assert routing.route(Message(Chat(-1, kind), text=text, manages=manages)) == intent


# Handing out


def exported(talk: Conversation) -> dict[str, Any]:
    """What the file of an export holds."""
    told = talk.perform(BOB, Export())
    assert isinstance(told, Exported)
    reply = shown(told)
    assert reply.file
    assert (reply.file.name, reply.file.content_type) == ("nutshell-export.json", "application/json")
    held: dict[str, Any] = json.loads(reply.file.content)
    return held


def test_an_export_has_what_one_wrote_and_read_and_chose_and_nothing_of_others(
    talk: Conversation, store: Store
) -> None:
    tell(store, 4, "See https://n.ex/s", url="https://n.ex/s")
    kept = store.keep(BOB, STORM, 5)
    store.ask(BOB, kept.id, "Why?")
    store.choose_language(BOB, "en")
    store.keepings.subscribe(CLUB.id, 7, "en", wanted=True)
    held = exported(talk)
    assert [(row["message"], row["text"], row["links"]) for row in held["your_messages"]] == [
        (1, BRIDGE, []),
        (4, "See https://n.ex/s", ["https://n.ex/s"]),
    ]
    assert held["your_messages"][0]["at"] == "2024-11-24T10:00:00+00:00"
    assert [article["text"] for article in held["articles"]] == [STORM.text]
    assert held["private_chat"]["conversations"][0]["question"] == "Why?"
    assert held["private_chat"]["chats"][0]["language"] == "en"
    assert [row["chat"] for row in held["subscriptions"]] == [CLUB.id]
    assert (held["person"], held["opted_out"]) == (7, False)
    assert "Lunch" not in json.dumps(held)


def test_an_export_is_never_shown_in_a_group(talk: Conversation) -> None:
    assert talk.perform(CLUB, Export()) == Said("export-in-private")


def test_an_export_too_large_to_send_is_packed(talk: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privacy, "SENT", 100)
    told = talk.perform(BOB, Export())
    assert isinstance(told, Exported)
    assert told.file.name == "nutshell-export.json.gz"
    assert json.loads(gzip.decompress(told.file.content))["your_messages"][0]["text"] == BRIDGE
