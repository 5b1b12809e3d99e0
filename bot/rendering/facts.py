"""The facts of an article as a reply: who, where, when, how many, said."""

from __future__ import annotations

from collections.abc import Iterable

from bot.model import FactsFound, Reply
from bot.rendering import fragments, summary
from bot.rendering.answer import DAY
from bot.rendering.written import Writer
from bot.texts import Texts
from summarizer.model import Article, Fact

GROUPS = {
    "facts-who": ("person", "organisation"),
    "facts-where": ("place",),
    "facts-when": ("date", "time"),
    "facts-how-many": (
        "number", "money", "percent", "duration", "age", "distance", "weight", "area", "volume", "speed",
        "temperature",
    ),
    "facts-said": ("quotation",),
}  # fmt: skip
QUOTATION_MARKS = {"de": ("„", "“"), "fr": ("«", "»"), "ro": ("„", "”"), "ru": ("«", "»"), "uk": ("«", "»")}
"""Where they are not those of English; https://cldr.unicode.org/ (delimiters)."""
LONGEST = 12
"""Facts shown of one group at most: the first of an article are the ones it is about."""


def render(outcome: FactsFound, texts: Texts) -> Reply:
    """The reply that lists an article's facts, each in the words of the sentence that states it."""
    article = outcome.reading.article
    writer = Writer()
    writer.add(article.title or texts.say("facts-title"), "bold")
    for heading, kinds in GROUPS.items():
        _group(writer, texts.say(heading), [fact for fact in outcome.facts if fact.kind in kinds], article, texts)
    if not outcome.facts:
        return Reply(texts.say("no-facts"), article=outcome.reading.id)
    written = writer.reply()
    return Reply(written.text, written.marks, article=outcome.reading.id)


def _group(writer: Writer, heading: str, facts: Iterable[Fact], article: Article, texts: Texts) -> None:
    listed = sorted(facts, key=lambda fact: fact.sentence.start)[:LONGEST]
    if not listed:
        return
    writer.paragraph().add(heading, "bold")
    for fact in listed:
        url = fragments.link(article.source, fact.sentence.text)
        writer.add("\n" + summary.BULLET).add(_words(fact, article), url=url)
        meaning = _meaning(fact, texts)
        writer.add(f" — {meaning}" if meaning else "")


def _words(fact: Fact, article: Article) -> str:
    """The words of a fact as they stand in the article; quoted ones in quotation marks, without a last comma."""
    if fact.kind != "quotation":
        return fact.text
    opening, closing = QUOTATION_MARKS.get(article.language, ("“", "”"))
    return f"{opening}{fact.text.rstrip(' ,;')}{closing}"


def _meaning(fact: Fact, texts: Texts) -> str:
    """What the words mean, beside them: the day of "Tuesday", the speaker of a quotation."""
    if fact.kind == "quotation":
        return fact.value
    if fact.kind == "date" and DAY.match(fact.value) and fact.value != fact.text:
        from datetime import date

        return texts.day(date.fromisoformat(fact.value))
    return fact.value if fact.kind in ("person", "organisation") and fact.value != fact.text else ""
