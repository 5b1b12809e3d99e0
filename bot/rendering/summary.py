"""A summary as a reply: title, byline, the chosen sentences, and what they leave out."""

from __future__ import annotations

from bot.model import Button, Reply, Summarised
from bot.rendering import fragments
from bot.rendering.written import Writer
from bot.texts import Texts
from summarizer.model import Article
from summarizer.summary import Reduction, is_whole, saved

LADDER = (1, 2, 3, 5, 8, 13, 21, 34)
"""Sentences that "shorter" and "longer" step between."""
BULLET = "• "
PLACE = " ↗"
KINDS = {"live": "kind-live", "gallery": "kind-gallery"}


def render(outcome: Summarised, texts: Texts) -> Reply:
    """The reply that shows a summary; a text that is short already is not repeated to who sent it."""
    article, summary = outcome.reading.article, outcome.summary
    writer = Writer()
    head(writer, article, texts)
    whole, theirs = is_whole(summary) and not outcome.asked, outcome.reading.origin is not None
    if whole:
        writer.paragraph().add(texts.say("short-enough" if theirs else "already-short"))
    if not (whole and theirs):
        for sentence in summary.sentences:
            writer.paragraph().add(BULLET).slice(article, sentence)
            url = fragments.link(article.source, sentence.text)
            writer.add(PLACE if url else "", url=url)
    if not whole:
        writer.paragraph().add(_footer(saved(summary), texts), "italic")
    written = writer.reply()
    return Reply(
        written.text,
        written.marks,
        _buttons(outcome, whole, texts),
        preview=article.source if article.source.startswith("http") else "",
        article=outcome.reading.id,
    )


def head(writer: Writer, article: Article, texts: Texts) -> None:
    """An article's title, who published it when, and what it is where that is no ordinary article."""
    if article.title:
        writer.add(article.title, "bold")
    day = texts.day(article.published) if article.published else ""
    kind = texts.say(KINDS[article.kind]) if article.kind in KINDS else ""
    by = " · ".join(dict.fromkeys(part for part in (article.author, article.site, day, kind) if part))
    if by:
        writer.add("\n" if article.title else "").add(by, "italic")


def _footer(kept: Reduction, texts: Texts) -> str:
    parts = [texts.say("reduction", chosen=kept.sentences, total=kept.of_sentences)]
    if kept.minutes >= 1:
        parts.append(texts.say("saved-minutes", minutes=round(kept.minutes)))
    return " · ".join([*parts, texts.say("quoted-from-source")])


def _buttons(outcome: Summarised, whole: bool, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    shown, key = len(outcome.summary.sentences), outcome.reading.id
    shorter = next((count for count in reversed(LADDER) if count < shown), None)
    longer = next((count for count in LADDER if shown < count < outcome.total), None)
    row = []
    if shorter and not whole:
        row.append(Button(texts.say("button-shorter"), f"s:{key}:{shorter}"))
    if longer and not whole:
        row.append(Button(texts.say("button-longer"), f"s:{key}:{longer}"))
    row.append(Button(texts.say("button-facts"), f"f:{key}"))
    return (tuple(row),)
