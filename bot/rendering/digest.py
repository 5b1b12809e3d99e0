"""A digest as a reply: one headline a story, what tells it, and how many more there are."""

from __future__ import annotations

from bot.model import Digested, Reply
from bot.rendering.summary import BULLET
from bot.rendering.written import Writer
from bot.texts import Texts
from summarizer.model import Article, Post, Story


def render(outcome: Digested, texts: Texts) -> Reply:
    """The reply that lists the stories of a digest."""
    if not outcome.digest.stories:
        return Reply(texts.say("digest-empty"))
    writer = Writer()
    for story in outcome.digest.stories:
        writer.paragraph().add(BULLET).add(story.headline, "bold", url=_address(story.items[0]))
        for sentence in story.sentences:
            writer.add("\n").slice(story.items[0], sentence)
        _footer(writer, story, texts)
    if outcome.digest.omitted:
        writer.paragraph().add(texts.say("digest-more", omitted=outcome.digest.omitted), "italic")
    return writer.reply()


def _footer(writer: Writer, story: Story, texts: Texts) -> None:
    told = _source(story.items[0])
    others = texts.say("digest-also", others=len(story.items) - 1) if len(story.items) > 1 else ""
    line = " · ".join(part for part in (told, others) if part)
    writer.add(f"\n{line}" if line else "", "italic")


def _source(item: Article | Post) -> str:
    return (item.site or item.author) if isinstance(item, Article) else (item.channel or item.author)


def _address(item: Article | Post) -> str:
    address = item.source if isinstance(item, Article) else item.link
    return address if address.startswith("http") else ""
