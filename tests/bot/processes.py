"""``python -m bot`` as a process of its own: at the end of a pipe, or on a terminal with someone typing."""

from __future__ import annotations

import codecs
import os
import pty
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-W", "error", "-m", "bot"]
PATIENCE = 20.0
"""Seconds until something that should be shown is given up."""
CONTROLLED = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
)
"""Makes the terminal the one whose Ctrl-C reaches the process."""


def run(*words: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A command that ran to its end, in this process's environment with some changes."""
    with begin(*words, **environment) as process:
        shown, said = process.communicate(given)
    return subprocess.CompletedProcess(process.args, process.returncode, shown, said)


def begin(*words: str, **environment: str) -> subprocess.Popen[bytes]:
    """A command that is still running, with pipes at each end."""
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*COMMAND, *words], stdin=pipe, stdout=pipe, stderr=pipe, cwd=ROOT, env=_environment(environment)
    )


class Typist:
    """Someone at a terminal: types, and reads what is shown since they last looked."""

    def __init__(self, process: subprocess.Popen[bytes], terminal: int) -> None:
        self._process, self._terminal = process, terminal
        self._unread = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def type(self, text: str) -> None:
        """Type, or paste, without waiting for an answer; Enter is ``\\r``."""
        os.write(self._terminal, text.encode())

    def read(self, until: str) -> str:
        """What is shown up to some words, those included; fails when they are never shown."""
        while until not in self._unread:
            block = self._block()
            assert block, f"{until!r} was never shown: {self._unread!r}"
            self._unread += block
        shown, _, self._unread = self._unread.partition(until)
        return shown + until

    def leave(self, key: str) -> tuple[int, str]:
        """Type a last key; the exit code and what was still shown."""
        self.type(key)
        while block := self._block():
            self._unread += block
        return self._process.wait(PATIENCE), self._unread

    def _block(self) -> str:
        """What is shown next, nothing when nobody is left to show anything."""
        text = ""
        with suppress(OSError):  # Linux tells so that the other end is closed.
            while not text:  # What was read may end inside of a character.
                assert select.select([self._terminal], [], [], PATIENCE)[0], f"nothing more: {self._unread!r}"
                block = os.read(self._terminal, 65536)
                if not block:
                    break
                text = self._decoder.decode(block)
        return text


@contextmanager
def terminal(*words: str, cwd: Path = ROOT, **environment: str) -> Iterator[Typist]:
    """Someone at a terminal in which a command runs."""
    ours, theirs = pty.openpty()
    changed = {"TERM": "dumb", "COLUMNS": "200"} | environment
    process = subprocess.Popen(
        [sys.executable, "-c", CONTROLLED, *COMMAND, *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=cwd,
        env=_environment(changed),
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Typist(process, ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _environment(changes: dict[str, str]) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **changes}
