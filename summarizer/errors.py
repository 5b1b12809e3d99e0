"""Everything that can go wrong, in one small tree.

Each error carries the key of a sentence in the catalogue and its values; the edge of the program turns it
into the reader's language. Messages never contain a reader's text::

    NutshellError
    ├── UnreadableError      the input holds no text that could be read as an article
    ├── UnknownAlgorithmError  no algorithm has that name
    └── (bot.fetch.FetchError)  a page could not be fetched
"""

from __future__ import annotations


class NutshellError(Exception):
    """An error a reader can be told about: ``key`` names the sentence, ``values`` fill it."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class UnreadableError(NutshellError):
    """The input holds no text that could be read as an article."""


class UnknownAlgorithmError(NutshellError):
    """No summarization algorithm has that name."""
