"""What every store keeps of what a chat has chosen: its language, and how long its summaries are."""

from __future__ import annotations

from bot.model import Chat, Length
from bot.store import Store

ADA, BOB = Chat(1), Chat(2)


def test_a_chat_speaks_the_language_chosen_last(store: Store) -> None:
    for code in ("ru", "en", "ru"):
        store.choose_language(ADA, code)
    assert (store.language(ADA), store.language(BOB)) == ("ru", "")


def test_the_summaries_of_a_chat_are_as_long_as_was_chosen_last(store: Store) -> None:
    for written in ("short", "12.5%", "5", "line"):
        length = Length.read(written) or Length()
        store.choose_length(ADA, length)
        assert (store.length(ADA), store.length(BOB)) == (length, Length())
    store.choose_length(ADA, Length("medium"))
    assert store.length(ADA) == Length()


def test_what_a_chat_has_chosen_it_keeps_when_it_chooses_something_else(store: Store) -> None:
    store.choose_language(ADA, "ru")
    store.choose_length(ADA, Length("short"))
    store.choose_language(ADA, "en")
    assert (store.language(ADA), store.length(ADA)) == ("en", Length("short"))
    store.choose_length(BOB, Length("long"))
    assert (store.language(BOB), store.length(BOB)) == ("", Length("long"))
