"""A story's headline is its best sentence, what follows adds something, and what ranks high is widely told."""

from __future__ import annotations

from summarizer import compile_digest
from tests.summarizer.stories.messages import BAKERY, BRIDGE, BRIDGE_AGAIN, CHESS, post

FOOTER = "Harbour News | subscribe"


def test_a_teaser_and_a_question_name_no_story() -> None:
    text = f"Did you hear?\n\nWhat happened at the bridge:\n\n{BRIDGE}"
    (story,) = compile_digest([post(text)], limit=1).stories
    assert story.headline == BRIDGE


def test_pictures_in_front_are_no_part_of_a_headline() -> None:
    (story,) = compile_digest([post(f"⚡️❗️ {BRIDGE}")], limit=1).stories
    assert story.headline == BRIDGE


def test_what_a_channel_puts_under_all_its_posts_is_never_told() -> None:
    texts = (BRIDGE, CHESS, BAKERY)
    digest = compile_digest([post(f"{text}\n\n{FOOTER}", "h", n) for n, text in enumerate(texts)], limit=5)
    assert {story.headline for story in digest.stories} == set(texts)
    assert all(FOOTER not in sentence.text for story in digest.stories for sentence in story.sentences)


def test_the_sentences_add_to_the_headline_and_are_slices() -> None:
    text = f"{BRIDGE} {BRIDGE_AGAIN} Buses go round by Milltown until the repairs are finished in October."
    (story,) = compile_digest([post(text)], limit=1).stories
    assert story.headline == BRIDGE
    assert [sentence.text for sentence in story.sentences] == [
        "Buses go round by Milltown until the repairs are finished in October."
    ]
    assert all(story.article.text[s.start : s.end] == s.text for s in story.sentences)


def test_the_teller_stands_first_among_the_items() -> None:
    posts = [
        post("Oldbrook: old bridge shut, engineers found cracks in two pillars", "a"),
        post(BRIDGE, "b"),
        post(BRIDGE_AGAIN, "c"),
    ]
    (story,) = compile_digest(posts, limit=1).stories
    first = story.items[0]
    assert story.headline in getattr(first, "text", "")
    assert len(story.items) == 3


def test_reactions_lift_a_story_above_one_told_as_widely() -> None:
    digest = compile_digest([post(CHESS, "a"), post(BRIDGE, "b", reactions=50)], limit=5)
    assert digest.stories[0].headline == BRIDGE


def test_the_fresher_of_two_stories_told_as_widely_comes_first() -> None:
    digest = compile_digest([post(CHESS, "a"), post(BRIDGE, "b", 9)], limit=5)
    assert digest.stories[0].headline == BRIDGE
