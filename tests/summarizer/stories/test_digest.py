"""Digests: the same story folded, the most widely told first, nothing lost from sight."""

from datetime import UTC, datetime, timedelta

import pytest

from summarizer import Article, Post, compile_digest

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
BRIDGE = "The old bridge at Oldbrook was shut on Tuesday after engineers found cracks in two of its pillars."
BRIDGE_AGAIN = "Oldbrook: engineers found cracks in two pillars of the old bridge, which was shut on Tuesday."
CHESS = "Fourteen-year-old Mira Sundt has won the national chess championship without losing a single game."
BAKERY = "A bakery on Harbour Street will bake its last loaf in June, its owner Jonas Pell announced at noon."


def post(text: str, channel: str, hours: float = 0) -> Post:
    return Post(text, channel=channel, date=NOON + timedelta(hours=hours))


def test_the_same_story_told_by_two_channels_is_one() -> None:
    digest = compile_digest([post(BRIDGE, "a"), post(CHESS, "a"), post(BRIDGE_AGAIN, "b", 1)], limit=5)
    assert sorted(len(story.items) for story in digest.stories) == [1, 2]


def test_what_more_channels_tell_comes_first() -> None:
    digest = compile_digest([post(CHESS, "a", 5), post(BRIDGE, "a"), post(BRIDGE_AGAIN, "b")], limit=5)
    assert "bridge" in digest.stories[0].headline


def test_the_same_words_a_week_later_are_another_story() -> None:
    assert len(compile_digest([post(BRIDGE, "a"), post(BRIDGE_AGAIN, "b", 24 * 7)], limit=5).stories) == 2


def test_stories_past_the_limit_are_counted() -> None:
    digest = compile_digest([post(BRIDGE, "a"), post(CHESS, "a"), post(BAKERY, "a")], limit=1)
    assert (len(digest.stories), digest.omitted) == (1, 2)


def test_greetings_tell_no_story() -> None:
    assert compile_digest([post("Good morning!", "a"), post("ok 👍", "b")], limit=3).stories == ()


def test_an_article_is_named_by_its_title() -> None:
    article = Article(
        f"{BRIDGE}\n\nRepairs will take until autumn, the council said.", title="Bridge shut", language="en"
    )
    assert compile_digest([article], limit=1).stories[0].headline == "Bridge shut"


def test_sentences_are_slices_of_the_first_item() -> None:
    long = f"{BRIDGE} Repairs will take until autumn, the council said. Buses go round by Milltown until then."
    (story,) = compile_digest([post(long, "a")], limit=1).stories
    assert story.sentences
    assert all(story.items[0].text[s.start : s.end] == s.text for s in story.sentences)


def test_nothing_to_tell_is_an_empty_digest() -> None:
    assert compile_digest([], limit=3).stories == ()


def test_a_digest_of_no_stories_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        compile_digest([], limit=0)


def test_posts_without_a_date_are_folded_by_their_words() -> None:
    assert len(compile_digest([Post(BRIDGE), Post(BRIDGE_AGAIN), Post(CHESS)], limit=5).stories) == 2
