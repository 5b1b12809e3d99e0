"""Answers: a slice of the article in a sentence of it, or an honest refusal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Answer, FactIndex, sentences
from summarizer.answer.fact_index import READER_THRESHOLD, THRESHOLD
from summarizer.model import Article
from tests.summarizer.golden import SEED

INDEX = FactIndex(SEED)


def span(question: str) -> str:
    answer = INDEX.answer(question)
    return answer.span.text if answer.span else ""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many people live in Derna?", "150,000"),
        ("population?", "150,000"),
        ("how logn has the seige lasted", "two years"),
        ("When was the unit commander's death announced?", "Tuesday"),
        ("where is the unity government based?", "Tripoli"),
        ("what does LNA stand for", "Libyan National Army"),
        ("who is mesmari", "LNA spokesman General Ahmad Al Mesmari"),
        ("who is Haftar?", "Strongman Khalifa Haftar"),
        ('Who said "The enemy has suffered heavy losses in terms of men and equipment"?', "he"),
        (
            "What did Mesmari say about the enemy?",
            "The enemy has suffered heavy losses in terms of men and equipment",
        ),
    ],
)
def test_the_sample_article_answers(question: str, answer: str) -> None:
    assert answer in span(question)


@pytest.mark.parametrize(
    "question",
    [
        "Who won the world cup?",
        "How many LNA soldiers died?",
        "What did Angela Merkel cook on Sunday?",
        "How much does a litre of milk cost in Warsaw?",
    ],
)
def test_the_sample_article_does_not_say(question: str) -> None:
    answer = INDEX.answer(question)
    assert (answer.span, answer.sentence) == (None, None)
    assert answer.confidence < READER_THRESHOLD


def test_words_alone_do_not_take_one_distance_for_another() -> None:
    answer = FactIndex(SEED, reader=False).answer("How far is Derna from Benghazi?")
    assert answer.span is None
    assert answer.confidence < THRESHOLD


def test_a_mistyped_question_is_read_as_it_was_meant() -> None:
    typed, meant = map(INDEX.answer, ("how logn has the seige lasted", "how long has the siege lasted"))
    assert typed.span == meant.span


def test_a_refusal_tells_the_words_that_the_article_never_uses() -> None:
    assert INDEX.answer("Who sponsored the chess tournament?").missing == ("sponsored", "chess", "tournament")


def test_a_refusal_points_at_the_nearest_sentence_where_one_is_near() -> None:
    nearest = INDEX.answer("How many LNA soldiers died?").nearest
    assert nearest is not None
    assert nearest in sentences.split(SEED.text, SEED.language)


def test_who_is_behind_a_pronoun_is_told_beside_it() -> None:
    assert INDEX.answer('Who said "The enemy has suffered heavy losses"?').value == "Ahmad Al Mesmari"


def test_a_weekday_is_told_with_the_day_it_means() -> None:
    assert INDEX.answer("When was the unit commander's death announced?").value == "2018-05-22"


@pytest.mark.parametrize(
    ("question", "value"), [("when was this published?", "2018-05-23"), ("who wrote this?", "AFP")]
)
def test_the_page_itself_answers_what_is_asked_of_it(question: str, value: str) -> None:
    answer = INDEX.answer(question)
    assert (answer.value, answer.span, answer.confidence) == (value, None, 1.0)


def test_what_the_page_does_not_say_of_itself_is_not_invented() -> None:
    answer = FactIndex(Article("The river rose at night and took the bridge.", language="en")).answer(
        "who wrote this?"
    )
    assert (answer.value, answer.confidence) == ("", 0.0)


@pytest.mark.parametrize("question", ["", "   ", "?", "why?", "and when?", "🙂🙂🙂", "the of and"])
def test_a_question_of_no_content_is_refused(question: str) -> None:
    assert INDEX.answer(question).span is None


def test_an_article_without_sentences_answers_nothing() -> None:
    assert FactIndex(Article("")).answer("who?") == Answer("who?", None, None, 0.0, None)


def test_an_inflected_question_finds_its_word_in_russian() -> None:
    article = Article("Мост через реку закрыли во вторник. В городе живут 18 тысяч человек.", language="ru")
    answer = FactIndex(article).answer("сколько людей живёт в городе?")
    assert answer.span is not None
    assert "18 тысяч" in answer.span.text


@given(st.text(max_size=200), st.text(max_size=60), st.sampled_from(["en", "ru", "zh", "xx", ""]))
def test_any_question_to_any_text_is_answered_by_a_slice_or_refused(text: str, question: str, code: str) -> None:
    answer = FactIndex(Article(text, language=code)).answer(question)
    assert 0 <= answer.confidence <= 1
    assert (answer.span is None) == (answer.sentence is None)
    if answer.span and answer.sentence:
        assert text[answer.span.start : answer.span.end] == answer.span.text
        assert answer.sentence.start <= answer.span.start < answer.span.end <= answer.sentence.end
        assert answer.nearest is None
