"""Jobs that no text should make of itself, and such as tell what a worker is like. They run inside workers."""

from __future__ import annotations

import ctypes
import os
import re
import signal
from pathlib import Path
from typing import NoReturn

from bot.workers import Inline
from summarizer import Article


class OddError(Exception):
    """Cannot be made of its message alone, so it does not survive pickling."""

    def __init__(self, text: str, place: int) -> None:
        super().__init__(f"{text} at {place}")


def spin(work: Inline) -> NoReturn:
    """Never end."""
    while True:
        pass


def spin_aloud(work: Inline) -> NoReturn:
    """Never end, and say so."""
    print("spinning", flush=True)
    spin(work)


def backtrack(work: Inline) -> None:
    """As good as never end, inside one instruction of the interpreter."""
    re.match(r"(a+)+$", "a" * 60 + "b")


def hog(work: Inline) -> NoReturn:
    """Take all the memory there is."""
    held = []
    while True:
        held.append(bytearray(2**20))


def leave(work: Inline) -> NoReturn:
    """End the worker with a code."""
    os._exit(3)


def kill(work: Inline) -> None:
    """End the worker as the kernel does when the machine has no memory left."""
    os.kill(os.getpid(), signal.SIGKILL)


def crash(work: Inline) -> None:
    """End the worker as a fault in a library does."""
    ctypes.string_at(0)


def stand(work: Inline) -> bool:
    """Be told to end in the ways that are meant for the bot."""
    for told in (signal.SIGINT, signal.SIGTERM):
        os.kill(os.getpid(), told)
    return True


def pid(work: Inline) -> int:
    """Which process this is."""
    return os.getpid()


def reads(work: Inline) -> bool:
    """Whether answers may be read by the network here."""
    return work.reader


def fail(work: Inline, error: Exception) -> NoReturn:
    """Raise what is given."""
    raise error


def fail_oddly(work: Inline) -> NoReturn:
    """Raise what cannot be told as it is."""
    raise OddError("somebody's text", 7)


def hold(work: Inline, gate: Path) -> bool:
    """Say that this has begun, and go on when let: each at an end of a pipe with a name."""
    (gate / "begun").open("w").close()
    (gate / "go").open().close()
    return True


def index_and_hold(work: Inline, article: Article, gate: Path) -> int:
    """Index an article, then wait to be let go on; how many are indexed by then."""
    work.answer(article, "Who?")
    hold(work, gate)
    return indexed(work)


def indexed(work: Inline) -> int:
    """How many articles are indexed."""
    return work._index.cache_info().currsize
