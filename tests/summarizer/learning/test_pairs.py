"""Questions and texts from files, those kept for measuring left out."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

from summarizer.learning.reader import pairs
from tests.summarizer.learning import texts

TITLES = [f"Title {number}" for number in range(1000)]


def row(title: str, context: str) -> dict[str, Any]:
    start = context.index("calm")
    answers = [{"start": start, "text": "calm"}, {"start": start, "text": "calm"}, {"start": 0, "text": "The sea"}]
    asked = [{"question": " How was the sea? ", "answers": answers}, {"question": "And then?", "answers": []}]
    return {"title": title, "context": context, "questions": asked}


def spared(wanted: bool) -> str:
    """A text that is spared, or one that is not."""
    named = (f"The sea off Oran was calm on day {number}." for number in count())
    return next(text for text in named if pairs.is_spared(text) == wanted)


def test_four_titles_in_ten_and_one_text_in_sixteen_are_kept_from_fitting() -> None:
    assert 350 < sum(map(pairs.is_held, TITLES)) < 450
    assert 40 < sum(map(pairs.is_spared, TITLES)) < 90


def test_a_file_tells_its_questions_with_the_places_of_their_answers(tmp_path: Path) -> None:
    held = next(filter(pairs.is_held, TITLES))
    fitted = next(title for title in TITLES if not pairs.is_held(title))
    rows = [row(held, spared(False)), row(fitted, spared(False)), row(fitted, spared(True))]
    texts.write(tmp_path / "squad-tried.jsonl.gz", rows)
    first, second = pairs.read(tmp_path, "squad-tried")
    assert first.text == second.text == pairs.Text(fitted, spared(False), "squad-tried")
    assert (first.question, second.question, second.answers) == ("How was the sea?", "And then?", ())
    assert [first.text.context[start:end] for start, end in first.answers] == ["The sea", "calm"]


def test_titles_are_held_in_squad_alone(tmp_path: Path) -> None:
    held = next(filter(pairs.is_held, TITLES))
    texts.write(tmp_path / "reviews.jsonl.gz", [row(held, spared(False))])
    assert len(list(pairs.read(tmp_path, "reviews"))) == 2
