"""What every reader of documents promises: the same text whatever it is kept in, and no error but its own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer import read_article, sentences
from summarizer.article import documents
from summarizer.errors import UnreadableError
from tests.summarizer.documents.writing import FORMATS, Part, Written

FROZEN = (
    "The harbour of {0} froze on Monday for the first time in {1} years. The mayor closed the port and called the "
    "icebreaker Polaris, which lay in Ostrey. Fishermen of {0} walked to their boats across the ice."
)
THICK = (
    "“We have never seen ice this thick,” the harbour master of {0} said on the quay — he has been there for {1} "
    "winters. His office expects a thaw by Friday, and with it the boats."
)
CHAPTER = (("About {0}", 2), (FROZEN, 0), (THICK, 0), ("Nobody in {0}", 3), (FROZEN, 0), (THICK, 0))
PARTS = [
    Part("The frozen harbour", 1),
    *(
        Part(text.format(town, number), level)
        for number, town in enumerate(("Norby", "Hale", "Lund", "Gorm", "Vik", "Aas", "Sund", "Moss"), 2)
        for text, level in CHAPTER
    ),
    Part("Гавань зимой", 2),
    Part("Гавань замёрзла в понедельник. Никто не пострадал, и лёд к пятнице растает."),
]
CUTS = 40
SHORT = {name: written.write(PARTS[:6]) for name, written in FORMATS.items()}


@pytest.fixture(params=FORMATS)
def written(request: pytest.FixtureRequest) -> Written:
    """Each format in turn."""
    return FORMATS[str(request.param)]


def outcome(data: bytes, written: Written) -> str:
    """What reading comes to: the text, or why there is none."""
    try:
        return read_article(data, source="ice" + written.ending).text
    except UnreadableError as error:
        return error.key


def test_every_format_that_is_read_is_tried_here() -> None:
    assert set(FORMATS) == {known.name for known in documents.FORMATS}
    assert all(written.content_type in documents.TYPES for written in FORMATS.values())
    assert all(written.ending in documents.ENDINGS for written in FORMATS.values())


def test_the_same_text_is_read_whatever_it_is_kept_in(written: Written) -> None:
    """Paragraphs between blank lines; the title told apart from them. A message is pasted text."""
    article = read_article(written.write(PARTS), source="ice" + written.ending)
    prose = written.ending == ".eml"

    read = [part for part in article.text.split("\n\n") if not prose or part.endswith(".")]
    assert read == [part.text for part in PARTS[1:] if not prose or not part.level]
    assert (article.title, article.language, article.source) == (PARTS[0].text, "en", "ice" + written.ending)


def test_headings_are_the_beginnings_of_sections(written: Written) -> None:
    """All of them, with their levels; a message has none."""
    article = read_article(written.write(PARTS), source="ice" + written.ending)
    if written.ending != ".eml":
        told = [(section.title, section.level) for section in article.sections]
        assert told == [(part.text, part.level - 1) for part in PARTS[1:] if part.level]
    for section in article.sections:
        assert article.text[section.start : section.end].startswith(section.title)
    assert all(one.start < other.start for one, other in pairwise(article.sections))


def test_every_sentence_is_a_slice(written: Written) -> None:
    article = read_article(written.write(PARTS), source="ice" + written.ending)
    found = sentences.split(article.text, article.language)

    assert len(found) > 70
    assert all(article.text[sentence.start : sentence.end] == sentence.text for sentence in found)


def test_it_is_told_by_what_is_in_it_by_its_type_and_by_its_name(written: Written) -> None:
    """One of the three is enough; Markdown has nothing in it that tells."""
    data = written.write(PARTS)
    told = [
        read_article(data, source="ice" + written.ending).text,
        read_article(data, content_type=written.content_type.upper() + "; charset=utf-8").text,
        read_article(data, source=f"https://norby.example/ice{written.ending}?raw=1#top").text,
        read_article(data, source="ice" + written.ending, content_type="application/octet-stream").text,
    ]
    if written.ending != ".md":
        told += [read_article(data).text, read_article(data, source="ice.txt", content_type="text/html").text]
    assert len(set(told)) == 1


def test_a_document_without_text_is_refused(written: Written) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_article(written.write([Part("", 0)]), source="ice" + written.ending)
    assert caught.value.key in ("read-document-empty", "read-empty", "read-damaged")


def test_a_document_without_words_is_refused(written: Written) -> None:
    with pytest.raises(UnreadableError, match="read-no-words"):
        read_article(written.write([Part("12 34 56."), Part("7,890")]), source="ice" + written.ending)


def test_a_file_cut_short_is_read_as_far_as_it_goes_or_refused(written: Written) -> None:
    data = written.write(PARTS)
    for cut in range(1, len(data), len(data) // CUTS):
        assert outcome(data[:cut], written)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6)), min_size=1, max_size=8)
)
def test_a_file_with_bytes_changed_is_read_or_refused(name: str, changes: list[tuple[float, bytes]]) -> None:
    """Nothing but UnreadableError is raised."""
    data = bytearray(SHORT[name])
    for place, change in changes:
        start = int(place * len(data))
        data[start : start + len(change) // 2] = change
    assert outcome(bytes(data), FORMATS[name])
