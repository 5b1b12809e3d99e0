"""A database with a key: nothing that anybody wrote can be read in it without the key."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select, text

from bot.backup import back_up
from bot.health import check
from bot.model import Chat, Emphasis, Length, Origin, Place
from bot.model.memory import Keeping
from bot.store import Arrival, Limits, SealedError, Store, opened, sealing
from bot.store.tables import articles, metadata, posts
from config.settings import load
from summarizer.model import Article, Post, Section
from tests.bot.contracts.conftest import FILE, IN_MEMORY, SERVER, URLS

KEY = "correct horse battery staple"
SECRET = "Zeppelin"
"""A word in everything that is kept below."""
CLUB = Chat(-100, person=7)
PERSISTENT = (FILE, SERVER)
NOW = datetime(2024, 11, 26, 12, tzinfo=UTC)
ARTICLE = Article(
    f"The {SECRET} landed at noon.",
    f"A {SECRET}",
    "en",
    f"https://news.example/{SECRET}",
    date(2024, 5, 1),
    f"Ada {SECRET}",
    f"The {SECRET} Post",
    (Section(f"{SECRET} lands", 1, 0, 9),),
)
POST = Post(
    f"Have you seen the {SECRET}?",
    f"{SECRET} club",
    5,
    NOW,
    f"Bob {SECRET}",
    "https://t.me/c/100/5",
    (f"https://news.example/{SECRET}",),
)


@pytest.fixture(params=PERSISTENT)
def url(request: pytest.FixtureRequest) -> str:
    """An empty database that outlives its store, SQLite's and PostgreSQL's in turn."""
    return URLS[request.param](request)


@pytest.fixture(params=(FILE, IN_MEMORY, SERVER))
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Each store in turn, empty, with a key."""
    with opened(URLS[request.param](request), KEY) as made:
        yield made


def fill(store: Store) -> None:
    """Keep something in every column that holds what people write."""
    store.keep(CLUB, ARTICLE, 5, Origin((Place(5, 0, 20, 0),), (Emphasis("bold", 0, 3),)))
    article = store.current(CLUB)
    assert article
    store.ask(CLUB, article.id, f"Where is the {SECRET}?")
    store.tell(CLUB, article.id, Length("short"), SECRET)
    store.keepings.start(Keeping(CLUB.id, NOW, title=f"{SECRET} club", username=f"{SECRET}_club"))
    assert store.posts.keep(CLUB.id, 7, POST)
    arrival = Arrival(1, CLUB.id, 7, f'{{"text": "{SECRET}"}}')
    store.inbox.receive([arrival], 0.0, Limits(9, 9), lambda *_: None)


def written(store: Store) -> str:
    """Every cell of every table, as it stands in the database."""
    with store.engine.connect() as connection:
        return "\n".join(
            " ".join(map(str, row))
            for table in metadata.sorted_tables
            for row in connection.execute(text(f"SELECT * FROM {table.name}"))
        )


# With a key


def test_nothing_that_was_written_can_be_read_in_any_table(store: Store) -> None:
    fill(store)
    cells = written(store)
    assert cells.count(sealing.SEALED) == 15 + 1  # the tried one
    assert SECRET not in cells


def test_without_a_key_the_same_tables_hold_it_as_it_is(url: str) -> None:
    with opened(url) as store:
        fill(store)
        assert written(store).count(SECRET) == 15


def test_no_file_of_a_database_with_a_key_holds_what_was_written(tmp_path: Path) -> None:
    file, copy = tmp_path / "nutshell.sqlite3", tmp_path / "copy.sqlite3"
    with opened(f"sqlite:///{file}", KEY) as store:
        fill(store)
        back_up(f"sqlite:///{file}", copy)
        on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert len(on_disk) > 10_000
    assert SECRET.encode() not in on_disk


def test_everything_reads_as_it_was_written(store: Store) -> None:
    fill(store)
    article = store.current(CLUB)
    assert article
    assert (article.article, store.question(CLUB, article.id)) == (ARTICLE, f"Where is the {SECRET}?")
    assert store.told(CLUB, article.id) == (Length("short"), SECRET)
    assert store.posts.between(CLUB.id, datetime.fromtimestamp(0, UTC), datetime.now(UTC)) == (POST,)
    keeping, waiting = store.keepings.of(CLUB.id), store.inbox.waiting(1)
    assert keeping
    assert waiting
    assert (keeping.title, keeping.username) == (f"{SECRET} club", f"{SECRET}_club")
    assert waiting.payload == f'{{"text": "{SECRET}"}}'


def test_the_same_text_is_never_sealed_alike_twice(store: Store) -> None:
    store.keepings.start(Keeping(CLUB.id, NOW))
    for number in (1, 2):
        store.posts.keep(CLUB.id, 7, Post("Yes", "", number, NOW))
    with store.engine.connect() as connection:
        first, second = connection.scalars(text("SELECT text FROM posts ORDER BY message"))
    assert first != second
    assert len(first) == len(second)


