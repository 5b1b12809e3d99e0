"""The project's own days of posts: written for it in two languages, each post with the story it tells."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from summarizer.learning.stories.days import Day
from summarizer.model import Post

FOLDER = Path(__file__).parent / "posts"
MIDNIGHT = datetime(2030, 3, 4, tzinfo=UTC)
NO_NEWS = "-"
"""What the name of a story begins with that is an advertisement or a greeting."""


def days(folder: Path = FOLDER) -> list[Day]:
    """Every day, by file name."""
    return [_day(path) for path in sorted(folder.glob("*.toml"))]


def fingerprint(folder: Path = FOLDER) -> str:
    """SHA-256 over the names and contents of all files, line endings aside."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_text("utf-8").encode() + b"\0")
    return digest.hexdigest()


def _day(path: Path) -> Day:
    rows = tomllib.loads(path.read_text("utf-8"))["posts"]
    posts = tuple(
        Post(row["text"], row["channel"], number, MIDNIGHT + timedelta(hours=row["hour"]))
        for number, row in enumerate(rows, 1)
    )
    return Day(path.stem, posts, tuple(row["story"] for row in rows))
