"""Links to a sentence in a page, as the text fragment specification writes them."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering import fragments

PAGE = "https://example.com"
DIRECTIVE = f"{PAGE}#:~:text="


@pytest.mark.parametrize(
    ("sentence", "directive"),
    [
        ("an example", "an%20example"),
        ("text=true & more", "text%3Dtrue%20%26%20more"),
        ("one, two - three", "one%2C%20two%20%2D%20three"),
        ("self-proclaimed", "self%2Dproclaimed"),
        ("Дерна", "%D0%94%D0%B5%D1%80%D0%BD%D0%B0"),
        ("The  army,\nhe said.", "The%20army%2C%20he%20said."),
        ("a b c d e f g h i j", "a%20b%20c%20d%20e%20f%20g%20h%20i%20j"),
        ("a b c d e f g h i j k", "a%20b%20c%20d%20e,g%20h%20i%20j%20k"),
    ],
)
def test_a_sentence_becomes_a_directive(sentence: str, directive: str) -> None:
    assert fragments.link(PAGE, sentence) == DIRECTIVE + directive


def test_a_sentence_without_spaces_is_found_by_its_edges() -> None:
    sentence = "".join(chr(0x4E00 + number) for number in range(40))
    start, end = fragments.link(PAGE, sentence).removeprefix(DIRECTIVE).split(",")
    assert (unquote(start), unquote(end)) == (sentence[:12], sentence[-12:])


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("https://example.com/a?b=c", "https://example.com/a?b=c#:~:text=an%20example"),
        ("https://example.com/#part", "https://example.com/#part:~:text=an%20example"),
        ("https://example.com/#:~:text=old", "https://example.com/#:~:text=an%20example"),
        ("http://example.com", "http://example.com#:~:text=an%20example"),
        ("notes.txt", ""),
        ("", ""),
        ("-", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_only_a_page_has_such_links(page: str, link: str) -> None:
    assert fragments.link(page, "an example") == link


@given(st.text(st.characters(exclude_categories=[]), min_size=1))
def test_no_character_of_a_sentence_is_read_as_punctuation_of_the_directive(sentence: str) -> None:
    directive = fragments.link(PAGE, sentence).removeprefix(DIRECTIVE)
    assert directive.isascii()
    assert not set(directive) & set("-&#= ")
    assert directive.count(",") <= 1


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), min_size=1), min_size=1, max_size=30))
def test_a_directive_says_words_the_sentence_begins_and_ends_with(words: list[str]) -> None:
    sentence = " ".join(words)
    parts = [unquote(part) for part in fragments.link(PAGE, sentence).removeprefix(DIRECTIVE).split(",")]
    assert sentence.startswith(parts[0])
    assert sentence.endswith(parts[-1])
    assert len(parts) == 2 or parts == [sentence]
