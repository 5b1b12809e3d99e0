"""Names that mean the same: cut short, spelt out, inflected, spelt another way, or a title."""

from __future__ import annotations

import pytest

from summarizer import language, mentions, names
from summarizer.mentions import definitions, skeleton
from summarizer.model import Article


def values(text: str, code: str = "en") -> dict[str, str]:
    """The names of a text with their fullest forms."""
    found = mentions.find(Article(text, language=code))
    return {mention.span.text: mention.value for mention in found if mention.kind in mentions.NAMED}


@pytest.mark.parametrize(
    ("code", "text", "short", "full"),
    [
        ("en", "The Harbour Workers Union struck. The HWU wants more pay.", "HWU", "Harbour Workers Union"),
        ("en", "HWU (Harbour Workers Union) struck. The HWU wants more.", "HWU", "Harbour Workers Union"),
        ("en", "The union of harbour workers (UHW) struck on Monday.", "UHW", "union of harbour workers"),
        ("ru", "Трещины нашли инженеры Центра речного надзора (ЦРН).", "ЦРН", "Центра речного надзора"),
        ("fr", "Le délégué du Syndicat des marins du nord (SMN) parle.", "SMN", "Syndicat des marins du nord"),
        ("de", "Das Amt für Hafenschutz (AfH) prüft den Kai.", "AfH", "Amt für Hafenschutz"),
        ("ar", "قالت الهيئة الوطنية للموانئ (NPA) إنها تراجع.", "NPA", "الهيئة الوطنية للموانئ"),
        ("en", "General Omar Al Tamimi spoke. Later Tamimi left.", "Tamimi", "Omar Al Tamimi"),
        ("en", "Omar Al Tamimi spoke and Omar Tamimi left.", "Omar Tamimi", "Omar Al Tamimi"),
        ("en", "President Chen Guowei said no. Chen left.", "Chen", "Chen Guowei"),
        ("en", "General Moammar Qaddafi ruled. Gadhafi fell.", "Gadhafi", "Moammar Qaddafi"),
        ("en", "NORTHHAVEN — It rained. Northhaven is a port near Oldhaven.", "NORTHHAVEN", "Northhaven"),
        ("ru", "Мэр Олег Вершин сказал. Потом слова Вершина записали.", "Вершина", "Олег Вершин"),
    ],
)
def test_a_short_form_means_the_full_one(code: str, text: str, short: str, full: str) -> None:
    """In whichever order the article gives them."""
    assert values(text, code)[short] == full


def test_of_two_who_share_a_surname_the_first_is_meant() -> None:
    """The article is about the one it begins with."""
    text = "Mayor Anna Berg spoke. Her father, Karl Berg, was mayor too. Berg will stay."
    assert values(text)["Berg"] == "Anna Berg"


def test_a_country_is_nobodys_short_name() -> None:
    """ "China" is not the newspaper."""
    assert values("The China Times wrote of China at length.")["China"] == "China"


@pytest.mark.parametrize("spelt", ["Qaddafi", "Gaddafi", "Gadhafi", "Kadhafi", "Kaddafi"])
def test_a_name_of_another_script_has_one_skeleton(spelt: str) -> None:
    """However it was put into Latin letters."""
    assert skeleton(spelt) == skeleton("Qaddafi") != ""


@pytest.mark.parametrize(
    ("one", "other"), [("Mohammed", "Muhammad"), ("Zelensky", "Selenskyj"), ("Haftar", "Hifter")]
)
def test_skeletons_forget_vowels_and_voices(one: str, other: str) -> None:
    """What transliteration varies."""
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize("word", ["Smith", "Lee", "Кадафи", "12345678", ""])
def test_a_short_name_or_one_in_another_script_has_no_skeleton(word: str) -> None:
    """It would be too many people's."""
    assert skeleton(word) == ""


@pytest.mark.parametrize(
    "text",
    ["Paris (CNN) is quiet.", "The river (about 40 km) rose.", "A plan (for now) exists.", "() ( ) (", "HWU ()."],
)
def test_a_bracket_that_spells_nothing_defines_nothing(text: str) -> None:
    """Letters decide."""
    assert list(definitions.find(text)) == []


def test_a_definition_points_at_both_of_its_names() -> None:
    """As slices."""
    text = "They met the Council of River Ports (CRP)."
    (found,) = definitions.find(text)
    assert text[found.full.start : found.full.end] == found.full.text == "Council of River Ports"
    assert text[found.short.start : found.short.end] == found.short.text == "CRP"


def test_titles_stand_before_behind_and_over_a_comma() -> None:
    """Each makes a person of a name, and finds the person again."""
    directory = mentions.Directory(
        (
            name
            for text in (
                "A word from spokesman General Omar Tamimi.",
                "Anna Berg, director of the port, agreed.",
                "The mayor of the town, Olof Strand, left.",
            )
            for name in names.find(text, language.load("en"))
        ),
        language.load("en"),
    )
    assert [directory.titled(f"the {title}") for title in ("spokesman", "director", "mayor")] == [
        "Omar Tamimi",
        "Anna Berg",
        "Olof Strand",
    ]
    assert directory.titled("the king") == ""
