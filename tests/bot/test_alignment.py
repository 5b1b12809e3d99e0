"""Where an article stands in the messages it was, in Telegram's units."""

from bot import alignment, units
from bot.model import Emphasis, Origin, Part, Place
from bot.store import rows
from summarizer import Article, Sentence

FIRST, SECOND = "Menu\n\n🛳 One is here.\n\nTwo begins", "and ends 🛳 here.\n\nThree."
WHOLE = f"{FIRST} {SECOND}"
PARTS = (Part(7, 0, len(FIRST)), Part(9, len(FIRST) + 1, len(SECOND)))
TEXT = WHOLE.removeprefix("Menu\n\n")


def sentence(text: str) -> Sentence:
    """A sentence of the article."""
    start = TEXT.index(text)
    return Sentence(text, start, start + len(text), 0)


def quoted(origin: Origin, text: str) -> tuple[int, str, str]:
    """Which message a sentence is quoted in, what of it, and what stands there."""
    quote = alignment.quote(origin, Article(TEXT), sentence(text))
    assert quote is not None
    message = {7: FIRST, 9: SECOND}[quote.message]
    begin = units.prefix(message, quote.position)
    return quote.message, quote.text, message[begin : begin + len(quote.text)]


def test_each_message_has_its_places() -> None:
    places = alignment.align(TEXT, WHOLE, PARTS)
    assert [place.message for place in places] == [7, 9]
    origin = Origin(places)
    for text, message in (("🛳 One is here.", 7), ("Three.", 9)):
        assert quoted(origin, text) == (message, text, text)


def test_a_sentence_in_two_messages_is_quoted_where_more_of_it_is() -> None:
    origin = Origin(alignment.align(TEXT, WHOLE, PARTS))
    assert quoted(origin, "Two begins and ends 🛳 here.") == (9, "and ends 🛳 here.", "and ends 🛳 here.")


def test_formatting_is_that_of_the_message_quoted() -> None:
    emphases = (Emphasis("bold", 9, 2, "", 9), Emphasis("italic", 9, 2, "", 7))
    quote = alignment.quote(
        Origin(alignment.align(TEXT, WHOLE, PARTS), emphases), Article(TEXT), sentence("and ends 🛳 here.")
    )
    assert quote is not None
    assert quote.emphases == (Emphasis("bold", 9, 2),)


def test_without_a_place_the_message_is_replied_to() -> None:
    three = sentence("Three.")
    assert alignment.quote(Origin(()), Article(TEXT), three) is None
    quote = alignment.quote(Origin((Place(7, 0, 5, 0),), message=7), Article(TEXT), three)
    assert quote is not None
    assert (quote.message, quote.text) == (7, "")


def test_an_origin_written_before_messages_were_joined_is_read() -> None:
    written = """{"places": [{"message": 7, "start": 0, "length": 23, "offset": 4}],
        "emphases": [{"kind": "bold", "offset": 4, "length": 5, "custom_emoji": ""}]}"""
    assert rows.to_origin(written) == Origin((Place(7, 0, 23, 4),), (Emphasis("bold", 4, 5),))
    assert rows.to_origin(rows.from_origin(Origin((), message=7))) == Origin((), message=7)
