"""What stands in an article's place is told apart, and an article beside it is read."""

from __future__ import annotations

import pytest

from summarizer import read_article
from summarizer.article import walls
from summarizer.errors import UnreadableError
from tests.summarizer.test_page import COOKIES, FOOT, HEAD, MENU, PARAGRAPHS, page

TEASER = f"<article><h1>Harbour freezes</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
FRENCH = """<article><h1>Le port gelé</h1><p>Le port de Norby a gelé lundi pour la première fois depuis trente ans,
et la maire l’a fermé.</p><p>Les pêcheurs ont marché sur la glace jusqu’à leurs bateaux.</p></article>
<div>Cet article est réservé aux abonnés.</div>"""
NOT_FREE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
FREE = NOT_FREE.replace("False", "True")
LIST = "".join(
    f"<div><h2><a href='/{n}'>The {name} of Norby is closed</a></h2><p>Nobody knows when it opens.</p></div>"
    for n, name in enumerate("harbour school ferry library bridge market museum tower station theatre".split())
)


def html(body: str, head: str = "", title: str = "Norby Post") -> str:
    """A page with this in its body."""
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def refused(text: str, source: str = "https://norby.example/a") -> str:
    """The key of the error that reading this page raises."""
    with pytest.raises(UnreadableError) as caught:
        read_article(text, source=source, content_type="text/html")
    return caught.value.key


@pytest.mark.parametrize(
    ("wall", "text"),
    [
        ("bot-wall", html("<h1>norby.example</h1><p>Checking your browser.</p>", title="Just a moment...")),
        ("bot-wall", html("<p>Please wait.</p><script src='/cdn-cgi/challenge-platform/x.js'></script>")),
        ("bot-wall", html("<div class='g-recaptcha'></div><p>We noticed unusual traffic from your network.</p>")),
        ("bot-wall", html("<h1>Zugriff verweigert</h1><p>Bestätigen Sie, dass Sie ein Mensch sind.</p>")),
        ("page-missing", html(f"{MENU}<h1>404</h1><p>Page not found.</p>", title="Page not found - Norby")),
        ("page-missing", html("<h1>Страница не найдена</h1><p>Проверьте адрес страницы.</p>")),
        ("cookie-wall", html(f"<div><p>{COOKIES}</p></div>")),
        ("cookie-wall", html("<p>Wir verwenden Cookies, auch unsere Partner.</p><b>Alle akzeptieren</b>")),
        ("paywall", html(TEASER + "<p>Subscribe to continue reading.</p></article>", HEAD)),
        ("paywall", html(TEASER + "</article>", HEAD + NOT_FREE)),
        ("paywall", html(TEASER + "<div class='paywall'>Choose your plan</div></article>", HEAD)),
        ("paywall", html(FRENCH)),
        ("login", html("<form>Name <input name='n'> <input type='password'></form>")),
        ("login", html("<h1>Hallo</h1><p>Bitte melden Sie sich an.</p>")),
        ("needs-scripts", html("<div id='root'></div><script src='app.js'></script>")),
        ("needs-scripts", html("<noscript>You need to enable JavaScript to run this.</noscript>")),
        ("needs-scripts", html("<p>Включите JavaScript, чтобы увидеть страницу.</p>")),
        ("media", html("<h1>Ice</h1><video src='a.mp4'></video><p>The harbour.</p>")),
        ("media", html("<h1>Ice</h1><p>The harbour.</p>", "<meta property='og:type' content='video.other'>")),
        ("media", html("<h1>Ice</h1><iframe src='https://www.youtube.com/embed/x'></iframe>")),
        ("too-short", html("<article><h1>Ice</h1><p>The harbour of Norby froze on Monday.</p></article>", HEAD)),
        ("index-page", html(MENU + LIST + FOOT)),
    ],
)  # fmt: skip
def test_each_wall_has_a_sentence_of_its_own(wall: str, text: str) -> None:
    assert refused(text) == f"read-{wall}"


@pytest.mark.parametrize(
    "text",
    [
        page(*PARAGRAPHS, around=f"<div class='banner'><p>{COOKIES}</p><button>Accept all</button></div>"),
        page(*PARAGRAPHS * 5, head=HEAD + NOT_FREE, around="<p>Already a subscriber? Sign in.</p>"),
        page(*PARAGRAPHS, head=HEAD + FREE, around="<div class='paywall'>Support us</div>"),
        page(*PARAGRAPHS, around="<form><input type='password'></form><div class='g-recaptcha'></div>"),
        page(*PARAGRAPHS, around="<noscript>Enable JavaScript to see comments.</noscript><video></video>"),
        page(*PARAGRAPHS, around=LIST),
        page(" ".join(PARAGRAPHS), head="<title>Harbour freezes</title>", around=LIST),
    ],
)
def test_an_article_beside_a_wall_is_read(text: str) -> None:
    assert read_article(text, source="https://norby.example/a").text.startswith(PARAGRAPHS[0])


def test_each_wall_is_told_by_one_key() -> None:
    keys = [key for key, _ in walls.WALLS]
    assert len(set(keys)) == len(keys)
