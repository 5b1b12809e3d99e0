"""Which stories come first: told by many, talked about, fresh."""

from __future__ import annotations

import math
from collections.abc import Sequence

from summarizer.model import Post
from summarizer.stories.chatter import Room
from summarizer.stories.items import Told

SPREAD, SIZE, REACTIONS, REPLIES = 2.0, 0.5, 0.3, 0.5
"""What each doubling counts, about: of sources most, as nobody's liking or length makes a story of one source
more widely told."""
AGE, OLDEST = 0.02, 48.0
"""What an hour counts against a story, and after how many it counts no more."""


def weight(members: Sequence[Told], room: Room, latest: float | None) -> float:
    """How high a story ranks; ``latest`` is the time of the newest item of all, in hours."""
    sources = len({one.source for one in members})
    reactions = sum(one.item.reactions for one in members if isinstance(one.item, Post))
    replies = sum(room.answers(one.item) for one in members)
    times = [one.moment for one in members if one.moment is not None]
    age = min(OLDEST, latest - max(times)) if times and latest is not None else 0.0
    return (
        SPREAD * math.log1p(sources)
        + SIZE * math.log1p(len(members) - sources)
        + REACTIONS * math.log1p(reactions)
        + REPLIES * math.log1p(replies)
        - AGE * age
    )


def latest(told: Sequence[Told]) -> float | None:
    """The time of the newest of some items, in hours; None where none has one."""
    return max((one.moment for one in told if one.moment is not None), default=None)
