"""Values as the JSON the command line prints; offsets are characters of the article's text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from summarizer.model import Answer, Article, Chapter, Digest, Fact, Post, Slice, Summary

Data = dict[str, Any]


def summary(value: Summary, focus: str = "") -> Data:
    """``{"title", "language", "source", "published", "sentences": [{"text", "start", "end"}], "text"}``, and
    ``"focus"`` where it is about some words."""
    chosen = {"sentences": [_slice(sentence) for sentence in value.sentences], "text": value.article.text}
    return _head(value.article) | chosen | ({"focus": focus} if focus else {})


def chapters(values: Iterable[Chapter]) -> list[Data]:
    """``[{"title", "level", "start", "end", "sentences": […]}]``; the title may be ``""``."""
    return [
        {
            "title": chapter.section.title,
            "level": chapter.section.level,
            "start": chapter.section.start,
            "end": chapter.section.end,
            "sentences": [_slice(sentence) for sentence in chapter.sentences],
        }
        for chapter in values
    ]


def answer(value: Answer, article: Article) -> Data:
    """``{"question", "answer", "sentence", "confidence", "nearest", …}``; a slice or null each."""
    return {
        "question": value.question,
        "answer": _slice(value.span),
        "sentence": _slice(value.sentence),
        "confidence": round(value.confidence, 4),
        "nearest": _slice(value.nearest),
        "value": value.value or None,
        "missing": list(value.missing),
        "notes": [_data(note.span) | {"value": note.value, "kind": note.kind} for note in value.notes],
        "text": article.text,
    }


def facts(values: Iterable[Fact], article: Article) -> Data:
    """``{"facts": [{"kind", "value", "text", "sentence"}], "text"}``."""
    listed = [
        {"kind": fact.kind, "value": fact.value, "text": fact.text, "sentence": _slice(fact.sentence)}
        for fact in values
    ]
    return {"facts": listed, "text": article.text}


def digest(value: Digest) -> Data:
    """``{"stories": [{"headline", "sentences", "items", "kind"}], "omitted"}``.

    ``sentences`` are slices of the first item's text.
    """
    stories = [
        {
            "headline": story.headline,
            "sentences": [_slice(sentence) for sentence in story.sentences],
            "items": [_item(item) for item in story.items],
            "kind": story.kind,
        }
        for story in value.stories
    ]
    return {"stories": stories, "omitted": value.omitted}


def _head(article: Article) -> Data:
    return {
        "title": article.title,
        "language": article.language,
        "source": article.source,
        "published": article.published.isoformat() if article.published else None,
        "author": article.author,
        "site": article.site,
    }


def _item(item: Article | Post) -> Data:
    if isinstance(item, Article):
        return _head(item) | {"text": item.text}
    date = item.date.isoformat() if item.date else None
    return {"channel": item.channel, "id": item.id, "date": date, "link": item.link, "text": item.text}


def _slice(piece: Slice | None) -> Data | None:
    return _data(piece) if piece else None


def _data(piece: Slice) -> Data:
    return {"text": piece.text, "start": piece.start, "end": piece.end}
