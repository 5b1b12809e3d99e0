"""Pages made to be hard to read: endless, deep, repetitive, or next to none."""

from __future__ import annotations

PARAGRAPHS = (
    "<p>The harbour of Norby froze on Monday for the first time in thirty years, and the mayor closed it.</p>"
    "<p>Fishermen walked to their boats across the ice while the schools of the town stayed open all day.</p>"
)
PART = "<div class='article body'><p>" + "word " * 20 + "</p><p>" + "word " * 20 + "</p>"


def page(body: str, head: str = "") -> str:
    """A page with this in it."""
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


PAGES = {
    "a million tags": page(PARAGRAPHS + "<b>x" * 1_000_000),
    "as many tags as are read": page(PARAGRAPHS + "<b>x" * 98_000),
    "200,000 links": page("<a href='/x'>more words here now</a>" * 200_000),
    "as many links as are read": page(f"<article>{PARAGRAPHS}{'<a href=/a>The town froze today</a> ' * 48_000}"),
    "deep elements": page("<div>" * 98_000 + PARAGRAPHS),
    "deep words": page("<p>" + "<span class='a'>" * 98_000 + "word " * 200),
    "deep tables": page("<table>" + "<tr><td>" * 48_000 + PARAGRAPHS),
    "deep lists": page("<ul><li>" * 48_000 + PARAGRAPHS),
    "300,000 attributes": page("<p " + " ".join(f"a{n}='x'" for n in range(300_000)) + ">" + PARAGRAPHS),
    "an attribute of megabytes": page("<div class='" + "article body " * 200_000 + f"'>{PARAGRAPHS}</div>"),
    "a text of megabytes": page("<p>" + "word " * 580_000),
    "a comment without an end": page(PARAGRAPHS + "<!--" + "x" * 2_000_000),
    "JSON of brackets": page(PARAGRAPHS, "<script type='application/ld+json'>" + "[" * 900_000 + "</script>"),
    "JSON of articles": page(
        PARAGRAPHS,
        "<script type='application/ld+json'>["
        + ",".join(['{"@type":"NewsArticle","headline":"x"}'] * 60_000)
        + "]</script>",
    ),
    "98,000 meta tags": page(PARAGRAPHS, "<meta name='a' content='b'>" * 98_000),
    "parts of one class": page(f"{PART}</div>" * 6_000),
    "parts within parts": page(PART * 6_000),
    "nothing but signs": page(PARAGRAPHS + "<" * 2_900_000),
    "entities": page("<p>" + "&amp;" * 500_000 + "</p>" + PARAGRAPHS),
    "boxes in boxes": page(PARAGRAPHS + "<div class='related tooltip'>" * 240 + "word " * 500_000),
    "a headline in headlines": page("<h1>" * 200 + "word " * 500_000 + PARAGRAPHS),
    "pictures in boxes": page("<div>" * 200 + "<img src=a>" * 30_000 + "</div>" * 200 + PARAGRAPHS),
    "articles in articles": page("<article>" * 200 + PARAGRAPHS + "<a rel=bookmark href=b>c</a>" * 30_000),
    "hidden boxes": page(PARAGRAPHS + "<div style='display:none'><p>x</p></div>" * 24_000),
    "quotations": page(PARAGRAPHS + "<div><blockquote>x y</blockquote></div>" * 24_000),
    "bylines": page("<h1>x</h1>" + ("<span class=byline>" * 200 + "</span>" * 200) * 240 + PARAGRAPHS),
    "lines between paragraphs": page(f"<div>{PARAGRAPHS * 3}{'<div>x y z w q e</div>' * 48_000}</div>"),
    "a name as often as it goes": page("<meta name=author content='Ann Lee'>" + "Ann Lee by " * 250_000),
}
