"""What an article uses of the words that its summary shall be about."""

from __future__ import annotations

import pytest

from bot.model import Focus
from bot.workers import centre
from summarizer import read_article
from summarizer.errors import FocusError
from tests.telegram.articles import FERRY, MARKET, TRAM

ICE = "The ship waited two days. The delay was due to ice in the harbour of Sundby. Nobody on board was hurt."
CHINESE = "市长表示，这条线路将为闵行区的八十万居民提供更便捷的交通。施工历时六年，期间因地质问题两次停工。"


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        (FERRY, "the harbour", Focus("harbour")),
        (FERRY, "Oskar Nyman", Focus("Oskar Nyman")),
        (FERRY, "ships and boats", Focus("ships boats")),
        (FERRY, "the harbour of Paris", Focus("harbour", ("Paris",))),
        (FERRY, "the habrour", Focus("harbour")),
        (ICE, "Why", Focus("Why")),
        (FERRY, "how many", Focus("how many")),
        (TRAM, "вагонах", Focus("вагонах")),
        (ICE, "what caused the delay", Focus("what caused delay")),
        (ICE, "vessel", Focus("vessel")),
        (CHINESE, "闵行区", Focus("闵行区")),
        (CHINESE, "为什么", Focus("为什么")),
    ],
)
def test_words_are_found_in_any_form_and_put_right_where_mistyped(text: str, asked: str, found: Focus) -> None:
    assert centre.find(read_article(text), asked) == found


@pytest.mark.parametrize("asked", ["hospitals of Paris", "elections", "it", "выборы", "🙂", "  "])
def test_where_none_is_found_the_names_are_told(asked: str) -> None:
    found = centre.find(read_article(MARKET), asked)
    assert found.words == ""
    assert "Helena Brandt" in found.names


def test_names_are_told_once_each_and_the_most_mentioned_first() -> None:
    text = "\n\n".join(["Oskar Nyman met Ingrid Dahlberg in the harbour.", *["Nyman closed the harbour."] * 3])
    assert centre.names(read_article(text)) == ("Oskar Nyman",)


def test_an_article_without_names_has_none_to_tell() -> None:
    assert centre.names(read_article("the old ferry sails again. nobody was hurt in the storm.")) == ()


@pytest.mark.parametrize(("text", "asked"), [(FERRY, "Why"), (TRAM, "почему")])
def test_a_question_alone_that_nothing_answers_is_told(text: str, asked: str) -> None:
    with pytest.raises(FocusError) as caught:
        centre.find(read_article(text), asked)

    assert (caught.value.key, caught.value.values) == ("focus-unanswered", {"words": asked})
