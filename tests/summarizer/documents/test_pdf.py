"""PDF: paragraphs out of lines wherever a page puts them, and a reason where there are none."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from summarizer import read_article
from summarizer.errors import UnreadableError
from summarizer.model import Article
from tests.summarizer.documents import papers
from tests.summarizer.documents.papers import ANY, BOLD, Paper, Text, column, paper
from tests.summarizer.hostile_papers import scanned

FIRST = (
    "The harbour of Norby froze on Monday for the first time in thirty years, and the shipping office announced "
    "that no boat would leave before Friday. The mayor closed the port and called the icebreaker Polaris."
)
SECOND = (
    "Fishermen walked to their boats across the ice, and nobody was hurt on the way. The harbour master said that "
    "he had never seen ice so thick, and that his father had not either. He expects a thaw."
)
THIRD = (
    "In Ostrey the ferry stayed at its berth for all of the week, since its captain would not trust the ice. "
    "The school on the island was closed, and the children went skating instead of reading."
)
STORY = [FIRST, SECOND, THIRD]


def read(*pages: list[Text], **info: str) -> Article:
    return read_article(paper(pages, (), **info))


def paragraphs(*pages: list[Text]) -> list[str]:
    return read(*pages).text.split("\n\n")


def locked(password: str, algorithm: str) -> bytes:
    """The story, encrypted."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(paper([column(STORY)]))))
    writer.encrypt(password, owner_password="owner", algorithm=algorithm)
    data = BytesIO()
    writer.write(data)
    return data.getvalue()


def test_lines_are_joined_to_paragraphs() -> None:
    assert paragraphs(column(STORY)) == STORY


@pytest.mark.parametrize("indent", [12, 0])
def test_paragraphs_without_space_between_them_are_told_by_their_first_and_last_lines(indent: int) -> None:
    """An indent, or a last line that ends early."""
    lines: list[Text] = []
    for text in STORY:
        own = column([text], y=0)
        y = lines[-1].y - 12 if lines else 780
        lines += [Text(line.text, line.x + (indent if line is own[0] else 0), y + line.y) for line in own]
    assert paragraphs(lines) == STORY


def test_running_heads_feet_and_page_numbers_are_dropped() -> None:
    """Also where they change with the chapter or stand now left, now right."""
    pages = [
        [
            Text(
                f"The Norby Courier {number}" if number % 2 else f"{number} Ice", 60 if number % 2 else 400, 815, 8
            ),
            *column([text]),
            Text(f"Page {number} of 6", 290, 30, 8),
        ]
        for number, text in enumerate(STORY * 2, 1)
    ]
    assert paragraphs(*pages) == STORY * 2


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    lines = column([FIRST, SECOND])
    cut = next(number for number, line in enumerate(lines) if line.text.startswith("Fishermen")) + 1
    below = [Text(line.text, line.x, line.y + 500) for line in lines[cut:]]

    assert paragraphs([*lines[:cut], Text("1", 290, 30)], [*below, Text("2", 290, 30)]) == [FIRST, SECOND]


@pytest.mark.parametrize("hyphen", ["-", "\u00ad"])
def test_words_cut_at_the_end_of_a_line_are_made_whole(hyphen: str) -> None:
    lines = ["The harbour was closed by the administra" + hyphen, "tion on Monday, and nobody knew for how long."]
    placed = [Text(line, 60, 780 - 12 * number, font=ANY) for number, line in enumerate(lines)]
    assert (
        read(placed).text
        == "The harbour was closed by the administration on Monday, and nobody knew for how long."
    )


def test_a_hyphen_that_the_document_writes_elsewhere_is_kept() -> None:
    lines = [
        "A well-known captain of the harbour of Norby, and another well-",
        "known captain, went home over the ice.",
    ]
    placed = [Text(line, 60, 780 - 12 * number) for number, line in enumerate(lines)]
    assert "another well-known captain" in read(placed).text


