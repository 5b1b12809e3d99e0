"""Markdown: its words without its marks."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer import read_article
from summarizer.article.documents import markdown


def read(text: str) -> str:
    return read_article(text, content_type="text/markdown").text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The *ice* **came** `today`.", "The ice came today."),
        ("See [the ice](https://ice.example/a_b) <https://x.example>.", "See the ice https://x.example."),
        ("Ice![a picture](x.png).", "Ice."),
        ("Ice.\n\n```\ncode\n```\n\n    more code\n\nIce.", "Ice.\n\nIce."),
        ("Ice.\n\n<div>markup</div>\n\nIce <b>here</b>.", "Ice.\n\nIce here."),
        ("One\ntwo.", "One\ntwo."),
        ("- One.\n- Two.\n\n1. Three.", "One.\n\nTwo.\n\nThree."),
        ("> Said.\n> Again.", "Said.\nAgain."),
        ("| Town | Ice |\n|---|---|\n| Norby | 40 |\n", "Town | Ice\n\nNorby | 40"),
        ("Ice &amp; snow \\*here\\*.", "Ice & snow *here*."),
        ("Ice.\n\n---\n\nIce.", "Ice.\n\nIce."),
    ],
)
def test_marks_are_taken_away(text: str, words: str) -> None:
    assert read(text) == words


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "The ice"\nauthor: Ann Lee\ndate: 2018-05-23\ntags:\n  - x\n---\n',
        "+++\r\ntitle = 'The ice'\r\nauthor = 'Ann Lee'\r\ndate = 2018-05-23\r\n+++\r\n",
    ],
)
def test_what_stands_in_front_is_told_apart(front: str) -> None:
    article = read_article(front.encode() + b"\n# One\n\nIce.\n", source="ice.md")
    assert (article.title, article.author, article.published) == ("The ice", "Ann Lee", date(2018, 5, 23))
    assert article.text == "One\n\nIce."


def test_a_rule_at_the_beginning_is_no_front_matter() -> None:
    assert read("---\n\nIce came.\n\n## Two\n\nIt went.") == "Ice came.\n\nTwo\n\nIt went."


def test_headings_of_both_kinds_begin_sections() -> None:
    article = read_article("Ice\n===\n\nIt came.\n\nTwo\n---\n\nText.\n\n### Three #\n\nText.", source="a.md")
    assert article.title == "Ice"
    assert [(section.title, section.level) for section in article.sections] == [("Two", 1), ("Three", 2)]


def test_a_long_text_is_read_piece_by_piece_and_whole() -> None:
    paragraphs = [f"Boat {number} left the harbour of Norby." for number in range(5 * markdown.PIECE // 30)]
    assert read("\n\n".join(paragraphs)).split("\n\n") == paragraphs


def test_one_that_is_a_page_is_read_as_one() -> None:
    """Sites show their Markdown as a page under the same name."""
    page = (
        "<!DOCTYPE html><html><body><article><p>"
        + "The harbour froze on Monday. " * 20
        + "</p></article></body></html>"
    )
    assert "<" not in read_article(page, source="https://norby.example/ice.md", content_type="text/html").text
