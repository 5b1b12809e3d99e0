"""What a memory says to a question: the sentence, who wrote it, when, and the way to its message."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model import Reply
from bot.model.asking import FromMemory
from bot.rendering import fragments
from bot.rendering.answer import notes
from bot.rendering.summary import PLACE
from bot.rendering.written import Writer
from bot.texts import Texts
from summarizer.model import Article, Post, Sentence

MENTION = re.compile(r"(?<![\w@])@(\w{4,32})")


def render(outcome: FromMemory, texts: Texts) -> Reply:
    """The reply to a question put to a chat's messages: an answer with its message, or that none says it."""
    answer, post = outcome.answer, outcome.post
    writer = Writer()
    if answer.sentence is None:
        writer.add(texts.say("memory-does-not-say"), "bold").paragraph()
    if post and answer.sentence:
        _show(writer, outcome, answer.sentence)
        _sign(writer, outcome, post, texts)
    elif post and answer.nearest:
        writer.add(texts.say("memory-nearest")).add("\n")
        start = len(writer.text)
        _show(writer, outcome, answer.nearest)
        writer.mark("blockquote", start)
        _sign(writer, outcome, post, texts)
    told = "\n".join(notes(answer.notes, texts)) if post else ""
    if told:
        writer.paragraph().add(told, "italic")
    if answer.sentence is None:
        writer.paragraph().add(texts.say("memory-searched", messages=outcome.messages), "italic")
    written = writer.reply()
    return Reply(written.text, written.marks, quote=outcome.quote)


def _show(writer: Writer, outcome: FromMemory, sentence: Sentence) -> None:
    """A sentence of a message, or of the article behind it with the link to its place there."""
    text, start = _text(outcome), len(writer.text)
    writer.slice(text, sentence, outcome.answer.span if outcome.answer.sentence else None)
    _hush(writer, start)
    if isinstance(text, Article):
        url = fragments.link(text.source, sentence.text)
        writer.add(PLACE if url else "", url=url)


def _text(outcome: FromMemory) -> Article | Post:
    """What is quoted from."""
    post = outcome.post
    assert post is not None
    return post.article if outcome.behind and post.article else post


def _hush(writer: Writer, start: int) -> None:
    """Nobody whose @name is quoted is called: Telegram calls those it finds itself, none that is a link."""
    for match in MENTION.finditer(writer.text, start):
        writer.link(match.start(), match.end(), f"https://t.me/{match[1]}")


def _sign(writer: Writer, outcome: FromMemory, post: Post, texts: Texts) -> None:
    """Who wrote the message or shared the article, and when, linked to the message."""
    who, when = post.author or post.channel, _when(post.date, outcome.zone, texts)
    if outcome.behind:
        said = (
            texts.say("memory-shared", who=who, when=when)
            if who
            else texts.say("memory-shared-by-nobody", when=when)
        )
    else:
        said = texts.say("memory-signed", who=who, when=when) if who else when
    start = len(writer.paragraph().add("— ").text)
    writer.add(said, url=post.link)
    if not post.link:
        _hush(writer, start)


def _when(moment: datetime | None, zone: str, texts: Texts) -> str:
    """A moment as the chat's clock shows it; ``""`` where it is not known."""
    return texts.moment(moment.astimezone(ZoneInfo(zone))) if moment else ""
