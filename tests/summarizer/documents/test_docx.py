"""Word documents: what a reader would see with all changes accepted, each thing once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from summarizer import read_article
from summarizer.errors import UnreadableError
from summarizer.model import Article
from tests.summarizer.documents.writing import MC, W, packed, word


def read(body: str, **said: str) -> Article:
    return read_article(word(body, **said))


def p(inside: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r("The ice ") + "<w:ins>" + r("came") + "</w:ins>" + r("."), "The ice came."),
        (r("The ice") + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>" + r("."), "The ice."),
        ("<w:moveFrom>" + r("Gone. ") + "</w:moveFrom><w:moveTo>" + r("Here.") + "</w:moveTo>", "Here."),
        ("<w:sdt><w:sdtContent>" + r("Content, controlled.") + "</w:sdtContent></w:sdt>", "Content, controlled."),
        ("<w:hyperlink>" + r("A link.") + "</w:hyperlink>", "A link."),
        (r("One.") + "<w:r><w:br/></w:r>" + r("Two."), "One.\nTwo."),
        (r("A") + "<w:r><w:tab/></w:r>" + r("b."), "A b."),
        (r("Well") + "<w:r><w:noBreakHyphen/></w:r>" + r("known."), "Well-known."),
        (r("Sun") + "<w:r><w:softHyphen/></w:r>" + r("day."), "Sunday."),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r>" + r("Seen."), "Seen."),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Seen.</w:t></w:r>', "Seen."),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + r("Text."), "Text."),
        (r("A note") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + r("."), "A note."),
        ("<w:ruby><w:rt>" + r("かんじ") + "</w:rt><w:rubyBase>" + r("漢字") + "</w:rubyBase></w:ruby>", "漢字"),
    ],
)  # fmt: skip
def test_a_paragraph_says_what_is_seen(inside: str, text: str) -> None:
    assert read(p(inside)).text == text


def test_a_text_box_is_read_once_behind_the_paragraph_it_hangs_in() -> None:
    """Word writes it twice, for older programs too."""
    box = f"<w:txbxContent>{p(r('In the box.'))}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )

    assert read(p(r("Be") + f"<w:r>{both}</w:r>" + r("fore.")) + p(r("After."))).text == (
        "Before.\n\nIn the box.\n\nAfter."
    )


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    assert read(p(r("The ice "), "<w:rPr><w:del/></w:rPr>") + p(r("came."))).text == "The ice came."


def test_a_table_is_read_row_by_row() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{p(r(cell))}</w:tc>" for cell in cells) + "</w:tr>"

    table = f"<w:tbl>{row('Town', 'Ice')}{row('Norby', '40 cm')}{row('Hale', '')}</w:tbl>"
    assert read(p(r("Before.")) + table + p(r("After."))).text == (
        "Before.\n\nTown | Ice\n\nNorby | 40 cm\n\nHale\n\nAfter."
    )


def test_a_table_that_only_lays_out_a_page_is_read_cell_by_cell() -> None:
    long = "The harbour of Norby froze on Monday. " * 12
    cells = f"<w:tc>{p(r('Left.'))}</w:tc><w:tc>{p(r(long))}{p(r('Below.'))}</w:tc>"

    assert read(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>").text == f"Left.\n\n{long.strip()}\n\nBelow."


def test_headings_are_told_by_style_by_what_it_is_based_on_and_by_outline_level() -> None:
    body = (
        p(r("Frozen"), '<w:pStyle w:val="T"/>')
        + p(r("One"), '<w:pStyle w:val="H1"/>')
        + p(r("Text."))
        + p(r("Two"), '<w:pStyle w:val="Mine"/>')
        + p(r("Text."))
        + p(r("Three"), '<w:outlineLvl w:val="0"/>')
        + p(r("Text."), '<w:outlineLvl w:val="9"/>')
    )
    article = read(body)

    assert article.title == "Frozen"
    assert [(section.title, section.level) for section in article.sections] == [
        ("One", 1),
        ("Two", 2),
        ("Three", 1),
    ]


def test_a_table_of_contents_is_left_out() -> None:
    assert read(p(r("One 3"), '<w:pStyle w:val="C1"/>') + p(r("Text."))).text == "Text."


def test_a_long_paragraph_in_the_style_of_a_heading_is_none() -> None:
    article = read(p(r("The harbour froze. " * 30), '<w:pStyle w:val="H1"/>') + p(r("Text.")))
    assert (article.title, article.sections) == ("", ())


def test_the_document_says_who_wrote_it_and_when() -> None:
    article = read(p(r("The ice came.")), title="Frozen", author="Ann Lee", created="2018-05-23T09:30:00Z")

    assert (article.title, article.author) == ("Frozen", "Ann Lee")
    assert article.published == datetime(2018, 5, 23, 9, 30, tzinfo=UTC)
    assert read(p(r("The ice came.")), created="2018-05-23").published == date(2018, 5, 23)
    assert read(p(r("The ice came.")), created="2013-12-23T23:15:00Z").published is None


def test_what_it_says_of_itself_is_not_in_its_text_again() -> None:
    article = read(p(r("Frozen")) + p(r("The ice came.")), title="FROZEN")
    assert (article.title, article.text) == ("FROZEN", "The ice came.")


def test_the_main_part_may_have_another_name() -> None:
    relations = '<R><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></R>'
    body = f"<w:document {W} {MC}>{p(r('The ice came.'))}</w:document>"

    assert read_article(packed({"_rels/.rels": relations, "word/document2.xml": body})).text == "The ice came."


def test_a_document_whose_styles_are_broken_is_read_without() -> None:
    body = f"<w:document {W}>{p(r('The ice came.'))}</w:document>"
    assert (
        read_article(packed({"word/document.xml": body, "word/styles.xml": "<w:styles"})).text == "The ice came."
    )


@pytest.mark.parametrize("body", ["", "<w:p>", "no markup", "\x00\x01"])
def test_a_broken_body_is_told(body: str) -> None:
    with pytest.raises(UnreadableError, match="read-damaged"):
        read_article(packed({"word/document.xml": body}))
