"""Every measure against a value worked out by hand; the working stands beside it."""

from __future__ import annotations

import math

import pytest

from tests.evaluation import metrics
from tests.evaluation.tokens import stems, tokens


def words(text: str) -> list[str]:
    return text.split()


def test_rouge_n_is_the_f_measure_of_clipped_counts() -> None:
    summary, reference = [words("the cat the cat")], [words("the cat sat")]
    # 1-grams: "the" and "cat" once each are shared; 4 ours, 3 theirs: 2·2/7. 2-grams: 1 shared; 3, 2: 2·1/5.
    assert metrics.rouge_n(summary, reference, 1) == pytest.approx(4 / 7)
    assert metrics.rouge_n(summary, reference, 2) == pytest.approx(2 / 5)


def test_rouge_n_of_nothing_is_nothing() -> None:
    assert metrics.rouge_n([], [words("a b")], 1) == 0.0
    assert metrics.rouge_n([words("a")], [words("a")], 2) == 0.0


def test_common_subsequence_keeps_order() -> None:
    assert metrics.common_subsequence(words("a b c d"), words("x b y d a")) == [1, 3]
    assert metrics.common_subsequence(words("a"), words("b")) == []


def test_rouge_lsum_takes_the_union_as_in_lins_example() -> None:
    # Lin (2004), section 3.2: reference w1 w2 w3 w4 w5; candidates w1 w2 w6 w7 w8 and w1 w3 w8 w9 w5. The
    # union is w1 w2 w3 w5, so recall is 4/5; precision here is 4/10; F = 2·4 / (5 + 10).
    reference = [words("w1 w2 w3 w4 w5")]
    summary = [words("w1 w2 w6 w7 w8"), words("w1 w3 w8 w9 w5")]
    assert metrics.rouge_lsum(summary, reference) == pytest.approx(8 / 15)


def test_rouge_lsum_credits_a_word_only_as_often_as_it_occurs() -> None:
    # "a b" matches both reference sentences, but its words exist once: 2 hits, 2 ours, 4 theirs.
    assert metrics.rouge_lsum([words("a b")], [words("a b"), words("a b")]) == pytest.approx(4 / 6)


def test_rouge_counts_stems() -> None:
    # "cats running" and "cat runs" agree on both stems; "fast" is missing: 1-grams 2·2/5, 2-grams 2·1/3.
    found = metrics.rouge(["Cats running"], ["cat runs", "fast"], "en")
    assert found == pytest.approx((4 / 5, 2 / 3, 4 / 5))


def test_tokens_split_unspaced_scripts_by_character_and_keep_vowel_signs() -> None:
    assert tokens("SI 磁通量 1943年") == ["si", "磁", "通", "量", "1943", "年"]
    assert tokens("टेस्ला की") == ["टेस्ला", "की"]
    assert stems("мосты города", "ru") == ["мост", "город"]


def test_the_right_sentence_shares_a_character_with_a_gold_span() -> None:
    assert metrics.overlaps((0, 10), [(9, 12)])
    assert not metrics.overlaps((0, 10), [(10, 12)])
    assert metrics.overlaps((0, 10), [(50, 60), (3, 4)])
    assert not metrics.overlaps(None, [(0, 5)])
    assert not metrics.overlaps((0, 5), [])


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The U.S. Army, an army!", "en", ["us", "army", "army"]),
        ("los años 1990", "es", ["años", "1990"]),
        ("der Bürgermeister", "de", ["bürgermeister"]),
        ("l’école des mines", "fr", ["école", "mines"]),
        ("المدينة المنورة", "ar", ["مدينة", "منورة"]),
        ("1943 年", "zh", ["1943", "年"]),
        ("в 1968 году", "ru", ["в", "1968", "году"]),
    ],
)
def test_answers_are_normalized_per_language(text: str, language: str, expected: list[str]) -> None:
    assert metrics.normalized(text, language) == expected


