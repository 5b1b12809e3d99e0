"""What the terminal and the command line can read besides a chat's messages: paths, addresses, standard input."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from bot.fetch import Fetch
from bot.model import File
from summarizer import Article, NutshellError, read_article

STANDARD_INPUT = "-"
MEGABYTE = 1_000_000


def read(source: str, fetch: Fetch, max_bytes: int) -> Article:
    """The article at a path, at an address, or on standard input; raises NutshellError when there is none."""
    if source.startswith(("http://", "https://")):
        page = fetch(source)
        return read_article(page.content, source=page.url, content_type=page.content_type)
    if source == STANDARD_INPUT:
        return read_article(_limited(sys.stdin.buffer.read(max_bytes + 1), source, max_bytes), source=source)
    file = read_file(Path(source).expanduser(), max_bytes)
    return read_article(file.content, source=source)


def read_file(path: Path, max_bytes: int) -> File:
    """A file of this machine; raises NutshellError when it is not there, too large or unreadable."""
    try:
        with path.open("rb") as opened:
            return File(path.name, _limited(opened.read(max_bytes + 1), str(path), max_bytes))
    except FileNotFoundError:
        raise NutshellError("path-missing", path=str(path)) from None
    except (OSError, ValueError):
        raise NutshellError("path-unreadable", path=str(path)) from None


def path_in(text: str) -> Path | None:
    """The file a typed text names, None when it names none: a question, an address, a missing path."""
    name = text.strip().strip("'\"")
    if not name or "\n" in name or "://" in name:
        return None
    with suppress(OSError, ValueError, RuntimeError):
        path = Path(name).expanduser()
        return path if path.is_file() else None
    return None


def _limited(content: bytes, name: str, max_bytes: int) -> bytes:
    if len(content) > max_bytes:
        raise NutshellError("path-too-large", path=name, limit=max_bytes // MEGABYTE)
    return content
