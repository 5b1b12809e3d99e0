"""Days, weeks, months and years told by their distance from the day of publication, in every language carried."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import dates, language
from tests.summarizer.test_dates import WEDNESDAY, found

SENTENCES = {
    "en": "Late Tuesday the ferry sank; last year it was mended, three years ago sold, and next week it sails.",
    "ru": "Поздно во вторник паром затонул; в прошлом году его чинили, три года назад продали, "
    "а на следующей неделе он выйдет в море.",
    "uk": "Пізно у вівторок пором затонув; минулого року його лагодили, три роки тому продали, "
    "а наступного тижня він вийде в море.",
    "es": "El martes por la noche se hundió el ferri; el año pasado lo repararon, hace tres años "
    "lo vendieron y la próxima semana volverá.",
    "de": "Am späten Dienstag sank die Fähre; im vergangenen Jahr wurde sie repariert, vor drei Jahren verkauft, "
    "und nächste Woche fährt sie wieder.",
    "fr": "Mardi soir le bac a coulé ; l'an dernier on l'a réparé, il y a trois ans vendu, et la semaine "
    "prochaine il repart.",
    "it": "Martedì sera il traghetto è affondato; l'anno scorso fu riparato, tre anni fa venduto, e la prossima "
    "settimana riparte.",
    "pt": "Na terça-feira a balsa afundou; no ano passado foi consertada, há três anos vendida, "
    "e na próxima semana volta.",
    "nl": "Op dinsdag zonk de pont; vorig jaar was ze hersteld, drie jaar geleden verkocht en volgende week "
    "vaart ze weer.",
    "pl": "We wtorek prom zatonął; w zeszłym roku go naprawiono, trzy lata temu sprzedano, a w przyszłym tygodniu "
    "wypłynie.",
    "ro": "Marți feribotul s-a scufundat; anul trecut a fost reparat, acum trei ani vândut, iar "
    "săptămâna viitoare pleacă.",
    "el": "Την Τρίτη το πλοίο βυθίστηκε· πέρυσι επισκευάστηκε, πριν από τρία χρόνια πουλήθηκε και την επόμενη "
    "εβδομάδα φεύγει.",
    "tr": "Salı günü feribot battı; geçen yıl onarılmıştı, üç yıl önce satılmıştı, gelecek hafta yine kalkıyor.",
    "ar": "غرقت العبارة مساء الثلاثاء، وأصلحت العام الماضي، وبيعت قبل ثلاث سنوات، وتبحر الأسبوع المقبل.",
    "fa": "سه‌شنبه کشتی غرق شد؛ سال گذشته تعمیر و سه سال پیش فروخته شده بود و هفته آینده راه می‌افتد.",
    "hi": "मंगलवार को नाव डूबी; पिछले साल उसकी मरम्मत हुई, तीन साल पहले वह बिकी और अगले सप्ताह वह चलेगी।",
    "id": "Selasa malam feri itu tenggelam; tahun lalu diperbaiki, tiga tahun lalu dijual, dan minggu depan "
    "berlayar.",
    "vi": "Thứ Ba chiếc phà chìm; năm ngoái được sửa, ba năm trước bị bán, và tuần tới lại chạy.",
    "th": "วันอังคาร เรือจม ปีที่แล้ว ซ่อม สามปีที่แล้ว ขาย และ สัปดาห์หน้า แล่นอีก",
    "zh": "渡轮周二沉没，去年修过，三年前卖出，下周再开。",
    "ja": "フェリーは火曜日に沈んだ。昨年修理され、3年前に売られ、来週また出る。",
}


@pytest.mark.parametrize("code", language.available())
def test_each_language_tells_a_weekday_a_year_years_ago_and_a_week(code: str) -> None:
    """One sentence of each kind a language: the ferry sank, was mended, sold, and sails again."""
    assert [value for _, value in found(SENTENCES[code], code)] == ["2018-05-22", "2017", "2015", "2018-W22"]


@pytest.mark.parametrize(
    ("code", "written", "value"),
    [
        ("en", "last month", "2018-04"),
        ("en", "this month", "2018-05"),
        ("en", "two days ago", "2018-05-21"),
        ("en", "a week ago", "2018-W20"),
        ("en", "four months ago", "2018-01"),
        ("en", "11 months ago", "2017-06"),
        ("en", "last Wednesday", "2018-05-16"),
        ("en", "next Friday", "2018-05-25"),
        ("en", "next Wednesday", "2018-05-30"),
        ("en", "this Friday", "2018-05-25"),
        ("en", "last June", "2017-06"),
        ("en", "next March", "2019-03"),
        ("en", "last night", "2018-05-22"),
        ("ru", "год назад", "2017"),
        ("ru", "прошлую пятницу", "2018-05-18"),
        ("uk", "торік", "2017"),
        ("uk", "четверга", "2018-05-17"),
        ("pl", "rok temu", "2017"),
        ("pl", "ubiegły czwartek", "2018-05-17"),
        ("de", "vor einem Monat", "2018-04"),
        ("de", "kommenden Montag", "2018-05-28"),
        ("fr", "vendredi dernier", "2018-05-18"),
        ("es", "semana que viene", "2018-W22"),
        ("pt", "três anos atrás", "2015"),
        ("ar", "قبل يومين", "2018-05-21"),
        ("ar", "قبل عام", "2017"),
        ("fa", "پارسال", "2017"),
        ("fa", "سه شنبه", "2018-05-22"),
        ("id", "setahun lalu", "2017"),
        ("id", "Minggu", "2018-05-20"),
        ("zh", "上周五", "2018-05-18"),
        ("zh", "2014年", "2014"),
        ("fr", "années 1990", "1990s"),
        ("ru", "1990-х", "1990s"),
        ("zh", "1990年代", "1990s"),
    ],
)
def test_a_near_time_is_told_as_precisely_as_it_is_written(code: str, written: str, value: str) -> None:
    """A year stays a year, a week is ISO 8601's week."""
    assert found(written, code) == [(written, value)]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "They will meet on Friday.", "2018-05-25"),
        ("en", "They met on Friday.", "2018-05-18"),
        ("en", "It must be paid by Friday.", "2018-05-25"),
        ("en", "On Friday, they say, it will rain.", "2018-05-18"),
        ("en", "They will meet on Wednesday.", "2018-05-23"),
        ("de", "Der Hof wird am Freitag öffnen.", "2018-05-25"),
        ("es", "El museo abrirá el viernes.", "2018-05-25"),
        ("ru", "Встреча состоится в пятницу.", "2018-05-25"),
        ("tr", "Müze Cuma günü açılacak.", "2018-05-25"),
        ("hi", "संग्रहालय शुक्रवार को खुलेगा।", "2018-05-25"),
        ("zh", "博物馆将于周五开放。", "2018-05-25"),
    ],
)
def test_a_weekday_lies_ahead_where_its_clause_says_so(code: str, text: str, value: str) -> None:
    """Otherwise it is the last one: news tells what has been."""
    assert [meant for _, meant in found(text, code)] == [value]


