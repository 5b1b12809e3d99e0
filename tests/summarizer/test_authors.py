"""The people in what a page says of its author."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from summarizer import read_article
from summarizer.article import authors
from tests.summarizer.test_page import PARAGRAPHS


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("Ann Lee", "Ann Lee"),
        ("By Ann Lee", "Ann Lee"),
        ("by ANN LEE and BO K. HALE, Norby Press", "ANN LEE, BO K. HALE"),
        ("Analysis by Ann Lee, CNN Editor-at-large", "Ann Lee"),
        ("Ann Lee; Bo Hale; Ann Lee", "Ann Lee, Bo Hale"),
        ("Ann Lee | Norby Advance Media", "Ann Lee"),
        ("Ann Lee. Norby International", "Ann Lee"),
        ("Ann Lee, MS, RD", "Ann Lee"),
        ("Ann Lee, Norby.com", "Ann Lee"),
        ("Jean-Luc O’Hara", "Jean-Luc O’Hara"),
        ("Анна Ли и Пётр Коваль", "Анна Ли, Пётр Коваль"),
        ("Reuters", "Reuters"),
        ("The Norby Press", "The Norby Press"),
        ("News Nation Bureau", "News Nation Bureau"),
        ("Science X staff", "Science X staff"),
        ("Ann", "Ann"),
        ("Ann Lee@annlee", "Ann Lee"),
        ("Ann Lee is a reporter for the Post.", "Ann Lee"),
        ("Ann Lee, Norby Bureau", "Ann Lee"),
        ("admin", ""),
        ("gto", ""),
        ("The mayor and his ministers", ""),
        ("A name of far too many words to be one", ""),
        ("", ""),
    ],
)
def test_people_are_told_from_what_stands_around_them(told: str, names: str) -> None:
    """An agency stays where nobody else signed."""
    assert authors.named(told) == names


PAGE = """<!doctype html><html><head><title>Harbour freezes</title></head><body><header>{above}</header><main>
<h1>Harbour freezes</h1>{byline}<p>{0}</p><p>{1}</p><p>{2}</p></main></body></html>"""


@pytest.mark.parametrize(
    ("byline", "author", "published"),
    [
        ("<p>By Ann Lee<br>Monday, March 5, 2019</p>", "Ann Lee", date(2019, 3, 5)),
        ("<div class='byline'>By <a>Ann Lee</a> and <a>Bo Hale</a></div>", "Ann Lee, Bo Hale", None),
        ("<div class='byline'><span class='author'>Ann Lee</span> <span class='author'>Bo Hale</span></div>",
         "Ann Lee, Bo Hale", None),
        ("<a rel='author' href='/ann'>Ann Lee</a><time datetime='2019-03-05T08:00:00Z'>today</time>",
         "Ann Lee", datetime(2019, 3, 5, 8, tzinfo=UTC)),
        ("<time class='updated' datetime='2019-03-09'></time><time datetime='2019-03-05'></time>", "",
         date(2019, 3, 5)),
        ("<p>March 5, 2019</p>", "", date(2019, 3, 5)),
        ("<form class='author'>Name</form>", "", None),
        ("", "", None),
    ],
)  # fmt: skip
def test_the_byline_is_what_stands_near_the_headline(
    byline: str, author: str, published: date | datetime | None
) -> None:
    """Where the page says nothing of it in its data."""
    article = read_article(PAGE.format(*PARAGRAPHS, above="", byline=byline))
    assert (article.author, article.published) == (author, published)


def test_a_sentence_is_no_byline() -> None:
    """Neither the "by" nor the date in it tell anything."""
    first = "By all means the harbour master wants to open it again before March 9, 2019 comes."
    article = read_article(PAGE.format(first, *PARAGRAPHS[:2], above="", byline=""))
    assert (article.author, article.published) == ("", None)


def test_the_site_is_not_its_own_author() -> None:
    """What stands above the headline counts last, and the site's name not at all."""
    head = '<meta property="og:site_name" content="Norby Post"><meta name="author" content="The Norby Post">'
    html = PAGE.format(*PARAGRAPHS, above="<p>May 9, 2001</p>", byline="<p>March 5, 2019</p>")
    article = read_article(html.replace("</head>", f"{head}</head>"))
    assert (article.author, article.published) == ("", date(2019, 3, 5))


def test_the_day_in_an_address_is_the_last_resort() -> None:
    html = PAGE.format(*PARAGRAPHS, above="", byline="")
    assert read_article(html, source="https://norby.example/2019/03/05/ice").published == date(2019, 3, 5)
