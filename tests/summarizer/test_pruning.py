"""What stands inside an article's box and is no part of it goes; what only looks like that stays."""

from __future__ import annotations

import pytest

from summarizer import read_article
from tests.summarizer.test_page import HEAD, PARAGRAPHS, page

SMALL = "Norby Ice is a maker of ice with offices in four towns and some two hundred people at work in them."
POST = "Walked to my boat today, all the way across the ice, and nobody believed me."


def text(*around: str, between: str = "", head: str = HEAD) -> str:
    """The text read of a page with this between its first paragraphs and behind its last."""
    parts = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
    body = f"<h1>Harbour freezes</h1>{parts[0]}{between}{''.join(parts[1:])}{''.join(around)}"
    html = f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"
    return read_article(html, source="https://norby.example/harbour").text


@pytest.mark.parametrize(
    "box",
    [
        "<figure><img src='a.jpg'><figcaption>The frozen harbour. Photo: Ann Lee</figcaption></figure>",
        "<div><img src='a.jpg'><span>The frozen harbour, seen from the tower.</span></div>",
        "<table><tr><td><img src='a.jpg'><div>The frozen harbour of the town</div></td></tr></table>",
        "<p>Related: <a href='/b'>Ferry prices rise again in spring</a></p>",
        "<ul><li><a href='/b'>Ferry prices rise again</a></li><li><a href='/c'>Snow closes a road</a></ul>",
        "<p><b>Don't miss</b></p><p><a href='/b'>Ferry prices rise again in spring</a> [VIDEO]</p>",
        "<div class='card'><a href='/b'><h3>Ferry prices rise again</h3></a><p>From April.</p></div>",
        "<p>All news of the day in one letter, early in the morning. <a href='/letter'>Sign up</a></p>",
        "<div class='related-stories'>Ferry prices rise again. Snow closes the road.</div>",
        "<div style='display: none'><p>This box is opened by a script when somebody asks for it.</p></div>",
        "<div hidden><p>This box is opened by a script when somebody asks for it.</p></div>",
        "<h3>Harbour freezes</h3>",
    ],
)
def test_what_is_no_part_of_the_article_goes(box: str) -> None:
    assert text(between=box) == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "box",
    [
        f"<p style='font-size: 11px'>{SMALL}</p>",
        f"<article><h2><a href='/b'>Ferry prices rise again</a></h2><p>{SMALL}</p></article>",
        f"<article><a rel='bookmark' href='https://norby.example/b'></a><p>{SMALL}</p></article>",
        "<p>© 2019 Norby Post</p>",
        "<p>Ann Lee may be reached at ann@norby.example or on the telephone.</p>",
        "<p>(Reporting by Ann Lee; editing by Bo Hale)</p>",
        "<p>Updated at 1:23 p.m.</p>",
        "<p>ice, harbour, norby, winter</p>",
    ],
)
def test_what_follows_the_article_goes(box: str) -> None:
    head = HEAD + (
        '<meta name="keywords" content="Ice, Harbour, Norby, Winter">'
        '<link rel="canonical" href="https://norby.example/harbour">'
    )
    assert text(box, head=head) == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("box", "words"),
    [
        (f"<div class='social-embed'><blockquote class='twitter-tweet'><p>{POST}</p></blockquote></div>", POST),
        ("<div class='sub'>Who pays for the ice?</div>", "Who pays for the ice?"),
        (f"<p>{SMALL} <a href='/ice'>Its history</a> is long.</p>", SMALL),
        (f"<article><h2><a href='https://shop.example/x'>Skates</a></h2><p>{SMALL}</p></article>", SMALL),
        (f"<p>{SMALL} <img src='flag.png' width='16' height='16'></p>", SMALL),
        ("<p>The mayor’s address is <a href='mailto:m@norby.example'>known to all</a>.</p>", "mayor’s"),
    ],
)  # fmt: skip
def test_what_belongs_to_the_article_stays(box: str, words: str) -> None:
    assert words in text(between=box)


def test_an_article_that_a_script_is_to_show_is_read() -> None:
    assert "Fishermen walked" in read_article(page().replace("<article>", "<article style='display:none'>")).text


def test_the_parts_of_a_live_report_stay() -> None:
    entries = "".join(
        f"<article><h2><a href='/live/{n}'>At {n} o'clock</a></h2><p>{paragraph}</p></article>"
        for n, paragraph in enumerate(PARAGRAPHS)
    )
    live = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Ice"}</script>'
    html = f"<!doctype html><html><head>{live}</head><body><main><h1>Ice</h1>{entries}</main></body></html>"
    article = read_article(html)
    assert article.kind == "live"
    assert all(paragraph in article.text for paragraph in PARAGRAPHS)


def test_the_captions_of_a_gallery_are_its_text() -> None:
    captions = [f"{paragraph} It was picture {n}." for n, paragraph in enumerate(PARAGRAPHS)]
    figures = "".join(f"<figure><img src='a'><figcaption>{caption}</figcaption></figure>" for caption in captions)
    data = '<script type="application/ld+json">{"@type": "ImageGallery", "headline": "Ice"}</script>'
    article = read_article(f"<html><head>{data}</head><body><h1>Ice</h1><main>{figures}</main></body></html>")
    assert article.kind == "gallery"
    assert article.text == "\n\n".join(captions)
