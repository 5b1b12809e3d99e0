"""Rows become questions with the right places, and samples are the same on every run."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from tests.evaluation import datasets
from tests.evaluation.datasets import Question, Reading


def written(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "rows.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return path


def reading(topic: str, text: str, *questions: Question, language: str = "en") -> Reading:
    return Reading(text, language, topic, questions)


def test_a_question_keeps_its_answers_and_where_they_stand(tmp_path: Path) -> None:
    asked = {"question": "Who?", "answers": [{"text": "Ann", "start": 4}, {"text": "Ann", "start": 4}]}
    path = written(tmp_path, {"language": "en", "title": "A_B", "context": "Did Ann?", "questions": [asked]})
    (found,) = datasets.readings(path)
    assert found == reading("A_B", "Did Ann?", Question("Who?", ("Ann",), ((4, 7), (4, 7))))


def test_evidence_goes_before_answers_and_a_resolved_date_has_no_place(tmp_path: Path) -> None:
    answers = [{"text": "Tuesday", "start": 10}, {"text": "May 22, 2018"}]
    asked = {"question": "When?", "kind": "when", "answers": answers, "evidence": [[0, 18]]}
    about = {"article": "a", "title": "T", "date": "2018-05-23", "language": "en"}
    (found,) = datasets.readings(
        written(tmp_path, about | {"context": "He came on Tuesday", "questions": [asked]})
    )
    assert found.questions == (Question("When?", ("Tuesday", "May 22, 2018"), ((0, 18),), "when"),)
    assert (found.topic, found.title, str(found.published)) == ("a", "T", "2018-05-23")


def test_paragraphs_of_one_title_become_one_article() -> None:
    one = reading("t", "First one.", Question("?", ("one",), ((6, 9),)))
    two = reading("t", "And two.", Question("??", ("two",), ((4, 7),)))
    (whole,) = datasets.whole_articles([one, two])
    places = [question.places[0] for question in whole.questions]
    assert [whole.text[start:end] for start, end in places] == ["one", "two"]


def test_a_sample_is_drawn_alike_every_time_and_keeps_the_order() -> None:
    texts = [reading(str(i), "x", *(Question(f"{i}.{k}") for k in range(3))) for i in range(10)]
    drawn = [question.text for text in datasets.sample(texts, 7) for question in text.questions]
    assert len(drawn) == 7
    assert drawn == sorted(drawn)
    assert datasets.sample(texts, 7) == datasets.sample(texts, 7)
    assert datasets.sample(texts, 0) == texts


def test_swapped_questions_come_from_another_topic_of_the_same_language() -> None:
    english = [reading(topic, topic, Question(topic, (topic,), ((0, 1),))) for topic in "abc"]
    alone = reading("d", "d", Question("d"), language="de")
    found = datasets.swapped([*english, alone])
    assert {text.text for text in found} == set("abc")
    assert all(question.text != text.topic for text in found for question in text.questions)
    assert not any(question.answers or question.places for text in found for question in text.questions)


def test_a_summary_row_of_each_kind(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"id": "1", "article": "A.", "highlights": ["h1", "h2"]},
        {"id": "2", "sentences": ["Head", "One.", "Two."], "summary_sentences": ["Two."]},
        {"id": "3", "lang": "fr", "article": "B.", "summary": "b"},
    ]
    flat, listed, french = datasets.models(written(tmp_path, *rows))
    assert (flat.text, flat.reference) == ("A.", ("h1", "h2"))
    assert (listed.text, listed.reference) == ("Head\n\nOne.\n\nTwo.", ("Two.",))
    assert (french.language, french.reference) == ("fr", ("b",))
