"""Saying when digests are due: times, days, zones, and who may."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.botapi.chats import Chat
from bot.botapi.people import User
from bot.model.memory import Plan
from bot.store import Store, opened
from tests.telegram.calendar import keep
from tests.telegram.talking import Talk, wrong

WEEKDAYS = frozenset(range(5))


@pytest.fixture(scope="module")
def store(talk: Talk) -> Iterator[Store]:
    """The bot's database."""
    with opened(talk.database_url) as found:
        yield found


@pytest.fixture
def bob(talk: Talk) -> User:
    """A member without rights."""
    return talk.person("Bob")


@pytest.fixture
def club(talk: Talk, store: Store, ada: User, bob: User) -> Chat:
    """A group of Ada's that keeps its messages."""
    group = talk.world.supergroup("Club", [ada, bob])
    keep(store, group, ())
    return group


def test_times_are_added_shown_and_dropped(talk: Talk, store: Store, ada: User, club: Chat) -> None:
    assert talk.tell(ada, "/digest plan", club).text.startswith("Digests are made on demand only")
    added = talk.tell(ada, "/digest weekdays 9:00, 18:00", club)
    assert added.text.startswith("Planned.\nA digest is made:\n• Monday to Friday at 9:00\n")
    assert "no zone was chosen" in added.text
    assert "time of UTC" in added.text
    talk.tell(ada, "/digest sat 9:00", club)
    assert store.keepings.plans(club.id) == [Plan((540,), WEEKDAYS | {5}), Plan((1080,), WEEKDAYS)]
    shown = talk.tell(ada, "/digest plan", club).text
    assert "• Mon, Tue, Wed, Thu, Fri, Sat at 9:00" in shown
    assert talk.tell(ada, "/digest manual", club).text.startswith("Dropped.")
    assert talk.tell(ada, "/digest manual", club).text.startswith("Nothing was planned.")
    assert store.keepings.plans(club.id) == []


def test_a_zone_is_chosen_by_a_button_a_city_or_its_name_and_moves_what_is_planned(
    talk: Talk, store: Store, ada: User, bob: User, club: Chat
) -> None:
    asked = talk.tell(ada, "/digest daily 18:30", club)
    assert ["London", "New York"] in asked.buttons
    assert talk.press(bob, asked, "New York").notification == "Only this group's admins can change that."
    before = due(talk, club)
    talk.press(ada, asked, "New York")
    assert asked.text.startswith("Times are those of New York (America/New_York) now.")
    assert asked.buttons == []
    assert due(talk, club) != before
    for written, zone in (("Berlin", "Europe/Berlin"), ("asia/tokyo", "Asia/Tokyo"), ("Москва", "Europe/Moscow")):
        assert zone in talk.tell(ada, f"/timezone {written}", club).text
        keeping = store.keepings.of(club.id)
        assert keeping
        assert keeping.zone == zone
    assert due(talk, club) % 86_400 == (18 * 60 + 30 - 180) * 60


def due(talk: Talk, chat: Chat) -> int:
    """When the next digest of a chat is due."""
    with closing(sqlite3.connect(talk.database)) as connection:
        found = connection.execute("SELECT min(due) FROM plans WHERE chat = ?", (chat.id,)).fetchone()
        return int(found[0])


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("", "Times here are those of UTC"),
        ("UTC+3", "UTC+3 is no place"),
        ("Springfield", "I know no place of that name"),
        ("Australia", "There are several of that name"),
        ("x" * 300, "I know no place of that name"),
    ],
)
def test_what_is_no_single_zone_is_asked(
    talk: Talk, store: Store, ada: User, club: Chat, written: str, words: str
) -> None:
    asked = talk.tell(ada, f"/timezone {written}".strip(), club)
    assert asked.text.startswith(words)
    assert asked.buttons
    keeping = store.keepings.of(club.id)
    assert keeping
    assert keeping.zone == "UTC"


def test_only_admins_change_what_everybody_gets_and_anybody_may_look(talk: Talk, bob: User, club: Chat) -> None:
    for command in ("/digest daily 9:00", "/digest manual", "/digest pin", "/digest here", "/timezone Berlin"):
        assert talk.tell(bob, command, club).text == "Only this group's admins can change that."
    assert talk.tell(bob, "/digest plan", club).text.startswith("Digests are made on demand only")


def test_where_nothing_is_kept_nothing_can_be_planned(talk: Talk, ada: User) -> None:
    group = talk.world.supergroup("New", [ada])
    for command in ("/digest daily 9:00", "/digest plan", "/timezone Berlin", "/digest pin", "/digest private"):
        assert talk.tell(ada, command, group).text.startswith("I keep no messages here")


def test_there_are_no_more_times_than_hours(talk: Talk, store: Store, ada: User, club: Chat) -> None:
    times = " ".join(f"{hour}:00" for hour in range(24))
    assert talk.tell(ada, f"/digest daily {times}", club).text.startswith("Planned.")
    assert talk.tell(ada, "/digest daily 0:30", club).text.startswith("More than 24 times")
    assert len(store.keepings.plans(club.id)) == 24


def test_an_anonymous_admin_gets_nothing_in_private_and_sends_to_no_channel(
    talk: Talk, ada: User, club: Chat
) -> None:
    for command in ("/digest private", "/digest to @news"):
        answer = talk.reply(ada.send(club, command, as_chat=club))
        assert answer.text.startswith("I cannot see who you are.")
    assert "in the group" in talk.tell(ada, "/digest private").text


def test_plans_are_told_in_the_language_of_whoever_asks(talk: Talk, store: Store) -> None:
    anna = talk.person("Анна", language_code="ru")
    group = talk.world.supergroup("Клуб", [anna])
    keep(store, group, ())
    asked = talk.tell(anna, "/digest daily 18:30", group)
    assert asked.text.startswith("Запланировано.\nДайджест приходит:\n• каждый день в 18:30\n")
    assert asked.buttons[0][0] == "Москва"
    keeping = store.keepings.of(group.id)
    assert keeping
    assert keeping.locale == "ru"
    assert wrong(talk.log()) == []
