"""Articles in several pages: which link leads on, and what comes of putting them together."""

from __future__ import annotations

import pytest

from summarizer.article.pagination import joined, next_page
from summarizer.model import Article, Section


def page(*links: str, head: str = "") -> str:
    """A page with these links."""
    body = "".join(f"<a href='{link}'>more</a>" for link in links)
    return f"<html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ("https://norby.example/harbour", "/harbour?page=2"),
        ("https://norby.example/harbour?id=7", "?id=7&page=2"),
        ("https://norby.example/harbour?id=7&page=2", "?id=7&page=3#top"),
        ("https://norby.example/harbour?utm_source=mail", "/harbour/2"),
        ("https://norby.example/harbour/", "/harbour/2/"),
        ("https://norby.example/harbour/2/", "/harbour/3/"),
        ("https://norby.example/harbour", "/harbour/page/2"),
        ("https://norby.example/harbour.html", "harbour_2.html"),
        ("https://norby.example/harbour-2.html", "harbour-3.html"),
        ("https://norby.example/harbour,1.html", "harbour,2.html"),
        ("https://norby.example/hafen", "/hafen?seite=2"),
    ],
)
def test_the_page_that_goes_on_is_the_one_with_the_next_number(source: str, link: str) -> None:
    found = next_page(page("/", "/ferry", "/harbour?page=9", link), source)
    assert found.endswith(link.partition("#")[0].lstrip("/?"))


@pytest.mark.parametrize(
    "html",
    [
        page(head="<link rel='next' href='/ferry-sails-again'>"),
        page("/ferry/2", "/harbour/comments?page=2", "/harbour?page=3", "/2", "/harbour2"),
        page("https://other.example/harbour?page=2", "http://[bad?page=2", "mailto:a@norby.example?page=2"),
        "",
        "no page=2 markup ?page=2",
    ],
)
def test_the_next_article_is_not_the_next_page(html: str) -> None:
    assert next_page(html, "https://norby.example/harbour") == next_page(html, "") == ""


def test_a_year_at_the_end_of_an_address_is_no_page() -> None:
    assert next_page(page("/review-2020"), "https://norby.example/review-2019") == ""


def test_what_the_page_calls_the_next_is_believed_before_other_links() -> None:
    html = page("/harbour?page=2&x=1", "/harbour/2", head="<link rel='next' href='/harbour?page=2'>")
    assert next_page(html, "https://norby.example/harbour") == "https://norby.example/harbour?page=2"


def test_pages_become_one_article_and_what_each_repeats_is_told_once() -> None:
    intro, one, two = "Ice: the series.", "The harbour froze.", "The ferry sank."
    first = Article(f"{intro}\n\n{one}", "Ice", "en", "https://norby.example/harbour")
    second = Article(f"{intro}\n\n{two}", "Ice (2)", "en", "https://norby.example/harbour?page=2")
    assert joined([first, second]) == Article(f"{intro}\n\n{one}\n\n{two}", "Ice", "en", first.source)
    assert joined([first]) == first


def test_the_sections_of_later_pages_move_along() -> None:
    first = Article("One\n\nText.", sections=(Section("One", 1, 0, 10),))
    second = Article("Two\n\nMore.", sections=(Section("Two", 1, 0, 10),))
    whole = joined([first, second])
    assert [whole.text[section.start : section.end] for section in whole.sections] == [first.text, second.text]