@pytest.mark.parametrize("interleaved", [False, True])
def test_columns_are_read_one_after_the_other(interleaved: bool) -> None:
    """Whether the page draws them so or line by line across."""
    left, right = column([FIRST, SECOND], width=44), column([THIRD, FIRST], x=320, width=44)
    title = Text("The ice", 60, 805, 18)
    drawn = [line for pair in zip(left, right, strict=True) for line in pair] if interleaved else [*left, *right]
    article = read([title, *drawn])

    assert (article.title, article.text.split("\n\n")) == ("The ice", [FIRST, SECOND, THIRD, FIRST])


def test_rows_of_a_table_keep_their_cells_apart() -> None:
    rows = [("Town", "Ice in cm", "Boats"), ("Norby", "40", "12"), ("Hale", "35", "7")]
    table = [Text(cell, 60 + 150 * n, 600 - 14 * m) for m, row in enumerate(rows) for n, cell in enumerate(row)]

    assert paragraphs([*column([FIRST]), *table])[1:] == [
        "Town | Ice in cm | Boats",
        "Norby | 40 | 12",
        "Hale | 35 | 7",
    ]


def test_headings_are_told_by_their_size_and_levels_by_its_steps() -> None:
    page = [
        Text("The frozen harbour", 60, 800, 22),
        Text("The ice", 60, 770, 16),
        *column([FIRST], y=750),
        Text("The boats", 60, 690, 12.5),
        *column([SECOND], y=670),
        Text("The port", 60, 610, 16),
        *column([THIRD], y=590),
    ]
    article = read(page)

    assert article.title == "The frozen harbour"
    assert [(section.title, section.level) for section in article.sections] == [
        ("The ice", 1),
        ("The boats", 2),
        ("The port", 1),
    ]


def test_a_bold_line_is_a_heading() -> None:
    article = read([*column([FIRST]), Text("The boats", 60, 700, font=BOLD), *column([SECOND], y=680)])
    assert [section.title for section in article.sections] == ["The boats"]


def test_the_outline_tells_headings_and_their_levels() -> None:
    """With their numbers or without."""
    page = [
        Text("1. The ice", 60, 800, 10),
        *column([FIRST], y=780),
        Text("1.1 The boats", 60, 710, 10),
        *column([SECOND], y=690),
        Text("2. The port", 60, 620, 10),
        *column([THIRD], y=600),
    ]
    article = read_article(paper([page], [("The ice", 1), ("The boats", 2), ("2. The port", 1)], Title="Frozen"))

    assert [(section.title, section.level) for section in article.sections] == [
        ("1. The ice", 1),
        ("1.1 The boats", 2),
        ("2. The port", 1),
    ]


def test_a_table_of_contents_is_left_out() -> None:
    contents = [
        Text(f"The ice of {number} " + ". " * 30 + f" {number}", 60, 700 - 12 * number) for number in range(9)
    ]
    assert paragraphs(contents, column([FIRST])) == [FIRST]


@pytest.mark.parametrize(
    ("said", "title"),
    [("Frozen", "Frozen"), ("Microsoft Word - Frozen port", "Frozen port"), ("Microsoft Word - a.doc", "The ice"),
     ("untitled", "The ice"), ("report_2018.indd", "The ice"), ("", "The ice")],
)  # fmt: skip
def test_a_title_is_believed_when_somebody_wrote_it(said: str, title: str) -> None:
    assert read([Text("The ice", 60, 805, 18), *column(STORY)], Title=said).title == title


