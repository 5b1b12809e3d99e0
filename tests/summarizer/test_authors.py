"""The people in what a page says of its author."""

from __future__ import annotations

import pytest

from summarizer.article import authors


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("Ann Lee", "Ann Lee"),
        ("By Ann Lee", "Ann Lee"),
        ("by ANN LEE and BO K. HALE, Norby Press", "ANN LEE, BO K. HALE"),
        ("Analysis by Ann Lee, CNN Editor-at-large", "Ann Lee"),
        ("Ann Lee; Bo Hale; Ann Lee", "Ann Lee, Bo Hale"),
        ("Ann Lee | Norby Advance Media", "Ann Lee"),
        ("Ann Lee. Norby International", "Ann Lee"),
        ("Ann Lee, MS, RD", "Ann Lee"),
        ("Ann Lee, Norby.com", "Ann Lee"),
        ("Jean-Luc O’Hara", "Jean-Luc O’Hara"),
        ("Анна Ли и Пётр Коваль", "Анна Ли, Пётр Коваль"),
        ("Reuters", "Reuters"),
        ("The Norby Press", "The Norby Press"),
        ("News Nation Bureau", "News Nation Bureau"),
        ("Science X staff", "Science X staff"),
        ("Ann", "Ann"),
        ("", ""),
    ],
)
def test_people_are_told_from_what_stands_around_them(told: str, names: str) -> None:
    """An agency stays where nobody else signed."""
    assert authors.named(told) == names
