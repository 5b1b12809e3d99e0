"""The language of a text, and what is known of languages without a file."""

from __future__ import annotations

import pytest
from hypothesis import given

from summarizer import language
from summarizer.language import Language
from tests.summarizer.strategies import TEXTS

SAMPLES = {
    "en": "The harbour of Norby froze on Monday, and the mayor closed the port.",
    "de": "Der Hafen von Norby ist am Montag zugefroren, und der Bürgermeister hat ihn gesperrt.",
    "fr": "Le port de Norby a gelé lundi et le maire l'a fermé aux navires.",
    "es": "El puerto de Norby se congeló el lunes y el alcalde lo cerró.",
    "it": "Il porto di Norby è gelato lunedì e il sindaco lo ha chiuso alle navi.",
    "pt": "O porto de Norby congelou na segunda-feira e o prefeito não deixou entrar navios.",
    "nl": "De haven van Norby is maandag bevroren en de burgemeester heeft hem gesloten.",
    "pl": "Port w Norby zamarzł w poniedziałek, a burmistrz zamknął go dla statków.",
    "ro": "Portul Norby a înghețat luni, iar primarul l-a închis pentru nave.",
    "tr": "Norby limanı pazartesi günü dondu ve belediye başkanı limanı kapattı.",
    "ru": "Гавань Норби замёрзла в понедельник, и мэр закрыл порт для судов.",
    "uk": "Гавань Норбі замерзла в понеділок, і мер закрив порт для суден.",
    "el": "Το λιμάνι πάγωσε τη Δευτέρα και ο δήμαρχος το έκλεισε.",
    "ar": "تجمد الميناء يوم الاثنين وأغلقه رئيس البلدية أمام السفن.",
    "fa": "بندر روز دوشنبه یخ زد و شهردار آن را به روی کشتی‌ها بست.",
    "he": "הנמל קפא ביום שני וראש העיר סגר אותו בפני אוניות.",
    "hi": "बंदरगाह सोमवार को जम गया और महापौर ने उसे बंद कर दिया।",
    "ja": "港は月曜日に凍り、町長は船の出入りを禁じた。",
    "zh": "港口周一结冰，市长下令关闭港口，船只留在外海。",
    "ko": "항구는 월요일에 얼었고 시장은 항구를 닫았다.",
    "th": "ท่าเรือกลายเป็นน้ำแข็งเมื่อวันจันทร์และนายกเทศมนตรีสั่งปิด",
}


@pytest.mark.parametrize("code", SAMPLES)
def test_a_sentence_tells_its_language(code: str) -> None:
    """One sentence of news is enough."""
    assert language.detect(SAMPLES[code]) == code


@pytest.mark.parametrize("text", ["", "   ", "Norby", "12.05.2018 — 37 %", "👍👍👍", "!!! ???", "a b c d e f"])
def test_a_few_letters_tell_no_language(text: str) -> None:
    """Under a dozen letters a guess would be wrong too often."""
    assert language.detect(text) == ""


@given(TEXTS)
def test_detection_gives_the_same_answer_twice_and_never_fails(text: str) -> None:
    """Any text has a language that is told or none, and always the same."""
    assert language.detect(text) == language.detect(text)


def test_detection_does_not_depend_on_what_was_read_before() -> None:
    """The chance in the detector is seeded for each text anew."""
    alone = {code: language.detect(text) for code, text in SAMPLES.items()}

    assert {code: language.detect(SAMPLES[code]) for code in reversed(SAMPLES)} == alone


def test_only_the_beginning_of_a_long_text_is_weighed() -> None:
    """A foreign tail does not change the language of an article."""
    assert language.detect(SAMPLES["en"] * 50 + SAMPLES["ru"] * 500) == "en"


@pytest.mark.parametrize("code", ["xx", "", "../en", "EN", "en.toml"])
def test_a_language_without_a_file_knows_no_words(code: str) -> None:
    """It still works: no stop words, no stems, no questions."""
    assert language.load(code) == Language(code)
    assert language.load(code).stem("harbours") == "harbours"


@pytest.mark.parametrize(
    ("code", "spaces"), [("km", False), ("zh", False), ("ja", False), ("th", False), ("ko", True)]
)
def test_a_language_knows_whether_it_has_spaces(code: str, spaces: bool) -> None:
    """With a file or without one."""
    assert language.load(code).spaces is spaces


def test_a_language_is_loaded_once() -> None:
    """The files are read at the first use of a language only."""
    assert language.load("en") is language.load("en")
    assert "en" in language.available()
