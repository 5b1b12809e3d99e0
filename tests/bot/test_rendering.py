"""What a summary says around its sentences: what it is of, about and leaves out, and the buttons below."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import rendering, routing, units
from bot.model import (
    Chaptered,
    ChapterTold,
    Chosen,
    Focus,
    Known,
    Length,
    Origin,
    Reading,
    Reply,
    Summarise,
    Summarised,
    Unmentioned,
)
from bot.model.lengths import FITTING, STEPS
from bot.rendering import summary
from bot.texts import Texts, available
from bot.workers import choosing
from summarizer import Article, Chapter, Section, Sentence, Summary, read_article
from tests.telegram.articles import FERRY

TEXT = "The ship left. It came back."
SENTENCES = (Sentence("The ship left.", 0, 14, 0), Sentence("It came back.", 15, 28, 0))
ID = "0123456789abcdef"
READING = Reading(ID, read_article(FERRY))


@pytest.mark.parametrize(
    ("kind", "locale", "byline"),
    [
        ("article", "en", "Ada · May 4, 2026"),
        ("live", "en", "Ada · May 4, 2026 · a live report, as of now"),
        ("gallery", "en", "Ada · May 4, 2026 · a picture gallery"),
        ("live", "ru", "Ada · 4 мая 2026\u202fг. · прямой репортаж, на этот момент"),
        ("gallery", "ru", "Ada · 4 мая 2026\u202fг. · подборка фотографий"),
        ("unheard-of", "en", "Ada · May 4, 2026"),
    ],
)
def test_a_live_report_and_a_gallery_are_called_what_they_are(kind: str, locale: str, byline: str) -> None:
    article = Article(TEXT, "Ship", "en", published=date(2026, 5, 4), author="Ada", kind=kind)
    shown = Summarised(Reading("a", article), Chosen(Summary(article, SENTENCES[:1], "nutshell"), 1, 2))
    assert rendering.render(shown, Texts(locale)).text.split("\n")[:2] == ["Ship", byline]


@pytest.mark.parametrize(
    ("locale", "numbered", "footer"),
    [
        ("en", "Part 2", "2 of 4 sentences · quoted from the source"),
        ("ru", "Часть 2", "2 из 4 предложений · дословно из источника"),
    ],
)
def test_chapters_stand_folded_under_their_titles(locale: str, numbered: str, footer: str) -> None:
    article = Article(f"I.\nShips\n\n{TEXT}", "Norby", "en")
    first, second = (
        Sentence("The ship left.", 10, 24, 2),
        Sentence("It came back.", 25, 38, 2),
    )
    chapters = (Chapter(Section("I.\nShips", 1, 0, 24), (first,)), Chapter(Section("", 1, 24, 38), (second,)))
    shown = Chaptered(Reading("a", article), Summary(article, (first,), "nutshell"), chapters)
    reply = rendering.render(shown, Texts(locale))
    folded = [reply.text[mark.start : mark.end] for mark in reply.marks if mark.kind == "expandable_blockquote"]
    assert folded == ["• The ship left.", "• It came back."]
    assert reply.text.split("\n\n") == [
        "Norby",
        "• The ship left.",
        "I. Ships\n• The ship left.",
        f"{numbered}\n• It came back.",
        footer,
    ]


def test_a_single_chapter_is_not_told_twice() -> None:
    article = Article(TEXT, "Ship", "en")
    chapter = Chapter(Section("", 1, 0, len(TEXT)), SENTENCES[:1])
    shown = Chaptered(Reading("a", article), Summary(article, SENTENCES[:1], "nutshell"), (chapter,))
    said = rendering.render(shown, Texts("en")).text.split("\n\n")
    assert said[:3] == ["Ship", "• The ship left.", "I found no chapters here that could be told one by one."]
    assert len(said) == 4


@pytest.mark.parametrize(("words", "saved"), [(6_900, "30 minutes"), (13_800, "1 hour"), (345_000, "25 hours")])
def test_from_an_hour_on_hours_are_saved(words: int, saved: str) -> None:
    article = Article(f"The ship left. {'away ' * words}.", "Ship", "en")
    told = Summary(article, (Sentence("The ship left.", 0, 14, 0),), "nutshell")
    assert f" · {saved} saved · " in summary.reduction(told, Texts("en"))


def shown(
    length: Length = FITTING, focus: Focus | None = None, locale: str = "en", *, kept: bool = False
) -> Reply:
    """A summary of an article of twelve sentences, of which two would fit."""
    chosen = choosing.choose(READING.article, length, "nutshell", focus.words if focus else "")
    return rendering.render(Summarised(READING, chosen, length, focus, kept), Texts(locale))


def labels(reply: Reply) -> list[list[str]]:
    """What the buttons say."""
    return [[button.label for button in row] for row in reply.buttons]


@pytest.mark.parametrize(
    ("length", "footer"),
    [
        (Length("line"), "1 of 12 sentences · 1 minute saved · quoted from the source"),
        (Length("percent", 20), "2 of 12 sentences · 1 minute saved · quoted from the source"),
        (Length("sentences", 8), "8 of 12 sentences · quoted from the source"),
        (
            Length("sentences", 12),
            "12 of 12 sentences · quoted from the source",
        ),
        (
            Length("percent", 150),
            "12 of 12 sentences · quoted from the source\nThat is more than there is: this is all of it.",
        ),
    ],
)
def test_the_reduction_is_told_of_any_length(length: Length, footer: str) -> None:
    assert shown(length).text.split("\n\n")[-1] == footer


def test_a_length_that_is_kept_is_told_with_the_way_back() -> None:
    assert shown(Length("short"), kept=True).text.endswith(
        'From now on summaries here are short; "/summary medium" goes back to a fitting length.'
    )
    assert shown(kept=True).text.endswith("From now on summaries here are as long as fits the article.")


@pytest.mark.parametrize(
    ("length", "told"),
    [
        ("line", "в одно предложение"),
        ("short", "короткие"),
        ("long", "подробные"),
        ("3", "в 3 предложения"),
        ("12.5%", "в 12.5 % предложений статьи"),
    ],
)
def test_a_length_is_told_in_the_language_of_the_reader(length: str, told: str) -> None:
    assert f"Теперь пересказы здесь {told};" in shown(Length.read(length) or FITTING, locale="ru", kept=True).text


def test_what_a_summary_is_about_is_told_and_what_it_cannot_be_about() -> None:
    paragraphs = shown(focus=Focus("harbour", ("Paris",))).text.split("\n\n")
    assert paragraphs[0] == "About “harbour”:\nNot in the article: Paris"
    assert all("harbour" in paragraph for paragraph in paragraphs[1:-1])
    few = shown(Length("sentences", 12), Focus("harbour"))
    assert few.text.endswith("No other sentence is about that.")


def test_a_summary_about_something_keeps_to_it_and_leads_back() -> None:
    reply = shown(Length("line"), Focus("harbour"))
    pressed = {button.label: routing.press(button.data) for row in reply.buttons for button in row}
    assert pressed["Medium"] == Summarise(Known(ID), Length("medium"), focus="harbour")
    assert pressed["In general"] == Summarise(Known(ID))


@given(st.sampled_from(STEPS) | st.integers(1, 15).map(str), st.sampled_from(["", "ferry", "harbour boats"]))
@settings(max_examples=40, deadline=None)
def test_no_button_leads_to_what_is_shown_already(written: str, words: str) -> None:
    focus = Focus(words) if words else None
    reply = shown(Length.read(written) or FITTING, focus)
    intents = [routing.press(button.data) for row in reply.buttons for button in row]
    lengths = [intent.length for intent in intents if isinstance(intent, Summarise) and intent.length]
    others = [shown(length, focus).text for length in lengths]
    assert reply.text not in others
    assert len(set(others)) == len(others)


def test_many_lengths_have_a_row_of_their_own() -> None:
    assert labels(shown()) == [["One line", "Long", "Facts"]]
    assert labels(shown(Length("sentences", 3))) == [["One line", "Medium", "Long"], ["Facts"]]


def test_a_text_that_is_short_already_is_told_to_be_whatever_was_chosen() -> None:
    article = Article(TEXT, language="en")
    for length in (FITTING, Length("long")):
        chosen = choosing.choose(article, length, "nutshell", "")
        theirs = Summarised(Reading(ID, article, Origin((), message=3)), chosen, length)
        reply = rendering.render(theirs, Texts("en"))
        assert reply.text.startswith("A summary would save nothing here")
        assert labels(reply) == [["Facts"]]
        other = rendering.render(replace(theirs, reading=Reading(ID, article)), Texts("en"))
        assert "It came back." in other.text


def test_what_an_article_does_not_mention_is_told_with_what_it_does() -> None:
    names = ("Oskar Nyman", "Ж" * 40, "Norrlinjen", "Sundby")
    reply = rendering.render(Unmentioned(READING, "elections", names), Texts("en"))
    assert reply.text.startswith("The article does not mention “elections”. It is mostly about: Oskar Nyman, ")
    assert labels(reply) == [["Oskar Nyman", "Norrlinjen"], ["Sundby"], ["In general"]]
    assert routing.press(reply.buttons[0][0].data) == Summarise(Known(ID), focus="Oskar Nyman")
    bare = rendering.render(Unmentioned(READING, "elections", ()), Texts("en"))
    assert (bare.text.count("."), labels(bare)) == (2, [["In general"]])


@given(st.text(max_size=3000), st.lists(st.text(max_size=600), max_size=6), st.sampled_from(available()))
@settings(max_examples=40)
def test_no_reply_about_anything_is_longer_than_telegram_takes(words: str, names: list[str], locale: str) -> None:
    about = Focus(words, tuple(names), tuple(names))
    for outcome in (
        Unmentioned(READING, words, tuple(names)),
        Summarised(READING, Chosen(Summary(READING.article, (), "lead"), 1, 12, {"line": 1}), FITTING, about),
    ):
        reply = rendering.render(outcome, Texts(locale))
        assert all(units.length(piece.text) <= rendering.LIMIT for piece in rendering.split(reply))
        assert all(len(button.data.encode(errors="replace")) <= 64 for row in reply.buttons for button in row)


@pytest.mark.parametrize(
    ("title", "number", "line"),
    [("2. Finance", 2, "2. Finance"), ("Finance", 2, "2. Finance"), ("1. Cargo", 2, "2 · 1. Cargo")],
)
def test_a_chapter_is_not_numbered_twice(title: str, number: int, line: str) -> None:
    part = Article(TEXT, title, "en")
    chosen = Chosen(Summary(part, SENTENCES[:1], "nutshell"), 1, 4, chapters=3)
    reply = rendering.render(ChapterTold(READING, chosen, number), Texts("en"))
    assert reply.text.startswith(f"{line}\n")


@pytest.mark.parametrize(
    ("length", "wanted", "end", "line"),
    [
        (Length("percent", 100), 4, 1, "It gets no longer: this is all of the article."),
        (Length("line"), 1, -1, "It gets no shorter than this."),
        (Length("words", 2), 1, 0, "A summary has at least one sentence, and this one has 3 words."),
    ],
)
def test_an_end_is_told(length: Length, wanted: int, end: int, line: str) -> None:
    told = SENTENCES if wanted == 4 else SENTENCES[:1]
    reading = Reading(ID, Article(TEXT, "Ship", "en"))
    chosen = Chosen(
        Summary(reading.article, told, "nutshell"), min(wanted, len(told)), len(told) if wanted == 4 else 4
    )
    reply = rendering.render(Summarised(reading, chosen, length, end=end), Texts("en"))
    assert reply.text.split("\n")[-1] == line
