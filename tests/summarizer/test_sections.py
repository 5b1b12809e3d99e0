"""Sections: their titles are slices, they nest, and each ends where the next of its level or above begins."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import sections
from summarizer.article.sections import Heading
from summarizer.model import Section

TEXT = "Harbour\n\nThe ice came.\n\nBoats\n\nThey lay still.\n\nNets\n\nThey froze.\n\nPort\n\nIt closed."


def heading(title: str, level: int) -> Heading:
    """The heading of these words in the text above."""
    start = TEXT.index(title)
    return Heading(start, start + len(title), level)


def test_a_section_ends_where_the_next_of_its_level_or_above_begins() -> None:
    found = sections.of(TEXT, [heading("Harbour", 1), heading("Boats", 2), heading("Nets", 3), heading("Port", 2)])
    told = [(section.title, section.level, TEXT[section.start : section.end].strip()[-10:]) for section in found]

    assert told == [
        ("Harbour", 1, "It closed."),
        ("Boats", 2, "hey froze."),
        ("Nets", 3, "hey froze."),
        ("Port", 2, "It closed."),
    ]


def test_levels_are_counted_from_one_without_gaps() -> None:
    found = sections.of(TEXT, [heading("Boats", 6), heading("Harbour", 3), heading("Port", 9)])

    assert [(section.title, section.level) for section in found] == [("Harbour", 1), ("Boats", 2), ("Port", 3)]


def test_space_is_no_part_of_a_title_and_no_section_by_itself() -> None:
    text = "  Ice \n\nIt came.\n\n   \n\nIt went."

    assert sections.of(text, [Heading(0, 8, 1), Heading(18, 22, 1)]) == (Section("Ice", 1, 2, len(text)),)


def test_a_text_without_headings_has_no_sections() -> None:
    assert sections.of(TEXT, []) == ()


HEADINGS = st.builds(
    lambda start, length, level: Heading(start, start + length, level),
    *[st.integers(0, 90)] * 2,
    st.integers(-2, 9),
)


@given(st.lists(HEADINGS, max_size=20), st.text("ab \n", max_size=90))
def test_sections_are_ordered_slices_that_nest(headings: list[Heading], text: str) -> None:
    found = sections.of(text, headings)

    assert all(text[section.start : section.end].startswith(section.title) for section in found)
    assert all(section.title and section.title == section.title.strip() for section in found)
    assert all(
        one.start < other.start and one.start + len(one.title) <= other.start for one, other in pairwise(found)
    )
    assert {section.level for section in found} == set(range(1, len({section.level for section in found}) + 1))
    for number, section in enumerate(found):
        above = [other.start for other in found[number + 1 :] if other.level <= section.level]
        assert section.end == (above[0] if above else len(text))
