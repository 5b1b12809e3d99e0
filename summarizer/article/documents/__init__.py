"""Documents to articles: one reader a format, none of which believes what a file says of its own size.

A reader takes the bytes of a document and makes a :class:`~summarizer.article.documents.draft.Draft` of them;
adding a format adds a module of its name and a line in :data:`~summarizer.article.documents.recognition.FORMATS`.
"""

from __future__ import annotations

from importlib import import_module

from summarizer.article.documents import draft, mail
from summarizer.article.documents.draft import Draft
from summarizer.article.documents.mail import Letter
from summarizer.article.documents.recognition import (
    ENDINGS,
    FORMATS,
    PLAIN_ENDINGS,
    PLAIN_TYPES,
    TYPES,
    is_readable,
    recognise,
)
from summarizer.errors import UnreadableError
from summarizer.model import Article

__all__ = [
    "ENDINGS",
    "FORMATS",
    "PLAIN_ENDINGS",
    "PLAIN_TYPES",
    "TYPES",
    "Letter",
    "is_readable",
    "letters",
    "read",
    "recognise",
]

letters = mail.letters


def read(name: str, data: bytes, source: str = "") -> Article:
    """The article of a document in the format of this name (a message's is read as what is in it).

    Raises UnreadableError with a key that says why not: damaged, locked, bound to a device, scanned, too much,
    or without any text.
    """
    try:
        made: Draft = import_module(f"{__name__}.{name}").read(data)
    except MemoryError:  # What a reader had taken is free again.
        raise UnreadableError("read-overfull") from None
    if not made.blocks:
        raise UnreadableError("read-document-empty")
    return draft.article(made, source)
