"""What the rankers learn from: which texts, which rows, and what each is worth."""

import gzip
import json
from pathlib import Path
from random import Random

import numpy as np
import pytest

from summarizer.learning.answer import counting, examples, texts
from summarizer.learning.reader.pairs import is_held, is_spared

TITLES = [f"title {number}" for number in range(12)]
CONTEXT = "The {} bridge fell in 19{:02}. It was of stone. Nobody was hurt, the mayor said."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with one set of four paragraphs a title, a question to each."""
    (tmp_path / "questions").mkdir()
    rows = [_paragraph(title, number) for title in TITLES for number in range(20, 40)]
    with gzip.open(tmp_path / "questions" / "squad-made.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def _paragraph(title: str, number: int) -> dict[str, object]:
    context = CONTEXT.format(title, number)
    answer = {"text": f"19{number}", "start": context.index("19")}
    asked = {"question": f"When did the {title} bridge fall?", "answers": [answer, answer]}
    return {"language": "en", "title": title, "context": context, "questions": [asked]}


def test_titles_held_for_measuring_are_never_learnt_from(data: Path) -> None:
    groups = {
        asked.group for kept in (True, False) for asked in texts.read(data, (("squad-made", 1, 9),), kept=kept)
    }
    assert groups == {title for title in TITLES if not is_held(title)} != set(TITLES)


def test_spared_texts_are_read_apart(data: Path) -> None:
    learnt, kept = (
        {asked.index.article.text for asked in texts.read(data, (("squad-made", 1, 9),), kept=kept)}
        for kept in (False, True)
    )
    assert all(map(is_spared, kept))
    assert not any(map(is_spared, learnt))
    assert kept


def test_answers_move_along_when_paragraphs_are_joined(data: Path) -> None:
    for asked in texts.read(data, (("squad-made", 6, 9),)):
        ((start, end),) = asked.answers
        assert asked.index.article.text[start:end] in {f"19{number}" for number in range(20, 40)}


def test_no_more_questions_are_put_to_a_text_than_asked_for(data: Path) -> None:
    found = list(texts.read(data, (("squad-made", 100, 3),)))
    assert len(found) == 3 * len({asked.group for asked in found})


def test_the_sentence_an_answer_begins_in_is_worth_something(data: Path) -> None:
    group = next(examples.sentences(texts.read(data, (("squad-made", 1, 9),))))
    assert group.worth.tolist() == [1, 0, 0]
    assert group.rows.shape[0] == 3


def test_a_stretch_is_worth_what_it_shares_with_an_answer() -> None:
    assert examples.answer_f1("the Bank of Arda", "Bank of Arda") == 1
    assert examples.answer_f1("of Arda", "Bank of Arda") == pytest.approx(0.8)
    assert examples.answer_f1("Ruiz", "Bank of Arda") == 0
    assert examples.answer_f1("东京", "东京都", spaces=False) == pytest.approx(0.8)


def test_what_is_seen_in_answers_more_than_elsewhere_has_positive_odds(data: Path) -> None:
    counted = counting.count(list(examples.answers(texts.read(data, (("squad-made", 1, 9),)))))
    assert counted["left"]["in"] > 1
    assert counted["opening"]["sY."] > 1
    assert counted["kind, pattern"]["date Y"] > 1
    assert counted["kind, pattern"]["date ?"] < 0
    assert set(counting.wordless(counted)) == set(counting.WORDLESS)


def test_the_words_of_a_blurred_question_are_mostly_its_own(data: Path) -> None:
    asked = next(texts.read(data, (("squad-made", 1, 9),)))
    question = asked.index.read(asked.question)
    chance = Random(1)
    kept = [
        len(set(question.stems) & set(examples.blurred(question, asked.index, chance).stems)) for _ in range(200)
    ]
    assert np.mean(kept) / len(question.stems) == pytest.approx(1 - examples.LOST, abs=0.1)
