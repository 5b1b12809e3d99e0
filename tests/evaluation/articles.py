"""Texts of the sets read as a user's would be, with the headline and date a set gives beside the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from summarizer import read_article
from summarizer.model import Article


def read(text: str, title: str = "", published: date | None = None) -> Article:
    """The article of a text; what reading found of headline and date goes before what the set gives."""
    article = read_article(text)
    return replace(article, title=article.title or title, published=article.published or published)
