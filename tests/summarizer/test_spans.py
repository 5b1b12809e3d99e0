"""Spans: where an answer may begin and end, what it is made of, and how near the question's words stand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import FactIndex, sentences
from summarizer import language as languages
from summarizer.answer import classes, heads, spans
from summarizer.answer.classes import CLASSES
from summarizer.answer.spans import features, reading, tables, tokens, wanting
from summarizer.answer.spans.features import FEATURES
from summarizer.answer.spans.reading import Reading
from summarizer.model import Article

ENGLISH = languages.load("en")
TEXT = "The Bank of Arda paid Mr. Ruiz 3,000 euros for the bridge (a loss) in 1997."
INDEX = FactIndex(Article(TEXT, language="en"))


def read(text: str, known: tables.Tables | None = None) -> Reading:
    (sentence,) = sentences.split(text, ENGLISH)
    return reading.read(sentence, INDEX.mentions_in(sentence), ENGLISH, known or {})


def rows(question: str, one: Reading) -> np.ndarray:
    wanted = wanting.read(INDEX.read(question), INDEX.text)
    return features.features(wanted, one, (0.0,) * (3 + len(features.CONTEXT)), {})


def column(question: str, name: str, answer: str) -> float:
    one = read(TEXT)
    place = [spans.slice_of(one, place).text for place in range(len(one.first))].index(answer)
    return float(rows(question, one)[place, FEATURES.index(name)])


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("Ana's $3,000.50 (net)", ["Ana", "'s", "$", "3,000.50", "(", "net", ")"]),
        ("rock'n'roll don't", ["rock'n'roll", "don't"]),
        ("18 тысяч, «да»", ["18", "тысяч", ",", "«", "да", "»"]),
        ("东京2020年", ["东", "京", "2020", "年"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
    ],
)
def test_a_text_is_cut_into_tokens(text: str, split: list[str]) -> None:
    assert [token.text for token in tokens.split(text)] == split


@given(st.text(max_size=100))
def test_tokens_are_all_of_a_text_but_its_spaces(text: str) -> None:
    found = tokens.split(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert "".join(token.text for token in found) == "".join(text.split())


@pytest.mark.parametrize(
    ("token", "letter"),
    [
        ("1997", "Y"), ("3,000", "N"), ("three", "W"), ("May", "M"), ("she", "P"), ("of", "s"), ("km", "u"),
        ("UNESCO", "A"), ("Arda", "C"), ("bridge", "l"), ("$", "$"), (",", ","), ("«", '"'), (")", "("), ("–",
        "."),
    ],
)  # fmt: skip
def test_a_token_has_the_class_of_the_first_list_it_is_in(token: str, letter: str) -> None:
    assert CLASSES[classes.of(token, "en")] == letter


def test_a_pattern_has_each_run_of_a_class_once() -> None:
    assert reading.pattern("CCsC") == "CsC"
    assert reading.pattern("lClClCl") == "*"


def test_a_stretch_neither_begins_nor_ends_on_a_mark_nor_crosses_a_bracket() -> None:
    one = read(TEXT)
    found = {spans.slice_of(one, place).text for place in range(len(one.first))}
    assert {"Bank of Arda", "Mr. Ruiz", "3,000 euros", "1997", "a loss"} <= found
    assert not any("(" in text or ")" in text or text.endswith((".", "the", "of")) for text in found)


def test_what_tables_know_of_boundaries_decides_which_stretches_are_kept() -> None:
    known: tables.Tables = {"left": {"in": 2.0}, "right": {".": 1.0}}
    one = read(TEXT, known)
    place = [spans.slice_of(one, place).text for place in range(len(one.first))].index("1997")
    assert one.prior[place].tolist() == [2.0, 0.0, 1.0, 0.0]


def test_a_mention_is_a_stretch_of_its_kind() -> None:
    one = read(TEXT)
    kinds = {spans.slice_of(one, place).text: one.kinds[place] for place in range(len(one.first))}
    assert kinds["1997"] == {"date"}
    assert kinds["3,000 euros"] == {"money"}
    assert column("When was the bridge paid?", "wanted", "1997") == 1
    assert column("When was the bridge paid?", "wanted", "Bank of Arda") == 0
    assert column("What was paid?", "wanted", "1997") == -1


def test_words_of_the_question_count_less_the_further_they_stand() -> None:
    weight = 0.5  # each of two words that are equally rare
    assert column("the bridge of Ruiz", "near left", "1997") == pytest.approx(weight * (0.8**6 + 0.8**11))
    assert column("the bridge of Ruiz", "nearest left", "1997") == 6
    assert column("the bridge of Ruiz", "nearest right", "1997") == features.FAR


def test_the_words_of_the_question_inside_a_stretch_are_counted() -> None:
    assert column("What did Arda do?", "asked inside", "Bank of Arda") == 1
    assert column("What did Arda do?", "asked share", "Bank of Arda") == 0.5


def test_the_acronym_of_a_name_asked_about_is_alike() -> None:
    index = FactIndex(Article("BA, as it is called, paid.", language="en"))
    wanted = wanting.read(index.read("What did the Bank of Arda do?"), index.text)
    assert "ba" in wanted.acronyms


@pytest.mark.parametrize(
    ("question", "code", "noun"),
    [
        ("What oil company did he found?", "en", "compani"),
        ("How many soldiers died there?", "en", "soldier"),
        ("What is the largest city of Arda?", "en", "largest"),
        ("Welchen Mantel trug er?", "de", "mantel"),
        ("Какой город взяли?", "ru", "город"),
        ("population", "en", ""),
        ("", "en", ""),
    ],
)
def test_the_noun_asked_for_stands_behind_the_first_function_words(question: str, code: str, noun: str) -> None:
    assert heads.find(question, languages.load(code)) == noun


@given(st.text(max_size=120), st.text(max_size=40), st.sampled_from(["en", "ru", "zh", "th", "xx"]))
def test_any_sentence_gives_slices_of_itself_with_finite_rows(text: str, question: str, code: str) -> None:
    index = FactIndex(Article(text, language=code))
    for found in index.evidence(question).spans:
        sentence = index.text.sentences[found.sentence]
        assert text[found.span.start : found.span.end] == found.span.text != ""
        assert sentence.start <= found.span.start < found.span.end <= sentence.end
        assert np.isfinite(found.score)


def test_a_very_long_sentence_is_looked_at_in_part() -> None:
    index = FactIndex(Article("word, " * 400 + "end.", language="en"))
    one = index.text.sentences[0]
    assert len(reading.read(one, (), ENGLISH, {}).tokens) == reading.MOST
