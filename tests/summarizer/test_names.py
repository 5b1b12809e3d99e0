"""Names: what they are and what stands beside them tells people, organisations and places apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import language, names

ENGLISH = language.load("en")


def kinds(text: str, code: str = "en") -> dict[str, str]:
    return {name.span.text: name.kind for name in names.find(text, language.load(code))}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He met General Ahmad Al Mesmari there.", "Ahmad Al Mesmari", "person"),
        ("The spokesman, Gabriel Touré, said so.", "Gabriel Touré", "person"),
        ("A report by Human Rights Watch came out.", "Human Rights Watch", "organisation"),
        (
            "It was sent to the Ministry for the Environment on Monday.",
            "Ministry for the Environment",
            "organisation",
        ),
        ("The LNA carried on.", "LNA", "organisation"),
        ("They came from Libya at night.", "Libya", "place"),
        ("They drove to Tripoli at night.", "Tripoli", "place"),
        ("A bridge near Oldbrook was shut.", "Oldbrook", "place"),
        ("The town lies on the Green River.", "Green River", "place"),
    ],
)
def test_a_name_is_told_by_itself_and_its_neighbours(text: str, name: str, kind: str) -> None:
    assert kinds(text)[name] == kind


def test_a_dateline_names_places() -> None:
    found = kinds("BENGHAZI, Libya — Fighting went on.")
    assert (found["BENGHAZI"], found["Libya"]) == ("place", "place")


def test_a_title_is_kept_apart_from_the_name_it_stands_before() -> None:
    (name,) = names.find("A word from Mayor Anna Lindqvist.", ENGLISH)
    assert (name.title, name.span.text) == ("Mayor", "Anna Lindqvist")


def test_a_possessive_is_no_part_of_a_name() -> None:
    assert "Haftar" in kinds("It was the end of Haftar's plan.")


def test_a_capital_at_the_beginning_of_a_sentence_makes_no_name_of_a_function_word() -> None:
    assert kinds("The river rose. But nobody left.") == {}


def test_two_names_joined_by_and_are_two_names() -> None:
    assert {"Anna Berg", "Olof Strand"} <= set(kinds("They saw Anna Berg and Olof Strand leave."))


def test_names_are_slices() -> None:
    text = "Prime Minister Olof Strand flew from Oslo to Paris with the World Bank's Anna de la Cruz."
    assert all(text[name.span.start : name.span.end] == name.span.text for name in names.find(text, ENGLISH))


def test_german_nouns_are_no_names_for_their_capitals_alone() -> None:
    assert kinds("Das Haus an der Straße hat einen Garten.", "de") == {}


@pytest.mark.parametrize(("code", "text", "name"), [("ru", "Он уехал в Германию, а она в Россия.", "Россия")])
def test_countries_are_known_in_the_language_of_the_text(code: str, text: str, name: str) -> None:
    assert kinds(text, code)[name] == "place"


def test_a_month_or_a_weekday_is_no_name() -> None:
    assert kinds("PORT ELLERY, April 17 — It was sold in January on a Tuesday.") == {"PORT ELLERY": "place"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Norway's Anna Berg there.", {"Norway": "place", "Anna Berg": "person"}),
        ("It was told by ABC Anna Berg.", {"ABC": "organisation", "Anna Berg": "person"}),
        ("Said Norway Prime Minister Anna Berg of it.", {"Anna Berg": "person"}),
        ("They met Anna Berg of Kenya there.", {"Anna Berg": "person", "Kenya": "place"}),
        ("They met Secretary of State Anna Berg there.", {"Anna Berg": "person"}),
        ("They met the Duchess of Oldbrook there.", {"Duchess of Oldbrook": "person"}),
        ("Later the Justice Department agreed.", {"Justice Department": "organisation"}),
        ("It fell in Australia Sunday.", {"Australia": "place"}),
        ("House Republicans said so.", {"House Republicans": "name"}),
        ("So said the Nairobi Times to Nigerians.", {"Nairobi Times": "organisation"}),
    ],
)
def test_two_names_side_by_side_are_two(text: str, expected: dict[str, str]) -> None:
    """Parted by a possessive, an acronym, a title or a country; an institution stays whole."""
    found = kinds(text)
    assert {name: found.get(name) for name in expected} == expected
    assert "Anna Berg" not in expected or not [name for name in found if "Berg" in name and name != "Anna Berg"]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("ar", "وقال مدير الميناء سامر حداد إنه سافر إلى مصر.", {"سامر حداد": "person", "مصر": "place"}),
        ("ar", "زار الرئيس عبد الله ناصر المدينة.", {"عبد الله ناصر": "person"}),
        ("fa", "شهردار رضا کریمی از روسیه آمد.", {"رضا کریمی": "person", "روسیه": "place"}),
        ("hi", "महापौर अनिल शर्मा ने भारत में कहा।", {"अनिल शर्मा": "person", "भारत": "place"}),
        ("zh", "市长李明说，中国很大。", {"李明": "person", "中国": "place"}),
        ("zh", "上海地铁开通，市长表示，人很多。", {"上海": "place"}),
        ("ja", "田中市長は日本で語った。", {"田中": "person", "日本": "place"}),
    ],
)
def test_without_capitals_titles_and_cldr_tell_names(code: str, text: str, expected: dict[str, str]) -> None:
    """And nothing else is a name there."""
    assert kinds(text, code) == expected


@pytest.mark.parametrize("code", ["ar", "fa", "hi", "zh", "ja", "th"])
@given(text=st.text(max_size=120))
def test_names_of_any_text_are_slices_in_order(code: str, text: str) -> None:
    """Whatever the script."""
    found = names.find(text, language.load(code))
    assert all(text[name.span.start : name.span.end] == name.span.text for name in found)
    edges = [edge for name in found for edge in (name.span.start, name.span.end)]
    assert edges == sorted(edges)
