"""What words and the reader say, weighed: the reader's word counts, and so does its silence."""

from __future__ import annotations

import numpy as np
import pytest

from summarizer import FactIndex
from summarizer.answer import fusion
from summarizer.answer.evidence import Evidence
from summarizer.answer.fusion import SENTENCE, SPAN, SURE, Fused
from summarizer.answer.pointing import Pointing
from summarizer.model import Article, Sentence, Span

TEXT = (
    "The council closed the old bridge on Monday. Engineers had found cracks in two pillars in March. "
    "Repairs will cost 4 million euros. The mayor hopes to reopen it in spring."
)
INDEX = FactIndex(Article(TEXT, language="en"), reader=False)
QUESTION = "How much money do the works need?"
COST = 2


def slice_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(words, start, start + len(words))


def pointing(score: float, at: int = COST, words: str = "4 million euros") -> Pointing:
    """A reader's word for one sentence, and against all others."""
    scores = np.full(len(INDEX.sentences), -6.0)
    scores[at] = score
    spans = [Span(each.text, each.start, each.end) for each in INDEX.sentences]
    spans[at] = slice_of(words)
    return Pointing(scores, np.where(np.arange(len(scores)) == at, 0.6, 0.1), tuple(spans), ())


def chosen(said: Pointing, question: str = QUESTION) -> Fused:
    return fusion.choose(INDEX.evidence(question), said, INDEX.sentences, INDEX.mentions_by_number)


def test_the_sentence_the_reader_is_sure_of_is_chosen_with_its_words() -> None:
    found = chosen(pointing(8.0))
    assert found.number == COST
    assert found.span.text == "4 million euros"


def test_the_surer_the_reader_the_surer_the_answer() -> None:
    chances = [chosen(pointing(score)).chance for score in (-4.0, 0.0, 4.0, 8.0)]
    assert chances == sorted(chances)
    assert 0.0 < chances[0] < chances[-1] < 1.0


@pytest.mark.parametrize("question", [QUESTION, "Why was the bridge closed?", "who?", "zebra"])
def test_the_span_lies_in_the_sentence_and_is_its_slice(question: str) -> None:
    found = chosen(pointing(1.0), question)
    sentence: Sentence = INDEX.sentences[found.number]
    assert sentence.start <= found.span.start < found.span.end <= sentence.end
    assert TEXT[found.span.start : found.span.end] == found.span.text
    assert sorted(found.order) == list(range(len(INDEX.sentences)))


def test_there_is_a_weight_for_every_feature_and_no_other() -> None:
    tables = {"sentence": SENTENCE, "span": SPAN}
    assert {name: tuple(weights) for name, weights in fusion.load().items()} == tables
    assert 0 <= fusion.certainty().columns.min() <= fusion.certainty().columns.max() < len(SURE)


def test_what_was_not_read_counts_least_and_never_as_nothing() -> None:
    evidence: Evidence = INDEX.evidence(QUESTION)
    said = pointing(2.0)
    read = np.arange(4) == COST
    scores, nearness = (np.where(read, values, -np.inf) for values in (said.scores, said.nearness))
    unread = Pointing(scores, nearness, said.spans, ())
    rows = fusion.sentence_rows(evidence, unread, INDEX.mentions_by_number)
    assert rows.shape == (4, len(SENTENCE))
    assert np.isfinite(rows).all()
    assert rows[0, SENTENCE.index("reader")] == fusion.LOWEST - 2.0
