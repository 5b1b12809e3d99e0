"""The chapters of a long article: divided once, listed a page at a time, told one by one."""

from __future__ import annotations

import pytest

from bot.model import Length
from bot.model.lengths import FITTING
from bot.model.outcomes import LISTED
from bot.workers import Inline, parts
from summarizer import Article, NutshellError, read_article
from tests.telegram.articles import BOOK, CHAPTERS, FERRY

ARTICLE = read_article(BOOK.encode(), source="book.md")
SECTIONS = parts.divide(ARTICLE)


def test_a_long_article_has_chapters_and_a_short_one_none() -> None:
    assert len(SECTIONS) == CHAPTERS
    assert parts.divide(read_article(FERRY)) == ()


@pytest.mark.parametrize(("page", "first", "count"), [(0, 1, LISTED), (1, 9, 3), (99, 9, 3)])
def test_a_page_lists_chapters_with_a_sentence_of_the_article_each(page: int, first: int, count: int) -> None:
    outline = parts.outline(ARTICLE, SECTIONS, page)
    assert (outline.first, len(outline.chapters), outline.total) == (first, count, CHAPTERS)
    assert (outline.page, outline.pages) == (min(page, 1), 2)
    for chapter in outline.chapters:
        [sentence] = chapter.sentences
        assert chapter.section.start < sentence.start < sentence.end <= chapter.section.end
        assert ARTICLE.text[sentence.start : sentence.end] == sentence.text


def test_a_chapter_is_told_as_an_article_of_its_own() -> None:
    chosen = parts.chapter(ARTICLE, SECTIONS, 2, FITTING)
    told = chosen.summary
    assert (told.article.title, chosen.chapters) == ("The year 1902", CHAPTERS)
    assert told.article.text in ARTICLE.text
    assert all(told.article.text[each.start : each.end] == each.text for each in told.sentences)
    assert len(parts.chapter(ARTICLE, SECTIONS, 2, Length("long")).summary.sentences) > len(told.sentences)


@pytest.mark.parametrize("number", [0, CHAPTERS + 1])
def test_a_chapter_that_is_not_there_is_told(number: int) -> None:
    with pytest.raises(NutshellError) as raised:
        parts.chapter(ARTICLE, SECTIONS, number, FITTING)
    assert (raised.value.key, raised.value.values) == ("no-such-chapter", {"total": CHAPTERS})


@pytest.mark.parametrize("article", [read_article(FERRY), Article("One two three four. " * 20)])
def test_an_article_of_one_chapter_has_none_to_list(article: Article) -> None:
    work = Inline()
    for job in (lambda: work.outline(article, 0), lambda: work.chapter(article, 1, FITTING)):
        with pytest.raises(NutshellError) as raised:
            job()
        assert raised.value.key == "no-chapters"


def test_a_summary_tells_how_many_chapters_there_are() -> None:
    work = Inline()
    assert work.summarise(ARTICLE).chapters == CHAPTERS
    assert work.summarise(read_article(FERRY)).chapters == 0
