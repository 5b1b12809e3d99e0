"""Written text: messages of the length Telegram takes, with every mark on the words it was put on."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot import units
from bot.model import Button, Emphasis, Mark, Quote, Reply
from bot.rendering import written
from bot.rendering.written import LIMIT, Writer, split
from summarizer.model import Article, Span

WORDS = st.text(st.sampled_from("aя🙂é. \n"), min_size=1, max_size=40)
KINDS = st.sampled_from(["bold", "italic", "link", "blockquote", ""])
PIECES = st.lists(st.tuples(WORDS, KINDS), max_size=30)
ARTICLE = Article("One. Two 🙂 three. Four.")
BUTTONS = ((Button("Shorter", "s:1:2"),),)
QUOTE = Quote(7, "One.", 0, (Emphasis("bold", 0, 3),))


def compose(pieces: list[tuple[str, str]], *, framed: bool = False) -> Reply:
    """A reply of marked pieces, all of it in one more mark if ``framed``: marks nest, as ours do."""
    writer = Writer()
    for text, kind in pieces:
        writer.add(text, kind if kind != "link" else "", "https://news.example/" if kind == "link" else "")
    if framed:
        writer.mark("expandable_blockquote", 0)
    written_ = writer.reply()
    return Reply(written_.text, written_.marks, BUTTONS, QUOTE, "https://news.example/", "1")


def units_of(text: str) -> int:
    """What Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def dense(text: str) -> str:
    return "".join(text.split())


replies = st.builds(compose, PIECES, framed=st.booleans())
limits = st.integers(2, 60)


# Splitting


@given(reply=replies, limit=limits)
def test_no_message_is_longer_than_the_limit(reply: Reply, limit: int) -> None:
    assert all(units_of(piece.text) <= limit for piece in split(reply, limit))


@given(st.lists(st.text(max_size=3000), min_size=1, max_size=6))
@settings(max_examples=30)
def test_no_message_is_longer_than_telegram_takes(paragraphs: list[str]) -> None:
    reply = compose([(paragraph + "\n\n", "bold") for paragraph in paragraphs])
    for piece in split(reply):
        assert len(piece.text.encode("utf-16-le", "surrogatepass")) // 2 <= 4096 == LIMIT


@given(reply=replies, limit=limits)
def test_nothing_but_white_space_is_lost(reply: Reply, limit: int) -> None:
    assert dense("".join(piece.text for piece in split(reply, limit))) == dense(reply.text)


@given(reply=replies, limit=limits)
@example(compose([("aaaa bbbb", "bold"), (" ", ""), ("cc dd", "italic")], framed=True), 12)
def test_a_mark_that_fits_is_never_cut(reply: Reply, limit: int) -> None:
    shown = [(m.kind, m.url, dense(p.text[m.start : m.end])) for p in split(reply, limit) for m in p.marks]
    for mark in reply.marks:
        text = reply.text[mark.start : mark.end]
        if units_of(text) <= limit and text.strip():
            assert (mark.kind, mark.url, dense(text)) in shown


@given(reply=replies, limit=limits)
def test_every_mark_stays_on_its_text(reply: Reply, limit: int) -> None:
    before: dict[tuple[str, str], str] = {}
    after: dict[tuple[str, str], str] = {}
    for mark in reply.marks:
        name = (mark.kind, mark.url)
        before[name] = before.get(name, "") + dense(reply.text[mark.start : mark.end])
    for piece in split(reply, limit):
        for mark in piece.marks:
            assert 0 <= mark.start < mark.end <= len(piece.text)
            name = (mark.kind, mark.url)
            after[name] = after.get(name, "") + dense(piece.text[mark.start : mark.end])
    assert after == {name: text for name, text in before.items() if text} | {
        name: "" for name in after if not before.get(name)
    }


@given(reply=replies, limit=limits)
def test_the_quote_comes_first_and_the_buttons_last(reply: Reply, limit: int) -> None:
    pieces = split(reply, limit)
    assert [piece.quote for piece in pieces] == [QUOTE] + [None] * (len(pieces) - 1)
    assert [piece.buttons for piece in pieces] == [()] * (len(pieces) - 1) + [BUTTONS]
    assert [bool(piece.preview) for piece in pieces] == [False] * (len(pieces) - 1) + [True]
    assert {piece.article for piece in pieces} == {"1"}


