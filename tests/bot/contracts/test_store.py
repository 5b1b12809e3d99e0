"""What every store promises, whatever database is under it."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings

from bot.model import Chat, Emphasis, Length, Origin, Place
from bot.store import HEAD, Store, opened
from summarizer.model import Article, Section
from tests.bot.contracts.conftest import FILE, SERVER, URLS
from tests.bot.strategies import articles, text

ADA, BOB = Chat(1), Chat(2)
FERRY = Article("The ferry left at noon.", "Ferry", "en", "https://news.example/ferry", date(2024, 5, 1))
MILL = Article("The mill burned down.", "Mill", "en", "https://news.example/mill")
ORIGIN = Origin((Place(7, 0, 23, 4),), (Emphasis("bold", 4, 5), Emphasis("custom_emoji", 9, 2, "5368")))


many = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # The store goes from example to example as a bot's goes from day to day.


@many
@given(article=articles(text(whole=True)))
def test_what_is_kept_is_what_is_found(store: Store, article: Article) -> None:
    kept = store.keep(ADA, article)
    assert kept.article == article
    assert store.current(ADA) == store.known(ADA, kept.id) == kept


@many
@given(article=articles(text()))
def test_what_no_database_holds_is_marked_and_every_offset_stays(store: Store, article: Article) -> None:
    kept = store.keep(ADA, article)
    assert store.current(ADA) == kept
    assert len(kept.article.text) == len(article.text)
    for shown, given_ in zip(kept.article.text, article.text, strict=True):
        assert shown == given_ or (shown == "\ufffd" and (given_ == "\0" or "\ud800" <= given_ <= "\udfff"))


def test_the_time_an_article_was_published_keeps_its_zone(store: Store) -> None:
    at = datetime(2024, 5, 1, 12, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    store.keep(ADA, replace(FERRY, published=at))
    found = store.current(ADA)
    assert found is not None
    assert found.article.published == at
    assert found.article.published.isoformat() == at.isoformat()


def test_a_long_article_is_kept_whole(store: Store) -> None:
    long = Article("Ö🙂 sentence. " * 150_000)
    store.keep(ADA, long)
    found = store.current(ADA)
    assert found is not None
    assert found.article == long


def test_what_kind_of_page_it_was_and_its_sections_are_kept(store: Store) -> None:
    sections = (Section("Ferry", 1, 0, 30), Section("When – «it» sails", 2, 12, 30))
    store.keep(ADA, replace(FERRY, sections=sections, kind="live"))
    found = store.current(ADA)
    assert found is not None
    assert (found.article.sections, found.article.kind) == (sections, "live")


def test_an_article_that_was_a_message_keeps_its_places_and_marks(store: Store) -> None:
    kept = store.keep(ADA, FERRY, 7, ORIGIN)
    assert kept.origin == ORIGIN
    assert store.shared(ADA, 7) == store.current(ADA) == store.known(ADA, kept.id) == kept


def test_an_article_is_a_message_only_in_the_chat_where_it_was_one(store: Store) -> None:
    store.keep(ADA, FERRY, 7, ORIGIN)
    store.keep(BOB, FERRY)
    found = store.current(BOB)
    assert found is not None
    assert found.origin is None


def test_articles_that_differ_in_anything_are_two(store: Store) -> None:
    first = store.keep(ADA, FERRY, 1)
    second = store.keep(ADA, replace(FERRY, author="Bob"), 2)
    assert first.id != second.id
    assert [store.shared(ADA, message) for message in (1, 2)] == [first, second]


def test_a_store_knows_nothing_of_what_it_was_not_told(store: Store) -> None:
    assert store.current(ADA) is store.shared(ADA, 1) is store.known(ADA, "0123456789abcdef") is None
    assert (store.language(ADA), store.count(ADA), store.forget(ADA.id)) == ("", 0, 0)


def test_the_article_read_last_is_the_one_talked_about(store: Store) -> None:
    store.keep(ADA, FERRY, 1)
    mill = store.keep(ADA, MILL, 2)
    assert store.current(ADA) == mill


def test_each_topic_of_a_group_talks_of_its_own_article(store: Store) -> None:
    news, sport = Chat(-5, thread=10), Chat(-5, thread=20)
    ferry, mill = store.keep(news, FERRY, 1), store.keep(sport, MILL, 2)
    assert (store.current(news), store.current(sport), store.current(Chat(-5))) == (ferry, mill, None)
    assert store.shared(sport, 1) == ferry
    assert store.count(sport) == 2


def test_the_conversation_turns_to_an_article_it_had_before(store: Store) -> None:
    ferry = store.keep(ADA, FERRY, 1)
    store.keep(ADA, MILL, 2)
    store.turn_to(ADA, ferry.id)
    assert store.current(ADA) == ferry


def test_a_reply_of_ours_leads_to_its_article(store: Store) -> None:
    ferry = store.keep(ADA, FERRY, 1)
    store.link(ADA, [99], ferry.id)
    assert store.shared(ADA, 99) == ferry


def test_what_is_gone_is_neither_linked_nor_turned_to(store: Store) -> None:
    gone = store.keep(ADA, FERRY, 1)
    store.forget(ADA.id)
    store.link(ADA, [2], gone.id)
    store.turn_to(ADA, gone.id)
    assert store.shared(ADA, 2) is store.current(ADA) is None
    assert store.count(ADA) == 0


def test_no_chat_reaches_the_article_of_another(store: Store) -> None:
    ferry = store.keep(ADA, FERRY, 1)
    assert store.known(BOB, ferry.id) is store.shared(BOB, 1) is store.current(BOB) is None


def test_a_message_that_is_edited_brings_its_new_article_alone(store: Store) -> None:
    ferry = store.keep(ADA, FERRY, 1)
    mill = store.keep(ADA, MILL, 1)
    assert store.shared(ADA, 1) == mill
    assert store.known(ADA, ferry.id) is None
    assert store.count(ADA) == 1


def test_an_article_that_no_message_brought_is_gone_with_the_next_one(store: Store) -> None:
    sample = store.keep(ADA, FERRY)
    store.keep(ADA, MILL)
    store.link(ADA, [3], sample.id)
    assert store.shared(ADA, 3) is None
    assert store.count(ADA) == 1


def test_each_article_counts_once_however_often_it_was_shared(store: Store) -> None:
    for message in (1, 2, 3):
        store.keep(ADA, FERRY, message)
    store.keep(ADA, MILL, 4)
    assert store.count(ADA) == 2


def test_forgetting_leaves_nothing_of_the_chat(store: Store) -> None:
    ferry = store.keep(ADA, FERRY, 1, ORIGIN)
    store.keep(Chat(ADA.id, thread=3), MILL, 2)
    store.choose_language(ADA, "ru")
    store.choose_length(ADA, Length("short"))
    assert store.forget(ADA.id) == 2
    assert store.current(ADA) is store.shared(ADA, 1) is store.known(ADA, ferry.id) is None
    assert (store.language(ADA), store.count(ADA), store.forget(ADA.id)) == ("", 0, 0)
    assert store.length(ADA) == Length()


def test_an_article_two_chats_share_outlives_the_first_and_not_the_last(store: Store) -> None:
    ferry = store.keep(ADA, FERRY, 1)
    store.keep(BOB, FERRY, 1)
    store.forget(ADA.id)
    assert store.current(BOB) == store.known(BOB, ferry.id) == ferry
    store.forget(BOB.id)
    store.link(BOB, [2], ferry.id)
    assert store.shared(BOB, 2) is None


def test_a_group_that_moves_takes_everything_along(store: Store) -> None:
    group, supergroup = Chat(-5), Chat(-1005)
    ferry = store.keep(group, FERRY, 1, ORIGIN)
    store.choose_language(group, "ru")
    store.choose_length(group, Length("percent", 20))
    store.migrate(group.id, supergroup.id)
    assert (store.length(supergroup), store.length(group)) == (Length("percent", 20), Length())
    assert store.current(supergroup) == store.shared(supergroup, 1) == ferry
    assert (store.language(supergroup), store.count(supergroup)) == ("ru", 1)
    assert (store.language(group), store.count(group), store.current(group)) == ("", 0, None)


def test_a_move_that_is_told_twice_happens_once(store: Store) -> None:
    ferry = store.keep(Chat(-5), FERRY, 1)
    for _ in range(2):
        store.migrate(-5, -1005)
    assert store.current(Chat(-1005)) == ferry


def test_what_a_supergroup_has_read_itself_stays_when_the_group_arrives(store: Store) -> None:
    group, supergroup = Chat(-5), Chat(-1005)
    ferry = store.keep(group, FERRY, 1)
    store.keep(group, FERRY, 2)
    store.choose_language(group, "ru")
    mill = store.keep(supergroup, MILL, 1)
    store.choose_language(supergroup, "en")
    store.migrate(group.id, supergroup.id)
    assert store.current(supergroup) == store.shared(supergroup, 1) == mill
    assert store.shared(supergroup, 2) == ferry
    assert store.language(supergroup) == "en"


def test_other_chats_notice_nothing_of_a_move_or_a_forgetting(store: Store) -> None:
    mill = store.keep(BOB, MILL, 1)
    store.choose_language(BOB, "ru")
    store.keep(ADA, FERRY, 1)
    store.migrate(ADA.id, 3)
    store.forget(3)
    assert store.current(BOB) == mill
    assert store.language(BOB) == "ru"


def test_threads_work_at_once_without_losing_anything(store: Store) -> None:
    together = Barrier(4)

    def work(number: int) -> None:
        together.wait()
        for message in range(1, 11):
            chat = Chat(number)
            kept = store.keep(chat, replace(FERRY, title=f"{message}"), message)
            store.link(chat, [message + 100], kept.id)
            assert store.shared(chat, message) == kept
            if message == 5:
                store.forget(number)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert [store.count(Chat(number)) for number in range(4)] == [5] * 4


@pytest.mark.parametrize("kind", [FILE, SERVER])
def test_processes_that_start_at_once_make_one_database(kind: str, request: pytest.FixtureRequest) -> None:
    url = URLS[kind](request)
    code = (
        "import sys; from bot.store import Store; from bot.migrations import upgrade; "
        f"print('ready', flush=True); sys.stdin.readline(); "
        f"store = Store.open({url!r}); print(store.revision()); store.close()"
    )
    pipe = subprocess.PIPE
    started = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", code], stdin=pipe, stdout=pipe, stderr=pipe, text=True
        )
        for _ in range(4)
    ]
    for process in started:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    assert [process.communicate() for process in started] == [(f"{HEAD}\n", "")] * 4


def test_an_sqlite_address_makes_no_folder_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with opened(f"sqlite:///file:{tmp_path / 'nutshell.sqlite3'}?mode=rwc&uri=true") as store:
        assert store.revision() == HEAD
    assert not (tmp_path / "file:").exists()
