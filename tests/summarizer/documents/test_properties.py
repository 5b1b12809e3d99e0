"""What a document says of itself, and what is only its program's habit."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from summarizer.article.documents import properties


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("The frozen harbour", "The frozen harbour"),
        ("  The\n frozen  harbour ", "The frozen harbour"),
        ("Ice", "Ice"),
        ("Лёд", "Лёд"),
        ("港口结冰", "港口结冰"),
        ("1984 revisited", "1984 revisited"),
        ("Microsoft Word - The frozen harbour", "The frozen harbour"),
        ("Microsoft Word - draft2.doc", ""),
        ("Microsoft PowerPoint - Slides", "Slides"),
        ("Untitled-3", ""),
        ("Документ Microsoft Word", ""),
        ("Без имени 1", ""),
        ("Document1", ""),
        ("paper_final.tex", ""),
        ("C:\\Users\\ann\\paper", ""),
        ("0306457v2", ""),
        ("978-3-16", ""),
        ("x" * 300, ""),
        ("", ""),
        (None, ""),
    ],
)
def test_titles(said: str | None, title: str) -> None:
    assert properties.title(said) == title


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Ann Lee", "Ann Lee"),
        ("Anna Admin", "Anna Admin"),
        ("Administrator", ""),
        ("Пользователь Windows", ""),
        ("user", ""),
        ("HP", ""),
        ("ann@norby.example", ""),
        ("NORBY\\ann", ""),
        ("12345", ""),
        ("", ""),
    ],
)
def test_names(said: str, name: str) -> None:
    assert properties.name(said) == name


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("D:20180523093000Z", datetime(2018, 5, 23, 9, 30, tzinfo=UTC)),
        ("D:20180523093000", date(2018, 5, 23)),
        ("D:20180523", date(2018, 5, 23)),
        ("20180523093000+00'00", datetime(2018, 5, 23, 9, 30, tzinfo=UTC)),
        ("D:2018", None),
        ("D:20181399", None),
        ("D:20180523996100Z", date(2018, 5, 23)),
        ("D:00010101000000Z", None),
        ("", None),
    ],
)
def test_moments(said: str, moment: properties.Moment) -> None:
    assert properties.pdf_moment(said) == moment
