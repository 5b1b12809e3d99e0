"""What tells no story is passed over and counted."""

from __future__ import annotations

import pytest

from summarizer import Article, Post, compile_digest
from tests.summarizer.stories.messages import BRIDGE, MILL, message, post, talk


@pytest.mark.parametrize(
    "text",
    [
        "Good morning, dear friends of the old harbour!",
        "Доброе утро, дорогие читатели нашего канала!",
        "Sleep better with the Cloudline pillow, use code SHORE20 at our shop today.",
        "Тёплые пледы от фабрики «Уют» со скидкой, по промокоду ЗИМА доставка бесплатно.",
        "Новый жилой комплекс у парка сдан, ипотека от банка. erid: 2VtzqwAbC",
        "/digest everything that was said since yesterday evening",
        "👍👍👍",
        "",
    ],
)
def test_it_is_no_story_in_a_channel(text: str) -> None:
    digest = compile_digest([post(text)], limit=5)
    assert (digest.stories, digest.passed) == ((), 1)


def test_a_bot_tells_no_story() -> None:
    assert compile_digest([post(BRIDGE, author="weather_bot")], limit=5).stories == ()


def test_a_text_that_begins_with_thanks_and_goes_on_is_told() -> None:
    text = f"Thank you all for your letters. {BRIDGE}"
    assert len(compile_digest([post(text)], limit=5).stories) == 1


def test_small_talk_in_a_group_is_passed_over_unless_it_was_taken_up() -> None:
    small = "My tomatoes have caught blight again this summer"
    assert compile_digest(talk(message(1, "Ann", small)), limit=5).stories == ()
    (story,) = compile_digest(talk(message(1, "Ann", small, reactions=4)), limit=5).stories
    assert story.headline == small


def test_a_long_message_in_a_group_is_a_story() -> None:
    (story,) = compile_digest(talk(message(1, "Ann", MILL)), limit=5).stories
    assert story.headline == MILL


def test_a_bare_link_is_told_only_when_many_shared_it() -> None:
    link = "https://example.org/bridge"
    posts = [post(link, name, links=(link,)) for name in "abc"]
    assert compile_digest(posts[:2], limit=5).stories == ()
    (story,) = compile_digest(posts, limit=5).stories
    assert (story.headline, len(story.items)) == (link, 3)


def test_a_bare_link_whose_article_was_read_is_told_by_its_title() -> None:
    link = "https://example.org/bridge"
    article = Article(f"{BRIDGE} Repairs will take until autumn.", "Bridge shut", "en", link)
    (story,) = compile_digest([Post(link, "a", links=(link,), article=article)], limit=5).stories
    assert story.headline == "Bridge shut"
    assert story.article is article
    assert all(article.text[s.start : s.end] == s.text for s in story.sentences)
