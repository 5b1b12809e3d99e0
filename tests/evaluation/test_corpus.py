"""Our own corpus is what its files promise, and has not changed unnoticed."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from tests.evaluation import corpus
from tests.evaluation.corpus import Entry

ENTRIES = corpus.entries()
each_entry = pytest.mark.parametrize("entry", ENTRIES, ids=[entry.name for entry in ENTRIES])


def test_the_corpus_is_the_one_the_floors_were_set_on() -> None:
    floors = tomllib.loads((corpus.FOLDER.parent / "floors.toml").read_text("utf-8"))
    assert corpus.fingerprint() == floors["corpus"], "the corpus changed: measure again, then set the floors"


def test_the_corpus_covers_its_languages() -> None:
    languages = Counter(entry.language for entry in ENTRIES if not entry.page)
    assert languages == {"en": 5, "ru": 2, "uk": 1, "es": 1, "de": 1, "fr": 1, "ar": 1}
    assert Counter(entry.language for entry in ENTRIES if entry.page) == {"en": 1, "ru": 1}


@each_entry
def test_answers_and_chosen_sentences_are_slices_of_the_article(entry: Entry) -> None:
    wordings = [answer for question in entry.questions for answer in question.answers]
    assert [piece for piece in [*wordings, *entry.summary] if piece not in entry.text] == []


@each_entry
def test_evidence_states_an_answer(entry: Entry) -> None:
    for question in (question for question in entry.questions if question.answers):
        evidence = [entry.text[start:end] for start, end in question.places]
        assert any(answer in sentence for answer in question.answers for sentence in evidence), question.text


@each_entry
def test_half_of_the_questions_use_other_words(entry: Entry) -> None:
    answerable = [question for question in entry.questions if question.answers]
    assert len(entry.reworded) >= len(answerable) / 2


@each_entry
def test_questions_are_asked_once(entry: Entry) -> None:
    asked = [question.text for question in entry.questions]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.page], ids=lambda entry: entry.name)
def test_a_pasted_page_holds_every_line_of_its_article(entry: Entry) -> None:
    page = entry.page.splitlines()
    assert [line for line in entry.text.splitlines() if line not in page] == []
    assert entry.title in page
