"""Reads every hostile file in a process of its own, with a limit on its time and memory that the kernel keeps.

``python -m tests.summarizer.documents.limited`` prints for each what it came to: a line of JSON.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path

from summarizer import NutshellError, read_article
from tests.summarizer.hostile import Hostile
from tests.summarizer.hostile_files import FILES

SECONDS, MEGABYTES = 10, 500


def main() -> None:
    """Load what reading needs once, as the bot's workers have it; then read, file after file."""
    read_article(
        "<html><body><article><p>" + "The harbour froze on Monday. " * 20 + "</p></article></body></html>"
    )
    import markdown_it  # noqa: F401
    import pypdf  # noqa: F401

    for name, hostile in FILES.items():
        sys.stdout.write(json.dumps({"name": name, "outcome": outcome(hostile)}) + "\n")
        sys.stdout.flush()


def outcome(hostile: Hostile) -> str:
    """The key it was refused with, ``"read"``, or what ended the process instead."""
    data = hostile.make()
    end, beginning = os.pipe()
    child = os.fork()
    if child == 0:
        _limit()
        os.write(beginning, _read(data, hostile.content_type).encode())
        os._exit(0)
    os.close(beginning)
    with os.fdopen(end) as told:
        said = told.read()
    _, status = os.waitpid(child, 0)
    return said if status == 0 else f"ended by {status}"


def _read(data: bytes, content_type: str) -> str:
    try:
        read_article(data, content_type=content_type)
    except NutshellError as error:
        return error.key
    except BaseException as error:  # noqa: BLE001 - it is told to the test
        return repr(error)[:500]
    return "read"


def _limit() -> None:
    pages = Path("/proc/self/statm")
    if pages.exists():
        most = int(pages.read_text().split()[0]) * resource.getpagesize() + MEGABYTES * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
