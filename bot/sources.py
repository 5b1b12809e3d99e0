"""What the terminal and the command line can read besides a chat's messages: paths, addresses, standard input."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from pathlib import Path

from bot.fetch import Fetch
from bot.model import File
from summarizer import Article, NutshellError, read_article
from summarizer.article import documents

STANDARD_INPUT = "-"
MEGABYTE = 1_000_000
ENDINGS = "|".join(map(re.escape, (*documents.ENDINGS, *documents.PLAIN_ENDINGS)))
MEANT_AS_PATH = re.compile(rf"(?:~|\.{{0,2}})/|[^\s/.]+/\S*$|[^\s/]+(?:{ENDINGS})$", re.IGNORECASE)
"""From a root, a home or a folder, or with an ending that is read; "example.org/page" is an address."""


def read(source: str, fetch: Fetch, max_bytes: int) -> Article:
    """The article at a path, at an address, or on standard input; raises NutshellError when there is none."""
    if is_address(source):
        page = fetch(source)
        return read_article(page.content, source=page.url, content_type=page.content_type)
    if source == STANDARD_INPUT:
        return read_article(_limited(sys.stdin.buffer.read(max_bytes + 1), source, max_bytes), source=source)
    return read_article(read_file(source, max_bytes).content, source=source)


def is_address(source: str) -> bool:
    """Whether a source is on the web rather than on this machine."""
    return source.lower().startswith(("http://", "https://"))


def read_file(name: str, max_bytes: int) -> File:
    """A file of this machine; raises NutshellError when it is not there, too large or unreadable."""
    try:
        path = Path(name).expanduser()
        with path.open("rb") as opened:
            return File(path.name, _limited(opened.read(max_bytes + 1), name, max_bytes))
    except FileNotFoundError:
        raise NutshellError("path-missing", path=name) from None
    except (OSError, ValueError, RuntimeError):
        # A RuntimeError is "~nobody": there is no such home.
        raise NutshellError("path-unreadable", path=name) from None


def path_in(text: str) -> str:
    """The file a typed text names, ``""`` when it names none: a question, an address.

    Raises NutshellError when it looks like the name of a file and there is none.
    """
    name = text.strip().strip("'\"")
    if not name or "\n" in name or "://" in name:
        return ""
    with suppress(OSError, ValueError, RuntimeError):
        if Path(name).expanduser().is_file():
            return name
    if MEANT_AS_PATH.match(name):
        raise NutshellError("path-missing", path=name)
    return ""


def _limited(content: bytes, name: str, max_bytes: int) -> bytes:
    if len(content) > max_bytes:
        raise NutshellError("path-too-large", path=name, limit=max_bytes // MEGABYTE)
    return content
