"""Numbers with what they count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import language, quantities
from tests.summarizer.strategies import TEXTS


def found(text: str, code: str = "en") -> list[tuple[str, str]]:
    """The quantities of a text as (kind, written)."""
    return [(quantity.kind, quantity.span.text) for quantity in quantities.find(text, language.load(code))]


@pytest.mark.parametrize(
    ("code", "written", "kind", "value"),
    [
        ("en", "150,000 people", "number", "150 000 people"),
        ("en", "about 40 boats", "number", "40 boats"),
        ("en", "three dead", "number", "3 dead"),
        ("en", "two dozen boats", "number", "2 dozen boats"),
        ("en", "1,000 kilometres", "distance", "1 000 kilometres"),
        ("en", "$4.2 million", "money", "4 200 000 $"),
        ("en", "€5bn", "money", "5 000 000 000 €"),
        ("en", "₹12,34,567", "money", "1 234 567 ₹"),
        ("en", "3.5 percent", "percent", "3.5 percent"),
        ("en", "12%", "percent", "12 %"),
        ("en", "5 p.m.", "time", "5 p.m."),
        ("en", "17:30", "time", "17:30"),
        ("en", "5kg", "weight", "5 kg"),
        ("de", "rund 150.000 Menschen", "number", "150 000 Menschen"),
        ("de", "3,5 Prozent", "percent", "3.5 Prozent"),
        ("fr", "150 000 personnes", "number", "150 000 personnes"),
        ("fr", "vingt ans", "duration", "20 ans"),
        ("es", "3,5 por ciento", "percent", "3.5 por ciento"),
        ("ru", "около 150 тыс. человек", "number", "150 000 человек"),
        ("ru", "4,2 млн рублей", "money", "4 200 000 рублей"),
        ("ar", "٣٫٥٪", "percent", "3.5 ٪"),
        ("hi", "3.5 लाख रुपये", "money", "350 000 रुपये"),
        ("", "10%", "percent", "10 %"),
    ],
)
def test_a_number_is_told_with_what_it_counts(code: str, written: str, kind: str, value: str) -> None:
    """The span takes in the words around the figure that belong to it; the value is the same in all languages."""
    (quantity,) = quantities.find(f"— {written} —", language.load(code))

    assert (quantity.kind, quantity.span.text) == (kind, written)
    assert quantity.value.replace("\u00a0", " ") == value


@pytest.mark.parametrize(
    ("code", "text", "kind", "value"),
    [
        ("zh", "损失约4.2亿元左右", "money", "420 000 000 元"),
        ("zh", "增长3.5%左右", "percent", "3.5 %"),
        ("ja", "入場料は500円です", "money", "500 円"),
    ],
)
def test_a_number_is_found_between_words_without_spaces(code: str, text: str, kind: str, value: str) -> None:
    """Chinese and Japanese set no space around a number."""
    (quantity,) = quantities.find(text, language.load(code))

    assert (quantity.kind, quantity.value.replace("\u00a0", " ")) == (kind, value)


@pytest.mark.parametrize(
    ("figures", "value"),
    [
        ("12", 12),
        ("1,000", 1000),
        ("1.000", 1000),
        ("1 000", 1000),
        ("1\u202f000\u00a0000", 1_000_000),
        ("1'000", 1000),
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("0,125", 0.125),
        ("0.125", 0.125),
        ("1,234,567.89", 1234567.89),
        ("1.234.567,89", 1234567.89),
        ("1.234.567", 1234567),
        ("12,34,567", 1234567),
        ("٣", 3),
        ("٣٫٥", 3.5),
        ("٣٬٥٠٠", 3500),
    ],
)
def test_figures_are_parsed_whatever_groups_the_thousands(figures: str, value: float) -> None:
    """Comma, point, space and apostrophe mean what their place says."""
    assert quantities.parse(figures) == value


@given(st.integers(0, 10**12), st.sampled_from([",", ".", " ", "\u00a0"]))
def test_a_grouped_whole_number_is_read_back(number: int, mark: str) -> None:
    """However thousands are grouped, a whole number stays what it is."""
    assert quantities.parse(f"{number:,}".replace(",", mark)) == number


@pytest.mark.parametrize("text", ["the 1st and the 22nd", "A4 and B52", "no numbers here", "half of it"])
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    """Ordinals and names with figures in them are left alone."""
    assert found(text) == []


def test_numbers_are_told_in_order_and_once() -> None:
    """A figure inside a time or behind another figure's unit is not told again."""
    assert found("At 9:05 am 12 boats and 3 ferries left; 40% stayed.") == [
        ("time", "9:05 am"),
        ("number", "12 boats"),
        ("number", "3 ferries"),
        ("percent", "40%"),
    ]


@given(TEXTS, st.sampled_from(["", "en", "de", "ru", "ar", "ja", "zh", "xx"]))
def test_quantities_are_slices_that_do_not_overlap(text: str, code: str) -> None:
    """Whatever the text: no error, exact spans, in order."""
    spans = [quantity.span for quantity in quantities.find(text, language.load(code))]

    assert all(text[span.start : span.end] == span.text for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)


def test_every_number_of_a_page_of_numbers_is_told() -> None:
    """Each is looked at once, so that even such a page comes to an end."""
    assert len(found("5 boats, at 17:30. " * 20_000)) == 40_000
