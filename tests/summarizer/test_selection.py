"""Choosing sentences: company for those that lean, each word told once, budgets kept, nothing said twice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import selection
from summarizer.algorithms.document import Document
from summarizer.model import Article
from summarizer.selection import Budget, Selection

TEXT = (
    "The icebreaker Polaris left Norby. It will arrive on Thursday. Fishermen walked across the ice. "
    "However, the ice is thin near piers. This worries the mayor. Bakers gave out bread."
)
WORDS = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=4).map(" ".join)


def document(text: str = TEXT) -> Document:
    """The document of an English text."""
    return Document.of(Article(text, "", "en"))


def chosen(
    worth: Sequence[float],
    sentences: int | None = None,
    words: int | None = None,
    text: str = TEXT,
    *,
    standing: bool = True,
) -> list[int]:
    """The numbers of the sentences chosen by their worth alone."""
    told = document(text)
    selected = Selection(told, worth, {}, Budget(sentences, words), standing)
    return sorted(selected.choose(range(len(told.sentences))))


def test_the_best_sentences_are_chosen() -> None:
    assert chosen([3, 0, 2, 0, 0, 1], 2) == [0, 2]


def test_a_leaning_sentence_comes_with_the_one_before() -> None:
    """Together they are worth more a sentence than any other."""
    assert chosen([3, 5, 2, 0, 0, 1], 2) == [0, 1]
    assert chosen([3, 5, 2, 0, 0, 1], 3) == [0, 1, 2]


def test_there_is_no_room_for_a_leaning_sentence_alone() -> None:
    assert chosen([3, 9, 2, 0, 0, 1], 1) == [0]


def test_company_that_is_worth_little_is_not_worth_it() -> None:
    assert chosen([1, 3, 4, 0, 0, 5], 2) == [2, 5]


def test_a_sentence_leans_on_a_leaning_one() -> None:
    """ "This worries the mayor" brings the thin ice along, and that the fishermen on it."""
    assert chosen([0, 0, 1, 1, 9, 1], 3) == [2, 3, 4]
    assert 4 not in chosen([0, 0, 1, 1, 9, 1], 2)


def test_a_leaning_sentence_needs_no_more_than_a_chosen_one() -> None:
    """Once the sentence before is told, the leaning one is weighed by itself."""
    assert chosen([9, 5, 6, 0, 0, 7], 3) == [0, 2, 5]
    assert chosen([9, 6.5, 6, 0, 0, 7], 3) == [0, 1, 5]


def test_without_company_leaning_sentences_are_like_any_other() -> None:
    assert chosen([3, 9, 2, 0, 0, 1], 1, standing=False) == [1]


def test_a_text_that_leans_on_nothing_is_told_all_the_same() -> None:
    """A heading is nothing to lean on; the best sentence is better than none."""
    told = document("Weather\n\nIt froze. They waited in the cold.")
    selected = Selection(told, [0, 1, 2], {}, Budget(1)).choose([1, 2])

    assert list(selected) == [2]


def test_nothing_stands_before_the_first_sentence() -> None:
    text = "It froze. The port closed. They waited."

    assert chosen([9, 1, 0], 1, text=text) == [1]
    assert chosen([9, 1, 0], 3, text=text) == [1, 2]


def test_a_text_in_which_everything_leans_is_told_from_its_best_sentence_on() -> None:
    assert chosen([1, 3, 0], 2, text="It froze. They waited. He left.") == [1, 2]


def test_a_word_is_told_once() -> None:
    """The second sentence of ice adds less than the bread although it is worth more alone."""
    told = document("Ice closed the port. The ice melts slowly today. Bakers gave out bread.")
    selected = Selection(told, [0, 0, 0], {"ice": 5.0, "bread": 3.0, "close": 1.0, "melt": 1.0}, Budget(2))

    assert sorted(selected.choose([0, 1, 2])) == [0, 2]


def test_what_is_worth_little_does_not_fill_the_room_for_words() -> None:
    """Four words are left after the first two sentences; the last is worth a tenth of them."""
    text = "Ice closed the port. Ships waited outside. Bakers smiled."

    assert chosen([10, 9, 1], words=9, text=text) == [0, 1]
    assert chosen([10, 9, 6], words=9, text=text) == [0, 1, 2]


def test_a_sentence_that_does_not_fit_leaves_room_for_another() -> None:
    text = "Ice closed the port. Ships waited outside for eleven very long days. Bakers smiled."

    assert chosen([10, 9, 8], words=6, text=text) == [0, 2]


def test_a_quotation_over_two_sentences_is_not_cut() -> None:
    """Neither half comes without the other."""
    text = (
        "Ice came.\n\nThe mayor said: “We close the port.\n\nNobody sails before May.”\n\nBakers gave out bread."
    )

    assert chosen([0, 5, 1, 2], 2, text=text) == [1, 2]
    assert chosen([0, 5, 1, 2], 1, text=text) == [3]
    assert chosen([0, 1, 5, 2], 1, text=text) == [3]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ice closed the port of Norby.", "On Monday ice closed the port of Norby.", True),
        ("Ice came.", "Ice came.", True),
        ("It did.", "It did.", True),
        ("It did.", "It did so.", False),
        ("Ice came.", "Ice closed the harbour of Norby until Thursday.", False),
        ("Ships waited outside the port.", "Children skated in the port.", False),
    ],
)
def test_sentences_that_say_the_same(one: str, other: str, same: bool) -> None:
    told = document(f"{one}\n\n{other}")

    assert selection.repeats(0, 1, told) is same
    assert selection.repeats(1, 0, told) is same


@given(st.lists(WORDS, min_size=1, max_size=6), st.integers(1, 3))
def test_greedy_is_near_the_best_set(texts: list[str], count: int) -> None:
    """At least 1 - 1/e of the best coverage (Nemhauser, Wolsey and Fisher 1978), repeats left out of both."""
    told = document("\n\n".join(f"Zq {text}." for text in texts))
    telling = {stem: ord(stem[0]) % 7 + 1.0 for words in told.words for stem in words}
    numbers = range(len(told.sentences))

    def worth(chosen: Sequence[int]) -> float:
        return sum(telling[stem] for stem in {stem for one in chosen for stem in told.words[one]})

    sets = (some for size in range(1, count + 1) for some in combinations(numbers, size))
    apart = [some for some in sets if not any(selection.repeats(*pair, told) for pair in combinations(some, 2))]
    picked = Selection(told, [0.0] * len(told.sentences), telling, Budget(count), standing=False).choose(numbers)

    assert not any(selection.repeats(*pair, told) for pair in combinations(picked, 2))
    assert worth(picked) >= 0.63 * max(map(worth, apart)) or len(picked) < count


@given(st.lists(st.floats(0, 9), min_size=6, max_size=6), st.integers(1, 6), st.integers(3, 40))
def test_both_budgets_are_kept(worth: list[float], sentences: int, words: int) -> None:
    picked = chosen(worth, sentences, words)
    told = document()

    assert 1 <= len(picked) <= sentences
    length = sum(selection.length(told.sentences[one].text, told.language) for one in picked)
    assert length <= words or len(picked) == 1
    assert all(not told.leaning[one] or one - 1 in picked for one in picked if len(picked) > 1)


@given(st.lists(WORDS, min_size=1, max_size=12), st.integers(0, 11))
def test_only_what_is_alike_is_compared_and_nothing_is_missed(lines: list[str], tried: int) -> None:
    """A sentence that repeats any chosen one is among those it is compared with."""
    told = document("\n\n".join(f"{line.capitalize()} went." for line in lines))
    number = tried % len(told.sentences)
    selected = Selection(told, [1.0] * len(told.sentences), {}, Budget())
    for other in range(len(told.sentences)):
        if other != number:
            selected._take((other,))

    alike = {other for other in selected.chosen if selection.repeats(number, other, told)}
    assert alike <= set(selected._like(number))
