"""A long article as a reply: its summary, then its chapters, each folded under its title."""

from __future__ import annotations

from collections.abc import Iterable

from bot.model import Chaptered, Reply
from bot.rendering import fragments, summary
from bot.rendering.written import Writer
from bot.texts import Texts
from summarizer.model import Article, Sentence, Summary


def render(outcome: Chaptered, texts: Texts) -> Reply:
    """The reply that tells an article as a whole, and chapter by chapter where it has more than one.

    A chapter without a title is numbered.
    """
    article, writer = outcome.reading.article, Writer()
    summary.head(writer, article, texts)
    writer.paragraph()
    _list(writer, article, outcome.summary.sentences)
    chapters = outcome.chapters if len(outcome.chapters) > 1 else ()
    for number, chapter in enumerate(chapters, 1):
        title = " ".join(chapter.section.title.split()) or texts.say("part-without-title", number=number)
        writer.paragraph().add(title, "bold").add("\n")
        start = len(writer.text)
        _list(writer, article, chapter.sentences)
        writer.mark("expandable_blockquote", start)
    if not chapters:
        writer.paragraph().add(texts.say("no-sections"), "italic")
    told = (outcome.summary.sentences, *(chapter.sentences for chapter in chapters))
    shown = {each.start: each for every in told for each in every}
    everything = Summary(article, tuple(shown[start] for start in sorted(shown)), outcome.summary.algorithm)
    writer.paragraph().add(summary.reduction(everything, texts), "italic")
    written = writer.reply()
    return Reply(written.text, written.marks, article=outcome.reading.id)


def _list(writer: Writer, article: Article, sentences: Iterable[Sentence]) -> None:
    for number, sentence in enumerate(sentences):
        url = fragments.link(article.source, sentence.text)
        writer.add("\n" if number else "").add(summary.BULLET).slice(article, sentence)
        writer.add(summary.PLACE if url else "", url=url)
