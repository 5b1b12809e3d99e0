"""What a page says of itself: its headline, its authors and its day, against what a reader sees (pages.toml)."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from summarizer import UnreadableError, read_article
from tests.evaluation import metrics
from tests.evaluation.report import Table, with_interval

LABELS = Path(__file__).with_name("pages.toml")
NOTE = (
    "Read exactly, letters and digits compared: the headline, all authors and no other (none where the page names "
    "none), the day of publication. The labels are ours, told by hand from the pages (pages.toml). Percent."
)
PARTS = ("title", "authors", "date")


@dataclass(frozen=True, slots=True)
class Told:
    """What was read of a page; ``day`` is an ISO date or ``""``."""

    title: str = ""
    authors: tuple[str, ...] = ()
    day: str = ""


def table(pages: Iterable[tuple[str, bytes, str]]) -> Table:
    """The table of some pages, each given by its name, its bytes and its address; unlabelled ones are left out."""
    labels = tomllib.loads(LABELS.read_text("utf-8"))
    known = [(labels[name], data, url) for name, data, url in pages if name in labels]
    systems: dict[str, Callable[[bytes, str], Told]] = {"trafilatura": _trafilatura, "Nutshell": _ours}
    rows = tuple(
        _row(name, [right(read(data, url), label) for label, data, url in known]) for name, read in systems.items()
    )
    return Table("What pages say of themselves", ("system", "pages", *PARTS), rows if known else (), (NOTE,))


def right(told: Told, label: dict[str, Any]) -> tuple[bool, bool, bool]:
    """Whether the title, the authors and the day are those of a label."""
    days = [day.isoformat() for day in label.get("dates", ())]
    return (
        digest(told.title) == label["title"] if told.title else not label["title"],
        sorted(map(digest, told.authors)) in map(sorted, label["authors"]),
        told.day in days if days else not told.day,
    )


def digest(text: str) -> str:
    """A text as the labels have it: no publisher's words stand there."""
    plain = "".join(filter(str.isalnum, text.casefold()))
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def _row(name: str, found: Sequence[tuple[bool, bool, bool]]) -> tuple[str, ...]:
    topics = list(range(len(found)))
    columns = ([[float(each[part])] for each in found] for part in range(len(PARTS)))
    cells = (
        with_interval(sum(value for (value,) in values) / max(1, len(values)), metrics.interval(values, topics))
        for values in columns
    )
    return name, str(len(found)), *(cells if found else ())


def _ours(data: bytes, url: str) -> Told:
    try:
        article = read_article(data, source=url, content_type="text/html")
    except UnreadableError:
        return Told()
    return Told(article.title, tuple(filter(None, article.author.split(", "))), _day(article.published))


def _trafilatura(data: bytes, url: str) -> Told:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(data.decode(errors="replace"), url=url, with_metadata=True, favor_precision=True)
    if found is None:
        return Told()
    return Told(found.title or "", tuple(filter(None, (found.author or "").split("; "))), found.date or "")


def _day(moment: date | datetime | None) -> str:
    return moment.isoformat()[:10] if moment else ""
