"""Long texts part by part: slices in order, one chapter behind the other."""

from __future__ import annotations

from itertools import pairwise
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import chapters, sentences, summarize_chapters
from summarizer.article import sections
from summarizer.article.sections import Heading
from summarizer.errors import UnknownAlgorithmError
from summarizer.model import Article, Section

ICE = "The ice in the harbour of Norby is thick. Ships lie still beside the pier. Captain Lee waits for a thaw. "
TAX = "The mayor raised the tax on schools. Teachers in the town hall spoke against it. A vote is due in May. "
WORDS = (ICE * 3, TAX * 3)


def book(*headings: tuple[str, int], text: str = ICE * 3) -> Article:
    """An article of headings, each with its level, and a text below each."""
    whole, marks = "", []
    for title, level in headings:
        marks.append(Heading(len(whole), len(whole) + len(title), level))
        whole += f"{title}\n\n{text.strip()}\n\n"
    return Article(whole, "Norby", "en", sections=sections.of(whole, marks))


def titles(article: Article) -> list[str]:
    """The titles of an article's chapters."""
    return [section.title for section in chapters.divide(article)]


def test_each_uppermost_section_is_a_chapter() -> None:
    """What is inside it is part of it."""
    assert titles(book(("Ice", 1), ("Ships", 2), ("Tax", 1))) == ["Ice", "Tax"]


def test_the_title_of_all_the_rest_is_no_chapter() -> None:
    """A report under one heading falls into those below, and what stands before them."""
    assert titles(book(("Report", 1), ("Ice", 2), ("Tax", 2))) == ["", "Ice", "Tax"]


def test_a_long_part_falls_into_its_chapters() -> None:
    """A short one beside it does not; what introduces the long one keeps its title."""
    article = book(("Part I", 1), ("Ice", 2), ("Ships", 2), ("Part II", 1), ("Tax", 2))
    with mock.patch.object(chapters, "LONG", 800):
        assert titles(article) == ["Part I", "Ice", "Ships", "Part II"]


def test_a_heading_with_a_few_words_is_no_chapter() -> None:
    """A dedication is not summarised."""
    article = book(("Ice", 1), ("Tax", 1))
    short = Article(
        f"{article.text}To Ann\n\nWith love.",
        sections=(*article.sections, Section("To Ann", 1, len(article.text), len(article.text) + 18)),
    )

    assert titles(short) == ["Ice", "Tax"]


def test_numbered_chapters_are_found_where_none_are_marked() -> None:
    """A book in plain text."""
    text = "\n\n".join(f"Chapter {number}\n\n{ICE * 30}" for number in range(1, 4))

    assert titles(Article(text, language="en")) == ["Chapter 1", "Chapter 2", "Chapter 3"]


def test_a_long_text_without_headings_falls_into_its_topics() -> None:
    """Each begins with the paragraph that changes the subject."""
    text = "\n\n".join([ICE * 2] * 55 + [TAX * 2] * 45)
    first, second = chapters.divide(Article(text, language="en"))

    assert first == Section("", 1, 0, second.start)
    assert second == Section("", 1, text.index("The mayor"), len(text))


def test_a_short_text_is_one_chapter() -> None:
    """Whatever it has: three sentences, a word, nothing."""
    assert [chapters.divide(Article(text)) for text in (ICE, "Ice", "")] == [
        (Section("", 1, 0, len(text)),) for text in (ICE, "Ice", "")
    ]


def test_a_chapter_is_told_by_its_own_sentences() -> None:
    """As many as asked, slices of the article in the paragraphs they stand in, the heading never among them."""
    article = book(("Ice", 1), ("Tax", 1), text=f"{ICE.strip()}\n\n{TAX.strip()}")
    found = summarize_chapters(article, sentences=2)
    known = sentences.split(article.text, "en")

    assert [chapter.section for chapter in found] == list(article.sections)
    for chapter in found:
        assert len(chapter.sentences) == 2
        assert all(one in known for one in chapter.sentences)
        assert all(chapter.section.start < one.start < chapter.section.end for one in chapter.sentences)


def test_the_algorithm_is_the_one_asked_for() -> None:
    """The lead of each chapter; a name nobody has is refused."""
    (chapter,) = summarize_chapters(Article(ICE * 2, language="en"), sentences=1, algorithm="lead")

    assert chapter.sentences[0].text == "The ice in the harbour of Norby is thick."
    with pytest.raises(UnknownAlgorithmError):
        summarize_chapters(Article(ICE), algorithm="none")


HEADINGS = st.lists(st.tuples(st.integers(0, 4000), st.integers(1, 3)), max_size=12)


@given(HEADINGS, st.integers(0, 60), st.sampled_from([200, 1000, 10_000]))
def test_chapters_are_in_order_and_apart(headings: list[tuple[int, int]], lines: int, long: int) -> None:
    """Any headings in any text: chapters are pieces of it that do not overlap, and each has its level."""
    text = "\n\n".join(f"{number} {WORDS[number // 7 % 2]}" for number in range(lines))
    marks = [Heading(start, start + 9, level) for start, level in headings if start + 9 <= len(text)]
    article = Article(text, language="en", sections=sections.of(text, marks))

    with mock.patch.multiple(chapters, LONG=long, PART=long // 2):
        found = chapters.divide(article)

    assert found
    assert all(0 <= one.start <= one.end <= len(text) and one.level > 0 for one in found)
    assert all(text[one.start :].startswith(one.title) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
