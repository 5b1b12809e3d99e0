"""Questions written for learning: found again in the texts they were written about, or left out."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

import pytest

from summarizer.learning import written
from summarizer.learning.reader.pairs import Pair, Text
from tests.summarizer.learning import texts

LINES = [line for name in written.SETS for line in (written.FOLDER / name).read_text("utf-8").splitlines()]


def named(spared: bool) -> str:
    """A text that is spared, or one that is not."""
    told = (f"The ferry {number} was late. Its captain slept." for number in count())
    return next(text for text in told if written.is_spared(text) == spared)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Evaluation data of two articles and a paragraph."""
    articles = [{"id": str(spared), "article": named(spared), "highlights": []} for spared in (True, False)]
    texts.write(tmp_path / "summaries" / "cnn-validation.jsonl.gz", articles)
    texts.write(tmp_path / "summaries" / "cnndm-train.jsonl.gz", [])
    paragraph = {"title": "Dock", "context": texts.DOCK.context, "questions": []}
    texts.write(tmp_path / "questions" / "squadshifts-new_wiki.jsonl.gz", [paragraph])
    return tmp_path


def mark(text: str) -> str:
    return written.fingerprint(text.encode()).hexdigest()


def test_a_question_finds_its_text_and_an_unknown_text_is_left_out(data: Path) -> None:
    for name, lines in {
        "news.tsv": [f"{mark(named(False))}\twho\t30-37\twho slept", f"{'0' * 16}\twho\t0-1\tWho?"],
        "wiki.tsv": [f"{mark(texts.DOCK.context)}\tantonym\t-\tWhen did the dock close?"],
    }.items():
        (data / name).write_text("".join(line + "\n" for line in lines), "utf-8")
    news, wiki = sorted(
        (pair for spared in (True, False) for pair in written.read(data, spared=spared, folder=data)),
        key=lambda pair: pair.question,
        reverse=True,
    )
    assert news == Pair("who slept", Text(mark(named(False)), named(False), "written"), ((30, 37),))
    assert wiki.text.context == texts.DOCK.context
    assert wiki.answers == ()


def test_the_questions_of_spared_texts_are_read_apart(data: Path) -> None:
    lines = [f"{mark(named(spared))}\twho\t-\t{spared}" for spared in (True, False)]
    (data / "news.tsv").write_text("\n".join(lines), "utf-8")
    (data / "wiki.tsv").write_text("", "utf-8")
    for spared in (True, False):
        assert [pair.question for pair in written.read(data, spared=spared, folder=data)] == [str(spared)]


def test_every_line_has_a_fingerprint_a_kind_a_place_and_a_question() -> None:
    form = re.compile(r"[0-9a-f]{16}\t[a-z_]+\t(?:-|(\d+)-(\d+))\t\S[^\t]*")
    found = [form.fullmatch(line) for line in LINES]
    assert all(found)
    assert all(int(each[1]) < int(each[2]) for each in found if each and each[1])
    assert len(set(LINES)) == len(LINES)


def test_a_third_or_more_of_the_questions_are_not_answered() -> None:
    unanswered = sum(line.split("\t")[2] == "-" for line in LINES)
    assert len(LINES) / 3 < unanswered < 2 * len(LINES) / 3
