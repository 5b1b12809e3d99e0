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
    "as many tags as are read": page(PARAGRAPHS + "<b>x" * 39_000),
    "200,000 links": page("<a href='/x'>more words here now</a>" * 200_000),
    "as many links as are read": page(f"<article>{PARAGRAPHS}{'<a href=/a>The town froze today</a> ' * 19_000}"),
    "deep elements": page("<div>" * 39_000 + PARAGRAPHS),
    "deep words": page("<p>" + "<span class='a'>" * 39_000 + "word " * 200),
    "deep tables": page("<table>" + "<tr><td>" * 19_000 + PARAGRAPHS),
    "deep lists": page("<ul><li>" * 19_000 + PARAGRAPHS),
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
    "39,000 meta tags": page(PARAGRAPHS, "<meta name='a' content='b'>" * 39_000),
    "parts of one class": page(f"{PART}</div>" * 6_000),
    "parts within parts": page(PART * 6_000),
    "nothing but signs": page(PARAGRAPHS + "<" * 2_900_000),
    "entities": page("<p>" + "&amp;" * 500_000 + "</p>" + PARAGRAPHS),
    "a name as often as it goes": page("<meta name=author content='Ann Lee'>" + "Ann Lee by " * 250_000),
}
