"""Summaries: slices in article order, no longer than asked, without repeats or loose ends."""

from __future__ import annotations

from itertools import pairwise
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import algorithms, sentences
from summarizer import language as languages
from summarizer.errors import UnknownAlgorithmError
from summarizer.language import Language
from summarizer.model import Article
from summarizer.summary import Reduction, is_whole, saved, summarize

NOUNS = (
    "harbour",
    "ship",
    "mayor",
    "ice",
    "town",
    "bridge",
    "storm",
    "captain",
    "school",
    "market",
    "sea",
    "oil",
)
STORY = (
    "The harbour of Norby froze on Monday for the first time in 30 years. "
    "The mayor, Ann Lee, closed the port and called the icebreaker Polaris. "
    "It will arrive on Thursday. "
    "Fishermen walked to their boats across the ice. "
    "Children skated between the piers. "
    "A bakery handed out hot bread. "
    "The last such winter closed the port of Norby for six weeks. "
    "Schools stay open, the town council announced on its page."
)

SENTENCES = st.lists(st.sampled_from(NOUNS), min_size=1, max_size=9).map(
    lambda words: " ".join(words).capitalize() + "."
)
TEXTS = st.lists(SENTENCES, max_size=40).map(" ".join) | st.text(max_size=300)


def english(text: str, title: str = "") -> Article:
    """An English article."""
    return Article(text, title, "en")


def chosen(text: str, count: int | None = None, algorithm: str = "nutshell", title: str = "") -> list[str]:
    """The texts of a summary's sentences."""
    summary = summarize(english(text, title), sentences=count, algorithm=algorithm)
    return [sentence.text for sentence in summary.sentences]


def numbered(count: int) -> Article:
    """An article of so many sentences that have little in common."""
    lines = (
        f"{NOUNS[n % 11].capitalize()} {n} saw {NOUNS[n // 11 % 11]} {n * 7} near {n * 13}." for n in range(count)
    )
    return english(" ".join(lines))


@given(TEXTS, st.integers(1, 9), st.sampled_from(["nutshell", "lead", "lexrank"]))
def test_a_summary_is_a_part_of_its_article(text: str, count: int, algorithm: str) -> None:
    """Slices, sentences of the article, in its order, each once, at most as many as asked for."""
    summary = summarize(english(text), sentences=count, algorithm=algorithm)

    assert len(summary.sentences) <= count
    assert set(summary.sentences) <= set(sentences.split(text, "en"))
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in summary.sentences)
    assert all(one.end <= other.start for one, other in pairwise(summary.sentences))


@given(TEXTS)
def test_a_fitting_summary_is_whole_or_shorter(text: str) -> None:
    """Nobody asked for a length: at most seven sentences, or the whole article; nothing of nothing only."""
    summary = summarize(english(text))
    reduction = saved(summary)

    assert bool(summary.sentences) == bool(text.strip())
    assert is_whole(summary) == (reduction.sentences == reduction.of_sentences)
    assert is_whole(summary) or (reduction.sentences <= 7 and reduction.words <= 0.7 * reduction.of_words)


@pytest.mark.parametrize("algorithm", algorithms.NAMES)
def test_every_algorithm_makes_a_summary(algorithm: str) -> None:
    """The summary carries the name of the algorithm, and the length asked for."""
    summary = summarize(english(STORY), sentences=2, algorithm=algorithm)

    assert summary.algorithm == algorithm
    assert len(summary.sentences) == 2


@pytest.mark.parametrize(("count", "fitting"), [(4, 2), (14, 2), (16, 3), (28, 4), (49, 7), (200, 7)])
def test_fitting_lengths(count: int, fitting: int) -> None:
    """One sentence in seven, from two to seven."""
    assert len(summarize(numbered(count)).sentences) == fitting


@pytest.mark.parametrize("count", [1, 2, 3])
def test_up_to_three_sentences_are_short_already(count: int) -> None:
    """The whole article is its summary."""
    assert is_whole(summarize(numbered(count)))


def test_a_summary_that_saves_nothing_is_the_whole_article() -> None:
    """Two long sentences and two of a word: the two long ones are nearly everything."""
    text = (
        "The harbour of Norby froze on Monday for the first time in 30 cold years. Nobody sailed. "
        "The mayor of Norby, Ann Lee, closed the harbour and called the icebreaker Polaris. Snow fell."
    )

    assert is_whole(summarize(english(text)))
    assert not is_whole(summarize(english(text), sentences=2))


def test_as_many_sentences_as_there_are_is_the_whole_article() -> None:
    """Asking for more than there is gives all there is, headings and repeats too."""
    article = english("News\n\nIce came. Ice came. Ships waited.")

    assert is_whole(summarize(article, sentences=4))
    assert is_whole(summarize(article, sentences=99))


def test_an_empty_article_has_an_empty_summary() -> None:
    """No sentences in, no sentences out, and nothing saved."""
    summary = summarize(english(" \n "))

    assert summary.sentences == ()
    assert is_whole(summary)
    assert saved(summary) == Reduction(0, 0, 0, 0)


@pytest.mark.parametrize("count", [0, -1])
def test_fewer_than_one_sentence_is_no_summary(count: int) -> None:
    """A length below one is the caller's mistake."""
    with pytest.raises(ValueError, match="at least one"):
        summarize(english(STORY), sentences=count)