def test_a_month_alone_is_a_date_behind_a_preposition() -> None:
    """The last month of that name; "may" and "march" are verbs."""
    assert found("It opened in March and closed in December.") == [("March", "2018-03"), ("December", "2017-12")]
    assert found("It will open in March and close in December.")[0] == ("March", "2019-03")
    assert found("The road will close in June.") == [("June", "2018-06")]
    assert found("It may march in may.") == []
    assert found("Открыт в марте.", "ru") == [("марте", "2018-03")]


@pytest.mark.parametrize(
    "text",
    ["the previous year", "the last week of May was dry", "for three years", "the year after", "99 years ago"],
)
def test_what_is_near_another_day_than_that_of_publication_has_no_value(text: str) -> None:
    """A distance from a day the text tells is no distance from its publication."""
    assert all(not value or value == "2018-05" for _, value in found(text))


def test_without_a_day_of_publication_near_times_are_found_and_mean_nothing() -> None:
    """They still answer "when"."""
    assert found("It sank last year, two days ago.", reference=None) == [("last year", ""), ("two days ago", "")]


@given(st.sampled_from(language.available()), st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_any_day_of_publication_will_do(code: str, reference: date) -> None:
    """The first and the last day of the calendar have weeks and years beside them that it has not."""
    for mention in dates.find(SENTENCES[code], language.load(code), reference):
        assert not mention.value or 0 < int(mention.value.partition("-")[0]) < 10000


def test_a_week_is_one_that_the_calendar_reads() -> None:
    """Monday of the week that is told."""
    week = dates.find("last week", language.load("en"), WEDNESDAY)[0].value
    assert date.fromisoformat(week) == date(2018, 5, 14)
