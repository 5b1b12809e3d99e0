"""Folding: what is the same for certain, what is likely the same, and that one bridge joins no two stories."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Article, compile_digest
from summarizer.stories import background, candidates, folding, items, likeness, table
from summarizer.stories.likeness import FEATURES
from tests.summarizer.stories.messages import BAKERY, BRIDGE, BRIDGE_AGAIN, CHESS, post

VERY, ALIKE, UNLIKE = 3.0, 1.0, -3.0


def test_one_bridge_does_not_join_two_stories() -> None:
    """Two threes are alike inside; across, two neighbours are, which with single links makes one story."""
    inside = [(a, b, VERY) for group in ((0, 1, 2), (3, 4, 5)) for a in group for b in group if b < a]
    across = [(b, a, ALIKE if (a, b) == (2, 3) else UNLIKE) for a in (0, 1, 2) for b in (3, 4, 5)]
    assert folding.join(6, (), [*inside, *across]) == [[0, 1, 2], [3, 4, 5]]


def test_several_bridges_join_two_stories() -> None:
    inside = [(a, b, ALIKE) for group in ((0, 1, 2), (3, 4, 5)) for a in group for b in group if b < a]
    across = [(b, a, ALIKE) for a in (0, 1, 2) for b in (3, 4, 5) if b - a <= 3]
    assert folding.join(6, (), [*inside, *across]) == [[0, 1, 2, 3, 4, 5]]


def test_what_is_certain_needs_no_likeness() -> None:
    assert folding.join(4, [(0, 2), (2, 3)], [(1, 0, UNLIKE)]) == [[0, 2, 3], [1]]


@given(st.integers(0, 12), st.randoms(use_true_random=False))
def test_every_number_is_in_one_group(size: int, chance: random.Random) -> None:
    pairs = [(a, b, chance.uniform(-6, 3)) for a in range(size) for b in range(a) if chance.random() < 0.5]
    groups = folding.join(size, (), pairs)
    assert sorted(number for group in groups for number in group) == list(range(size))


def test_copies_of_one_post_are_one_story_whatever_is_written_above() -> None:
    posts = [post(BRIDGE, "a", origin="c/1"), post(f"Look! {CHESS}", "b", origin="c/1")]
    assert len(compile_digest(posts, limit=5).stories) == 1


def test_one_article_behind_two_links_is_one_story() -> None:
    article = Article(f"{BRIDGE} It will stay so until autumn.", "Bridge shut", "en", "https://example.org/b")
    posts = [post("Read this about pillars and cracks", "a", article=article), post(CHESS, "b", article=article)]
    assert len(compile_digest(posts, limit=5).stories) == 1


def test_a_live_page_holds_many_stories() -> None:
    live = Article(f"{BRIDGE} {CHESS}", "Live", "en", "https://example.org/live", kind="live")
    told = items.read([post(BRIDGE, "a", article=live), post(BAKERY, "b", article=live)])
    assert list(folding.copies(told)) == []


def test_items_days_apart_are_not_compared() -> None:
    told = items.read([post(BRIDGE, "a"), post(BRIDGE_AGAIN, "b", 24 * 7)])
    assert len(candidates.find(told, table.build(told))) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Die alte Brücke in Altbach ist seit Dienstag gesperrt: Ingenieure fanden Risse in zwei Pfeilern.",
            "Altbach: Ingenieure fanden Risse in zwei Pfeilern der alten Brücke, sie ist seit Dienstag gesperrt.",
        ),
        (
            "Miundombinu ya daraja la zamani la Oldbrook imefungwa Jumanne baada ya wahandisi kugundua nyufa.",
            "Daraja la zamani la Oldbrook imefungwa Jumanne: wahandisi wagundua nyufa, yasema halmashauri.",
        ),
        (
            "奥德布鲁克的旧桥星期二关闭,工程师在两个桥墩上发现裂缝。",
            "工程师在两个桥墩上发现裂缝,奥德布鲁克的旧桥星期二关闭。",
        ),
    ],
)
def test_stories_fold_in_languages_without_counts_too(one: str, other: str) -> None:
    posts = [post(one, "a"), post(other, "b", 1), post(CHESS, "c"), post(BAKERY, "d")]
    assert sorted(len(story.items) for story in compile_digest(posts, limit=5).stories) == [1, 1, 2]


def test_what_a_pair_is_told_by_has_a_name_and_a_weight_each() -> None:
    told = items.read([post(BRIDGE, "a"), post(BRIDGE_AGAIN, "b", 1)])
    built = table.build(told)
    rows = likeness.rows(told, built, candidates.find(told, built))
    assert rows.shape == (1, len(FEATURES))
    assert likeness.load().shape == (len(FEATURES),)


def test_the_likeness_of_a_pair_does_not_depend_on_who_is_first() -> None:
    told = items.read([post(BRIDGE, "a"), post(BRIDGE_AGAIN, "b", 1), post(CHESS, "c", 1)])
    there = list(folding.likenesses(told))
    back = list(folding.likenesses([told[1], told[0], told[2]]))
    assert there[0][2] == pytest.approx(back[0][2])


def test_how_usual_a_word_is_is_known_of_a_language_with_counts() -> None:
    known = background.load("en")
    assert known is not None
    said, unheard = known.frequency(["polic", "zzzzz"])
    assert said > unheard == 0
    assert background.load("sw") is None
