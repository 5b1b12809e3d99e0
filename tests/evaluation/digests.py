"""Digests: how well stories are folded, whether a screen tells one twice, and how long it takes."""

from __future__ import annotations

import math
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain, cycle, islice
from pathlib import Path

from summarizer import compile_digest
from summarizer.learning.stories import days
from summarizer.learning.stories.days import Day
from summarizer.model import Post
from tests.evaluation import folding, remembering, speed
from tests.evaluation.report import Table, percent

SCREEN = 10
"""Stories that are seen without a touch."""
SIZES = (1000, 3000, 10_000, 30_000)
A_DAY = 1000
YEARS = (2017, 2024)
"""When the English and the Russian posts are of."""
BEGUN = datetime(2030, 1, 1, tzinfo=UTC)

SCREEN_NOTE = (
    f"The {SCREEN} stories a reader sees first of each day that is reported of: how many tell what one above "
    "tells, by the labels of most of their posts. The naive ways rank by sources, then posts, then freshness."
)
SPEED_NOTE = (
    f"Real posts of the data, {A_DAY:,} a day, English and Russian in turn, their dates moved into days that "
    f"follow each other; {SCREEN} stories are told. Processor time of one core, language detection included. "
    "Exponent: the power of the number of posts that the time grows with, from the row above."
)

MEMORY_NOTE = (
    "Questions of our own to the messages of the seven days that end with a day (`memory/README.md`): right where "
    "the sentence shown has the answer. Naive: the message with most of the question's words."
)


def tables(data: Path, limit: int | None) -> list[Table]:
    """All tables about digests; ``limit``, where given, leaves out the sizes above it."""
    sizes = [size for size in SIZES if not limit or size <= limit]
    return [folding.table(data), _screens(data), _speed(data, sizes), _asked(data)]


def _screens(data: Path) -> Table:
    read = [days.read(data, folding.LABELS, name) for name in days.REPORT]
    naive = ((name, way) for name, way in folding.WAYS.items() if way is not folding.nutshell)
    rows = [(name, *(str(repeats(_ranked(day, way(day)))) for day in read)) for name, way in naive]
    ours = ("Nutshell", *(str(repeats(shown(day))) for day in read))
    return Table(
        "Stories told twice on the first screen",
        ("way", *(day.name for day in read)),
        (*rows, ours),
        (SCREEN_NOTE,),
    )


def shown(day: Day) -> list[list[str]]:
    """The labels of the posts of each story on the first screen."""
    label = {(post.channel, post.id): story for post, story in zip(day.posts, day.stories, strict=True)}
    told = compile_digest(day.posts, limit=SCREEN).stories
    return [[label[item.channel, item.id] for item in story.items if isinstance(item, Post)] for story in told]


def repeats(screen: Sequence[Sequence[str]]) -> int:
    """How many stories have the label of one above, each the label of most of its posts."""
    labels = [Counter(story).most_common(1)[0][0] for story in screen]
    return len(labels) - len(set(labels))


def _ranked(day: Day, found: Sequence[Hashable]) -> list[list[str]]:
    """The labels of the posts of each of the first stories, as they were folded."""
    groups = defaultdict[Hashable, list[int]](list)
    for number, label in enumerate(found):
        groups[label].append(number)

    def weight(numbers: Sequence[int]) -> tuple[int, int, float]:
        posts = [day.posts[number] for number in numbers]
        freshest = max(post.date.timestamp() for post in posts if post.date)
        return len({post.channel for post in posts}), len(posts), freshest

    first = sorted(groups.values(), key=weight, reverse=True)[:SCREEN]
    return [[day.stories[number] for number in numbers] for numbers in first]


def _speed(data: Path, sizes: Sequence[int]) -> Table:
    posts = list(_moved(days.posts(data), max(sizes)))
    compile_digest(posts[:50], limit=SCREEN)  # what is loaded once
    return Table(
        "A digest of many posts", ("posts", "days", "time", "exponent"), tuple(_timed(posts, sizes)), (SPEED_NOTE,)
    )


def _timed(posts: Sequence[Post], sizes: Sequence[int]) -> Iterator[tuple[str, ...]]:
    before = math.nan, math.nan
    for size in sizes:
        start = time.process_time()
        compile_digest(posts[:size], limit=SCREEN)
        seconds = time.process_time() - start
        power = math.log(seconds / before[1]) / math.log(size / before[0])
        yield (
            f"{size:,}",
            str(size // A_DAY),
            speed.duration(seconds),
            "–" if math.isnan(power) else f"{power:.2f}",
        )
        before = size, seconds


def _moved(known: Mapping[tuple[str, str], Post], size: int) -> Iterator[Post]:
    """Russian and English posts in turn, each by their old dates and again when they are out, each day as many."""
    dated = sorted((post for post in known.values() if post.date), key=lambda post: post.date or BEGUN)
    turns = [cycle([post for post in dated if (post.date or BEGUN).year == year]) for year in YEARS]
    posts = chain.from_iterable(zip(*turns, strict=False))
    for number, post in enumerate(islice(posts, size)):
        yield replace(post, id=number + 1, date=BEGUN + timedelta(days=number / A_DAY))


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
