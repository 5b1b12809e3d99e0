"""Follow-ups are made whole from the last question; whatever else is asked stands alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Answer, FactIndex, Sentence, Span, language, mentions
from summarizer.answer import followup
from summarizer.answer.followup import resolve
from tests.summarizer.golden import SEED

DERNA = "How many people live in Derna?"
SHIP = "How many passengers did the ship carry?"
LEADER = "Who leads the army?"


@pytest.mark.parametrize(
    ("previous", "question", "meant"),
    [
        (DERNA, "when?", "when people live in Derna?"),
        (DERNA, "And when?", "when people live in Derna?"),
        (DERNA, "ok, and why is that?", "why people live in Derna?"),
        (DERNA, "since when", "since when people live in Derna?"),
        (DERNA, "and in Benghazi?", "How many people live in Benghazi?"),
        (DERNA, "and what about in benghazi", "How many people live in benghazi?"),
        (DERNA, "what about Benghazi?", "How many people live in Benghazi?"),
        ("When did Khalifa Haftar speak?", "and Fayez al-Sarraj?", "When did Fayez al-Sarraj speak?"),
        (SHIP, "and how many cars?", "how many cars did the ship carry?"),
        (SHIP, "and cars?", "How many cars did the ship carry?"),
        (SHIP, "and in 2016?", "How many passengers did the ship carry in 2016"),
        (LEADER, "what about the militias?", "Who leads the militias?"),
        ("population?", "and when?", "when population?"),
    ],
)
def test_a_follow_up_keeps_the_subject_of_the_last_question(previous: str, question: str, meant: str) -> None:
    assert resolve(question, previous, language.load("en")) == meant


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("And who is the captain?", "who is the captain"),
        ("and did the captain survive?", "did the captain survive"),
        ("and captains survive storms?", "captains survive storms"),
        ("who is the captain?", "who is the captain?"),
        ("captain?", "captain?"),
        ("Benghazi?", "Benghazi?"),
        ("and?", "and?"),
        ("and him?", "and him?"),
        ("?", "?"),
        ("", ""),
    ],
)
def test_a_question_of_its_own_stands_alone(question: str, meant: str) -> None:
    assert resolve(question, DERNA, language.load("en")) == meant


@pytest.mark.parametrize(
    ("code", "previous", "questions"),
    [
        (
            "ru",
            "Сколько человек живёт в Дерне?",
            {
                "а когда?": "когда человек живёт в Дерне?",
                "почему?": "почему человек живёт в Дерне?",
                "А в Бенгази?": "Сколько человек живёт в Бенгази?",
                "а что насчёт боевиков?": "Сколько боевиков живёт в Дерне?",
                "Кто капитан?": "Кто капитан?",
            },
        ),
        ("uk", "Скільки людей живе в Дерні?", {"а в Бенгазі?": "Скільки людей живе в Бенгазі?"}),
        ("es", "¿Cuántas personas viven en Derna?", {"¿Y en Bengasi?": "¿Cuántas personas viven en Bengasi?"}),
        ("de", "Wie viele Menschen leben in Derna?", {"und warum?": "warum Menschen leben in Derna?"}),
        (
            "fr",
            "Combien de personnes vivent à Derna ?",
            {
                "et à Benghazi ?": "Combien de personnes vivent à Benghazi ?",
                "Et quand ?": "quand personnes vivent à Derna ?",
            },
        ),
        ("it", "Quante persone vivono a Derna?", {"e a Bengasi?": "Quante persone vivono a Bengasi?"}),
        ("pt", "Quantas pessoas vivem em Derna?", {"e em Bengasi?": "Quantas pessoas vivem em Bengasi?"}),
        ("ar", "كم عدد سكان درنة؟", {"ومتى؟": "متى عدد سكان درنة؟", "واشنطن؟": "واشنطن؟"}),
        ("tr", "Derna'da kaç kişi yaşıyor?", {"peki ne zaman?": "Derna'da ne zaman yaşıyor?"}),
        ("pl", "Ile osób mieszka w Dernie?", {"a w Bengazi?": "Ile osób mieszka w Bengazi?"}),
        ("", "How many people live in Derna?", {"and when?": "and when?"}),
    ],
)
def test_every_language_ties_questions_with_its_own_words(
    code: str, previous: str, questions: dict[str, str]
) -> None:
    known = language.load(code)
    assert {question: resolve(question, previous, known) for question in questions} == questions


@pytest.mark.parametrize(
    ("previous", "question", "meant"),
    [
        ("What did Mesmari say?", "When did he say it?", "When did Ahmad Al Mesmari say it?"),
        ("What did Haftar say?", "and what did his forces do?", "what did Khalifa Haftar forces do"),
        ("How many people live in Derna?", "What did he say?", "What did he say?"),
        ("What did Haftar and Mesmari say about the weather?", "When did he say it?", "When did he say it?"),
        ("", "What did he say?", "What did he say?"),
    ],
)
def test_he_is_the_one_person_last_spoken_of(previous: str, question: str, meant: str) -> None:
    assert FactIndex(SEED).follow(question, previous) == meant


def test_the_person_an_answer_points_at_comes_before_those_its_question_names() -> None:
    start = SEED.text.index("Ahmad Al Mesmari")
    span = Span("Ahmad Al Mesmari", start, start + len("Ahmad Al Mesmari"))
    sentence = Sentence("", start, start, 0)
    answer = Answer("Who speaks for Haftar?", span, sentence, 1.0, None)
    assert followup.person(answer, mentions.find(SEED)) == "Ahmad Al Mesmari"
    refused = replace(answer, span=None, sentence=None)
    assert followup.person(refused, mentions.find(SEED)) == "Khalifa Haftar"


@pytest.mark.parametrize(
    ("question", "found"),
    [("Что он сказал?", "он"), ("Сколько он стоил?", ""), ("Кто это?", "")],
)
def test_where_he_may_be_a_thing_it_is_somebody_only_if_he_speaks(question: str, found: str) -> None:
    pronoun = followup.pronoun(question, language.load("ru"))
    assert (pronoun.text if pronoun else "") == found


def test_of_a_long_question_nothing_is_kept() -> None:
    assert resolve("and when?", f"Who {'really ' * 50} won?", language.load("en")) == "and when?"


def test_without_a_last_question_nothing_is_added() -> None:
    assert resolve("and when?", " ", language.load("en")) == "and when?"


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(language.available()))
def test_whatever_is_said_something_is_asked(question: str, previous: str, code: str) -> None:
    meant = resolve(question, previous, language.load(code))
    assert meant == question or meant.strip()
