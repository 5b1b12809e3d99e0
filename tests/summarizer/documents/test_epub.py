"""Books: the chapters of the spine in order, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer import read_article
from summarizer.errors import UnreadableError
from tests.summarizer.documents.writing import Part, book, chapter, packed

ONE, TWO = chapter([Part("One", 1), Part("The ice came.")]), chapter([Part("Two", 1), Part("It went.")])
ENCRYPTED = (
    '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
    '<enc:EncryptionMethod Algorithm="{}"/><enc:CipherData><enc:CipherReference URI="{}"/></enc:CipherData>'
    "</enc:EncryptedData></encryption>"
)


def test_chapters_are_read_in_the_order_of_the_spine() -> None:
    """Their files are named the other way round; cover and contents are in the spine too."""
    article = read_article(book([ONE, TWO]))
    assert article.text == "The ice came.\n\nTwo\n\nIt went."
    assert (article.title, [section.title for section in article.sections]) == ("One", ["Two"])


def test_the_book_says_who_wrote_it_and_when() -> None:
    metadata = (
        "<dc:title>Frozen</dc:title><dc:creator>Ann Lee</dc:creator><dc:creator>Bob Moss</dc:creator>"
        "<dc:date>2018-05-23</dc:date>"
    )
    article = read_article(book([ONE, TWO], metadata))
    assert (article.title, article.author, article.published) == ("Frozen", "Ann Lee, Bob Moss", date(2018, 5, 23))
    assert [section.title for section in article.sections] == ["One", "Two"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>The <b>ice</b>\ncame.</p>", "The ice came."),
        ("The ice<br/>came.", "The ice\ncame."),
        ("<ul><li>One.</li><li>Two.</li></ul>", "One.\n\nTwo."),
        ("<table><tr><td>Town</td><td>Ice</td></tr><tr><td>Norby</td></tr></table>", "Town | Ice\n\nNorby"),
        ("<p>Ice.</p><script>var x;</script><nav><p>Next</p></nav><svg><text>drawn</text></svg>", "Ice."),
        ("<p>漢字<ruby>漢<rt>かん</rt></ruby>。</p>", "漢字漢。"),
        ("<pre>One\nTwo.</pre>", "One\nTwo."),
        ("<p>A &amp; b&nbsp;c.<p>Unclosed", "A & b c.\n\nUnclosed"),
    ],
)
def test_a_chapter_says_what_is_seen(body: str, text: str) -> None:
    assert read_article(book([f"<html><body>{body}</body></html>"])).text == text


def test_without_a_spine_all_chapters_are_read() -> None:
    package = (
        '<package><manifest><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/>'
        '<item id="c" href="c.png" media-type="image/png"/></manifest>'
        '<spine><itemref idref="nobody"/></spine></package>'
    )
    data = packed({"META-INF/container.xml": "<container/>", "x.opf": package, "a.xhtml": ONE, "b.xhtml": TWO})
    assert read_article(data).text == "The ice came.\n\nTwo\n\nIt went."


@pytest.mark.parametrize("package", ["", "<package", "<package/>"])
def test_without_a_package_all_pages_are_read(package: str) -> None:
    data = packed({"META-INF/container.xml": "<container/>", "x.opf": package, "a.xhtml": ONE, "b.html": TWO})
    assert read_article(data).text == "The ice came.\n\nTwo\n\nIt went."


def test_a_book_without_pages_is_damaged() -> None:
    with pytest.raises(UnreadableError, match="read-damaged"):
        read_article(packed({"META-INF/container.xml": "<container/>", "a.png": "x"}))


def test_a_book_bound_to_its_reader_is_told() -> None:
    more = {
        "META-INF/encryption.xml": ENCRYPTED.format(
            "http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OPS/text%20of/c1.xhtml"
        )
    }
    with pytest.raises(UnreadableError, match="read-bound"):
        read_article(book([ONE], more=more))


@pytest.mark.parametrize(
    ("algorithm", "name"),
    [
        ("http://www.idpf.org/2008/embedding", "OPS/text%20of/c1.xhtml"),
        ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OPS/fonts/a.otf"),
    ],
)
def test_a_book_whose_fonts_alone_are_locked_is_read(algorithm: str, name: str) -> None:
    more = {"META-INF/encryption.xml": ENCRYPTED.format(algorithm, name)}
    assert read_article(book([ONE], more=more)).text == "The ice came."


def test_names_that_lead_out_of_the_book_are_none_of_its_names() -> None:
    package = (
        '<package><manifest><item id="a" href="../../../etc/passwd.html"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    data = packed({"META-INF/container.xml": "<container/>", "x.opf": package, "a.xhtml": ONE})
    assert read_article(data).text == "The ice came."
