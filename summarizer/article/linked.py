"""The data in a page (JSON-LD, schema.org): which of its objects tells the article, and what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

KINDS = re.compile(r"Article|Posting|Report|Review|WebPage|Recipe|Gallery|ItemList")
LESS = re.compile(r"WebPage|Gallery|ItemList|CollectionPage")
"""Kinds that stand around an article as often as they are one."""
LONGEST_SCRIPT = 2_000_000
"""Characters of one script's data that are read at most."""
LONGEST_NAME, MOST_NAMES = 80, 20
MOST_OBJECTS = 2_000


def objects(tree: Any) -> list[Mapping[str, Any]]:
    """Every object of a page's data at its top or in its graph; data that cannot be parsed is passed over."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            found += _objects(json.loads(_bare(script.text), strict=False))
        except (ValueError, RecursionError):
            continue
    return found[:MOST_OBJECTS]


def article(items: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The object that describes the page's article: one with a headline before others; empty where none does."""
    articles = [item for item in items if KINDS.search(kind(item))]
    return min(articles, key=lambda item: (not item.get("headline"), bool(LESS.search(kind(item)))), default={})


def kind(item: Mapping[str, Any]) -> str:
    """The types of an object, joined by blanks: "NewsArticle LiveBlogPosting"."""
    said = item.get("@type")
    return " ".join(map(str, said)) if isinstance(said, list) else str(said or "")


def name(data: Any) -> str:
    """The name in a Person, Organization, list of them, or plain string; none in an address."""
    if isinstance(data, list):
        names = (name(item) for item in data[:MOST_NAMES] if not isinstance(item, list))
        return ", ".join(dict.fromkeys(filter(None, names)))
    said = text(data.get("name") if isinstance(data, dict) else data)
    return "" if "://" in said or len(said) > LONGEST_NAME else said


def text(data: Any) -> str:
    """A string on one line, its entities resolved; ``""`` for anything else."""
    return " ".join(unescape(data).split()) if isinstance(data, str) else ""


def _bare(script: str) -> str:
    """Without the comment marks that hide a script from browsers of the nineties, and what follows the data."""
    return script[:LONGEST_SCRIPT].strip().removeprefix("<![CDATA[").removesuffix("]]>").rstrip("; \n")


def _objects(data: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _objects(item)
    elif isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph"))
        if isinstance(data.get("mainEntity"), dict):
            yield data["mainEntity"]
