"""What a page says of itself, and which of its words is believed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import metadata, moments
from summarizer.article.metadata import Metadata
from tests.summarizer.strategies import TEXTS

STORM = {"@type": "NewsArticle", "headline": "Storm", "author": {"name": "Ann Lee"}, "publisher": {"name": "Post"}}


def page(*data: object, tags: str = "", body: str = "") -> str:
    """A page with these JSON-LD objects and tags in its head."""
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(item)}</script>' for item in data)
    return f"<html><head>{tags}{scripts}</head><body>{body}</body></html>"


def meta(**tags: str) -> str:
    """Meta tags; a double underscore stands for the colon of OpenGraph."""
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{text}">' for name, text in tags.items())


def test_a_page_that_says_nothing_has_no_metadata() -> None:
    """Nothing is guessed."""
    assert metadata.read(page()) == metadata.read("") == metadata.read("plain text") == Metadata()


def test_json_ld_is_believed_first() -> None:
    """It is written for machines that read articles."""
    tags = meta(og__title="Another title", author="Another author", og__site_name="Another site")

    said = metadata.read(page({**STORM, "datePublished": "2019-03-05"}, tags=tags))
    assert replace(said, titles=()) == Metadata("Storm", "Ann Lee", "Post", date(2019, 3, 5), kind="article")


def test_meta_tags_are_believed_before_the_heading() -> None:
    """OpenGraph tells what the page's own heading may have shortened."""
    tags = meta(og__title="Storm hits Norby", author="Ann Lee", og__site_name="Post", date="2019-03-05")

    said = metadata.read(page(tags=tags, body="<h1>Storm</h1>"))
    assert replace(said, titles=()) == Metadata("Storm hits Norby", "Ann Lee", "Post", date(2019, 3, 5))
    assert said.titles == ("Storm", "Storm hits Norby")


def test_the_heading_is_the_last_resort() -> None:
    """Its tags and its white space are not part of the title."""
    assert metadata.read(page(body="<h1>Storm <b>hits</b>\n Norby</h1><h1>Sport</h1>")).title == "Storm hits Norby"


@pytest.mark.parametrize(
    "data",
    [
        [STORM],
        {"@graph": [{"@type": "WebSite", "name": "Post"}, STORM]},
        [{"@type": "WebPage", "name": "Storm"}, STORM],
        {**STORM, "@type": ["NewsArticle", "ReportageNewsArticle"]},
        {**STORM, "author": [{"@type": "Person", "name": "Ann Lee"}]},
        {**STORM, "author": "Ann Lee"},
        {**STORM, "headline": " Storm\n "},
    ],
)
def test_an_article_is_found_in_any_shape_of_json_ld(data: object) -> None:
    """Alone, in a list, in a graph, behind other objects."""
    said = metadata.read(page(data))

    assert (said.title, said.author, said.site) == ("Storm", "Ann Lee", "Post")


@pytest.mark.parametrize(
    "data", [{"@type": "Organization", "headline": "Post"}, {"headline": "Storm"}, [], 5, None, "x"]
)
def test_what_is_no_article_tells_no_title(data: object) -> None:
    """A publisher, a menu and a number describe no article."""
    assert metadata.read(page(data)).title == ""


def test_several_authors_are_told_once_each() -> None:
    """In the order the page tells them."""
    names = [{"name": "Ann Lee"}, {"name": "Bo Hale"}, "Ann Lee", {"url": "/bo"}, None, ["nested"]]

    assert metadata.read(page({**STORM, "author": names})).author == "Ann Lee, Bo Hale"


@pytest.mark.parametrize("author", ["https://norby.example/ann", "A" * 100, "", 5, {"url": "/ann"}, [[["Ann"]]]])
def test_an_address_or_a_whole_sentence_is_no_author(author: object) -> None:
    """Prefer none to a wrong one."""
    assert metadata.read(page({**STORM, "author": author})).author == ""


