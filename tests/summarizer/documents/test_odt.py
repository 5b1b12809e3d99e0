"""OpenDocument texts: the body without deletions, notes, comments and indexes."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer import read_article
from summarizer.errors import UnreadableError
from tests.summarizer.documents.writing import opened, packed

DELETED = "<text:tracked-changes><text:deletion><text:p>Gone.</text:p></text:deletion></text:tracked-changes>"


NOTE = "<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
BOX = "<draw:frame><draw:text-box><text:p>A box.</text:p></draw:text-box></draw:frame>"
LIST = "<text:list><text:list-item><text:p>One.</text:p></text:list-item></text:list>"
CELLS = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in ("Town", "Ice"))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:p>The <text:span>ice</text:span> came.</text:p>", "The ice came."),
        (DELETED + "<text:p>The <text:change-start/>ice<text:change-end/> came.</text:p>", "The ice came."),
        ("<text:p>The<text:s/>ice<text:tab/>came<text:line-break/>Twice.</text:p>", "The ice came\nTwice."),
        ("<text:p>The<text:s text:c='999999999'/>ice.</text:p>", "The ice."),
        (f"<text:p>Ice.{NOTE}</text:p>", "Ice."),
        ("<text:p>Ice.<office:annotation><text:p>A comment.</text:p></office:annotation></text:p>", "Ice."),
        ("<text:table-of-content><text:p>Ice 3</text:p></text:table-of-content><text:p>Ice.</text:p>", "Ice."),
        (f"{LIST}<text:p>Two.</text:p>", "One.\n\nTwo."),
        (f"<text:p>Ice.{BOX}</text:p>", "Ice.\n\nA box."),
        (f"<table:table><table:table-row>{CELLS}</table:table-row></table:table>", "Town | Ice"),
    ],
)
def test_the_body_says_what_is_seen(body: str, text: str) -> None:
    assert read_article(opened(body)).text == text


def test_the_title_is_told_by_its_style() -> None:
    body = '<text:p text:style-name="P1">The ice</text:p><text:p>It came.</text:p>'
    article = read_article(opened(body))
    assert (article.title, article.text) == ("The ice", "It came.")


def test_the_document_says_who_wrote_it_and_when() -> None:
    meta = (
        "<office:meta><dc:title>Frozen</dc:title><dc:creator>Bob</dc:creator>"
        "<meta:initial-creator>Ann Lee</meta:initial-creator>"
        "<meta:creation-date>2018-05-23T09:30:00.123456789</meta:creation-date></office:meta>"
    )
    article = read_article(opened("<text:p>It came.</text:p>", meta))
    assert (article.title, article.author, article.published) == ("Frozen", "Ann Lee", date(2018, 5, 23))


def test_one_with_a_password_is_told() -> None:
    locked = opened("<text:p>It came.</text:p>", manifest="<manifest:encryption-data/>")
    with pytest.raises(UnreadableError, match="read-locked"):
        read_article(locked)


def test_one_without_a_body_is_damaged() -> None:
    data = packed({"mimetype": "application/vnd.oasis.opendocument.text", "meta.xml": "<x/>"}, stored="mimetype")
    with pytest.raises(UnreadableError, match="read-damaged"):
        read_article(data)
