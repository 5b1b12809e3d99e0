"""The feeds a chat follows, and files that are handed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.model.incoming import File


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed that a chat follows since a moment; times are Unix times, ``pause`` is in seconds.

    ``etag`` and ``modified`` are what its server tells it by, ``seen`` the ids of the entries it had when it was
    ``read`` last. It is to be read again at ``next``; ``failures`` counts how often it could not be, and
    ``problem`` is the key of why.
    """

    chat: int
    url: str
    title: str = ""
    etag: str = ""
    modified: str = ""
    seen: frozenset[int] = frozenset()
    since: float = 0.0
    read: float = 0.0
    pause: float = 0.0
    next: float = 0.0
    failures: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class FeedsListed:
    """The feeds a chat follows, numbered in this order from 1."""

    feeds: tuple[Followed, ...]


@dataclass(frozen=True, slots=True)
class Following:
    """A feed is followed from now on, of which so many entries were taken.

    ``begun`` is for how many days messages are kept where that began with it, else 0.
    """

    title: str
    total: int
    begun: int = 0


@dataclass(frozen=True, slots=True)
class FeedsTaken:
    """So many feeds of a list are followed from now on, besides those ``known`` here already.

    ``left`` were left out, for ``limit`` is the most; ``begun`` as in :class:`Following`.
    """

    total: int
    known: int
    left: int
    limit: int
    begun: int = 0


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that was asked for, with the sentence that goes along with it."""

    file: File
    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)