@pytest.mark.parametrize(
    "script",
    [
        "{",
        '{"@type": "NewsArticle", "headline": }',
        "[" * 100_000,
        "1" * 5000,
        "\x00",
        '{"a":' * 900 + "1" + "}" * 900,
    ],
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    """The tags beside it still count."""
    tags = f'<script type="application/ld+json">{script}</script>' + meta(og__title="Storm")

    assert metadata.read(page(tags=tags)).title == "Storm"


def test_an_author_that_is_nested_without_end_is_none() -> None:
    """Depth is no reason to fail."""
    nested = '{"@type":"Article","headline":"Storm","author":' + "[" * 900 + "]" * 900 + "}"

    assert metadata.read(page(tags=f'<script type="application/ld+json">{nested}</script>')).author == ""


@pytest.mark.parametrize(
    ("title", "site", "expected"),
    [
        ("Storm hits coast | The Post", "The Post", "Storm hits coast"),
        ("Storm hits coast - Post", "The Post", "Storm hits coast"),
        ("Storm – and after – hits coast — The Post", "The Post", "Storm – and after – hits coast"),
        ("Storm hits coast | Weather", "The Post", "Storm hits coast | Weather"),
        ("Storm-proof coast", "Coast", "Storm-proof coast"),
        ("The Post", "The Post", "The Post"),
        ("Storm hits coast | The Post", "", "Storm hits coast | The Post"),
    ],
)
def test_a_title_loses_the_name_of_its_site(title: str, site: str, expected: str) -> None:
    """And no more than that."""
    assert metadata.read(page(tags=meta(og__title=title, og__site_name=site))).title == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-03-05", date(2019, 3, 5)),
        ("2019-03-05T08:00:00Z", datetime(2019, 3, 5, 8, tzinfo=UTC)),
        ("2019-03-05T10:00:00+02:00", datetime(2019, 3, 5, 8, tzinfo=UTC)),
        (" 2019-03-05T08:00:00 ", date(2019, 3, 5)),
        ("0001-01-01T00:00:00Z", None),
        ("2019-02-30", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_moment_is_as_exact_as_what_was_written(text: str, expected: date | datetime | None) -> None:
    """A time without its zone is only a day; the zero of a database is none."""
    assert moments.moment(text) == expected


def test_entities_are_resolved() -> None:
    """Titles are escaped twice where systems meet."""
    assert metadata.read(page({**STORM, "headline": "Storm &amp; flood"})).title == "Storm & flood"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["@type", "@graph", "headline", "author", "name", "publisher"]), inner)
    ),
)


@given(JSON, TEXTS)
def test_no_page_keeps_from_reading_its_metadata(data: object, text: str) -> None:
    """Whatever stands in its head: strings, and the same ones again."""
    html = page({"@type": "Article", "author": data, "publisher": data, "headline": data}, data, tags=text)
    said = metadata.read(html)

    assert said == metadata.read(html)
    assert all(isinstance(field, str) for field in (said.title, said.author, said.site))


@pytest.mark.parametrize(
    ("told", "free"),
    [(False, False), ("False", False), ("https://schema.org/True", True), (True, True), (None, None)],
)
def test_a_page_tells_whether_it_is_free(told: object, free: bool | None) -> None:
    """As a truth value or as a word."""
    assert (
        metadata.read(page({"@type": "WebPage", "isAccessibleForFree": told} if told is not None else {})).free
        is free
    )


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("article", "NewsArticle"),
        ("live", "LiveBlogPosting"),
        ("gallery", "MediaGallery"),
        ("video", "VideoObject"),
        ("", "WebPage"),
    ],
)
def test_a_page_tells_what_it_is(kind: str, type_: str) -> None:
    """By the type of its data."""
    assert metadata.read(page({"@type": type_})).kind == kind


def test_a_page_tells_its_language_and_address() -> None:
    """The root's language, and the link for search engines."""
    html = "<html lang='pt-BR'><head><link rel='canonical' href='/a?b=1&amp;c=2'></head><body>x</body></html>"
    assert (metadata.read(html).language, metadata.read(html).address) == ("pt", "/a?b=1&c=2")


@pytest.mark.parametrize(
    ("headings", "title", "expected"),
    [
        (["Harbour freezes after storm"], "Ice closes harbour after storm", "Harbour freezes after storm"),
        (["Norby Post", "Harbour freezes"], "Harbour freezes - Norby Post", "Harbour freezes"),
        (["Norby"], "Harbour freezes – Norby Post", "Harbour freezes"),
        (["Buy skates now"], "Harbour freezes", "Harbour freezes"),
        ([], "Harbour freezes | Norby Post", "Harbour freezes"),
        (["诺比港结冰"], "诺比港三十年来首次结冰 - 诺比报", "诺比港结冰"),
    ],
)  # fmt: skip
def test_the_headline_is_the_heading_that_says_what_the_page_is_called(
    headings: list[str], title: str, expected: str
) -> None:
    """A reader sees the heading; a site's name in big letters is none."""
    body = "".join(f"<h1>{heading}</h1>" for heading in headings)
    assert metadata.read(page(tags=f"<title>{title}</title>", body=body)).title == expected
