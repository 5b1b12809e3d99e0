"""The checkable facts of an article: its mentions, each once, with the first sentence that states it."""

from __future__ import annotations

from summarizer import mentions
from summarizer.model import Article, Fact, Mention

KINDS = (
    "person", "organisation", "place", "date", "time", "duration", "number", "money", "percent", "age",
    "distance", "weight", "area", "volume", "speed", "temperature", "quotation",
)  # fmt: skip
"""Kinds of facts in the order they are shown: who, where, when, how many, said."""


def find(article: Article) -> tuple[Fact, ...]:
    """The facts of an article grouped by kind; within a kind in order of first mention."""
    seen: dict[tuple[str, str], Fact] = {}
    for mention in mentions.find(article):
        if mention.kind in KINDS and not _is_bare(mention):
            fact = Fact(mention.kind, mention.value, mention.span.text, mention.sentence)
            seen.setdefault((mention.kind, _identity(mention)), fact)
    return tuple(sorted(seen.values(), key=lambda fact: KINDS.index(fact.kind)))


def _is_bare(mention: Mention) -> bool:
    """Whether a number says nothing of what it counts: the number of a list, half of a date."""
    return mention.kind == "number" and not any(map(str.isalpha, mention.value))


def _identity(mention: Mention) -> str:
    return mention.span.text if mention.kind == mentions.QUOTATION else mention.value or mention.span.text
