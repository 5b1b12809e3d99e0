"""Chapters that a text numbers, told by their lines."""

from __future__ import annotations

import pytest

from summarizer import language as languages
from summarizer.chapters import numbering
from summarizer.model import Article

PAGE = "The harbour of Norby froze, and the ships lay still. " * 50
"""Longer than what stands between two entries of a list."""


def titles(*lines: str, language: str = "en", page: str = PAGE) -> list[tuple[str, int]]:
    """The chapters of a text with a page below each line, with their levels."""
    text = "\n\n".join(part for line in lines for part in (line, page))
    found = numbering.sections(Article(text, language=language))
    assert all(text[section.start :].startswith(section.title) for section in found)
    return [(section.title, section.level) for section in found]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["Chapter 1", "Chapter 2", "Chapter 3"]),
        ("en", ["CHAPTER I. The Ice", "CHAPTER II. The Ship"]),
        ("en", ["PART ONE", "PART TWO"]),
        ("en", ["I", "II", "III", "IV"]),
        ("en", ["1. Introduction", "2. Methods", "3. Results"]),
        ("en", ["1. Definitions.", "2. Terms.", "3. Rights of others."]),
        ("de", ["Kapitel 1: Das Eis", "Kapitel 2: Das Schiff"]),
        ("ru", ["Глава 1", "Глава 2"]),
        ("fr", ["CHAPITRE I", "CHAPITRE II"]),
        ("zh", ["第一章 冰", "第二章 船"]),
        ("ja", ["第1章", "第2章"]),
        ("de", ["Chapter 1", "Chapter 2"]),
    ],
)
def test_lines_that_count_up_are_chapters(language: str, lines: list[str]) -> None:
    """In figures, Roman, words or Chinese numbers, with or without a name."""
    assert titles(*lines, language=language) == [(line, 1) for line in lines]


def test_numbers_of_up_to_three_digits_are_read() -> None:
    """Each way of writing them, up to 123."""
    roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"]
    wide = ["九", "十", "十一", "二十", "二十三", "一百", "一百零五", "三百二十一"]
    english = languages.load("en")

    assert [numbering._value(number, "", english) for number in roman] == list(range(1, 12))
    assert [numbering._value(number, "", english) for number in ("XL", "XCIX", "CXXIII")] == [40, 99, 123]
    assert [numbering._wide(number) for number in wide] == [9, 10, 11, 20, 23, 100, 105, 321]


def test_the_name_below_a_number_belongs_to_it() -> None:
    """It stands by itself; what goes on is the text."""
    assert titles("CHAPTER I.\nThe Ice", "CHAPTER II.\nThe Ship") == [
        ("CHAPTER I.\nThe Ice", 1),
        ("CHAPTER II.\nThe Ship", 1),
    ]


def test_parts_stand_above_chapters_which_begin_again_in_each() -> None:
    """What comes seldom governs what comes often."""
    lines = ["Part 1", "Chapter 1", "Chapter 2", "Part 2", "Chapter 1", "Chapter 2"]

    assert titles(*lines) == [(line, 1 if line.startswith("Part") else 2) for line in lines]


def test_the_first_chapter_may_have_become_the_title() -> None:
    """Reading takes a heading above all prose for the article's title."""
    assert titles("Chapter 2", "Chapter 3") == [("Chapter 2", 1), ("Chapter 3", 1)]


@pytest.mark.parametrize(
    "lines",
    [
        ["1. Fish", "2. Bread"],
        ["I saw a ship", "II saw none", "III saw two"],
        ["1 ship sank.", "2 ships froze.", "3 ships left."],
        [f"{number}. {'They must not do what is told here.' * 2}" for number in (1, 2, 3)],
        ["Table 1", "Table 2", "Table 3"],
        ["1.1 Ice", "2.1 Ships", "3.1 Tax"],
        ["Chapter 1", "Chapter 5", "Chapter 9"],
        ["Chapter 1"],
    ],
)
def test_other_lines_with_numbers_are_none(lines: list[str]) -> None:
    """Two items, sentences, rules, tables, what does not count up, a single one."""
    assert titles(*lines) == []


def test_a_table_of_contents_is_none() -> None:
    """Nothing stands between its lines; the chapters it lists are found where they are."""
    contents = "\n".join(f"Chapter {number}" for number in range(1, 4))
    text = contents + "".join(f"\n\nChapter {number}\n\n{PAGE}" for number in range(1, 4))
    found = numbering.sections(Article(text, language="en"))

    assert [section.start > len(contents) for section in found] == [True] * 3