def texts_of(text: str, limit: int, *marks: Mark) -> list[str]:
    return [piece.text for piece in split(Reply(text, marks), limit)]


def test_a_reply_that_fits_is_sent_as_it_is() -> None:
    reply = Reply("  " + "a" * (LIMIT - 2))
    assert split(reply) == [reply]
    assert split(Reply("")) == [Reply("")]


def test_paragraphs_are_cut_before_lines_and_lines_before_words() -> None:
    assert texts_of("aa\n\nbb\ncc dd", 8) == ["aa", "bb\ncc dd"]
    assert texts_of("aa\nbb cc", 6) == ["aa", "bb cc"]
    assert texts_of("aa bb cc", 5) == ["aa bb", "cc"]


def test_a_word_longer_than_a_message_is_cut_where_it_must_be() -> None:
    assert texts_of("abcdefg", 3) == ["abc", "def", "g"]


def test_an_emoji_is_not_cut_in_half() -> None:
    assert texts_of("🙂🙂🙂", 3) == ["🙂", "🙂", "🙂"]


def test_a_mark_is_carried_over_whole_into_the_next_message() -> None:
    assert texts_of("aa bb cc dd", 8, Mark("bold", 3, 11)) == ["aa", "bb cc dd"]


def test_a_mark_longer_than_a_message_is_cut_between_words() -> None:
    pieces = split(Reply("aa bb cc dd", (Mark("bold", 0, 11),)), 6)
    assert [(piece.text, piece.marks) for piece in pieces] == [
        ("aa bb", (Mark("bold", 0, 5),)),
        ("cc dd", (Mark("bold", 0, 5),)),
    ]


# Writing


def test_a_slice_is_written_with_the_answer_in_bold() -> None:
    sentence, answer = Span("Two 🙂 three.", 5, 17), Span("three", 11, 16)
    assert Writer().add("→ ").slice(ARTICLE, sentence, answer).reply() == Reply(
        "→ Two 🙂 three.", (Mark("bold", 8, 13),)
    )


@pytest.mark.parametrize(
    ("piece", "within"),
    [
        (Span("One!", 0, 4), None),
        (Span("One.", 1, 5), None),
        (Span("One.", 0, 40), None),
        (Span("One.", 0, 4), Span("Two", 5, 8)),
        (Span("Two", 5, 8), Span("One", 0, 3)),
        (Span("One.", 0, 4), Span("one", 0, 3)),
        (Span("One.", 0, 4), Span("", 9, 2)),
    ],
)
def test_what_is_no_slice_is_not_written(piece: Span, within: Span | None) -> None:
    with pytest.raises(ValueError, match="must be"):
        Writer().slice(ARTICLE, piece, within)


def test_paragraphs_are_apart_by_one_blank_line() -> None:
    assert Writer().paragraph().add("a \n").paragraph().paragraph().add("b\n").reply().text == "a\n\nb"


def test_marks_end_where_the_text_ends() -> None:
    assert Writer().add("a  ", "bold").add("\n", "italic").reply() == Reply("a", (Mark("bold", 0, 1),))


def test_nothing_is_marked_where_nothing_is_written() -> None:
    assert Writer().add("", "bold").add("", url="https://news.example/").reply() == Reply("")


# Units


@given(st.text())
def test_a_text_is_as_long_as_its_utf_16_form(text: str) -> None:
    assert units.length(text) == units_of(text)


@given(st.text(st.sampled_from("a🙂é")), st.integers(0, 30))
def test_a_prefix_is_the_longest_that_fits(text: str, limit: int) -> None:
    end = units.prefix(text, limit)
    assert units_of(text[:end]) <= limit
    assert end == len(text) or units_of(text[: end + 1]) > limit


def test_the_limit_is_telegrams() -> None:
    assert written.LIMIT == 4096
