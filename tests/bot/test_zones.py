"""What people call their time zone, and which that is."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import texts, zones


@pytest.mark.parametrize(
    ("written", "locale", "zone"),
    [
        ("Europe/Berlin", "en", "Europe/Berlin"),
        ("europe/berlin", "ru", "Europe/Berlin"),
        ("Berlin", "en", "Europe/Berlin"),
        ("Берлин", "en", "Europe/Berlin"),
        ("москва", "ru", "Europe/Moscow"),
        ("Киев", "ru", "Europe/Kyiv"),
        ("New York", "en", "America/New_York"),
        ("new_york", "de", "America/New_York"),
        ("Нью-Йорк", "ru", "America/New_York"),
        ("France", "en", "Europe/Paris"),
        ("Frankreich", "de", "Europe/Paris"),
        ("Франция", "ru", "Europe/Paris"),
        ("utc", "en", "UTC"),
        ("GMT", "en", "UTC"),
    ],
)
def test_a_city_a_country_or_a_name_is_its_zone(written: str, locale: str, zone: str) -> None:
    assert zones.find(written, locale) == (zone,)


def test_a_country_with_several_zones_tells_them_all_the_likely_ones_first() -> None:
    found = zones.find("Россия", "ru")
    assert len(found) > 10
    assert found[:2] == ("Europe/Moscow", "Europe/Kaliningrad")
    assert set(zones.find("Germany", "en")) == {"Europe/Berlin", "Europe/Busingen"}


@pytest.mark.parametrize("written", ["Springfield", "", "EST5EDT", "Factory", "localtime", "../etc/passwd"])
def test_what_is_no_place_has_no_zone(written: str) -> None:
    assert zones.find(written, "en") == ()


@pytest.mark.parametrize("written", ["UTC+3", "utc +03:00", "+3", "GMT-5", "−4", "+0530", "Etc/GMT-3", "+3 UTC"])
def test_an_offset_is_no_zone(written: str) -> None:
    assert zones.is_offset(written)
    assert zones.find(written, "en") == ()


@pytest.mark.parametrize("written", ["UTC", "Berlin", "3", "", "St. John's"])
def test_a_place_is_no_offset(written: str) -> None:
    assert not zones.is_offset(written)


@given(st.text(max_size=80), st.sampled_from(["en", "ru", "xx", "", "pt-BR", "zh-hans"]))
def test_whatever_is_written_names_zones_there_are_or_none(written: str, locale: str) -> None:
    for zone in zones.find(written, locale):
        assert ZoneInfo(zone)


@pytest.mark.parametrize("locale", ["en", "ru", "de", "pt-BR", "uk", "xx", "", "zh-hans", "fr_CA"])
def test_each_language_has_likely_zones_with_names(locale: str) -> None:
    found = zones.likely(locale)
    assert 1 <= len(found) <= zones.LISTED
    for zone in found:
        assert ZoneInfo(zone)
        assert zones.city(zone, locale)


def test_a_zone_s_name_fits_a_button() -> None:
    for locale in texts.available():
        for zone in zones.likely(locale):
            assert len(f"m:zone:{zone}".encode()) <= 64


def test_a_place_is_called_as_a_language_calls_it() -> None:
    called = [zones.city("Europe/Moscow", locale) for locale in ("en", "ru", "xx")]
    assert called == ["Moscow", "Москва", "Moscow"]
    assert zones.city("America/New_York", "en") == "New York"
    assert zones.city("UTC", "ru") == "UTC"
