"""A bounded number of worker processes: a text that takes too long or too much ends its worker, nothing else."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Self, TypeVar

from pebble import ProcessPool

from bot.exports import Exported
from bot.model import Around, Chosen, Focus, Length, Outline, Spot
from bot.model.lengths import FITTING
from bot.opml import Outlined
from bot.workers import Inline, worker
from bot.workers.lane import Lane
from bot.workers.worker import Failed
from summarizer import Answer, Article, Digest, Fact, Post
from summarizer.errors import NutshellError
from summarizer.feeds import Feed

if TYPE_CHECKING:
    from summarizer.answer.recall import Found, Piece, Recalled

PRELOADED = "bot.workers.preloaded"

Given = ParamSpec("Given")
Value = TypeVar("Value")


class Pool:
    """Does it in ``processes`` workers.

    Each text may take ``seconds``, its reading ``reading`` seconds, and ``megabytes`` more than its worker
    starts with; ``waiting`` texts may wait for one; ``reader`` as in :class:`Inline`. Raises NutshellError,
    besides what the work itself raises: "took-too-long" (its worker is killed by then), "too-heavy" (out of
    memory, or the worker died), "busy" (too many wait, or the pool closes).
    Callable from any thread; each call returns when the work is done.
    """

    def __init__(
        self,
        processes: int,
        waiting: int,
        seconds: float,
        megabytes: int,
        reading: float | None = None,
        reader: bool = True,
    ) -> None:
        # Workers are forked from a process that has no threads and has everything loaded.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([PRELOADED])
        self._end, self._life = context.Pipe(duplex=False)
        begin = (self._end, seconds, megabytes, reading or seconds, reader)
        make = partial(ProcessPool, 1, initializer=worker.begin, initargs=begin, context=context)
        self._lanes = tuple(Lane(make, seconds) for _ in range(processes))
        self._free = deque(self._lanes)
        self._queue: deque[Future[Lane]] = deque()
        self._most_waiting = waiting
        self._lock = Lock()
        self._closed = False
        self._starting = Thread(target=self._begin, name="workers start", daemon=True)

    def start(self) -> None:
        """Start the workers, in the background; a text that comes before they are there waits for them."""
        self._starting.start()

    def close(self) -> None:
        """End every worker at once; texts in hand and in the queue are given up as "busy"."""
        with self._lock:
            self._closed = True
            refused = [self._queue.popleft() for _ in range(len(self._queue))]
        for turn in refused:
            turn.set_exception(NutshellError("busy"))
        for lane in self._lanes:
            lane.close()
        self._life.close()
        for lane in self._lanes:
            lane.join()
        self._end.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def waiting(self) -> int:
        """Texts that wait for a worker now."""
        return len(self._queue)

    @property
    def working(self) -> int:
        """Texts that are worked on now."""
        return len(self._lanes) - len(self._free)

    def read(self, content: bytes | str, *, source: str = "", content_type: str | None = None) -> Article:
        """The article of a page, a file or a text; raises UnreadableError when it is none."""
        return self.do(Inline.read, content, source=source, content_type=content_type)

    def read_page(self, content: bytes, *, source: str, content_type: str | None = None) -> tuple[Article, str]:
        """The article of a page, and the address of the page that goes on with it, ``""`` for none."""
        return self.do(Inline.read_page, content, source=source, content_type=content_type)

    def join(self, pages: Sequence[Article]) -> Article:
        """One article of the pages it came in."""
        return self.do(Inline.join, pages)

    def read_feed(self, content: bytes, *, source: str, content_type: str | None = None) -> Feed:
        """The feed in some bytes; raises UnreadableError when they are none."""
        return self.do(Inline.read_feed, content, source=source, content_type=content_type)

    def read_opml(self, content: bytes) -> tuple[Outlined, ...]:
        """The feeds that an OPML file lists; raises NutshellError when it is none."""
        return self.do(Inline.read_opml, content)

    def read_export(self, content: bytes, since: float, until: float) -> Exported:
        """An exported chat with its messages between two Unix times; raises NutshellError when it is none."""
        return self.do(Inline.read_export, content, since, until)

    def summarise(
        self, article: Article, *, length: Length = FITTING, algorithm: str = "nutshell", focus: str = ""
    ) -> Chosen:
        """A summary, about some words of the article where there are any; raises UnknownAlgorithmError."""
        return self.do(Inline.summarise, article, length=length, algorithm=algorithm, focus=focus)

    def centre(self, article: Article, asked: str) -> Focus:
        """What the article uses of the words its summary shall be about."""
        return self.do(Inline.centre, article, asked)

    def answer(
        self, article: Article, question: str, passage: str = "", previous: str = ""
    ) -> tuple[Answer, Around]:
        """What the article says to a question, by a worker that has it indexed if one is free."""
        return self._do(hash(article), Inline.answer, article, question, passage, previous)

    def look(self, article: Article, spot: Spot, question: str = "") -> tuple[Answer, Around]:
        """What was shown before, by a worker that has the article indexed if one is free."""
        return self._do(hash(article), Inline.look, article, spot, question)

    def find_facts(self, article: Article) -> tuple[Fact, ...]:
        """The checkable facts of an article."""
        return self.do(Inline.find_facts, article)

    def outline(self, article: Article, page: int) -> Outline:
        """A page of the list of an article's chapters, by a worker that has it divided if one is free."""
        return self._do(hash(article), Inline.outline, article, page)

    def chapter(self, article: Article, number: int, length: Length) -> Chosen:
        """The summary of one chapter, by a worker that has the article divided if one is free."""
        return self._do(hash(article), Inline.chapter, article, number, length)

    def digest(self, posts: Sequence[Post], limit: int) -> Digest:
        """The stories of many messages, at most ``limit`` of them."""
        return self.do(Inline.digest, posts, limit)

    def search(self, texts: Sequence[str], question: str) -> Found:
        """Which of many texts to read for a question, the newest first as they are given."""
        return self.do(Inline.search, texts, question)

    def recall(self, pieces: Sequence[Piece], found: Found, question: str) -> Recalled:
        """What the texts that were found, the best first, say to a question."""
        return self.do(Inline.recall, pieces, found, question)

    def forget(self) -> None:
        """Have every worker drop what it keeps: an idle one now, a busy one before its next text."""
        for lane in self._lanes:
            lane.forget()

    def do(
        self, job: Callable[Concatenate[Inline, Given], Value], *args: Given.args, **kwargs: Given.kwargs
    ) -> Value:
        """What a function of a module returns or raises in a worker, given the worker's :class:`Inline` first."""
        return self._do(None, job, *args, **kwargs)

    def _begin(self) -> None:
        for lane in self._lanes:
            lane.begin()

    def _do(self, article: int | None, job: Callable[..., Value], *args: Any, **kwargs: Any) -> Value:
        with self._lane(article) as lane:
            done = lane.do(job, args, kwargs)
            if isinstance(done, Failed):
                raise done.error
            if article is not None and article not in lane.indexed:
                lane.indexed.append(article)
            value: Value = done.value
            return value

    @contextmanager
    def _lane(self, article: int | None) -> Iterator[Lane]:
        """A lane to oneself; whoever waits is given one in turn."""
        lane = self._take(article)
        try:
            yield lane
        finally:
            with self._lock:
                if self._queue:
                    self._queue.popleft().set_result(lane)
                else:
                    self._free.append(lane)

    def _take(self, article: int | None) -> Lane:
        with self._lock:
            if self._free and not self._closed:
                lane = next((lane for lane in self._free if article in lane.indexed), self._free[0])
                self._free.remove(lane)
                return lane
            if self._closed or len(self._queue) >= self._most_waiting:
                raise NutshellError("busy")
            turn: Future[Lane] = Future()
            self._queue.append(turn)
        return turn.result()
