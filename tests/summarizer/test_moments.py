"""Days and times as machines write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from summarizer.article import moments

CENTRAL = timezone(timedelta(hours=-6))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mon, 18 Nov 2019 16:07:38 -0600",
            datetime(2019, 11, 18, 16, 7, 38, tzinfo=CENTRAL),
        ),
        ("Tue Nov 19 2019 03:05:46 GMT+0000 (UTC)", datetime(2019, 11, 19, 3, 5, 46, tzinfo=UTC)),
        ("2019-11-19 02:24:00 UTC", datetime(2019, 11, 19, 2, 24, tzinfo=UTC)),
        ("2019-11-18 17:19:53 GMT", datetime(2019, 11, 18, 17, 19, 53, tzinfo=UTC)),
        ("2019-11-19 02:24:00", date(2019, 11, 19)),
        ("01:38:07 PM IST Nov 20, 2019", date(2019, 11, 20)),
        ("Nov 31, 2019", None),
        ("Abc Nov 99 2019 03:05:46 GMT+0000", None),
        ("Mon, 99 Nov 2019", None),
        (", " * 1000, None),
    ],
)
def test_a_moment_is_read_in_each_way_machines_write_it(text: str, expected: date | datetime | None) -> None:
    assert moments.moment(text) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("https://norby.example/2019/03/05/ice", date(2019, 3, 5)),
        ("https://norby.example/news/2019-03-05", date(2019, 3, 5)),
        ("https://norby.example/20190305/ice", date(2019, 3, 5)),
        ("https://norby.example/2019/mar/5/ice", date(2019, 3, 5)),
        ("https://norby.example/2019/02/30/ice", None),
        ("https://norby.example/2019/abc/05/", None),
        ("https://norby.example/12345678", None),
        ("", None),
    ],
)
def test_an_address_may_hold_the_day(source: str, expected: date | None) -> None:
    assert moments.of_address(source) == expected