@pytest.mark.parametrize("budget", [0, -5])
def test_fewer_than_one_word_is_no_summary(budget: int) -> None:
    with pytest.raises(ValueError, match="one word"):
        summarize(english(STORY), words=budget)


@pytest.mark.parametrize("algorithm", algorithms.NAMES)
@pytest.mark.parametrize("budget", [12, 25, 40])
def test_a_summary_keeps_to_its_words(budget: int, algorithm: str) -> None:
    """Every algorithm's sentences have no more words than asked for, whole sentences all."""
    summary = summarize(english(STORY), words=budget, algorithm=algorithm)

    assert 0 < saved(summary).words <= budget


def test_both_limits_hold() -> None:
    """Two sentences at most, though there is room for more words, and the words hold where sentences do not."""
    assert len(summarize(english(STORY), sentences=2, words=80).sentences) == 2
    assert len(summarize(english(STORY), sentences=8, words=14).sentences) == 1


def test_more_words_than_there_are_give_the_whole_article() -> None:
    assert is_whole(summarize(english(STORY), words=500))


def test_a_single_sentence_may_be_longer_than_asked_for() -> None:
    """Nothing is cut, and something is told: the shortest sentence."""
    assert [sentence.text for sentence in summarize(english(STORY), words=1).sentences] == [
        "It will arrive on Thursday."
    ]


def test_a_focus_leaves_what_is_about_it() -> None:
    summary = summarize(english(STORY), sentences=3, focus="Norby")

    assert len(summary.sentences) == 2
    assert all("Norby" in sentence.text for sentence in summary.sentences)


def test_an_unknown_algorithm_is_an_error_even_for_nothing() -> None:
    """The name is looked at before the article."""
    with pytest.raises(UnknownAlgorithmError):
        summarize(english(""), algorithm="tarot")


def test_a_sentence_said_twice_is_chosen_once() -> None:
    """The repeat, with two words more, is dropped although lead would take it second."""
    text = (
        "The mayor closed the harbour of Norby. On Monday night the mayor closed the harbour of Norby. "
        "Children skated between the piers. A bakery gave out bread. Schools stay open."
    )

    assert chosen(text, 2, "lead") == [
        "The mayor closed the harbour of Norby.",
        "Children skated between the piers.",
    ]


def test_short_sentences_that_share_a_word_are_no_repeats() -> None:
    """One word in common is a repeat only when the rest is hardly more."""
    text = "Ice came. Ice closed the harbour of Norby until Thursday. Ships waited. Nobody sailed."

    assert chosen(text, 2, "lead") == ["Ice came.", "Ice closed the harbour of Norby until Thursday."]


def test_a_leaning_sentence_is_not_chosen_alone() -> None:
    """ "It will arrive" is understood only after the sentence that names the icebreaker."""
    for count in range(1, 8):
        texts = chosen(STORY, count)
        assert "It will arrive on Thursday." not in texts or any("Polaris" in text for text in texts)


def test_leaning_sentences_are_chosen_when_there_are_no_others() -> None:
    """A text of leaning sentences has a summary all the same."""
    text = "It froze. It stayed cold. He closed the port. They waited. This ended in March."

    assert len(chosen(text, 3)) == 3


def test_headings_and_bylines_are_not_chosen() -> None:
    """The first lines of a page are not its first sentences."""
    paragraphs = "Ice|By Ann Lee|The harbour of Norby froze. Ships waited outside.|Background|Ice came early."
    text = paragraphs.replace("|", "\n\n")

    assert chosen(text, 1, "lead") == ["The harbour of Norby froze."]
    assert chosen(text, 5, "lead") == [
        "The harbour of Norby froze.",
        "Ships waited outside.",
        "Ice came early.",
    ]


def test_the_title_is_not_said_again() -> None:
    """A first line that is the article's title is no news, though it ends as a sentence does."""
    text = "Will the harbour freeze?\n\nThe ice is thick. Ships wait. Nobody sails."

    assert chosen(text, 1, "lead", "Will the harbour freeze?") == ["The ice is thick."]


def test_headings_are_chosen_when_there_is_nothing_else() -> None:
    """A list without a full stop is still told."""
    assert chosen("Bread\n\nMilk\n\nEggs\n\nSalt\n\nTea", 2, "lead") == ["Bread", "Milk"]


def test_what_a_summary_saves() -> None:
    """Sentences and words are counted, and minutes at 230 words a minute."""
    summary = summarize(
        english("Ice came early this year. Ships waited. Nobody sailed. Snow fell."),
        sentences=1,
        algorithm="lead",
    )

    assert saved(summary) == Reduction(sentences=1, of_sentences=4, words=5, of_words=11)
    assert saved(summary).minutes == pytest.approx(6 / 230)


def test_words_without_spaces_are_counted_by_characters() -> None:
    """Chinese counts pairs of neighbouring characters, one fewer than characters in a run."""
    article = Article("一月港口结冰了。船只在外面等待。破冰船来了。人们很高兴。", language="zh")

    with mock.patch.object(languages, "load", return_value=Language("zh", spaces=False)):
        assert saved(summarize(article, sentences=1)).of_words == 6 + 6 + 4 + 4
