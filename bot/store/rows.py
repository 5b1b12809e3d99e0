"""Articles and origins as rows, and back."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import asdict, astuple, replace
from datetime import date, datetime
from typing import Any

from bot.model import Emphasis, Origin, Place
from summarizer.model import Article, Section

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""Half of a surrogate pair is no text to any database, and NUL is none to PostgreSQL."""


def storable(article: Article) -> Article:
    """The article with U+FFFD for each character no database holds; every offset into it stays."""
    return replace(
        article,
        text=clean(article.text),
        title=clean(article.title),
        source=clean(article.source),
        author=clean(article.author),
        site=clean(article.site),
        sections=tuple(replace(section, title=clean(section.title)) for section in article.sections),
    )


def clean(text: str) -> str:
    """A text with U+FFFD for each character no database holds."""
    return UNSTORABLE.sub("\ufffd", text)


def from_article(article: Article, digest: Callable[[bytes], str] | None = None) -> dict[str, str]:
    """The columns of a storable article; its id is a digest of the others, with the key if there is one."""
    row = asdict(article) | {
        "published": article.published.isoformat() if article.published else "",
        "sections": json.dumps([astuple(section) for section in article.sections], ensure_ascii=False),
    }
    content = json.dumps(row, sort_keys=True).encode()
    return row | {"id": (digest(content) if digest else hashlib.sha256(content).hexdigest())[:16]}


def to_article(columns: dict[str, Any]) -> Article:
    """The article of a row."""
    fields = {name: value for name, value in columns.items() if name != "id"}
    return Article(
        **fields
        | {
            "published": _moment(columns["published"]),
            "sections": tuple(Section(*section) for section in json.loads(columns["sections"])),
        }
    )


def from_origin(origin: Origin | None) -> str:
    """An origin as JSON, ``""`` for none."""
    return json.dumps(asdict(origin)) if origin else ""


def to_origin(written: str) -> Origin:
    """The origin written as JSON."""
    data = json.loads(written)
    return Origin(
        tuple(Place(**place) for place in data["places"]),
        tuple(Emphasis(**emphasis) for emphasis in data["emphases"]),
        data.get("message", 0),
    )


def _moment(written: str) -> date | datetime | None:
    if not written:
        return None
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
