"""Reads in a process that is forked for it, for programs that do one thing at a time; the rest is done here.

What somebody else wrote may hang or burst whatever parses it: then that process ends, and this one tells.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable
from typing import Any

from bot.exports import Exported
from bot.opml import Outlined
from bot.workers import Inline, worker
from bot.workers.worker import Done, Failed
from summarizer import Article
from summarizer.errors import NutshellError
from summarizer.feeds import Feed


class Forked(Inline):
    """Like :class:`Inline`, each reading limited to ``seconds`` and ``megabytes`` more than this process has.

    Raises NutshellError besides what reading raises: "took-too-long", "too-heavy". For POSIX systems.
    """

    def __init__(self, seconds: float, megabytes: int, reader: bool = True) -> None:
        super().__init__(reader)
        self._seconds = seconds
        self._megabytes = megabytes

    def read(self, content: bytes | str, *, source: str = "", content_type: str | None = None) -> Article:
        """The article of a page, a file or a text; raises UnreadableError when it is none."""
        article: Article = self._apart(Inline.read, content, source=source, content_type=content_type)
        return article

    def read_page(self, content: bytes, *, source: str, content_type: str | None = None) -> tuple[Article, str]:
        """The article of a page, and the address of the page on which it goes on, ``""`` if there is none."""
        read: tuple[Article, str] = self._apart(
            Inline.read_page, content, source=source, content_type=content_type
        )
        return read

    def read_feed(self, content: bytes, *, source: str, content_type: str | None = None) -> Feed:
        """The feed in some bytes; raises UnreadableError when they are none."""
        feed: Feed = self._apart(Inline.read_feed, content, source=source, content_type=content_type)
        return feed

    def read_opml(self, content: bytes) -> tuple[Outlined, ...]:
        """The feeds that an OPML file lists; raises NutshellError when it is none."""
        listed: tuple[Outlined, ...] = self._apart(Inline.read_opml, content)
        return listed

    def read_export(self, content: bytes, since: float, until: float) -> Exported:
        """An exported chat with its messages between two Unix times; raises NutshellError when it is none."""
        read: Exported = self._apart(Inline.read_export, content, since, until)
        return read

    def _apart(self, job: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Do a job in a child and bring what came of it; a child that brings nothing died of it."""
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            _do(writing, self._seconds, self._megabytes, job, args, kwargs)
        os.close(writing)
        with open(reading, "rb") as pipe:  # noqa: PTH123  (a pipe has no path)
            brought = pipe.read()
        _, status = os.waitpid(child, 0)
        if not brought or status:
            raise NutshellError("took-too-long" if os.WTERMSIG(status) == signal.SIGALRM else "too-heavy")
        done: Done | Failed = pickle.loads(brought)  # noqa: S301  (bytes of our own)
        if isinstance(done, Failed):
            raise done.error
        return done.value


def _do(writing: int, seconds: float, megabytes: int, job: Callable[..., Any], args: Any, kwargs: Any) -> None:
    """In the child: do the job within its limits, write what came of it, and end without cleaning up."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        worker.limit(seconds, megabytes)
        brought = pickle.dumps(worker.perform(job, args, kwargs))
        with open(writing, "wb") as pipe:
            pipe.write(brought)
        status = 0
    finally:
        os._exit(status)
