"""What sentences and words are worth: chances, what recurs, and the same sums in every process."""

from __future__ import annotations

import subprocess
import sys
from unittest import mock

import pytest

from summarizer.algorithms import nutshell
from summarizer.algorithms.document import Document
from summarizer.model import Article
from tests.summarizer.golden import SEED

TEXT = (
    "The harbour of Norby froze on Monday. The mayor, Ann Lee, closed the harbour of Norby until the ice melts. "
    "Children skated between the piers. A bakery handed out hot bread."
)


def document(text: str = TEXT) -> Document:
    """The document of an English text."""
    return Document.of(Article(text, "", "en"))


def test_the_score_is_the_worth_of_a_sentence_and_of_its_words() -> None:
    told = document()
    worth = nutshell.weigh(told)

    assert nutshell.score(told)[2] == pytest.approx(
        worth.sentences[2] + sum(worth.words[stem] for stem in told.words[2])
    )


def test_a_sentence_about_what_recurs_is_worth_more_than_one_of_words_used_once() -> None:
    _, mayor, children, _ = nutshell.weigh(document()).sentences

    assert mayor > children


def test_a_sentence_without_end_is_worth_little() -> None:
    """Sixty words past sixty cost what nothing but the article's best sentence is worth."""
    names = " ".join(f"Name{number}" for number in range(200))
    endless, *_ = nutshell.weigh(document(f"Ships {names} waited. {TEXT}")).sentences

    assert endless == 0.0


def test_a_long_text_is_seen_in_parts() -> None:
    whole = nutshell.weigh(document())

    with mock.patch.object(nutshell, "TOGETHER", 3):
        assert nutshell.weigh(document()) == whole


def test_another_process_comes_to_the_same_scores() -> None:
    """Sums do not depend on the order of sets, which differs between processes."""
    code = (
        "from summarizer.algorithms import nutshell; from summarizer.algorithms.document import Document;"
        "from tests.summarizer.golden import SEED; print(list(nutshell.score(Document.of(SEED))))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert told.strip() == str(list(nutshell.score(Document.of(SEED))))


def test_a_book_is_weighed_part_by_part() -> None:
    """Each part as a text of its own, and a word by the part it matters most to."""
    sea = "The ship left the harbour. A captain sailed the ship. The harbour froze over. Ice held the ship. "
    town = "The mayor raised the tax. A school paid the tax. The mayor closed a school. Voters blamed the mayor. "
    whole = Document.of(Article(f"{sea * 2}\n\n{town * 2}", "", "en"))
    with mock.patch.multiple(nutshell, BOOK=16, PART=8):
        worth = nutshell.weigh(whole)
    first, second = (nutshell.weigh(whole.part(*bounds)) for bounds in ((0, 8), (8, 16)))

    assert worth.sentences == [*first.sentences, *second.sentences]
    assert worth.words["ship"] == first.words["ship"]
    assert worth.words["mayor"] == second.words["mayor"]
