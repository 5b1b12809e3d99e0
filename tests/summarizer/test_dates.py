"""Dates as they are written in many languages, and the day they mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import dates, language
from tests.summarizer.strategies import TEXTS

WEDNESDAY = date(2018, 5, 23)


def found(text: str, code: str = "en", reference: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    """The dates of a text as (written, meant)."""
    return [(mention.span.text, mention.value) for mention in dates.find(text, language.load(code), reference)]


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", "May 7, 2018"),
        ("en", "May 7,2018"),
        ("en", "7 May 2018"),
        ("en", "7th of May 2018"),
        ("en", "2018-05-07"),
        ("en", "2018/05/07"),
        ("en", "7.5.2018"),
        ("de", "7. Mai 2018"),
        ("de", "07.05.2018"),
        ("fr", "7 mai 2018"),
        ("es", "7 de mayo de 2018"),
        ("es", "7 de mayo del 2018"),
        ("pt", "7 de maio de 2018"),
        ("it", "7 maggio 2018"),
        ("nl", "7 mei 2018"),
        ("pl", "7 maja 2018"),
        ("cs", "7. května 2018"),
        ("tr", "7 Mayıs 2018"),
        ("ru", "7 мая 2018"),
        ("uk", "7 травня 2018"),
        ("ar", "7 مايو 2018"),
        ("ar", "٧ مايو ٢٠١٨"),
        ("he", "7 במאי 2018"),
        ("hi", "7 मई 2018"),
        ("vi", "7 tháng 5 năm 2018"),
        ("id", "7 Mei 2018"),
        ("zh", "2018年5月7日"),
        ("ja", "2018年5月7日"),
        ("ko", "2018년 5월 7일"),
        ("", "2018-05-07"),
        ("xx", "2018-05-07"),
    ],
)
def test_a_written_date_means_its_day(code: str, written: str) -> None:
    """Every way of writing a day is read whole, and needs no day of publication."""
    assert found(f"— {written} —", code, None) == [(written, "2018-05-07")]
    assert dates.first(written, language.load(code)) == date(2018, 5, 7)


@pytest.mark.parametrize(
    ("code", "written", "value"),
    [
        ("en", "May 2018", "2018-05"),
        ("es", "mayo de 2018", "2018-05"),
        ("zh", "2018年5月", "2018-05"),
        ("en", "2011", "2011"),
        ("en", "1990s", "1990s"),
    ],
)
def test_a_month_or_a_year_means_no_day(code: str, written: str, value: str) -> None:
    """What is not told is not made up."""
    assert found(written, code) == [(written, value)]
    assert dates.first(written, language.load(code)) is None


@pytest.mark.parametrize(
    ("code", "written", "value"),
    [
        ("en", "May 7", "2018-05-07"),
        ("en", "Sept. 5", "2017-09-05"),
        ("en", "30 June", "2018-06-30"),
        ("de", "5. März", "2018-03-05"),
        ("ja", "5月7日", "2018-05-07"),
        ("en", "Tuesday", "2018-05-22"),
        ("en", "Wednesday", "2018-05-23"),
        ("ru", "среду", "2018-05-23"),
        ("uk", "п'ятницю", "2018-05-18"),
        ("pl", "środę", "2018-05-23"),
        ("en", "yesterday", "2018-05-22"),
        ("fr", "hier", "2018-05-22"),
        ("ru", "вчера", "2018-05-22"),
        ("en", "tomorrow", "2018-05-24"),
    ],
)
def test_a_day_is_told_from_the_day_of_publication(code: str, written: str, value: str) -> None:
    """Without that day such a mention is found, and means nothing certain."""
    assert found(written, code) == [(written, value)]
    assert found(written, code, None) == [(written, "")]


def test_a_day_without_a_year_may_lie_on_either_side_of_new_year() -> None:
    """News from January speaks of the December before, and December's of the January to come."""
    assert found("December 30", reference=date(2018, 1, 5)) == [("December 30", "2017-12-30")]
    assert found("January 3", reference=date(2017, 12, 28)) == [("January 3", "2018-01-03")]


@pytest.mark.parametrize("written", ["Feb. 30, 2018", "31.02.2018", "0 May 2018"])
def test_a_day_that_never_was_has_no_value(written: str) -> None:
    """The calendar decides, not the pattern."""
    assert all(value == "" for _, value in found(written) if not value.isdigit())
    assert dates.first(written, language.load("en")) is None


@pytest.mark.parametrize(
    "text", ["It may be.", "They march on.", "1,954 people", "$1999", "3.2018", "2018%", "room A1984", "Mondays"]
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """A verb, an amount and a number with a comma are no dates."""
    assert found(text) == []


def test_dates_are_told_in_order_and_once() -> None:
    """A year inside a date is no date of its own."""
    assert found("On May 7, 2018 and on Tuesday; since 2011.") == [
        ("May 7, 2018", "2018-05-07"),
        ("Tuesday", "2018-05-22"),
        ("2011", "2011"),
    ]


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_day_is_read_back_as_it_was_written(day: date) -> None:
    """ISO 8601 and the English way round-trip."""
    assert dates.first(day.isoformat(), language.load("en")) == day
    assert dates.first(f"{day:%B} {day.day}, {day.year}", language.load("en")) == day


@given(TEXTS, st.sampled_from(["", "en", "de", "ru", "ar", "he", "ja", "xx"]), st.none() | st.dates(date(1, 1, 9)))
def test_dates_are_slices_that_do_not_overlap(text: str, code: str, reference: date | None) -> None:
    """Whatever the text: no error, exact spans, in order."""
    mentions = dates.find(text, language.load(code), reference)

    assert all(text[mention.span.start : mention.span.end] == mention.span.text for mention in mentions)
    edges = [edge for mention in mentions for edge in (mention.span.start, mention.span.end)]
    assert edges == sorted(edges)