def test_exact_match_takes_any_gold_answer() -> None:
    assert metrics.exact_match("the Denver Broncos.", ["Broncos", "Denver Broncos"]) == 1.0
    assert metrics.exact_match("Denver", ["Denver Broncos"]) == 0.0


def test_answer_f1_is_the_best_over_gold_answers() -> None:
    # "about 150,000" against "150,000 people": one shared of two and two: 2·1/4; against "150,000": 2·1/3.
    assert metrics.answer_f1("about 150,000", ["150,000 people"]) == pytest.approx(1 / 2)
    assert metrics.answer_f1("about 150,000", ["150,000 people", "150,000"]) == pytest.approx(2 / 3)


def test_answer_f1_counts_characters_where_words_are_not_spaced() -> None:
    # 纽约酒店 against 纽约: two shared characters of four and two: 2·2/6.
    assert metrics.answer_f1("纽约酒店", ["纽约"], "zh") == pytest.approx(2 / 3)


@pytest.mark.parametrize(("prediction", "score"), [("", 1.0), ("anything", 0.0)])
def test_an_unanswerable_question_asks_for_silence(prediction: str, score: float) -> None:
    assert metrics.exact_match(prediction, []) == metrics.answer_f1(prediction, []) == score


def test_auroc_counts_ties_half() -> None:
    # Pairs: .9>.5, .9>.1, .5=.5 (half), .5>.1: 3.5 of 4.
    assert metrics.auroc([0.9, 0.5], [0.5, 0.1]) == pytest.approx(3.5 / 4)
    assert metrics.auroc([1.0, 1.0], [1.0]) == pytest.approx(0.5)
    assert math.isnan(metrics.auroc([], [0.1]))


def test_false_answers_at_a_rate_of_false_refusals() -> None:
    answerable = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
    unanswerable = [0.05, 0.15, 0.25, 0.95]
    # One in ten may be refused: the threshold is .2, and .25 and .95 pass it.
    assert metrics.false_answers(answerable, unanswerable, refusals=0.1) == pytest.approx(0.5)
    # None may be refused: the threshold is .1, and .15 passes too.
    assert metrics.false_answers(answerable, unanswerable, refusals=0.0) == pytest.approx(0.75)


def test_false_answers_with_one_score_for_all_cannot_refuse_any() -> None:
    assert metrics.false_answers([0.5] * 20, [0.5] * 20, refusals=0.05) == 1.0


def test_interval_of_a_constant_is_that_constant() -> None:
    assert metrics.interval([[0.3]] * 5) == pytest.approx((0.3, 0.3))


def test_interval_draws_whole_clusters() -> None:
    rows = [[0.0]] * 50 + [[1.0]] * 50
    # Two clusters drawn twice: both 0, one of each, or both 1; each extreme a quarter of the time.
    assert metrics.interval(rows, ["a"] * 50 + ["b"] * 50) == (0.0, 1.0)
    # A hundred independent rows: half, give or take 1.96 · sqrt(.25 / 100) = .098.
    low, high = metrics.interval(rows)
    assert low == pytest.approx(0.402, abs=0.03)
    assert high == pytest.approx(0.598, abs=0.03)


def test_interval_of_one_cluster_draws_its_rows() -> None:
    rows = [[0.0]] * 50 + [[1.0]] * 50
    assert metrics.interval(rows, ["a"] * 100) == metrics.interval(rows)


def test_interval_is_the_same_for_the_same_seed() -> None:
    rows = [[0.0], [1.0], [1.0], [0.0], [1.0], [0.5]]
    assert metrics.interval(rows) == metrics.interval(rows)


def test_interval_takes_any_statistic() -> None:
    rows = [[0.9, 1.0], [0.8, 1.0], [0.1, 0.0], [0.2, 0.0]]

    def area(table: metrics.Numbers) -> float:
        return metrics.auroc(table[table[:, 1] == 1, 0], table[table[:, 1] == 0, 0])

    assert metrics.interval(rows, statistic=area) == (1.0, 1.0)
