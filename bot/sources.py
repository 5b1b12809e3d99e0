"""What the terminal and the command line can read besides a chat's messages: paths, addresses, standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bot.fetch import Fetch, Page, Robots
from bot.model import File
from summarizer import Article, NutshellError, Post, feeds, read_article
from summarizer.article import documents, is_feed

Read = Callable[..., Article]
"""Makes an article of bytes, with the arguments of :func:`summarizer.read_article`."""
STANDARD_INPUT = "-"
MEGABYTE = 1_000_000
MOST_LIKE = 1000
"""Files of one name, numbered, that are not written over."""
ENDINGS = "|".join(map(re.escape, (*documents.ENDINGS, *documents.PLAIN_ENDINGS)))
MEANT_AS_PATH = re.compile(rf"(?:~|\.{{0,2}})/|[^\s/.]+/\S*$|[^\s/]+(?:{ENDINGS})$", re.IGNORECASE)
"""From a root, a home or a folder, or with an ending that is read; "example.org/page" is an address."""


def read(source: str, fetch: Fetch, max_bytes: int, read: Read = read_article) -> Article:
    """The article at a path, at an address, or on standard input; raises NutshellError when there is none."""
    page = _page(source, fetch, max_bytes)
    return read(page.content, source=page.url, content_type=page.content_type)


def read_items(
    source: str, fetch: Fetch, max_bytes: int, read: Read = read_article, robots: Robots | None = None
) -> list[Article | Post]:
    """What a digest is made of: the items of a feed at a path or an address, or the one article there is."""
    if robots and is_address(source):
        robots.check(source)
    page = _page(source, fetch, max_bytes)
    if not is_feed(page.content):
        return [read(page.content, source=page.url, content_type=page.content_type)]
    feed = feeds.read_feed(page.content, source=page.url, content_type=page.content_type)
    return [
        Post(
            "\n\n".join(filter(None, (item.title, item.text))),
            feed.title,
            0,
            item.published,
            item.author,
            item.link,
        )
        for item in feed.items
    ]


def _page(source: str, fetch: Fetch, max_bytes: int) -> Page:
    """What there is at a path, at an address, or on standard input."""
    if is_address(source):
        return fetch(source)
    if source == STANDARD_INPUT:
        return Page(source, _limited(sys.stdin.buffer.read(max_bytes + 1), source, max_bytes), None)
    return Page(source, read_file(source, max_bytes).content, None)


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


def save(file: File) -> Path:
    """Put a file into the working folder, under its name or one like it: nothing there is written over.

    Raises NutshellError when it cannot be written.
    """
    name = Path(file.name)
    for number in range(1, MOST_LIKE):
        path = name if number == 1 else Path(f"{name.stem}-{number}{name.suffix}")
        try:
            with path.open("xb") as opened:
                opened.write(file.content)
            return path
        except FileExistsError:
            continue
        except OSError:
            break
    raise NutshellError("path-unwritable", path=file.name)


def is_file(name: str) -> bool:
    """Whether there is a file of that name on this machine."""
    with suppress(OSError, ValueError, RuntimeError):
        return Path(name).expanduser().is_file()
    return False


def path_in(text: str) -> str:
    """The file a typed text names, ``""`` when it names none: a question, an address.

    Raises NutshellError when it looks like the name of a file and there is none.
    """
    name = text.strip().strip("'\"")
    if not name or "\n" in name or "://" in name:
        return ""
    if is_file(name):
        return name
    if MEANT_AS_PATH.match(name):
        raise NutshellError("path-missing", path=name)
    return ""


def _limited(content: bytes, name: str, max_bytes: int) -> bytes:
    if len(content) > max_bytes:
        raise NutshellError("path-too-large", path=name, limit=max_bytes // MEGABYTE)
    return content
