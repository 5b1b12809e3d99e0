"""Digests: posts folded into stories, the first screen of a day, the time it takes, questions to what was said."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from summarizer import compile_digest
from summarizer.learning.stories import days
from summarizer.model import Post
from tests.evaluation import folding, remembering
from tests.evaluation.report import Table, percent

SCREEN = 10
"""Stories that fit the first message of a digest."""
SIZES = (300, 1000, 3000, 10_000, 30_000)
DAY = 1000
"""Posts of a day; so long is a day in the texts made for the clock."""
BUSIEST = "2024-11-26"
SCREEN_NOTE = (
    f"The first {SCREEN} stories of a digest of the labelled posts of a day: how many tell what another of them "
    "tells, by the labels of their first posts. Naive: every post a story, the latest first."
)
TIME_NOTE = (
    f"Processor time of one core for a digest of so many posts, real ones of `{days.RUSSIAN}` put one after "
    f"another at {DAY} a day, from texts to stories. Exponent: the power of the number that the time grows with."
)
MEMORY_NOTE = (
    "Questions of our own to the messages of the seven days that end with a day (`memory/README.md`): right where "
    "the sentence shown has the answer. Naive: the message with most of the question's words."
)


def tables(data: Path, limit: int | None) -> list[Table]:
    """All of them; ``limit`` is the most posts that time is measured with."""
    sizes = [size for size in SIZES if not limit or size <= limit]
    return [folding.table(data), _screen(data), _times(data, sizes), _asked(data)]


def _screen(data: Path) -> Table:
    read = [days.read(data, folding.LABELS, name) for name in days.REPORT]
    ways = {"every post": _latest, "Nutshell": _told}
    rows = [
        (name, day.name, str(len(day.posts)), str(_repeats(way(day), day)))
        for name, way in ways.items()
        for day in read
    ]
    return Table("The first screen", ("way", "day", "posts", "repeats"), tuple(rows), (SCREEN_NOTE,))


def _latest(day: days.Day) -> list[Post]:
    return list(day.posts[-SCREEN:])


def _told(day: days.Day) -> list[Post]:
    digest = compile_digest(day.posts, limit=SCREEN)
    return [story.items[0] for story in digest.stories if isinstance(story.items[0], Post)]


def _repeats(shown: Sequence[Post], day: days.Day) -> int:
    story = {(post.channel, post.id): name for post, name in zip(day.posts, day.stories, strict=True)}
    counted = Counter(story[post.channel, post.id] for post in shown)
    return sum(counted.values()) - len(counted)


def posts(data: Path, size: int) -> list[Post]:
    """So many real posts, at a thousand a day, oldest first; each number is its own."""
    real = [post for post in days.posts(data).values() if post.date and post.date.year == int(BUSIEST[:4])]
    real.sort(key=lambda post: (post.date, post.channel, post.id))
    begin, step = real[0].date, timedelta(days=1) / DAY
    assert begin
    return [replace(real[n % len(real)], id=n + 1, date=begin + n * step) for n in range(size)]


def _times(data: Path, sizes: Sequence[int]) -> Table:
    columns = ("posts", "s", "exponent")
    return Table(
        "Time", columns, tuple(_grown([(size, _seconds(posts(data, size))) for size in sizes])), (TIME_NOTE,)
    )


def _seconds(given: Sequence[Post]) -> float:
    compile_digest(given[:100], limit=SCREEN)
    began = time.process_time()
    compile_digest(given, limit=SCREEN)
    return time.process_time() - began


def _grown(taken: Sequence[tuple[int, float]]) -> Iterator[tuple[str, ...]]:
    first, base = taken[0]
    for size, seconds in taken:
        power = math.log(seconds / base) / math.log(size / first) if size > first else math.nan
        yield f"{size:,}", f"{seconds:.1f}", "–" if math.isnan(power) else f"{power:.2f}"


def _asked(data: Path) -> Table:
    columns = ("way", "week", "answerable", "right", "wrong", "unanswerable", "false answers")
    ways = {"most words": remembering.by_words, "Nutshell": None}
    rows = [
        (name, week, *_cells(remembering.measure(week, data, way) if way else remembering.measure(week, data)))
        for name, way in ways.items()
        for week in ("ru-2024-11-26", "en-2017-04-07")
    ]
    return Table("Questions to what was said", columns, tuple(rows), (MEMORY_NOTE,))


def _cells(told: remembering.Told) -> tuple[str, ...]:
    return (
        str(told.answerable),
        percent(told.right / told.answerable),
        percent(told.wrong / told.answerable),
        str(told.unanswerable),
        percent(told.false / told.unanswerable),
    )
