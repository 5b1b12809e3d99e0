"""Quotations: what stands between the marks, and who is said to have said it."""

import pytest

from summarizer import language, mentions, quotations
from summarizer.model import Article

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


@pytest.mark.parametrize(
    ("code", "text", "said", "speaker"),
    [
        ("en", "'The bridge is safe now,' said Anna Berg.", "The bridge is safe now", "Anna Berg"),
        ("en", "‘The town’s bridge is safe,’ said Anna Berg.", "The town’s bridge is safe", "Anna Berg"),
        ("de", "„Die Brücke ist sicher“, sagte Eva Kurz.", "Die Brücke ist sicher", "Eva Kurz"),
        ("de", "»Die Brücke ist sicher«, sagte Eva Kurz.", "Die Brücke ist sicher", "Eva Kurz"),
        ("fr", "« Le pont est sûr », a déclaré Paul Verne.", "Le pont est sûr", "Paul Verne"),
        ("it", "«Il ponte è sicuro», ha detto Marco Neri.", "Il ponte è sicuro", "Marco Neri"),
        ("es", "La alcaldesa, Ana Ruiz, dijo: «El puente es seguro».", "El puente es seguro", "Ana Ruiz"),
        ("pl", "„Most jest bezpieczny” – powiedziała Anna Nowak.", "Most jest bezpieczny", "Anna Nowak"),
        ("tr", 'Ali Kaya, "Köprü artık güvenli" dedi.', "Köprü artık güvenli", "Ali Kaya"),
        ("zh", "市长李明说：“桥梁现在安全。”", "桥梁现在安全。", "市长李明"),
        ("ja", "田中市長は「橋はもう安全だ」と述べた。", "橋はもう安全だ", "田中市長は"),
        ("ar", "وقال سامر حداد: «الجسر آمن الآن».", "الجسر آمن الآن", "سامر حداد"),
        ("hi", 'अनिल शर्मा ने कहा, "पुल अब सुरक्षित है।"', "पुल अब सुरक्षित है।", "अनिल शर्मा ने"),
        ("en", 'According to Anna Berg, "the bridge is safe now."', "the bridge is safe now.", "Anna Berg"),
        (
            "en",
            '"The bridge is safe now," said Mr. A. Berg on Monday.',
            "The bridge is safe now",
            "Mr. A. Berg on Monday",
        ),
    ],
)
def test_every_style_of_quotation_marks_is_read(code: str, text: str, said: str, speaker: str) -> None:
    """With the speaker before, behind, between commas, or around the quotation."""
    (quotation,) = quotations.find(text, language.load(code))
    assert quotation.speaker is not None
    assert (quotation.span.text, quotation.speaker.text) == (said, speaker)
    assert text[quotation.span.start : quotation.span.end] == said
    assert text[quotation.speaker.start : quotation.speaker.end] == speaker


@pytest.mark.parametrize(
    "text", ["The town's people don't know the mayor's plan.", "Rock 'n' roll is here.", "5' by 6' wide"]
)
def test_an_apostrophe_opens_no_quotation(text: str) -> None:
    assert quotations.find(text, ENGLISH) == []


def said(text: str, code: str = "en") -> list[tuple[str, str]]:
    """(what is quoted, who says it) in an article."""
    found = mentions.find(Article(text, language=code))
    return [(mention.span.text, mention.value) for mention in found if mention.kind == mentions.QUOTATION]


def test_a_quotation_over_sentences_has_one_speaker() -> None:
    """Each sentence holds its piece."""
    text = "„Most stoi od dawna. Nikt nie płaci za przejazd” – powiedziała burmistrz Anna Nowak."
    assert said(text, "pl") == [
        ("Most stoi od dawna.", "Anna Nowak"),
        ("Nikt nie płaci za przejazd", "Anna Nowak"),
    ]


def test_a_quotation_over_paragraphs_has_the_speaker_its_last_one_names() -> None:
    """No mark closes it before."""
    text = (
        'The bridge is open.\n\n"We thought it would never be done. The money ran out.\n\n'
        '"Then the county helped us," Mayor Anna Berg told reporters.'
    )
    assert [speaker for _, speaker in said(text)] == ["Anna Berg"] * 3


def test_what_is_said_next_without_a_speaker_is_said_by_the_same() -> None:
    assert said('"It took three years," Mayor Anna Berg said. "But now it stands."') == [
        ("It took three years", "Anna Berg"),
        ("But now it stands.", "Anna Berg"),
    ]


def test_a_mark_that_is_never_closed_swallows_no_article() -> None:
    """A dozen sentences at most."""
    text = '"It began well. ' + "It went on and on. " * 40 + 'He said "this is the end of it" and left.'
    assert all(len(quoted) < 60 for quoted, _ in said(text))


@pytest.mark.parametrize(
    ("texts", "inside"),
    [
        (["He said: “We go.", "We stay.”", "Ice came."], [False, True, False]),
        (['"We go.', "It is cold.", 'So we said," he added.'], [False, True, True]),
        (['"We go.', '"It is cold."'], [False, False]),
        (['He calls it "ice."', "Ice came."], [False, False]),
        (["« Nous partons.", "Il fait froid », dit-il."], [False, True]),
        (["„Wir gehen.", "Es ist kalt“, sagte er."], [False, True]),
        (['He said "no.', *["Ice came."] * 6, 'It is "over".'], [False] * 8),
        ([], []),
    ],
)
def test_a_quotation_runs_until_a_sentence_closes_it(texts: list[str], inside: list[bool]) -> None:
    """Not past one that opens anew, and no further than a few sentences."""
    assert list(quotations.running(texts)) == inside


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ('"It is over."', True),
        ('"It is over. We go.', True),
        ("“It is over!”", True),
        ("«Всё кончено».", True),
        ('"It is over," she said.', False),
        ('"Ice" is a word.', False),
        ('She said: "It is over."', False),
        ("It is over.", False),
        ("", False),
    ],
)
def test_words_whose_speaker_is_named_elsewhere_are_bare(text: str, bare: bool) -> None:
    assert quotations.is_bare(text) is bare
