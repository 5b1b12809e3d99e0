"""Messages and saved pages: the text in them, with what their head says where it says nothing itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage

import pytest

from summarizer import read_article
from summarizer.errors import UnreadableError

TEXT = "The harbour of Norby froze on Monday. The mayor closed the port, and nobody was hurt."
MORE = "".join(f"<p>{TEXT.replace('Norby', town)}</p>" for town in ("Norby", "Hale", "Lund", "Gorm", "Moss"))
PAGE = f"<html><head><title>Ice</title></head><body><article><h1>Ice</h1>{MORE}</article></body></html>"
WHEN = datetime(2018, 5, 23, 9, 30, tzinfo=timezone(timedelta(hours=2)))


def message(plain: str = "", html: str = "", **head: str) -> bytes:
    made = EmailMessage()
    for name, value in head.items():
        made[name.replace("_", "-")] = value
    if plain:
        made.set_content(plain)
    if html and plain:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    return made.as_bytes()


HEAD = {
    "From": "Ann Lee <ann@norby.example>",
    "Subject": "Fwd: Re: Лёд",
    "Date": "Wed, 23 May 2018 09:30:00 +0200",
}


def test_the_head_says_who_when_and_what() -> None:
    article = read_article(message(TEXT, **HEAD))
    assert (article.text.strip(), article.title, article.author) == (TEXT, "Лёд", "Ann Lee")
    assert article.published == WHEN


def test_the_page_is_read_before_the_plain_text() -> None:
    article = read_article(message("Other words, all of them.", PAGE, **HEAD))
    assert TEXT in article.text
    assert (article.title, article.published) == ("Ice", WHEN)


def test_the_plain_text_is_read_where_the_page_is_no_article() -> None:
    assert read_article(message(TEXT, "<html><body><p>Hi</p></body></html>", **HEAD)).text.strip() == TEXT


def test_a_saved_page_is_read_as_the_page_it_was() -> None:
    lines = [
        "From: <Saved by Blink>",
        "Snapshot-Content-Location: https://norby.example/ice",
        "Subject: =?utf-8?Q?Ice?=",
        "Date: Wed, 23 May 2018 09:30:00 -0000",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html"; boundary="--b--"',
        "",
        "----b--",
        "Content-Type: text/html",
        "Content-Transfer-Encoding: quoted-printable",
        "Content-Location: https://norby.example/ice",
        "",
        PAGE.replace("=", "=3D"),
        "----b--",
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        "",
        "iVBORw0KGgo=",
        "----b----",
        "",
    ]
    article = read_article("\r\n".join(lines).encode())

    assert TEXT in article.text
    assert (article.title, article.author, article.source) == ("Ice", "", "https://norby.example/ice")
    assert article.published in (WHEN.date(), WHEN.astimezone(UTC).date())


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "no-such-charset", "utf-16"])
def test_a_charset_may_be_declared_wrongly(charset: str) -> None:
    text = "Гавань замёрзла в понедельник. Никто не пострадал, и лёд к пятнице растает."
    head = f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset={charset}\r\n"
    head += "Content-Transfer-Encoding: 8bit\r\n\r\n"
    encoded = text.encode("windows-1251" if charset == "windows-1251" else "utf-8")
    assert read_article(head.encode() + encoded).text == text


def test_attachments_are_not_its_text() -> None:
    made = EmailMessage()
    made["Subject"] = "Ice"
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf")
    with pytest.raises(UnreadableError, match="read-mail-empty"):
        read_article(made.as_bytes())


def test_a_text_that_only_begins_like_a_message_is_a_text() -> None:
    text = f"From: Ann\nTo: Bob\n\n{TEXT}"
    assert TEXT in read_article(text).text
    assert read_article(text).author == ""
