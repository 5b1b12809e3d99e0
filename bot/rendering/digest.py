"""A digest as a reply: one headline a story, what tells it, and how many more there are."""

from __future__ import annotations

from bot.model import Digested, Reply
from bot.rendering import tellers
from bot.rendering.summary import BULLET
from bot.rendering.written import Writer
from bot.texts import Texts
from summarizer.model import Digest, Story

HEADINGS = {"news": "", "decision": "digest-decisions", "question": "digest-questions"}
"""What stands above the stories of each kind."""


def render(outcome: Digested, texts: Texts) -> Reply:
    """The reply that lists the stories of a digest, then what was decided, then what nobody answered."""
    if not outcome.digest.stories:
        return Reply(texts.say("digest-empty"))
    writer = Writer()
    for kind, heading in HEADINGS.items():
        _list(writer, outcome.digest, kind, texts.say(heading) if heading else "", texts)
    if outcome.digest.omitted:
        writer.paragraph().add(texts.say("digest-more", omitted=outcome.digest.omitted), "italic")
    return writer.reply()


def _list(writer: Writer, digest: Digest, kind: str, heading: str, texts: Texts) -> None:
    told = [story for story in digest.stories if story.kind == kind]
    if told and heading:
        writer.paragraph().add(heading, "bold")
    for story in told:
        writer.paragraph().add(BULLET).add(story.headline, "bold", url=tellers.address(story.items[0]))
        for sentence in story.sentences:
            writer.add("\n").slice(story.article, sentence)
        _footer(writer, story, texts)


def _footer(writer: Writer, story: Story, texts: Texts) -> None:
    told = tellers.name(story.items[0])
    others = texts.say("digest-also", others=len(story.items) - 1) if len(story.items) > 1 else ""
    line = " · ".join(part for part in (told, others) if part)
    writer.add(f"\n{line}" if line else "", "italic")
