"""Quotations: what stands between the marks, and who is said to have said it."""

import pytest

from summarizer import language, quotations

ENGLISH = language.load("en")


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ('"The bridge will open in May," Anna Berg said.', "The bridge will open in May", "Anna Berg"),
        ("“The bridge will open in May,” said Anna Berg.", "The bridge will open in May", "Anna Berg"),
        ('"The enemy has suffered losses," he added.', "The enemy has suffered losses", "he"),
        ('Anna Berg told reporters: "We are ready to open."', "We are ready to open.", "Anna Berg"),
        ("«The road is closed for weeks», the mayor announced.", "The road is closed for weeks", "the mayor"),
    ],
)
def test_a_quotation_has_the_speaker_its_verb_of_saying_names(text: str, said: str, speaker: str) -> None:
    (quotation,) = quotations.find(text, ENGLISH)
    assert quotation.speaker is not None
    assert (quotation.span.text, quotation.speaker.text) == (said, speaker)
    assert text[quotation.speaker.start : quotation.speaker.end] == speaker


def test_a_word_or_two_in_quotation_marks_is_no_quotation() -> None:
    assert quotations.find('They came to "liberate" the town, he said.', ENGLISH) == []


def test_a_quotation_without_a_verb_of_saying_has_no_speaker() -> None:
    (quotation,) = quotations.find('A banner read "No more cars in town" on Monday.', ENGLISH)
    assert quotation.speaker is None


def test_an_indirect_speaker_is_found_without_quotation_marks() -> None:
    found = quotations.speaker("Haftar said the army was close.", ENGLISH)
    assert found is not None
    assert found.text == "Haftar"


def test_russian_quotation_marks_and_dashes_are_read() -> None:
    (quotation,) = quotations.find("«Мост откроют в мае», — сказала Анна Берг.", language.load("ru"))
    assert quotation.span.text == "Мост откроют в мае"
    assert quotation.speaker is not None
    assert quotation.speaker.text == "Анна Берг"
