"""Pronouns, titles and "the city": told where a plain rule is nearly always right, left alone elsewhere."""

from __future__ import annotations

import pytest

from summarizer import FactIndex, mentions
from summarizer.model import Article


def told(text: str, code: str = "en", title: str = "") -> list[tuple[str, str]]:
    """(pronoun, whom it means) of a text, in order."""
    found = mentions.find(Article(text, title=title, language=code))
    return [(mention.span.text, mention.value) for mention in found if mention.kind == mentions.PRONOUN]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Anna Berg opened the bridge. She crossed it first.", [("She", "Anna Berg")]),
        ("Mayor Anna Berg opened the bridge and her dog barked.", [("her", "Anna Berg")]),
        ('Berg came. "It is open," Mayor Anna Berg said. "It will stay," she added.', [("she", "Anna Berg")]),
        (
            "Spokesman Omar Tamimi announced a truce. The army of General Karl Lund agreed. It holds, he added.",
            [("he", "Karl Lund")],
        ),
        (
            "The mayor, Anna Berg, came. Later the mayor agreed.",
            [("The mayor", "Anna Berg"), ("the mayor", "Anna Berg")],
        ),
        ("Mrs. Anna Berg met Mr. Karl Lund. She left early.", [("She", "Anna Berg")]),
        (
            "Judge Robin Lund said it was late. Captain Omar Tamimi came. The roof fell. He said it was loud.",
            [("He", "Omar Tamimi")],
        ),
    ],
)
def test_a_pronoun_is_told(text: str, expected: list[tuple[str, str]]) -> None:
    """By the person named nearest before it whom it fits."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He crossed the bridge.",
        "Judge Karl Lund met General Omar Tamimi. He left early.",
        "Mr. Karl Lund opened the bridge. She crossed it.",
        "Mayor Anna Berg watched a woman cross. She waved.",
        'Mayor Anna Berg said: "I saw the driver, and he waved at me."',
        "The Boston Marathon began. He ran.",
        "Judge Robin Lund said it was late. A neighbour, Paul Reid, came. The roof fell. He said it was loud.",
        "House Republicans voted. He was glad.",
        "Mayor Anna Berg came. It rained. It snowed. It froze. It thawed. She left.",
    ],
)
def test_a_pronoun_that_may_mean_another_is_left_alone(text: str) -> None:
    """Two fit, or none, or somebody without a name; what is quoted is another's point of view."""
    assert [meant for said, meant in told(text) if said.casefold() in {"he", "she"}] == []


def test_a_pronoun_teaches_whether_a_person_is_a_he() -> None:
    """So the next "she" is somebody else."""
    text = "Judge Robin Lund sat down. He smiled. She did not."
    assert told(text) == [("He", "Robin Lund")]


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        ("ru", "«Мост будет стоять», — сказала мэр Анна Берг. «Денег не хватало», — добавила она.", "Анна Берг"),
        (
            "uk",
            "«Міст стоятиме довго», — сказав мер Іван Коваль. «Грошей не було зовсім», — додав він.",
            "Іван Коваль",
        ),
        (
            "de",
            "„Die Brücke hält lange“, sagte Bürgermeisterin Eva Kurz. „Sie war teuer genug“, sagte sie.",
            "Eva Kurz",
        ),
        (
            "es",
            "«El puente es seguro», dijo la alcaldesa Ana Ruiz. «Costó mucho dinero», añadió ella.",
            "Ana Ruiz",
        ),
        (
            "fr",
            "« Le pont est sûr », a déclaré le maire Paul Verne. « Il a coûté cher », a-t-il ajouté.",
            "Paul Verne",
        ),
    ],
)
def test_whoever_speaks_on_is_who_spoke_last(code: str, text: str, speaker: str) -> None:
    """A pronoun beside a verb of saying means a person in any language."""
    found = mentions.find(Article(text, language=code))
    assert [mention.value for mention in found if mention.kind == mentions.QUOTATION] == [speaker, speaker]


def test_the_city_is_the_one_town_named_nearby() -> None:
    """A country is no city; of two towns the one in the title."""
    assert told("They drove to Tripoli in Libya. The city was quiet.") == [("The city", "Tripoli")]
    two = "They drove from Tripoli to Tunis. The city was quiet."
    assert told(two) == []
    assert told(two, title="A night in Tunis") == [("The city", "Tunis")]


def test_a_sentence_is_found_by_the_name_its_pronoun_means() -> None:
    """Though the name stands in another one."""
    article = Article(
        "Mayor Anna Berg opened the bridge on Monday. Boats waited below. She grew up in a lighthouse.",
        language="en",
    )
    assert "berg" in FactIndex(article).text.stems[2]
    assert "berg" not in FactIndex(article).text.stems[1]
