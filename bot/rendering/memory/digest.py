"""A page of a chat's digest as a reply: stories, decisions and open questions, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from zoneinfo import ZoneInfo

from bot import units
from bot.model import Button, Reply
from bot.model.memory import GroupDigest
from bot.rendering import tellers
from bot.rendering.facts import BACK
from bot.rendering.memory import coverage, quiet
from bot.rendering.memory.pages import Parts, pages
from bot.rendering.memory.stories import Here, brief, news
from bot.rendering.written import LIMIT, Writer
from bot.texts import Texts

KINDS = {"news": news, "decision": brief, "question": brief}
HEADINGS = ("", "digest-decisions", "digest-questions")
MARKS = 100
"""Marks of a message at most: Telegram drops those past it without a word (Bot API, "Formatting options")."""
MOST = 99
"""Pages, for the room their number takes; there are never as many."""
DAY, WEEK = 24, 168
"""Hours of the ranges that are offered where there is nothing to tell."""


def render(outcome: GroupDigest, texts: Texts) -> Reply:
    """The reply that shows a page of a digest; the last one for a page past it."""
    if not outcome.digest.stories:
        return _nothing(outcome, texts)
    page = partial(_page, outcome, texts)
    cut = pages(_parts(outcome, texts), lambda parts: _fits(page(parts, MOST, MOST + 1)))
    number = min(outcome.page, len(cut) - 1)
    shown = page(cut[number], number, len(cut))
    return Reply(shown.text, shown.marks, _buttons(outcome, number, len(cut), texts))


def _parts(outcome: GroupDigest, texts: Texts) -> Parts:
    zone = ZoneInfo(outcome.zone)
    begin, end = outcome.since.astimezone(zone), outcome.until.astimezone(zone)
    here = Here(texts, outcome.title, zone, begin.date() != end.date())
    told = outcome.digest.stories
    return tuple(
        [quiet.hush(write(story, here)) for story in told if story.kind == kind] for kind, write in KINDS.items()
    )


def _fits(reply: Reply) -> bool:
    return units.length(reply.text) <= LIMIT and len(reply.marks) <= MARKS


def _page(outcome: GroupDigest, texts: Texts, parts: Parts, number: int, total: int) -> Reply:
    writer = Writer().append(quiet.hush(_header(outcome, number, total, texts)))
    for heading, part in zip(HEADINGS, parts, strict=True):
        if heading and part:
            writer.paragraph().add(texts.say(heading), "bold")
        _list(writer, part, "\n" if heading else "\n\n")
    if number + 1 == total and outcome.digest.omitted:
        writer.paragraph().add(texts.say("digest-more", omitted=outcome.digest.omitted), "italic")
    for line in _footer(outcome, texts):
        writer.paragraph().add(line, "italic")
    return writer.reply()


def _list(writer: Writer, part: Sequence[Reply], between: str) -> None:
    for each in part:
        writer.add(between).append(each)


def _header(outcome: GroupDigest, number: int, total: int, texts: Texts) -> Reply:
    day = texts.day(outcome.until.astimezone(ZoneInfo(outcome.zone)))
    writer = Writer().add(tellers.short(outcome.title) or texts.say("digest-title"), "bold").add(f" · {day}")
    return writer.add(f" · {number + 1}/{total}" if total > 1 else "").reply()


def _footer(outcome: GroupDigest, texts: Texts) -> list[str]:
    told = [coverage.line(outcome, texts)]
    linked = any(tellers.address(item) for story in outcome.digest.stories for item in story.items)
    return told if linked or not outcome.basic else [*told, texts.say("digest-basic")]


def _nothing(outcome: GroupDigest, texts: Texts) -> Reply:
    """That nobody said anything, or nothing that is a story; and the longer ranges there are."""
    hours = (outcome.until - outcome.since).total_seconds() / 3600
    labels = {DAY: "button-last-day", WEEK: "button-last-week"}
    longer = tuple(Button(texts.say(label), f"d:{range_}h") for range_, label in labels.items() if range_ > hours)
    buttons = (longer,) if longer and not outcome.scheduled else ()
    if not outcome.coverage.messages:
        return Reply(texts.say("digest-quiet", since=coverage.since(outcome, texts)), buttons=buttons)
    said = (
        Writer().add(texts.say("digest-nothing")).paragraph().add(coverage.line(outcome, texts), "italic").reply()
    )
    return Reply(said.text, said.marks, buttons)


def _buttons(outcome: GroupDigest, number: int, total: int, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    """Those that turn the pages; they tell which range of what, and work as long as that is kept."""
    data = f"d:{int(outcome.since.timestamp())}-{int(outcome.until.timestamp())}"
    topic = f":{outcome.thread}" if outcome.thread else ""
    turning = [Button(BACK, f"{data}:{number - 1}{topic}")] if number else []
    if number + 1 < total:
        turning.append(Button(texts.say("button-more"), f"{data}:{number + 1}{topic}"))
    return (tuple(turning),) if turning else ()