def test_an_article_s_id_tells_nobody_without_the_key_which_article_it_is(tmp_path: Path) -> None:
    ids = []
    for name, key in (("plain", ""), ("one", KEY), ("same", KEY)):
        with opened(f"sqlite:///{tmp_path / name}.sqlite3", key) as store:
            ids += [store.keep(CLUB, ARTICLE).id, store.keep(CLUB, ARTICLE).id]
    assert ids[0::2] == ids[1::2]
    assert len(set(ids)) == 3


# A key that is set later


def test_a_key_set_later_leaves_old_texts_readable_and_seals_new_ones(url: str) -> None:
    with opened(url) as store:
        fill(store)
    with opened(url, KEY) as store:
        later = Article("The mill burned down.")
        old, new = store.current(CLUB), store.keep(Chat(8), later)
        assert old
        assert (old.article, store.current(Chat(8))) == (ARTICLE, new)
        assert (SECRET in written(store), "mill" in written(store)) == (True, False)
        assert store.posts.one(CLUB.id, 5) is not None


# Wrong keys


@pytest.mark.parametrize("key", ["", "wrong horse", KEY.upper()])
def test_a_wrong_key_or_none_is_told_when_the_database_is_opened(url: str, key: str) -> None:
    with opened(url, KEY):
        pass
    with pytest.raises(SealedError) as caught:
        Store.open(url, key)
    assert caught.value.key == "database-sealed"
    with opened(url, KEY) as store:
        fill(store)
        assert store.current(CLUB)


def test_the_check_of_a_machine_names_a_wrong_key(
    plain: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'nutshell.sqlite3'}"
    with opened(url, KEY):
        pass
    said = {}
    for key in (KEY, "wrong"):
        monkeypatch.setenv("NUTSHELL_DATABASE_KEY", key)
        said[key] = [(one.passed, one.said) for one in check(load(), url)]
    assert said["wrong"] == [(False, "SealedError")]
    assert said[KEY][0][0]


def test_a_sealed_text_that_was_changed_is_refused(tmp_path: Path) -> None:
    with opened(f"sqlite:///{tmp_path / 'nutshell.sqlite3'}", KEY) as store:
        fill(store)
        with store.engine.begin() as connection:
            connection.execute(text("UPDATE posts SET text = text || 'AAAA'"))
        with pytest.raises(SealedError):
            store.posts.one(CLUB.id, 5)


def test_each_database_has_a_salt_of_its_own(tmp_path: Path) -> None:
    salts = set()
    for name in ("one", "two"):
        with opened(f"sqlite:///{tmp_path / name}.sqlite3", KEY) as store, store.engine.connect() as connection:
            salts.add(connection.scalar(text("SELECT salt FROM seals")))
    assert len(salts) == 2


def test_the_slow_making_of_a_key_is_done_once_a_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bytes] = []
    slow: Callable[..., bytes] = hashlib.scrypt

    def counted(*args: object, **kwargs: object) -> bytes:
        made.append(slow(*args, **kwargs))
        return made[-1]

    monkeypatch.setattr(hashlib, "scrypt", counted)
    for _ in range(3):
        with opened(f"sqlite:///{tmp_path / 'nutshell.sqlite3'}", KEY) as store:
            fill_once = store.keep(CLUB, ARTICLE)
            assert fill_once.article == ARTICLE
    assert len(made) == 1


# Texts that look sealed


@pytest.mark.parametrize("beginning", [sealing.SEALED, sealing.OPEN, sealing.MARK])
@pytest.mark.parametrize("key", ["", KEY])
def test_what_looks_sealed_is_a_text_like_any_other(tmp_path: Path, beginning: str, key: str) -> None:
    with closing(Store.open(f"sqlite:///{tmp_path / 'nutshell.sqlite3'}", key)) as store:
        store.keepings.start(Keeping(CLUB.id, NOW))
        store.posts.keep(CLUB.id, 7, Post(f"{beginning}no", "", 1, NOW))
        kept = store.posts.one(CLUB.id, 1)
        assert kept
        assert kept.text == f"{beginning}no"


def test_columns_left_open_hold_numbers_codes_and_addresses_of_messages() -> None:
    """A new column that holds a text is sealed, or named here with a reason."""
    strings = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if column.type.python_type is str and not isinstance(column.type, sealing.Sealed)
    }
    assert strings == {
        *(f"{table}.article" for table in ("messages", "conversations", "links")),
        *("articles.id", "articles.language", "articles.published", "articles.kind"),
        *(
            "chats.language",
            "chats.length",
            "subscribers.locale",
            "keepings.locale",
            "keepings.zone",
            "plans.days",
            "links.state",
        ),
        "messages.origin",  # Where in which message, and how it was formatted: numbers.
        *("posts.link", "posts.origin"),  # Which message it is, and was.
        *(
            f"feeds.{name}" for name in ("url", "etag", "modified", "seen", "problem")
        ),  # A public page, found by its address.
        *("seals.salt", "seals.canary"),
    }


def test_a_database_from_before_there_were_keys_takes_one(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'nutshell.sqlite3'}"
    with opened(url) as store:
        fill(store)
    engine = create_engine(url)
    with engine.connect() as connection:
        assert connection.scalar(select(articles.c.title)) == ARTICLE.title
        assert connection.scalar(select(posts.c.text)) == POST.text
    engine.dispose()
    with opened(url, KEY) as store:
        assert store.posts.one(CLUB.id, 5)
