"""Nutshell as one of sumy's summarizers, called as sumy's users call them."""

from __future__ import annotations

import re

import pytest
from sumy.__main__ import build_summarizer
from sumy.evaluation.__main__ import AVAILABLE_EVALUATIONS
from sumy.nlp.stemmers import Stemmer
from sumy.parsers.plaintext import PlaintextParser

from summarizer import summarize
from summarizer.algorithms.sumy_plugin import NutshellSummarizer
from tests.summarizer.golden import SEED


class Tokenizer:
    """The two methods sumy asks of a tokenizer, with nothing to download."""

    def to_sentences(self, text: str) -> list[str]:
        return re.split(r"(?<=[.!?\"])\s+(?=[A-Z\"])", text.strip())

    def to_words(self, sentence: str) -> list[str]:
        return re.findall(r"\w+", sentence)


def document() -> object:
    return PlaintextParser.from_string(SEED.text, Tokenizer()).document


def test_the_best_sentence_is_the_one_nutshell_itself_chooses() -> None:
    (best,) = NutshellSummarizer()(document(), 1)
    assert str(best) == summarize(SEED, sentences=1).sentences[0].text


def test_a_count_may_be_a_percentage_as_everywhere_in_sumy() -> None:
    everything = document()
    assert len(NutshellSummarizer()(everything, "20%")) == round(len(everything.sentences) * 0.2)  # type: ignore[attr-defined]


def test_sentences_come_in_document_order() -> None:
    everything = document()
    order = [str(sentence) for sentence in everything.sentences]  # type: ignore[attr-defined]
    chosen = [str(sentence) for sentence in NutshellSummarizer("en")(everything, 4)]
    assert chosen == sorted(chosen, key=order.index)


def test_an_empty_document_has_an_empty_summary() -> None:
    assert NutshellSummarizer()(PlaintextParser.from_string("", Tokenizer()).document, 3) == ()


@pytest.mark.parametrize("language", ["", "en", "English", "english"])
def test_the_language_is_a_code_a_name_or_told_by_the_document(language: str) -> None:
    assert NutshellSummarizer(language)(document(), 3) == NutshellSummarizer("en")(document(), 3)


def test_sumys_own_command_builds_it_like_any_other() -> None:
    parser = PlaintextParser.from_string(SEED.text, Tokenizer())
    built = build_summarizer(NutshellSummarizer, frozenset({"the"}), Stemmer("english"), parser)
    assert built(parser.document, 3) == NutshellSummarizer()(document(), 3)


def test_sumys_evaluation_applies_to_its_summaries() -> None:
    """Against itself a summary is perfect by every measure; a shorter one is perfect in precision alone."""
    everything = document()
    ours, shorter = (NutshellSummarizer()(everything, count) for count in (3, 1))
    for name, _, evaluate in AVAILABLE_EVALUATIONS:
        assert evaluate(ours, ours) == pytest.approx(1), name
        assert (evaluate(shorter, ours) < 1) == (name != "Precision"), name
