"""Facts are numbered in the order they are listed in, a page at a time, each page no more than a message holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot import listing, units
from bot.model import Spot
from summarizer.model import Fact, Sentence

KINDS = [kind for kinds in listing.GROUPS.values() for kind in kinds]


def fact(kind: str, text: str, start: int = 0) -> Fact:
    sentence = f"It was {text}."
    return Fact(kind, "", text, Sentence(sentence, start, start + len(sentence), 0))


some = st.lists(st.builds(fact, st.sampled_from(KINDS), st.text(min_size=1, max_size=900), st.integers(0, 99)))


@given(some)
def test_each_fact_is_on_one_page_and_numbers_go_on(facts: list[Fact]) -> None:
    listed = [each for page in listing.pages(facts) for group in page.values() for each in group]
    assert [number for number, _ in listed] == list(range(1, len(facts) + 1))
    assert sorted(map(repr, (each for _, each in listed))) == sorted(map(repr, facts))
    assert [listing.numbered(facts, number) for number, _ in listed] == [each for _, each in listed]
    assert listing.numbered(facts, len(facts) + 1) is listing.numbered(facts, 0) is None


@given(some)
def test_a_page_has_room_in_a_message_and_for_its_buttons(facts: list[Fact]) -> None:
    for page in listing.pages(facts):
        listed = [each for group in page.values() for _, each in group]
        assert len(listed) <= listing.TOGETHER
        assert (
            len(listed) <= len(listing.GROUPS) or sum(units.length(each.text) for each in listed) <= listing.ROOM
        )


def test_few_facts_make_one_page_with_every_group() -> None:
    facts = [fact("quotation", "so it is"), fact("person", "Ada"), fact("date", "Friday"), fact("percent", "5 %")]
    (page,) = listing.pages(facts)
    assert {heading: [number for number, _ in group] for heading, group in page.items()} == {
        "facts-who": [1],
        "facts-when": [2],
        "facts-how-many": [3],
        "facts-said": [4],
    }


def test_many_facts_are_turned_over_page_by_page_and_whole_where_none_turns() -> None:
    facts = [fact(kind, f"{kind} {number}", number) for kind in ("person", "date") for number in range(30)]
    assert [[len(group) for group in page.values()] for page in listing.pages(facts)] == [
        [12, 12],
        [12, 12],
        [6, 6],
    ]
    assert [[len(group) for group in page.values()] for page in listing.pages(facts, whole=True)] == [[30, 30]]


def test_no_facts_make_no_page() -> None:
    assert listing.pages([]) == listing.pages([], whole=True) == []


def test_a_fact_is_found_in_its_sentence() -> None:
    assert listing.spot(fact("person", "Ada", 40)) == Spot(40, 7, 3)
    elsewhere = Fact("quotation", "", "and so on", Sentence("“Well.", 40, 46, 0))
    assert listing.spot(elsewhere) == Spot(40)
