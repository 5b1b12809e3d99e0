"""The next page of an article is the one whose address says so, and all pages make one article."""

import pytest

from summarizer.article import pagination
from summarizer.model import Article, Section


@pytest.mark.parametrize(
    ("source", "link", "following"),
    [
        ("https://a.example/storm-hits-sundby", "/storm-hits-sundby/2", "https://a.example/storm-hits-sundby/2"),
        (
            "https://a.example/storm-hits-sundby/2",
            "/storm-hits-sundby/3/",
            "https://a.example/storm-hits-sundby/3/",
        ),
        ("https://a.example/storm.html", "storm.html?page=2", "https://a.example/storm.html?page=2"),
        ("https://a.example/storm?page=2#top", "?page=3", "https://a.example/storm?page=3"),
        ("https://a.example/storm?id=7", "?id=7&amp;page=2", "https://a.example/storm?id=7&page=2"),
        ("https://a.example/storm-hits.html", "storm-hits-2.html", "https://a.example/storm-hits-2.html"),
        ("https://a.example/storm", "/storm/page/2/#more", "https://a.example/storm/page/2/"),
        ("https://a.example/sturm", "/sturm-seite2.html", ""),
        ("https://a.example/storm-hits-sundby", "/another-story/2", ""),
        ("https://a.example/storm-hits-sundby", "/storm-hits-sundby/3", ""),
        ("https://a.example/storm-hits-sundby/2", "/storm-hits-sundby", ""),
        ("https://a.example/news/5", "/news/6", ""),
        ("https://a.example/news", "/news/2", ""),
        ("https://a.example/storm-hits-sundby", "https://b.example/storm-hits-sundby/2", ""),
        ("https://a.example/storm", "javascript:next()", ""),
        ("https://a.example/storm", "http://[", ""),
    ],
)
def test_a_link_goes_on_when_only_the_page_number_differs(source: str, link: str, following: str) -> None:
    html = f'<html><a class="next" rel="next" href="{link}">Next</a> <a href="/storm">1</a></html>'
    assert pagination.next_page(html.encode(), source) == following


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"%PDF-1.7 \xff\xfe", None),
        (b'<a href="?page=2">', "application/pdf"),
        (b"", None),
        (b"Plain.", "text/html"),
    ],
)
def test_what_is_no_page_has_no_next_one(content: bytes, content_type: str | None) -> None:
    assert pagination.next_page(content, "https://a.example/storm", content_type) == ""


def test_many_links_are_no_burden() -> None:
    html = "".join(f'<a href="/{"a-" * 50}{number}?page={"9" * 20}">x</a>' for number in range(20_000))
    assert pagination.next_page(html.encode(), "https://a.example/storm-hits") == ""


def test_pages_are_joined_with_their_sections_and_without_repetitions() -> None:
    first = Article("One\nFirst page.", "One", "en", "https://a.example", sections=(Section("One", 1, 0, 15),))
    second = Article("Two\nSecond page.", "Other", sections=(Section("Two", 1, 0, 16),))
    whole = pagination.joined([first, second, second, first])
    assert whole.text == "One\nFirst page.\n\nTwo\nSecond page."
    assert (whole.title, whole.source) == ("One", "https://a.example")
    assert [whole.text[each.start : each.end].partition("\n")[0] for each in whole.sections] == ["One", "Two"]
    assert whole.sections[1].end == len(whole.text)
