"""An answer as it is shown: what stands around it, what its words mean, and the buttons for more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import rendering, routing, units
from bot.model import Answered, Around, Known, Mark, Reading, Reply, ShowSentence, Spot
from bot.rendering.answer import spot as written
from bot.rendering.written import LIMIT
from bot.texts import Texts
from bot.workers import Inline
from summarizer import Answer, Article, NutshellError, Sentence, Span
from summarizer.model import Note

PARTS = ("One left.", "Two came back.", "The ship carried 212 people.", "Four sang.", "Five slept.")
TEXT = "{} {}\n\n{} {}\n\n{}".format(*PARTS)
ARTICLE = Article(TEXT, "Ship", "en")
ID = "0123456789abcdef"
EN = Texts("en")


def sentence(number: int) -> Sentence:
    start = TEXT.index(PARTS[number])
    return Sentence(PARTS[number], start, start + len(PARTS[number]), number // 2)


def span(words: str) -> Span:
    return Span(words, TEXT.index(words), TEXT.index(words) + len(words))


SHOWN = Answer("How many?", span("212 people"), sentence(2), 0.9, None)
NEAREST = Answer("Who won?", None, None, 0.1, sentence(2), missing=("won",))
AROUND = Around((sentence(0), sentence(1)), (sentence(3), sentence(4)))


def shown(answer: Answer, before: int = 0, after: int = 0, article: Article = ARTICLE, key: str = ID) -> Reply:
    return rendering.render(Answered(Reading(key, article), answer, AROUND, before, after), EN)


def buttons(reply: Reply) -> dict[str, str]:
    return {button.label: button.data for row in reply.buttons for button in row}


def bold(reply: Reply) -> list[str]:
    return [reply.text[mark.start : mark.end] for mark in reply.marks if mark.kind == "bold"]


@pytest.mark.parametrize(
    ("before", "after", "text", "labels"),
    [
        (0, 0, PARTS[2], ["← Before", "After →"]),
        (1, 0, f"{PARTS[1]}\n\n{PARTS[2]}", ["← Before", "After →"]),
        (0, 2, f"{PARTS[2]} {PARTS[3]}\n\n{PARTS[4]}", ["← Before"]),
        (2, 2, TEXT, []),
        (9, 9, TEXT, []),
    ],
)
def test_an_answer_is_shown_in_the_run_of_the_text_around_it(
    before: int, after: int, text: str, labels: list[str]
) -> None:
    reply = shown(SHOWN, before, after)
    assert reply.text == text
    assert bold(reply) == ["212 people"]
    assert list(buttons(reply)) == labels


def test_the_link_to_its_place_stays_behind_the_sentence_that_answers() -> None:
    reply = shown(SHOWN, 1, 1, replace(ARTICLE, source="https://news.example/ship"))
    assert reply.text == f"{PARTS[1]}\n\n{PARTS[2]} ↗ {PARTS[3]}"


def test_the_nearest_sentence_alone_is_called_nearest() -> None:
    reply = shown(NEAREST, 1, 1)
    lines = ("The article does not say.", "", "The nearest sentence, not an answer:", *PARTS[1:4], "")
    assert reply.text == "\n".join((*lines, "Not in the article: won", "Try asking in other words."))
    quoted = [reply.text[mark.start : mark.end] for mark in reply.marks if mark.kind == "blockquote"]
    assert quoted == [PARTS[2]]
    assert bold(reply) == ["The article does not say."]


def test_where_nothing_is_near_there_is_a_way_out_too() -> None:
    reply = shown(Answer("Who won?", None, None, 0.1, None, missing=("won",)))
    assert reply.text == "The article does not say.\n\nNot in the article: won\nTry asking in other words."
    assert reply.buttons == ()


def test_the_command_line_has_no_buttons() -> None:
    assert shown(SHOWN, key="").buttons == ()


@pytest.mark.parametrize("answer", [SHOWN, NEAREST])
def test_pressing_leads_to_the_same_sentence_with_one_more_around(answer: Answer) -> None:
    pressed = {label: routing.press(data) for label, data in buttons(shown(answer, 1, 0)).items()}
    place = Spot.of(answer)
    assert pressed == {
        "← Before": ShowSentence(Known(ID), place, 2, 0),
        "After →": ShowSentence(Known(ID), place, 1, 1),
    }
    found, around = Inline().look(ARTICLE, place, "Who?")
    assert around == AROUND
    assert (found.sentence or found.nearest, found.span) == (sentence(2), answer.span)


numbers = st.integers(0, 999_999_999)


@given(st.builds(Spot, numbers) | st.builds(Spot, numbers, numbers, st.integers(1, 999_999_999)))
def test_a_spot_survives_as_the_data_of_a_button(spot: Spot) -> None:
    data = f"n:{ID}:{written(spot)}:2:1"
    assert len(data.encode()) <= 64
    assert routing.press(data) == ShowSentence(Known(ID), spot, 2, 1)
    assert routing.press(f"q:{ID}:{written(spot)}") == ShowSentence(Known(ID), spot)


@pytest.mark.parametrize(
    "data",
    [
        "n:",
        f"n:{ID}",
        f"n:{ID}:",
        f"n:{ID}:x",
        f"n:{ID}:1+2:0:0",
        f"n:{ID}:1~zz:0:0",
        "q::1",
        f"q:{ID}:٣",
        "z:a:1",
    ],
)
def test_data_no_button_of_ours_has_means_nothing(data: str) -> None:
    assert routing.press(data) is None


@pytest.mark.parametrize("spot", [Spot(1), Spot(0, 5, 50), Spot(10_000), Spot(3, asked="00000000")])
def test_a_place_that_is_not_there_is_told_to_be_from_another_time(spot: Spot) -> None:
    with pytest.raises(NutshellError) as raised:
        Inline().look(ARTICLE, spot)
    assert raised.value.key == "unknown-button"


@given(st.integers(1, 5000), st.integers(0, 2), st.integers(0, 2))
def test_no_more_is_shown_than_a_message_holds(size: int, before: int, after: int) -> None:
    long = tuple(f"{letter}🙂" * size + "." for letter in "abcde")
    text = " ".join(long)
    every = [Sentence(each, text.index(each), text.index(each) + len(each), 0) for each in long]
    answer = Answer("?", Span("c", every[2].start, every[2].start + 1), every[2], 1.0, None)
    around = Around(tuple(every[:2]), tuple(every[3:]))
    reply = rendering.render(Answered(Reading(ID, Article(text)), answer, around, before, after), EN)
    alone = units.length(long[2])
    assert units.length(reply.text) <= max(LIMIT, alone)
    for pressed in map(routing.press, buttons(reply).values()):
        assert isinstance(pressed, ShowSentence)
        wider = Answered(Reading(ID, Article(text)), answer, around, pressed.before, pressed.after)
        assert alone < units.length(rendering.render(wider, EN).text) <= LIMIT


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("en", "212 people — May 22, 2018\nship — May 2018\nOne — May 14\u2009–\u200920, 2018\n— Ada"),
        (
            "ru",
            "212 people — 22 мая 2018\u202fг.\nship — май 2018\u202fг.\nOne — 14–20 мая 2018\u202fг.\n— Ada",
        ),
    ],
)
def test_what_words_mean_is_told_as_the_reader_writes_it(locale: str, told: str) -> None:
    notes = (
        Note(span("212 people"), "2018-05-22", "date"),
        Note(span("ship"), "2018-05", "date"),
        Note(span("One"), "2018-W20", "date"),
        Note(span("Two came"), "Ada", "quotation"),
    )
    answered = Answered(Reading(ID, ARTICLE), replace(SHOWN, notes=notes))
    reply = rendering.render(answered, Texts(locale))
    assert reply.text == f"{PARTS[2]}\n\n{told}"
    assert reply.marks[-1] == Mark("italic", reply.text.index("212 people — "), len(reply.text))
