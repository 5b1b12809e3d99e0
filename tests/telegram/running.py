"""The real bot in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.botapi import World
from config import settings

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
"""Seconds until a reply, a start or an end is given up; a busy machine needs some for the first page."""
TAIL = 40
"""Lines of a log that tell why a bot ended."""
GUARD = 'read _; kill -s KILL -- "-$0"'
"""Ends a bot's group of processes when the tests, which hold the other end of the pipe, are gone themselves."""


class Running:
    """``nutshell run`` as a process, in a group of its own so that nothing of it outlives the tests.

    Options are named as in the environment, without their prefix; there are no others in its environment.
    """

    def __init__(self, options: Mapping[str, str], log: Path) -> None:
        self._log, self._killed, self._over = log, False, False
        with log.open("wb") as output, _heeding_signals():
            self._process = subprocess.Popen(
                [sys.executable, "-W", "error", "-m", "bot", "run"],
                cwd=ROOT,
                env=_environment(options),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._guard = subprocess.Popen(
            ["/bin/sh", "-c", GUARD, str(self.pid)], stdin=subprocess.PIPE, start_new_session=True
        )

    @property
    def pid(self) -> int:
        """The number of the process, and of its group."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    def log(self) -> str:
        """All it wrote so far, to standard output and error."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def wait_until(self, ready: Callable[[], object], world: World) -> None:
        """Wait until it is ready; RuntimeError with the end of its log as soon as it never will be."""
        world.wait_for(lambda: ready() or not self.alive, PATIENCE, self._tail)
        if not self.alive:
            raise RuntimeError(f"the bot did not start:\n{self._tail()}")

    def stop(self) -> None:
        """End as on a signal: what is being answered is finished first. AssertionError unless it ends well."""
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(PATIENCE)
        code = self._process.returncode
        self.end()
        ended = "did not end" if code is None else f"ended with {code}"
        assert code == 0 or self._killed, f"the bot {ended}:\n{self._tail()}"

    def kill(self) -> None:
        """End it as a power cut does; what it started is on its own then."""
        self._killed = self._killed or self.alive
        self._process.kill()

    def end(self) -> None:
        """Leave nothing of it running, in whatever state it is."""
        if self._over:
            return
        self._over = True
        self._guard.kill()
        self._guard.communicate()
        with suppress(ProcessLookupError, PermissionError):  # macOS says the latter of a group that is gone.
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()

    def _tail(self) -> str:
        return "\n".join(self.log().splitlines()[-TAIL:])


def _environment(options: Mapping[str, str]) -> dict[str, str]:
    """This process's environment with these options of ours, and no others of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(settings.PREFIX)}
    chosen = {settings.PREFIX + name: value for name, value in options.items()}
    return {**kept, **chosen, "PTB_TIMEDELTA": "1", "no_proxy": "*"}


@contextmanager
def _heeding_signals() -> Iterator[None]:
    """What is started here gets every signal, also where this thread holds some back."""
    before = signal.pthread_sigmask(signal.SIG_SETMASK, ())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
