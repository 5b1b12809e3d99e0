"""RTF: its letters in any charset, without what is hidden, deleted or said of itself."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer import read_article


def rtf(body: str, head: str = r"\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}}") -> bytes:
    return rf"{{\rtf1{head}{body}}}".encode("latin-1")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"The \b ice\b0  came.", "The ice came."),
        (r"One.\par Two.", "One.\n\nTwo."),
        (r"One.\line Two.", "One.\nTwo."),
        (r"\'93Ice,\'94 she said\'85", "“Ice,” she said…"),
        (r"\f1 \'eb\'b8\'e4.", "лёд."),
        (r"{\f1 \'eb\'b8\'e4} and ice.", "лёд and ice."),
        (r"\u1083?\u1105?\u1076?.", "лёд."),
        (r"\uc2\u1083\'eb\'eb x.", "л x."),
        (r"{\uc0\u-10179\u-8704} smiles.", "😀 smiles."),
        (r"A\~b\emdash c\_d \{e\}.", "A b—c‑d {e}."),
        (r"Seen{\v hidden}{\deleted gone}.", "Seen."),
        (r"Seen{\*\unknown hidden}{\header head}{\pict 0102}{\footnote note}.", "Seen."),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt A link}}.", "A link."),
        (r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt A box.}}{\shprslt A box.}}", "A box."),
        (r"\trowd\intbl Town\cell Ice\cell\row\pard After.", "Town | Ice\n\nAfter."),
        ("Broken\r\nlines.", "Brokenlines."),
        (r"Binary {\pict\bin5 }}{{\}} data.", "Binary data."),
    ],
)
def test_it_says_what_is_seen(body: str, text: str) -> None:
    assert read_article(rtf(body)).text == text


def test_two_bytes_of_a_letter_are_one() -> None:
    """The second may be a letter of ASCII."""
    head = r"\ansi\deff0{\fonttbl{\f0\fcharset128 Gothic;}}"
    assert read_article(rtf(r"\'83A\'83C\'83X.", head)).text == "アイス."


def test_it_says_who_wrote_it_and_when_and_what_its_headings_are() -> None:
    head = (
        r"\ansi{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 Mine;}{\s2 heading 2;}{\s3 Title;}}"
        r"{\info{\title The \u252? ice}{\author Ann Lee}{\creatim\yr2018\mo5\dy23\hr9}{\operator Bob}}"
    )
    body = r"\pard\s1 One\par\pard Ice.\par\s2 Two\par\pard\plain Ice.\par\outlinelevel0 Three\par\pard Ice."
    article = read_article(rtf(body, head))

    assert (article.title, article.author, article.published) == ("The ü ice", "Ann Lee", date(2018, 5, 23))
    assert [(section.title, section.level) for section in article.sections] == [
        ("One", 1),
        ("Two", 2),
        ("Three", 1),
    ]


def test_it_may_come_as_text_that_is_decoded_already() -> None:
    assert read_article(rtf(r"The ice \'85").decode()).text == "The ice …"
