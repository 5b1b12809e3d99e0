"""The messages of an export: those from before a chat kept its own, of nobody who opted out, none twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from bot import memory
from bot.model import Chat, ChatKind, File, Outcome, Said
from bot.model.memory import Import
from bot.store import MEMORY, Store, opened
from bot.workers import Inline
from summarizer import NutshellError, Post
from tests.bot.feeds import CHAT, NOW, fetcher, hours_ago, keeping, texts
from tests.bot.test_exports import chat, message

GROUP = Chat(CHAT, ChatKind.GROUP)


@pytest.fixture
def store() -> Iterator[Store]:
    """A group has kept its messages since yesterday noon, for seven days."""
    with opened(MEMORY) as store:
        keeping(store, title="Harbour")
        yield store


def said(number: int, when: datetime, person: int = 1) -> dict[str, Any]:
    moment = str(int(when.timestamp()))
    return message(number, f"Message {number}.", date_unixtime=moment, from_id=f"user{person}")


def take(store: Store, *messages: dict[str, Any], where: Chat = GROUP, **fields: Any) -> Outcome:
    content = json.dumps(chat(*messages, **{"id": 1234567890} | fields)).encode()
    means = memory.Means(store, fetcher().fetch, Inline(False), lambda: NOW)
    return memory.perform(means, where, Import(File("result.json", content)))


def taken(count: int) -> Said:
    return Said("imported-messages", {"messages": count, "days": 7})


def test_messages_from_before_are_kept_once(store: Store) -> None:
    history = [said(1, hours_ago(100)), said(2, hours_ago(50)), said(3, hours_ago(25))]
    assert take(store, *history) == taken(3)
    assert take(store, *history) == taken(0)
    assert texts(store) == ["Message 1.", "Message 2.", "Message 3."]


def test_messages_that_are_too_old_or_that_the_bot_saw_are_left_out(store: Store) -> None:
    old, ours, between = said(1, hours_ago(24 * 8)), said(3, hours_ago(2)), said(2, hours_ago(30))
    assert take(store, old, between, ours) == taken(1)
    assert texts(store) == ["Message 2."]


def test_a_message_that_is_kept_stays_as_it_is(store: Store) -> None:
    store.posts.keep(CHAT, 1, Post("As it was edited.", id=5, date=hours_ago(30), reactions=4))
    assert take(store, said(5, hours_ago(30)), said(6, hours_ago(29))) == taken(1)
    assert texts(store) == ["As it was edited.", "Message 6."]


def test_nothing_is_taken_of_who_opted_out(store: Store) -> None:
    store.keepings.opt_out(2, out=True)
    assert take(store, said(1, hours_ago(30), 1), said(2, hours_ago(29), 2)) == taken(1)
    assert store.posts.forget_person(1) == 1
    assert texts(store) == []


@pytest.mark.parametrize("fields", [{"id": 99}, {"id": 0, "name": "Another"}, {"id": 99, "name": "Harbour"}])
def test_the_export_of_another_chat_is_refused(store: Store, fields: dict[str, Any]) -> None:
    assert take(store, said(1, hours_ago(30)), **fields) == Said("import-other-chat")
    assert texts(store) == []


def test_an_export_without_an_id_is_known_by_its_title(store: Store) -> None:
    assert take(store, said(1, hours_ago(30)), id=0) == taken(1)


def test_a_chat_that_keeps_nothing_takes_nothing(store: Store) -> None:
    assert take(store, said(1, hours_ago(30)), where=Chat(-5, ChatKind.GROUP)) == Said("import-keeping-off")
    assert take(store, said(1, hours_ago(30)), where=Chat(7)) == Said("import-keeping-off")
    assert store.keepings.of(7) is None


@pytest.mark.parametrize("content", [b"{", b"[]", b"{}", b'{"messages": "x"}', b"{" * 100_000, b"[" * 100_000])
def test_a_file_that_is_no_export_is_refused(store: Store, content: bytes) -> None:
    means = memory.Means(store, fetcher().fetch, Inline(False), lambda: NOW)
    with pytest.raises(NutshellError) as caught:
        memory.perform(means, GROUP, Import(File("result.json", content)))
    assert caught.value.key == "export-unreadable"


def test_more_messages_than_are_written_at_once_are_all_kept(store: Store) -> None:
    history = [said(number, hours_ago(100 - number / 100)) for number in range(1, 1203)]
    assert take(store, *history) == taken(1202)
    assert len(texts(store)) == 1202
