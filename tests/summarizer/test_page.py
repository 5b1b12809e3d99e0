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
        "<html><body><script>" + "harbour();" * 100 + "</script></body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    """A menu and a page of nothing are no article."""
    assert refused(html) == "read-no-article"


def test_a_page_tells_its_own_address() -> None:
    """What a campaign added to a link is not part of it."""
    head = HEAD + '<link rel="canonical" href="/harbour">'
    read = [
        read_article(page(head=head), source=source).source
        for source in ("https://www.norby.example/harbour?utm_source=mail", "https://m.norby.example/x", "")
    ]
    assert read == ["https://www.norby.example/harbour", "https://m.norby.example/harbour", ""]


@pytest.mark.parametrize("told", ["https://other.example/a", "/", "https://[bad", "javascript:x"])
def test_an_address_that_cannot_be_the_page_s_own_is_not_believed(told: str) -> None:
    """Another site's, the front page's, or none at all."""
    head = HEAD + f'<link rel="canonical" href="{told}">'
    assert read_article(page(head=head), source="https://norby.example/a").source == "https://norby.example/a"


def test_a_live_report_and_a_gallery_are_told_from_an_article() -> None:
    """They say so themselves."""
    types = ("LiveBlogPosting", "ImageGallery", "NewsArticle")
    heads = (f'{HEAD}<script type="application/ld+json">{{"@type": "{name}"}}</script>' for name in types)
    kinds = [read_article(page(*PARAGRAPHS, head=head)).kind for head in heads]
    assert kinds == ["live", "gallery", "article"]


def test_the_page_s_language_counts_where_the_text_is_too_short_to_tell() -> None:
    """Digits and signs are in no language."""
    numbers = "<p>" + " ".join("1234567" for _ in range(40)) + " A.</p>"
    body = f"<body><article><h1>1</h1>{numbers}</article></body>"
    assert read_article(f"<!doctype html><html lang='de-AT'><head>{HEAD}</head>{body}</html>").language == "de"


def test_headings_become_sections() -> None:
    """Each begins with its heading, and ends where the next of its level or above begins."""
    parts = [
        PARAGRAPHS[0],
        "</p><h2>What the mayor did</h2><p>",
        PARAGRAPHS[1],
        "</p><h3>And then</h3><p>",
        PARAGRAPHS[2],
    ]
    article = read_article(page(*parts))
    told = [(section.title, section.level) for section in article.sections]
    assert told == [("What the mayor did", 1), ("And then", 2)]
    for section in article.sections:
        assert article.text[section.start : section.end].startswith(section.title)
    assert article.sections[0].end == len(article.text)


def test_a_line_that_is_only_a_link_is_no_part_of_the_article() -> None:
    """It leads to the next article, wherever it stands."""
    link = "<a href='/b'>Storm washes away the old pier of Hale</a>"
    html = page(
        PARAGRAPHS[0],
        link,
        PARAGRAPHS[1],
        "Read <a href='/c'>what the mayor of Hale said</a> on Monday.",
        f"<b>{link}</b>",
    )
    text = read_article(html).text
    assert "old pier" not in text
    assert "what the mayor of Hale said" in text


def test_a_body_that_advertisements_split_is_read_to_its_end() -> None:
    """Its parts have one class."""
    last = "The mayor of Norby said on Tuesday that the harbour stays closed until the ice of this winter is gone."
    halves = (PARAGRAPHS[:2], (PARAGRAPHS[2], last))
    bodies = ("".join(f"<p>{paragraph}</p>" for paragraph in half) for half in halves)
    rows = (f"<div class='row'><div class='article__body'>{body}</div></div>" for body in bodies)
    split = "<div class='ad'>Buy</div>".join(rows)
    html = f"<!doctype html><html><head>{HEAD}</head><body>{MENU}{split}{FOOT}</body></html>"
    assert read_article(html).text == "\n\n".join((*PARAGRAPHS, last))


def test_what_is_shown_under_the_pointer_is_not_read_in_the_middle_of_a_sentence() -> None:
    """A box about a person hangs on their name."""
    box = "<span class='rollover-people-block'>Ann LeeMore on her: ten stories</span>"
    html = page(PARAGRAPHS[0].replace("Norby froze", f"Norby{box} froze"), *PARAGRAPHS[1:])
    assert read_article(html).text.split("\n\n")[0] == PARAGRAPHS[0]


def test_a_page_of_countless_tags_is_refused() -> None:
    """It would keep one core busy for minutes; a real article has a few thousand tags."""
    assert refused(page() + "<b>x" * 100_000) == "read-page-too-complex"


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
