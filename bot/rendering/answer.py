"""An answer as a reply: the sentence with the answer in bold, or that the article does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot import alignment, units
from bot.model import Answered, Button, Quote, Reading, Reply, Spot
from bot.rendering import fragments
from bot.rendering.summary import PLACE
from bot.rendering.written import LIMIT, Writer
from bot.texts import Texts
from summarizer.model import Answer, Article, Note, Sentence, Span

DAY = re.compile(r"\d{4}-\d\d-\d\d$")


def render(outcome: Answered, texts: Texts) -> Reply:
    """The reply to a question: quoted natively where the article was a message, linked where it is a page.

    With it come the sentences around that were asked for, as far as one message holds them.
    """
    answer, reading = outcome.answer, outcome.reading
    if answer.sentence is None and answer.nearest is None:
        return _without_sentence(answer, reading, texts)
    before, after = min(outcome.before, len(outcome.around.before)), min(outcome.after, len(outcome.around.after))
    if not _fits(outcome, before, after, texts):
        before = after = 0
    written = _written(outcome, before, after, texts).reply()
    return Reply(
        written.text,
        written.marks,
        _buttons(outcome, before, after, texts),
        quote=_quote(reading, answer.sentence) if answer.sentence else None,
        article=reading.id,
    )


def spot(shown: Spot) -> str:
    """A sentence as a button's data names it."""
    if shown.asked:
        return f"{shown.start}~{shown.asked}"
    return f"{shown.start}+{shown.offset}.{shown.length}" if shown.length else str(shown.start)


def _written(outcome: Answered, before: int, after: int, texts: Texts) -> Writer:
    """The text of a reply that shows so many sentences before its own and after it."""
    around = outcome.around
    earlier, later = around.before[len(around.before) - before :], around.after[:after]
    answered = outcome.answer.sentence is not None
    writer = _answered(outcome, earlier, later) if answered else _refused(outcome, earlier, later, texts)
    told = "\n".join(notes(outcome.answer.notes, texts))
    if told:
        writer.paragraph().add(told, "italic")
    if not answered:
        writer.paragraph().add(_way_out(outcome.answer, texts), "italic")
    return writer


def _answered(outcome: Answered, earlier: Sequence[Sentence], later: Sequence[Sentence]) -> Writer:
    """One run of the article's text, with the link to its place behind the sentence that answers."""
    article, sentence = outcome.reading.article, outcome.answer.sentence
    assert sentence is not None
    writer = Writer()
    if earlier:
        writer.slice(article, _piece(article, earlier[0].start, sentence.start))
    writer.slice(article, sentence, outcome.answer.span)
    _place(writer, outcome.reading, sentence)
    if later:
        writer.slice(article, _piece(article, sentence.end, later[-1].end))
    return writer


def _refused(outcome: Answered, earlier: Sequence[Sentence], later: Sequence[Sentence], texts: Texts) -> Writer:
    """The nearest sentence alone in a quotation, what stands around it outside of that."""
    article, sentence = outcome.reading.article, outcome.answer.nearest
    assert sentence is not None
    writer = Writer().add(texts.say("does-not-say"), "bold").paragraph().add(texts.say("nearest")).add("\n")
    if earlier:
        writer.slice(article, _piece(article, earlier[0].start, earlier[-1].end)).add("\n")
    start = len(writer.text)
    writer.slice(article, sentence)
    writer.mark("blockquote", start)
    _place(writer, outcome.reading, sentence)
    if later:
        writer.add("\n").slice(article, _piece(article, later[0].start, later[-1].end))
    return writer


def _without_sentence(answer: Answer, reading: Reading, texts: Texts) -> Reply:
    """What the page says of itself, or nothing at all."""
    if answer.kind and answer.value:
        key = "metadata-published" if answer.kind == "published" else "metadata-author"
        return Reply(texts.say(key, value=_day(answer.value, texts)), article=reading.id)
    if answer.kind:
        return Reply(texts.say("metadata-unknown"), article=reading.id)
    writer = Writer().add(texts.say("does-not-say"), "bold").paragraph().add(_way_out(answer, texts), "italic")
    written = writer.reply()
    return Reply(written.text, written.marks, article=reading.id)


def _way_out(answer: Answer, texts: Texts) -> str:
    """The words that were not found, which may have others in the article."""
    missing = texts.say("not-found", words=", ".join(answer.missing)) if answer.missing else ""
    return "\n".join(filter(None, (missing, texts.say("ask-otherwise"))))


def _buttons(outcome: Answered, before: int, after: int, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    """One for each side on which there is another sentence that fits into the message."""
    if not outcome.reading.id:
        return ()
    around, shown = outcome.around, f"n:{outcome.reading.id}:{spot(Spot.of(outcome.answer))}"
    row = []
    if before < len(around.before) and _fits(outcome, before + 1, after, texts):
        row.append(Button(texts.say("button-before"), f"{shown}:{before + 1}:{after}"))
    if after < len(around.after) and _fits(outcome, before, after + 1, texts):
        row.append(Button(texts.say("button-after"), f"{shown}:{before}:{after + 1}"))
    return (tuple(row),) if row else ()


def _fits(outcome: Answered, before: int, after: int, texts: Texts) -> bool:
    return units.length(_written(outcome, before, after, texts).text) <= LIMIT


def _quote(reading: Reading, sentence: Sentence) -> Quote | None:
    return alignment.quote(reading.origin, reading.article, sentence) if reading.origin else None


def _place(writer: Writer, reading: Reading, sentence: Sentence) -> None:
    url = fragments.link(reading.article.source, sentence.text)
    writer.add(PLACE if url else "", url=url)


def _piece(article: Article, start: int, end: int) -> Span:
    return Span(article.text[start:end], start, end)


def notes(told: Sequence[Note], texts: Texts) -> Iterator[str]:
    """What words of the sentence mean: "Tuesday — May 22, 2018"; of a quotation only who said it."""
    for note in told:
        words = f"{note.span.text} " if note.kind != "quotation" else ""
        yield f"{words}— {texts.when(note.value) if note.kind == 'date' else note.value}"


def _day(value: str, texts: Texts) -> str:
    """An ISO date as the reader's language writes it; anything else as it is."""
    return texts.day(date.fromisoformat(value[:10])) if DAY.match(value[:10]) else value
