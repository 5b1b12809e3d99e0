"""An answer as a reply: the sentence with the answer in bold, or that the article does not say."""

from __future__ import annotations

import re
from datetime import date

from bot import alignment
from bot.model import Answered, Quote, Reading, Reply
from bot.rendering import fragments
from bot.rendering.summary import PLACE
from bot.rendering.written import Writer
from bot.texts import Texts
from summarizer.model import Answer, Sentence

DAY = re.compile(r"\d{4}-\d\d-\d\d$")
QUANTITY = re.compile(r"[\d.,\u00a0]+(\s|$)")


def render(outcome: Answered, texts: Texts) -> Reply:
    """The reply to a question: quoted natively where the article was a message, linked where it is a page."""
    answer, reading = outcome.answer, outcome.reading
    if answer.sentence is None and answer.nearest is None:
        return _without_sentence(answer, reading, texts)
    return _answered(answer, reading, texts) if answer.sentence else _refused(answer, reading, texts)


def _answered(answer: Answer, reading: Reading, texts: Texts) -> Reply:
    sentence = answer.sentence
    assert sentence is not None
    writer = Writer().slice(reading.article, sentence, answer.span)
    _place(writer, reading, sentence)
    meaning = _meaning(answer, texts)
    if meaning:
        writer.paragraph().add(texts.say("means", value=meaning), "italic")
    return _reply(writer, reading, _quote(reading, sentence))


def _refused(answer: Answer, reading: Reading, texts: Texts) -> Reply:
    sentence = answer.nearest
    assert sentence is not None
    writer = Writer().add(texts.say("does-not-say"), "bold")
    writer.paragraph().add(texts.say("nearest")).add("\n")
    start = len(writer.text)
    writer.slice(reading.article, sentence)
    writer.mark("blockquote", start)
    _place(writer, reading, sentence)
    if answer.missing:
        writer.paragraph().add(texts.say("not-found", words=", ".join(answer.missing)), "italic")
    return _reply(writer, reading)


def _without_sentence(answer: Answer, reading: Reading, texts: Texts) -> Reply:
    """What the page says of itself, or nothing at all."""
    if answer.kind and answer.value:
        key = "metadata-published" if answer.kind == "published" else "metadata-author"
        return Reply(texts.say(key, value=_day(answer.value, texts)), article=reading.id)
    if answer.kind:
        return Reply(texts.say("metadata-unknown"), article=reading.id)
    writer = Writer().add(texts.say("does-not-say"), "bold")
    if answer.missing:
        writer.paragraph().add(texts.say("not-found", words=", ".join(answer.missing)), "italic")
    return _reply(writer, reading)


def _reply(writer: Writer, reading: Reading, quote: Quote | None = None) -> Reply:
    written = writer.reply()
    return Reply(written.text, written.marks, quote=quote, article=reading.id)


def _quote(reading: Reading, sentence: Sentence) -> Quote | None:
    return alignment.quote(reading.origin, reading.article, sentence) if reading.origin else None


def _place(writer: Writer, reading: Reading, sentence: Sentence) -> None:
    url = fragments.link(reading.article.source, sentence.text)
    writer.add(PLACE if url else "", url=url)


def _meaning(answer: Answer, texts: Texts) -> str:
    """What the words of an answer mean, where that adds something: a day, or the person behind "he"."""
    value, said = answer.value, answer.sentence.text if answer.sentence else ""
    if not value or value in said:
        return ""
    day = _day(value, texts)
    if day != value:
        return day
    return "" if QUANTITY.match(value) or re.match(r"\d{4}(-\d\d|s)?$", value) else value


def _day(value: str, texts: Texts) -> str:
    """An ISO date as the reader's language writes it; anything else as it is."""
    return texts.day(date.fromisoformat(value[:10])) if DAY.match(value[:10]) else value
