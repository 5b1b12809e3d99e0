"""What is told of what is kept, and what a person can take out of it or erase."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import Any

import pytest

from bot import routing
from bot.conversation import Conversation
from bot.memory import privacy
from bot.model import Chat, ChatKind, Forget, Intent, Message, Said, Say
from bot.model.asking import Exported, Privacy
from bot.model.memory import AskMemory, Export, ForgetMe, Keeping, OptOut, Range, ShowPrivacy, Since
from bot.store import Store
from bot.texts import Texts
from tests.bot.asking.club import BOB, BRIDGE, CLUB, NOW, STORM, shown, tell


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
