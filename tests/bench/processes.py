"""The bots that are measured, each a process of its own with a log, a memory and a clock to read."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from config import settings
from tests.telegram.running import GUARD, ROOT

RUNS = " is running"
"""What both bots' logs say when they have begun."""
PATIENCE = 60.0
"""Seconds until a start or an end is given up."""
LOOK = 0.005
"""Seconds between two looks at a process."""
TAIL = 20
"""Lines of a log that tell why a bot ended."""
UNBOUND = {"LIMITS_CHAT_WAITING": "100000", "LIMITS_USER_WAITING": "100000"}
"""As much may wait as a load run leaves waiting."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A bot as it is started: its name in the tables, its words after ``python``, options without their prefix."""

    name: str
    words: tuple[str, ...]
    options: Mapping[str, str] = field(default_factory=dict)


def nutshell(name: str, database: str, **options: str) -> Contender:
    """Nutshell on a database."""
    return Contender(name, ("-m", "bot", "run"), {"DATABASE_URL": database, **UNBOUND, **options})


def plain(name: str, *words: str) -> Contender:
    """The naive bot, with options of its command line."""
    return Contender(name, ("-m", "tests.bench.plain", *words))


class Process:
    """A bot that runs, in a group of processes that does not outlive this one."""

    def __init__(self, contender: Contender, options: Mapping[str, str], log: Path) -> None:
        self._log = log
        self._began = time.monotonic()
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                [sys.executable, *contender.words],
                cwd=ROOT,
                env=_environment({**contender.options, **options}),
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

    def log(self) -> str:
        """All it wrote so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def await_start(self) -> float:
        """Wait until it says that it is running; the seconds since it was started. RuntimeError if it ends."""
        while RUNS not in self.log():
            if self._process.poll() is not None or time.monotonic() - self._began > PATIENCE:
                raise RuntimeError("the bot did not start:\n" + "\n".join(self.log().splitlines()[-TAIL:]))
            time.sleep(LOOK)
        return time.monotonic() - self._began

    def stop(self) -> float:
        """Ask it to end; the seconds until it has. RuntimeError if it does not, or not well."""
        began = time.monotonic()
        self._process.terminate()
        while self._process.poll() is None and time.monotonic() - began < PATIENCE:
            time.sleep(LOOK)
        if self._process.returncode != 0:
            raise RuntimeError("the bot did not end well:\n" + "\n".join(self.log().splitlines()[-TAIL:]))
        return time.monotonic() - began

    def kill(self) -> None:
        """End it as a power cut does, and wait until it is gone; what it started is on its own then."""
        self._process.kill()
        self._process.wait()

    def end(self) -> None:
        """Leave nothing of it running, in whatever state it is."""
        if self._guard.poll() is None:
            with suppress(ProcessLookupError, PermissionError):  # macOS says the latter of a group that is gone.
                os.killpg(self.pid, signal.SIGKILL)
            self._process.wait()
            self._guard.kill()
            self._guard.communicate()

    def resident(self) -> int:
        """Bytes of memory it holds, without the processes it has started; Linux tells."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        found = re.search(r"^VmRSS:\s+(\d+) kB$", status, re.M)
        return 1024 * int(found[1]) if found else 0

    def cpu(self) -> float:
        """Seconds of processor time it has used, without the processes it has started; Linux tells."""
        after_name = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def _environment(options: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(settings.PREFIX)}
    chosen = {settings.PREFIX + name: value for name, value in options.items()}
    return {**kept, **chosen, "PTB_TIMEDELTA": "1", "no_proxy": "*"}
