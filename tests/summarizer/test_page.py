"""HTML pages to articles; the pages are made here."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import read_article, sentences
from summarizer.errors import UnreadableError
from tests.summarizer.strategies import TEXTS

PARAGRAPHS = (
    "NORBY — The harbour of Norby froze on Monday for the first time in thirty years, and the mayor closed it.",
    "“We have never seen ice this thick,” the harbour master said. His office expects a thaw by Friday.",
    "Fishermen walked to their boats across the ice while the schools of the town stayed open all day.",
)
MENU = "<nav><ul><li><a href='/'>Home</a><li><a href='/news'>News</a><li><a href='/sport'>Sport</a></ul></nav>"
COOKIES = (
    "We use cookies and similar tools to make this site work, to count visitors and to show you advertisements "
    "that fit. By continuing to browse you accept our cookie policy."
)
FOOT = "<footer><a href='/about'>About us</a> <a href='/privacy'>Privacy policy</a> © 2019 Norby Post</footer>"
HEAD = """<title>Harbour freezes | Norby Post</title><meta property="og:site_name" content="Norby Post">
<meta property="og:title" content="Harbour freezes"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2019-03-05T08:00:00+00:00">"""


def page(*paragraphs: str, head: str = HEAD, around: str = "") -> str:
    """A page of a newspaper with these paragraphs."""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs or PARAGRAPHS)
    return (
        f"<!doctype html><html><head>{head}</head><body>{MENU}<main><article><h1>Harbour freezes</h1>{body}"
        f"</article>{around}</main>{FOOT}</body></html>"
    )


def refused(data: bytes | str, content_type: str | None = "text/html") -> str:
    """The key of the error that reading this raises."""
    with pytest.raises(UnreadableError) as caught:
        read_article(data, content_type=content_type)
    return caught.value.key


def test_a_page_is_read_as_its_article() -> None:
    """The paragraphs are the text, and the head tells the rest."""
    article = read_article(page(), source="https://norby.example/harbour")

    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.title, article.author, article.site) == ("Harbour freezes", "Ann Lee", "Norby Post")
    assert article.published == datetime(2019, 3, 5, 8, tzinfo=UTC)
    assert (article.language, article.source) == ("en", "https://norby.example/harbour")


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>Share</p>",
        "<p>Newsletter</p>",
        "<p>Sign up for our newsletter and get the news delivered to your inbox.</p>",
        "<p>Read more: Ferry prices rise again</p>",
        "<p>By Ann Lee - March 5, 2019</p>",
        "<p>107 users have voted.</p>",
        "<script>var harbour = 'frozen';</script>",
        "<style>p { color: blue }</style>",
        "<!-- <p>The editor has seen this text.</p> -->",
        "<div class='comments'><p>First! What a winter, says a reader.</p></div>",
    ],
)
def test_furniture_around_paragraphs_is_dropped(furniture: str) -> None:
    """Boxes, bylines, scripts and readers' comments are no part of the article."""
    assert read_article(page(around=furniture)).text == "\n\n".join(PARAGRAPHS)


def test_entities_and_inline_tags_are_resolved() -> None:
    """The text is what a reader sees; its white space is that of one line."""
    first = PARAGRAPHS[0].replace("Norby froze", "<b>Norby</b>&nbsp;<i>fr</i>oze &amp;\n cracked")
    text = read_article(page(first, *PARAGRAPHS[1:])).text.replace("\u00a0", " ")

    assert text.startswith("NORBY — The harbour of Norby froze & cracked on Monday")


def test_the_title_is_not_the_first_sentence() -> None:
    """A headline that is repeated above the text is told once."""
    article = read_article(page("Harbour freezes", *PARAGRAPHS))

    assert article.title == "Harbour freezes"
    assert article.text.startswith("NORBY")


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html>",
        "<!doctype html><html><body></body></html>",
        f"<html><body>{MENU}{FOOT}</body></html>",
        "<html><body><h1>404</h1><p>Page not found.</p></body></html>",
        f"<html><body><div><p>{COOKIES}</p></div></body></html>",
        "<html><body><script>" + "harbour();" * 100 + "</script></body></html>",
        "<html><body><img src='a.png'><video src='b.mp4'></video></body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    """A menu, a cookie note and an error page are no article."""
    assert refused(html) == "read-no-article"


def test_a_page_of_countless_tags_is_refused() -> None:
    """It would keep one core busy for minutes; a real article has a few thousand tags."""
    assert refused(page() + "<b>x" * 100_000) == "read-no-article"


@pytest.mark.parametrize(
    "html",
    [
        page().replace("</p>", ""),
        page().replace("</article>", "").replace("</main>", ""),
        page().replace("<body>", "<body><div><b><p>"),
        page().replace("<p>", "<p class='a' \x00 =\"b\" <", 1),
        page().replace("<!doctype html>", "\ufeff \n<?xml version='1.0'?><!-- a --><!-- b -->\n"),
        page()[:-30],
        page().replace("<html>", "").replace("<head>", ""),
        page() + "\ud83d\udc00 \ud83d",
    ],
)
def test_broken_markup_is_read_as_far_as_it_goes(html: str) -> None:
    """Tags that nobody closed, attributes that nobody ended and half a character do not hide the article."""
    article = read_article(html)

    assert "Fishermen walked to their boats across the ice" in article.text
    assert sentences.split(article.text, article.language)


def test_markup_is_told_by_its_beginning() -> None:
    """A text that only speaks of tags is no page, and a text without any is none whatever the server says."""
    about = "The <p> tag begins a paragraph. The harbour is frozen."

    assert read_article(about).text == about
    assert read_article(PARAGRAPHS[1], content_type="text/html").text == PARAGRAPHS[1]
    assert "<p>" in read_article(page(), content_type="text/plain").text


def test_endless_comments_are_no_page() -> None:
    """Looking for the first tag behind them takes no longer than reading them."""
    assert "<!---->" in read_article("<!---->" * 120 + " The harbour froze.").text


def test_a_day_without_a_time_is_a_day() -> None:
    """What the page does not tell is not made up."""
    article = read_article(page(head='<meta name="date" content="2019-03-05">'))

    assert article.published == date(2019, 3, 5)
    assert article.author == ""


MARKUP = st.lists(
    st.sampled_from(
        ["p", "div", "article", "h1", "li", "table", "td", "br", "a", "b", "span", "script", "meta", "time"]
    ),
    max_size=20,
)


@given(MARKUP, TEXTS, st.booleans())
def test_no_page_raises_anything_but_unreadable(tags: list[str], text: str, closed: bool) -> None:
    """Whatever stands in it: an article that is the same when read again, or a reason."""
    inside = "".join(f"<{tag}>{text}" + f"</{tag}>" * closed for tag in tags)
    html = page(around=inside)
    try:
        article = read_article(html, content_type="text/html")
    except UnreadableError:
        return
    assert article == read_article(html, content_type="text/html")
    assert article.text.strip()
