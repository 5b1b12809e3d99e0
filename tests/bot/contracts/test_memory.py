"""What a chat agreed to have kept: erased with it, moved with it, and handed out to whom it is of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from bot.model import Chat, Length
from bot.model.memory import Keeping
from bot.store import Store
from bot.store.belonging import BEFORE_MOVING
from bot.store.sealing import Sealed
from bot.store.tables import KEPT, OF_A_CHAT, articles, feeds, metadata
from summarizer.model import Article, Post

NOW = datetime(2024, 11, 26, 12, tzinfo=UTC)
GROUP, OTHER, BOB = Chat(-5), Chat(-6), 7
STORM = Article("The storm broke two masts.", "Storm", "en", "https://news.example/storm")
FEED = {
    column.name: "" if isinstance(column.type, Sealed) else column.type.python_type()
    for column in feeds.columns
    if not column.nullable
}
"""A feed of which nothing is known yet."""


def fill(store: Store, chat: Chat, person: int = BOB) -> None:
    """Something in every table that holds rows of a chat."""
    store.keep(chat, STORM, 1)
    store.choose_language(chat, "ru")
    store.choose_length(chat, Length("short"))
    store.keepings.start(Keeping(chat.id, NOW, title="Club"))
    post = Post("Look https://news.example/storm", "Club", 2, NOW, "Bob", "", ("https://news.example/storm",))
    assert store.posts.keep(chat.id, person, post)
    for unread in store.posts.claim(1.0, 2.0, 9):
        store.posts.settle(unread, STORM)
    store.keepings.plan(chat.id, 18 * 60, frozenset(range(7)), 1.0)
    store.keepings.subscribe(chat.id, person, "en", wanted=True)
    with store.engine.begin() as connection:
        connection.execute(insert(feeds).values(FEED | {"chat": chat.id}))


def rows(store: Store, chat: Chat) -> dict[str, int]:
    """How many rows of a chat each of its tables has."""
    with store.engine.connect() as connection:
        return {
            table.name: len(
                connection.execute(select(table).where(next(iter(table.primary_key)) == chat.id)).all()
            )
            for table in OF_A_CHAT
        }


def stored_articles(store: Store) -> int:
    with store.engine.connect() as connection:
        return len(connection.execute(select(articles)).all())


def test_every_table_with_a_chat_is_one_that_is_erased_with_it() -> None:
    """But the inbox, whose rows are erased when they are answered."""
    with_chats = {table.name for table in metadata.sorted_tables if "chat" in table.columns}
    assert with_chats - {table.name for table in OF_A_CHAT} == {"inbox"}


def test_forgetting_a_chat_leaves_no_row_of_it_in_any_table_and_none_less_of_others(store: Store) -> None:
    fill(store, GROUP)
    fill(store, OTHER)
    before = rows(store, OTHER)
    assert min(rows(store, GROUP).values()) > 0
    store.forget(GROUP.id)
    assert set(rows(store, GROUP).values()) == {0}
    assert (rows(store, OTHER), stored_articles(store)) == (before, 1)
    store.forget(OTHER.id)
    assert stored_articles(store) == 0


def test_ending_a_memory_erases_it_and_leaves_what_the_chat_read(store: Store) -> None:
    fill(store, GROUP)
    assert store.keepings.stop(GROUP.id) == 1
    left = rows(store, GROUP)
    assert {table.name: left[table.name] for table in KEPT} == dict.fromkeys((table.name for table in KEPT), 0)
    assert store.count(GROUP) == 1


def test_a_group_that_moves_takes_its_memory_along(store: Store) -> None:
    fill(store, GROUP)
    before = rows(store, GROUP)
    for _ in range(2):
        store.migrate(GROUP.id, -1005)
    assert (rows(store, Chat(-1005)), set(rows(store, GROUP).values())) == (before, {0})
    posts = store.posts.between(-1005, NOW, NOW + timedelta(seconds=1))
    assert [(post.id, post.article) for post in posts] == [(2 - BEFORE_MOVING, STORM)]


def test_what_a_supergroup_keeps_already_stays_when_the_group_s_memory_arrives(store: Store) -> None:
    fill(store, GROUP)
    store.keepings.start(Keeping(-1005, NOW, days=2))
    store.posts.keep(-1005, BOB, Post("New", "", 2, NOW))
    store.migrate(GROUP.id, -1005)
    kept, keeping = store.posts.one(-1005, 2), store.keepings.of(-1005)
    assert kept
    assert keeping
    assert (kept.text, keeping.days) == ("New", 2)
    assert set(rows(store, GROUP).values()) == {0}


def test_what_a_person_wrote_is_erased_in_one_chat_or_in_all(store: Store) -> None:
    for chat in (GROUP, OTHER):
        fill(store, chat)
    store.posts.keep(GROUP.id, 8, Post("Mine", "", 3, NOW))
    assert store.posts.forget_person(BOB, GROUP.id) == 1
    assert [(chat, post.id) for chat, post in store.posts.of_person(BOB)] == [(OTHER.id, 2)]
    assert store.posts.forget_person(BOB) == 1
    assert store.posts.of_person(BOB) == []
    assert store.posts.has(GROUP.id, 3)


@pytest.mark.parametrize("person", [BOB, 8])
def test_a_person_is_handed_out_their_own_and_nothing_else(store: Store, person: int) -> None:
    fill(store, GROUP)
    fill(store, Chat(BOB), 9)
    held = store.holdings.of(person)
    mine = person == BOB
    assert [row["text"] for row in held["your_messages"]] == ["Look https://news.example/storm"] * mine
    assert [row["links"] for row in held["your_messages"]] == [["https://news.example/storm"]] * mine
    assert [row["title"] for row in held["articles"]] == ["Storm"] * mine
    assert {name: bool(rows) for name, rows in held["private_chat"].items()} == {
        table.name: mine for table in OF_A_CHAT
    }
    assert store.holdings.elsewhere(person) == mine
    store.posts.forget_person(person)
    store.keepings.subscribe(GROUP.id, person, "", wanted=False)
    assert not store.holdings.elsewhere(person)
