"""Any text and any article, for the properties that hold for all of them."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone

from hypothesis import strategies as st

from summarizer.model import Article


def text(*, whole: bool = False) -> st.SearchStrategy[str]:
    """Any text, half surrogate pairs and NUL included unless it must be whole."""
    if whole:
        return st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
    return st.text(st.characters(exclude_categories=[]))


def articles(words: st.SearchStrategy[str]) -> st.SearchStrategy[Article]:
    """Articles with any field such words can fill."""
    minutes = st.integers(-14 * 60, 14 * 60).map(lambda offset: timezone(timedelta(minutes=offset)))
    published = st.none() | st.dates() | st.datetimes(timezones=st.just(UTC) | minutes)
    code = st.sampled_from(["", "en", "uk"])
    return st.builds(Article, words, words, code, words, published, words, words)
