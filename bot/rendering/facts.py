"""The facts of an article as a reply: who, where, when, how many, said, each one tap from its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from bot import listing
from bot.listing import Page
from bot.model import Button, FactsFound, Reading, Reply
from bot.rendering import answer, fragments, summary
from bot.rendering.written import Writer
from bot.texts import Texts
from summarizer.answer import notes
from summarizer.model import Article, Fact

QUOTATION_MARKS = {"de": ("„", "“"), "fr": ("«", "»"), "ro": ("„", "”"), "ru": ("«", "»"), "uk": ("«", "»")}
"""Where they are not those of English; https://cldr.unicode.org/ (delimiters)."""
IN_A_ROW = 8
"""Buttons that Telegram shows beside each other."""
BACK = "←"


def render(outcome: FactsFound, texts: Texts) -> Reply:
    """The reply that lists an article's facts in its words, numbered where one can be asked for."""
    reading = outcome.reading
    if not outcome.facts:
        return Reply(texts.say("no-facts"), article=reading.id)
    pages = listing.pages(outcome.facts, whole=not reading.id)
    number = min(outcome.page, len(pages) - 1)
    writer = Writer().add(reading.article.title or texts.say("facts-title"), "bold")
    for heading, group in pages[number].items():
        writer.paragraph().add(texts.say(heading), "bold")
        for place, fact in group:
            _list(writer, f"{place}. " if reading.id else summary.BULLET, fact, reading.article, texts)
    others = sum(len(group) for page in pages[number + 1 :] for group in page.values())
    if others:
        writer.paragraph().add(texts.say("facts-more", others=others), "italic")
    written = writer.reply()
    return Reply(written.text, written.marks, _buttons(reading, pages, number, texts), article=reading.id)


def _list(writer: Writer, mark: str, fact: Fact, article: Article, texts: Texts) -> None:
    url = fragments.link(article.source, fact.sentence.text)
    meaning = _meaning(fact, texts)
    writer.add(f"\n{mark}").add(_words(fact, article), url=url).add(f" — {meaning}" if meaning else "")


def _words(fact: Fact, article: Article) -> str:
    """The words of a fact as they stand in the article; quoted ones in quotation marks, without a last comma."""
    if fact.kind != "quotation":
        return fact.text
    opening, closing = QUOTATION_MARKS.get(article.language, ("“", "”"))
    return f"{opening}{fact.text.rstrip(' ,;')}{closing}"


def _meaning(fact: Fact, texts: Texts) -> str:
    """What the words mean, beside them: the day of "Tuesday", the speaker of a quotation."""
    if fact.kind == "date":
        return "" if notes.says_itself(fact.text, fact.value) else texts.when(fact.value)
    told = fact.kind == "quotation" or (fact.kind in ("person", "organisation") and fact.value != fact.text)
    return fact.value if told else ""


def _buttons(reading: Reading, pages: Sequence[Page], number: int, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    """One for each fact by its number, where its words are no link, and those that turn the pages."""
    linked = reading.article.source.startswith("http")
    listed = [each for group in pages[number].values() for each in group] if reading.id and not linked else []
    facts = [Button(str(place), f"q:{reading.id}:{answer.spot(listing.spot(fact))}") for place, fact in listed]
    rows = [tuple(facts[start : start + IN_A_ROW]) for start in range(0, len(facts), IN_A_ROW)]
    turning = [Button(BACK, f"f:{reading.id}:{number - 1}")] if number else []
    if reading.id and number + 1 < len(pages):
        turning.append(Button(texts.say("button-more"), f"f:{reading.id}:{number + 1}"))
    return (*rows, tuple(turning)) if turning else tuple(rows)
