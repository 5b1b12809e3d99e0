"""Inputs that nobody calls an article: each is refused with its reason, or read as the little it is."""

from __future__ import annotations

import pytest

from summarizer import read_article, sentences
from summarizer.article import LONGEST
from summarizer.errors import UnreadableError

SENTENCES = "The harbour of Norby froze on Monday. The mayor closed the port, and nobody was hurt.\n\n"
WORDS = ("harbour", "ice", "mayor", "port", "boat", "school", "winter", "thaw")


def refused(text: str) -> str:
    """The key of the error that reading this raises."""
    with pytest.raises(UnreadableError) as caught:
        read_article(text)
    return caught.value.key


@pytest.mark.parametrize("text", ["", " ", "\n\t \r\n", "\ufeff", "\u00a0\u2003\u2028"])
def test_nothing_is_refused_as_empty(text: str) -> None:
    """White space is nothing."""
    assert refused(text) == "read-empty"
    assert read_article(text + "x").text.strip() == "x"


@pytest.mark.parametrize(
    "text", ["👍", "👨‍👩‍👧 🇳🇴 🧊", "12 34, 5.6", "!!! ???", "— … —", "1,000\n2,000\n", "\x00\x01", "\u200b"]
)
def test_a_text_without_letters_is_refused(text: str) -> None:
    """Emoji, figures and marks say nothing that could be summarised."""
    assert refused(text) == "read-no-words"


@pytest.mark.parametrize(
    "text",
    [
        "a" * 2000,
        "a" * 500_000,
        "harbour" * 300 + ".",
        "https://norby.example/" + "a/" * 2000,
        "word " * 400,
        "\n".join(WORDS * 100),
        ", ".join(WORDS * 100),
        "слово " * 400,
        "漢字" * 2000,
        "+-=/ a " * 500,
        "\n".join(f"{word};{number}" for number, word in enumerate(WORDS * 60)),
    ],
)
def test_a_long_text_without_a_sentence_is_refused(text: str) -> None:
    """One endless token, a list of words, a table: there is nothing to choose from."""
    assert refused(text) == "read-no-sentences"


@pytest.mark.parametrize(
    "text",
    [
        "word " * 100,
        "\n".join(WORDS),
        "word " * 400 + "end.",
        "word " * 400 + "end." + '"',
        "漢字" * 1000 + "。",
        "शब्द " * 400 + "।",
        "คำไทย" * 400,
        "\n".join(["the harbour froze and nobody knew why"] * 60),
    ],
)
def test_a_text_that_may_hold_a_sentence_is_read(text: str) -> None:
    """A short list, a verse, a text with one full stop, and a script that ends sentences with nothing."""
    article = read_article(text)

    assert article.text == text
    assert sentences.split(article.text, article.language)


def test_five_million_characters_are_too_many() -> None:
    """The reason tells how many there were and how many are read."""
    text = SENTENCES * (5_000_000 // len(SENTENCES))
    with pytest.raises(UnreadableError, match="read-too-long") as caught:
        read_article(text)
    assert caught.value.values == {"characters": len(text), "limit": LONGEST}


def test_the_limit_is_three_million_characters() -> None:
    """One more is refused, whatever it is."""
    assert LONGEST == 3_000_000
    assert refused("a" * (LONGEST + 1)) == "read-too-long"
    assert refused("a" * LONGEST) == "read-no-sentences"


def test_a_book_is_read_whole() -> None:
    """Half a million characters: nothing is dropped, every sentence is found."""
    text = (SENTENCES * (500_000 // len(SENTENCES))).strip()
    article = read_article(text)

    assert article.text == text
    assert len(sentences.split(article.text, "en")) == 2 * text.count("Monday")


@pytest.mark.parametrize("gap", [" ", "\n", "\r\n"])
def test_fifty_thousand_short_lines_are_read(gap: str) -> None:
    """As one paragraph or as many."""
    text = gap.join(f"Boat {number} left." for number in range(50_000))

    assert len(sentences.split(read_article(text).text, "en")) == 50_000
