"""What is measured of questions to a memory is what they were answered with."""

import gzip
import json
from pathlib import Path

import pytest

from summarizer.answer.recall import Recalled
from summarizer.model import Answer, Post, Sentence
from tests.evaluation import remembering
from tests.evaluation.remembering import Told


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with a post of each stream on each of nine days of April, with an export's marks."""
    (tmp_path / "posts").mkdir()
    for stream in remembering.STREAMS["en"]:
        said = {"channel": stream, "text": "**Six** [more](https://n.ex)"}
        rows = [
            said | {"message_id": f"{day}", "date": f"2017-04-{day:02}T12:00:00+00:00"} for day in range(1, 10)
        ]
        with gzip.open(tmp_path / "posts" / f"{stream}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


@pytest.mark.parametrize("name", ["ru-2024-11-26", "en-2017-04-07"])
def test_every_question_names_its_messages_and_answers_or_neither(name: str) -> None:
    asked = remembering.questions(name)
    assert {bool(each.messages) for each in asked} == {True, False}
    assert all(bool(each.messages) == bool(each.answers) for each in asked)
    assert len({each.question for each in asked}) == len(asked)


def test_a_week_ends_with_its_day_and_is_read_as_a_bot_reads_it(data: Path) -> None:
    week = remembering.week("en-2017-04-07", data)
    assert [post.id for post in week[::3]] == list(range(1, 8))
    assert {post.text for post in week} == {"Six more"}


def test_what_is_always_said_is_right_where_it_has_the_answer_and_false_where_there_is_none(data: Path) -> None:
    def six(posts: object, question: str) -> Recalled:
        return Recalled(Answer(question, None, Sentence("Six", 0, 3, 0), 1.0, None), Post("Six"))

    def silent(posts: object, question: str) -> Recalled:
        return Recalled(Answer(question, None, None, 0.0, None))

    asked = remembering.questions("en-2017-04-07")
    right = sum("Six" in each.answers for each in asked)
    told = remembering.measure("en-2017-04-07", data, six)
    assert told == Told(20, right, 20 - right, 8, 8)
    assert remembering.measure("en-2017-04-07", data, silent) == Told(20, 0, 0, 8, 0)