def test_the_document_says_who_wrote_it_and_when() -> None:
    article = read(column(STORY), Author="Ann Lee", CreationDate="D:20180523093000+02'00'")
    assert article.author == "Ann Lee"
    assert article.published == datetime(2018, 5, 23, 9, 30, tzinfo=timezone(timedelta(hours=2)))
    assert read(column(STORY), Author="Administrator", CreationDate="D:20180523").author == ""
    assert read(column(STORY), CreationDate="D:20180523").published == date(2018, 5, 23)
    assert read(column(STORY), CreationDate="yesterday").published is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("תמו הדיונים בנמל (כך אמרו) ביום 23 במאי.", ".יאמב 23 םויב (ורמא ךכ) למנב םינוידה ומת"),
        ("تجمد الميناء يوم الاثنين لأول مرة منذ 30 عاما.", ".اماع 30 ذنم ةرم لوأل نينثالا موي ءانيملا دمجت"),
    ],
)
def test_right_to_left_lines_are_read_from_the_right(text: str, shown: str) -> None:
    """A page shows them from left to right, as they are seen."""
    assert read([Text(shown, 60, 780, font=ANY), Text(shown, 60, 740, font=ANY)]).text == f"{text}\n\n{text}"


def test_ligatures_are_letters() -> None:
    text = "The of\ufb01ce could not \ufb01nd the \ufb02oat."
    assert read([Text(text, 60, 780, font=ANY)]).text == "The office could not find the float."


def test_numbers_of_notes_are_dropped() -> None:
    line = [Text("The ice came", 60, 780), Text("12", 117, 785, 6), Text("and it went.", 130, 780)]
    assert read(line).text == "The ice came and it went."


def test_a_page_on_its_side_is_read_and_a_stamp_along_its_edge_is_not() -> None:
    made = Paper()
    lines = b"\n".join(
        f"BT /F1 10 Tf 0 1 -1 0 {60 + 12 * number} 60 Tm <{line.text.encode().hex()}> Tj ET".encode()
        for number, line in enumerate(column(STORY))
    )
    stamp = papers.shown(Text("Stamp 1234", 20, 20))
    font = b"/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    sheet = made.add(papers.sheet(made.stream(lines + b"\n" + stamp), font))
    made.objects[:2] = [b"<< /Type /Catalog /Pages 2 0 R >>", papers.tree([sheet])]

    assert read_article(made.bytes()).text.split() == " ".join(STORY).split()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_one_that_anybody_may_open_is_read(algorithm: str) -> None:
    """Its password is to change it, and not asked for here."""
    data = locked("", algorithm)
    assert read_article(data).text.split("\n\n") == STORY


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_one_with_a_password_is_told(algorithm: str) -> None:
    with pytest.raises(UnreadableError, match="read-pdf-locked"):
        read_article(locked("secret", algorithm))


def test_one_of_pictures_alone_is_told() -> None:
    with pytest.raises(UnreadableError, match="read-pdf-scanned"):
        read_article(scanned(20))


def test_one_with_a_few_pictures_is_read() -> None:
    assert read(column(STORY), [], []).text.split("\n\n") == STORY


def test_letters_that_do_not_say_which_they_are_are_told() -> None:
    made = Paper()
    font = made.add(b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [] >>")
    shown = b"\n".join(papers.shown(Text(line.text, line.x, line.y, font=ANY)) for line in column(STORY))
    sheet = made.add(papers.sheet(made.stream(shown), b"/F3 %d 0 R" % font))
    made.objects[:2] = [b"<< /Type /Catalog /Pages 2 0 R >>", papers.tree([sheet])]
    with pytest.raises(UnreadableError, match="read-pdf-unspelt"):
        read_article(made.bytes())


def test_one_without_its_table_of_objects_is_read() -> None:
    """Files that were cut short or sent as text have lost it."""
    data = paper([column(STORY)])
    assert read_article(data[: data.rindex(b"xref\n0")]).text.split("\n\n") == STORY
    assert read_article(b"\r\n\r\n" + data).text.split("\n\n") == STORY


def test_more_pages_than_are_read_are_told_with_their_number() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_article(paper([[]] * 2001))
    assert (caught.value.key, caught.value.values) == ("read-pdf-pages", {"limit": 2000})
