"""Summaries of each length, and the lengths that would tell something else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Chosen, Length
from bot.model.lengths import STEPS
from bot.workers import centre, choosing
from summarizer import Article, read_article
from tests.telegram.articles import FERRY, LETTERS

SAME = "The ferry Marta sails on Monday from the old quay of Sundby."
SENTENCES = st.lists(st.sampled_from([*FERRY.split("\n\n"), SAME]), min_size=1, max_size=15)


def choose(article: Article, length: Length, focus: str = "") -> Chosen:
    """A summary by the usual algorithm."""
    return choosing.choose(article, length, "nutshell", focus)


@given(SENTENCES, st.sampled_from(["", "ferry", "Oskar Nyman"]))
@settings(max_examples=40, deadline=None)
def test_every_step_that_is_told_of_is_what_it_is_told_to_be(sentences: list[str], focus: str) -> None:
    article = read_article("\n\n".join(sentences))
    focus = centre.find(article, focus).words
    told = choose(article, Length(), focus).steps
    assert set(told) <= set(STEPS)
    assert "medium" in told
    assert len(set(told.values())) == len(told)
    for step, count in told.items():
        assert len(choose(article, Length(step), focus).summary.sentences) == count


def test_lengths_are_what_they_say() -> None:
    article = read_article(LETTERS)
    shown = {each: choose(article, Length.read(each) or Length()) for each in (*STEPS, "3", "50%", "99")}
    assert [len(chosen.summary.sentences) for chosen in shown.values()] == [1, 1, 2, 4, 3, 5, 9]
    assert [chosen.wanted for chosen in shown.values()] == [1, 1, 2, 4, 3, 5, 99]
    assert {chosen.total for chosen in shown.values()} == {9}


def test_what_only_repeats_is_no_longer_summary() -> None:
    article = read_article("\n\n".join([SAME] * 12))
    assert choose(article, Length("sentences", 5)).steps == {"medium": 1}


def test_a_long_text_is_not_tried_out() -> None:
    towns = ["".join("abcdefghij"[int(digit)] for digit in str(n)) + "burg" for n in range(1000, 1900)]
    text = "\n\n".join(
        f"The ship of {a} left for {b} and {c}." for a, b, c in zip(*[iter(towns)] * 3, strict=True)
    )
    article = read_article(text)
    assert choose(article, Length()).steps == {"line": 1, "short": 4, "medium": 7, "long": 14}


@pytest.mark.parametrize("length", [*STEPS, "1", "9"])
def test_what_it_is_about_stands_in_every_sentence(length: str) -> None:
    chosen = choose(read_article(FERRY), Length.read(length) or Length(), "Marta")
    assert chosen.summary.sentences
    assert all("Marta" in sentence.text for sentence in chosen.summary.sentences)
