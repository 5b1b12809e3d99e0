"""Where the reader points in an article: inside sentences, in windows that fit, near what is likely."""

from __future__ import annotations

import numpy as np
import pytest

from summarizer import sentences
from summarizer.answer.pointing import MOST, Passages
from summarizer.model import Sentence, Span
from summarizer.reader import Reader

SHORT = "The ferry left the harbour of Oran on Tuesday. It carried 240 people. Nobody was hurt, the captain said."
LONG = "\n\n".join(f"{SHORT} The anchor fell {number} times." for number in range(120))


def split(text: str) -> tuple[Sentence, ...]:
    return sentences.split(text, "en")


def test_every_sentence_of_a_short_article_is_read_and_points_inside_itself(either: Reader) -> None:
    cut = split(SHORT)
    pointing = Passages(either, SHORT, cut).read("who left?", range(len(cut)))
    assert np.isfinite(pointing.scores).all()
    for sentence, span in zip(cut, pointing.spans, strict=True):
        assert span is not None
        assert sentence.start <= span.start < span.end <= sentence.end
        assert SHORT[span.start : span.end] == span.text


def test_a_span_scores_what_the_window_says_of_it(either: Reader) -> None:
    cut = split(SHORT)
    pointing = Passages(either, SHORT, cut).read("who left?", range(len(cut)))
    spans = [span for span in pointing.spans if span]
    assert pointing.of(spans) == pytest.approx(pointing.scores, abs=1e-4)


def test_of_a_long_article_the_windows_of_the_likely_are_read(either: Reader) -> None:
    cut = split(LONG)
    likely = [100, 3, 200, 150, 60, 10, 300, 350, 400, 450, 250]
    pointing = Passages(either, LONG, cut).read("who left?", likely)
    assert len(pointing.readings) == MOST
    assert np.isfinite(pointing.scores[likely[:MOST]]).all()
    assert not np.isfinite(pointing.scores).all()


def test_the_best_sentences_are_those_with_the_best_scores(either: Reader) -> None:
    cut = split(SHORT)
    pointing = Passages(either, SHORT, cut).read("who left?", range(len(cut)))
    assert pointing.best(2) == np.argsort(-pointing.scores)[:2].tolist()


def test_nearness_is_the_product_of_the_vectors(either: Reader) -> None:
    cut = split(SHORT)
    passages = Passages(either, SHORT, cut)
    first, again = (passages.read("who left?", range(len(cut))).nearness for _ in range(2))
    asked, *vectors = either.vectors(["who left?", *(sentence.text for sentence in cut)])
    assert first == pytest.approx([vector @ asked for vector in vectors], abs=0.02)
    assert again == pytest.approx(first, abs=0.02)


def test_nothing_is_known_of_a_span_in_no_window(either: Reader) -> None:
    cut = split(LONG)
    pointing = Passages(either, LONG, cut).read("who left?", [0])
    last = cut[-1]
    assert pointing.of([Span(last.text, last.start, last.end)]) == [-np.inf]


def test_an_article_without_sentences_has_nothing_to_point_at(either: Reader) -> None:
    pointing = Passages(either, "", ()).read("who left?", [])
    assert pointing.spans == ()
    assert pointing.best(2) == []
