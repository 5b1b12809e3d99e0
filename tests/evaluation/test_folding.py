"""How folding is measured: B-cubed and pairs by hand, naive ways, our own days."""

from __future__ import annotations

import tomllib

import pytest

from tests.evaluation import days, digests, folding

OWN = days.days()


def test_the_days_are_the_ones_the_floors_were_set_on() -> None:
    floors = tomllib.loads((days.FOLDER.parent / "floors.toml").read_text("utf-8"))
    assert days.fingerprint() == floors["days"], "the days changed: measure again, then set the floors"


def test_agreement_is_as_counted_by_hand() -> None:
    """Of a a b | a b b: the first two are told as one and meant so, the third is put with the fourth."""
    found = folding.agreement(["x", "x", "y", "y"], ["a", "a", "a", "b"])
    assert found.bcubed[:2] == pytest.approx(((1 + 1 + 0.5 + 0.5) / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4))
    assert (found.right, found.found, found.meant) == (1, 2, 3)
    assert found.pairs[2] == pytest.approx(0.4)


def test_every_post_apart_is_precise_and_finds_no_pair() -> None:
    found = folding.agreement(folding.apart(OWN[0]), OWN[0].stories)
    assert found.bcubed[0] == 1
    assert found.right == found.found == 0


@pytest.mark.parametrize("name", folding.WAYS)
def test_each_way_gives_every_post_a_label(name: str) -> None:
    assert all(len(folding.WAYS[name](day)) == len(day.posts) for day in OWN)


@pytest.mark.parametrize("name", [name for name in folding.WAYS if name != "Nutshell"])
def test_stories_are_folded_better_than_in_a_naive_way(name: str) -> None:
    for day in OWN:
        ours, naive = (folding.agreement(way(day), day.stories) for way in (folding.nutshell, folding.WAYS[name]))
        assert ours.bcubed[2] > naive.bcubed[2]


def test_a_story_told_twice_on_a_screen_is_counted() -> None:
    assert digests.repeats([["a", "a", "b"], ["b"], ["a"]]) == 1


def test_no_story_of_our_own_english_day_is_told_twice() -> None:
    (english,) = (day for day in OWN if day.name == "en")
    assert digests.repeats(digests.shown(english)) == 0
