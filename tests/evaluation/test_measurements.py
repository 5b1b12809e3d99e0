"""What the measurements take care of: lines dropped by reading, word budgets, sizes that take too long."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

import pytest

from summarizer import language as languages
from summarizer import read_article
from summarizer.learning import summary
from summarizer.learning.answer import texts
from tests.evaluation import __main__ as command
from tests.evaluation import asking, corpus, dividing, growth, speed, summaries, unspaced
from tests.evaluation.datasets import Question, Reading
from tests.evaluation.speed import Race

ENTRIES = corpus.entries()


def test_a_place_is_found_again_in_what_reading_left() -> None:
    original, left = "Menu\n\nOne two.\n\n  Two three.", "One two.\n\nTwo three."
    start = original.index("three")
    ((begin, end),) = asking.located(original, left, [(start, start + 5)])
    assert left[begin:end] == "three"
    assert asking.located(original, left, [(0, 4)]) == ()
    assert asking.located(original, original, [(0, 4)]) == ((0, 4),)


def test_a_place_on_a_repeated_word_stays_on_its_own_line() -> None:
    original, left = "Gone\n\nTwo.\n\nNot two.\n\nTwo here.", "Two.\n\nNot two.\n\nTwo here."
    start = original.index("Two here")
    ((begin, _),) = asking.located(original, left, [(start, start + 3)])
    assert left[begin:] == "Two here."


def test_asking_marks_a_reading_with_ours_and_the_baseline() -> None:
    entry = next(entry for entry in ENTRIES if entry.language == "en")
    asked = asking.ask(entry.reading)
    assert len(asked.outcomes) == len(entry.questions)
    assert all(outcome.located for outcome in asked.outcomes)
    assert all(outcome.baseline.answered for outcome in asked.outcomes)
    assert not any(outcome.ours.right for outcome in asked.outcomes if not outcome.answerable)


@pytest.mark.parametrize("budget", [5, 40, 80])
def test_a_summary_keeps_within_its_words(budget: int) -> None:
    article = read_article(ENTRIES[1].text)
    assert 0 < summaries.length(summaries.within(article, "lexrank", budget)) <= budget


@pytest.mark.parametrize(
    ("sentence", "leaning"), [("She said no.", True), ("“He left,” said Ann.", True), ("Ann left.", False)]
)
def test_leaning_looks_past_quotation_marks(sentence: str, leaning: bool) -> None:
    assert summaries.leans(sentence, "en") is leaning


def test_a_sentence_is_alone_without_the_one_before_it() -> None:
    article = read_article("Ann came to Norby. She left the town. Ben came to the town. He left it too.")
    sentences = ["She left the town.", "Ben came to the town.", "He left it too."]
    assert summaries.alone(article, sentences) == [True, False, False]
    assert summaries.alone(article, sentences[2:]) == [True]


def test_a_repeat_has_most_words_of_a_sentence() -> None:
    told = "The mayor closed the port of Norby on Monday."
    assert summaries.repeated(told, "On Monday the mayor of Norby closed a port.", "en")
    assert not summaries.repeated(told, "The mayor of Norby opened a school.", "en")
    assert not summaries.repeated("He did.", "He did so.", "en")


def test_a_size_that_would_take_too_long_is_left_out() -> None:
    # 10 times the size is expected to take 1000 times as long, 20 s; measured to take 100 times, so 200 s next.
    races = [partial(Race, (seconds, 0.0), True) for seconds in (0.02, 2.0, 1.0, 1.0)]
    assert speed.series(races, (1, 10, 100, 1000)) == [Race((0.02, 0.0), True), Race((2.0, 0.0), True), None, None]


def test_growth_is_told_by_the_two_sizes_before() -> None:
    assert speed.expected([], (10, 20, 40), 10) == 0.0
    assert speed.expected([1.0], (10, 20, 40), 20) == pytest.approx(8.0)
    assert speed.expected([1.0, 4.0], (10, 20, 40), 40) == pytest.approx(16.0)


def test_a_race_tells_whether_the_results_agree() -> None:
    assert speed.race([lambda: [1, 2], lambda: [1, 2]]).same
    assert not speed.race([lambda: [1, 2], lambda: [1, 3]]).same


def test_parts_told_wrong_are_counted_pair_by_pair() -> None:
    # Eight sentences in two parts, so pairs two apart: (2, 4) and (3, 5) lie in both, as (1, 3) and (2, 4) do in
    # what was found.
    assert dividing.p_k([0, 4], [0, 4], 8) == 0.0
    assert dividing.p_k([0, 4], [0, 3], 8) == pytest.approx(2 / 6)
    assert dividing.p_k([0], [0], 1) == 0.0


def test_a_patchwork_knows_where_its_articles_and_paragraphs_begin() -> None:
    articles = [["The ice is thick. Ships wait.", "It thaws."], ["Taxes rise.", "Schools close. Parents protest."]]
    text = dividing.patchwork(articles, (2, 2), random.Random(0))
    assert text.starts == (0, 3)
    assert sum(text.paragraphs) == 4
    assert len(text.stems) == 6
    assert dividing.evenly(text) in ([0, 2], [0, 3])


def test_a_stretch_is_covered_by_any_sentence_of_it() -> None:
    stretched = [["The ice is thick.", "Ships wait."], ["Taxes rose."], ["Schools closed."]]
    assert dividing.covered(stretched, "lead") == pytest.approx(2 / 3)


def test_ranks_that_differ_in_the_last_decimals_keep_the_order_of_the_text() -> None:
    assert growth.order([0.5, 0.7, 0.5 + 1e-12]) == [1, 0, 2]


def test_no_figure_is_measured_on_what_the_weights_were_fitted_to() -> None:
    assert not any(name.startswith("gold-") for name, *_ in (*texts.SENTENCES, *texts.SPANS, *texts.FOREIGN))
    assert set(summary.ROWS) <= set(summaries.SETS)


def test_a_missing_data_folder_is_a_usage_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--data", str(tmp_path)]) == 2
    assert "no evaluation data" in capsys.readouterr().err


def test_what_is_taken_for_words_finds_the_text_and_the_sentence() -> None:
    first = Reading("港口结冰了。船停了。", "zh", "a", (Question("什么结冰了", places=((0, 6),)),))
    other = Reading("学校关门了。", "zh", "b", (Question("学校关门", places=((0, 6),)),))
    for make in unspaced.ways("zh").values():
        assert unspaced.in_texts([first, other], make()) == [[True], [True]]
        assert unspaced.in_sentences([first, other], make(), languages.load("zh")) == [[True]]


def test_runs_of_characters_overlap() -> None:
    assert unspaced.runs("abc d", 2) == ["ab", "bc", "d"]
