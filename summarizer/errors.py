"""Everything that can go wrong, in one small tree.

Each error carries the key of a sentence in the catalogue and its values; the edge of the program turns it
into the reader's language. Messages never contain a reader's text::

    NutshellError
    ├── UnreadableError      the input holds no text that could be read as an article
    ├── UnknownAlgorithmError  no algorithm has that name
    ├── FocusError           the article has nothing about what a summary was to be about
    └── (bot.fetch.FetchError)  a page could not be fetched
"""

from __future__ import annotations

from typing import Any


class NutshellError(Exception):
    """An error a reader can be told about: ``key`` names the sentence, ``values`` fill it."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def __reduce__(self) -> tuple[Any, ...]:
        """As what it tells, however its class is made: it survives the way between two processes."""
        return _told, (type(self), self.key, self.values)


class UnreadableError(NutshellError):
    """The input holds no text that could be read as an article."""


class UnknownAlgorithmError(NutshellError):
    """No summarization algorithm has that name."""


class FocusError(NutshellError):
    """The article has nothing about what its summary was to be about."""


def _told(kind: type[NutshellError], key: str, values: dict[str, str | int]) -> NutshellError:
    error = kind.__new__(kind)
    NutshellError.__init__(error, key, **values)
    return error
