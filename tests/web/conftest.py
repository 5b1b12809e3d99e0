"""A page with the bot on it, as a process of its own, and a browser to look at it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import settings
from tests.bot.servers import Site, serve
from tests.web import programs
from tests.web.browser import PATIENCE, Browser, browsing, driving
from tests.web.programs import Programs

ROOT = Path(__file__).parents[2]
MISSING = "Chromium or its driver is missing (Debian: chromium chromium-driver)"
FOUND = programs.find()


def started(*words: str, **options: str) -> subprocess.Popen[str]:
    """``nutshell chat --web`` with some settings, and no others of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith((settings.PREFIX, "LC_"))}
    chosen = {settings.PREFIX + name: value for name, value in options.items()}
    alone = {"LANG": "en_US.UTF-8", "DISPLAY": "", "WAYLAND_DISPLAY": "", "PTB_TIMEDELTA": "1", "TZ": "UTC"}
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "bot", "chat", "--web", *words],
        cwd=ROOT, env={**kept, **alone, **chosen}, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """End it as a person does; its exit code, and what it still said."""
    process.send_signal(signal.SIGINT)
    try:
        _, said = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    return process.returncode, said


@pytest.fixture(scope="session")
def chromium() -> Programs:
    """A browser."""
    if FOUND is None:
        pytest.skip(MISSING)
    return FOUND


@pytest.fixture(scope="session")
def driver(chromium: Programs) -> Iterator[str]:
    """What drives it."""
    with driving(chromium) as address:
        yield address


@pytest.fixture(scope="module")
def pages() -> Iterator[Site]:
    """The web."""
    with serve() as site:
        yield site


@pytest.fixture
def address(pages: Site) -> Iterator[str]:
    """A page with a bot that nobody has talked to; it must end well."""
    process = started(FETCH_ALLOW_NETWORKS="127.0.0.0/8")
    assert process.stderr
    told, _ = process.stderr.readline().split()[-1], process.stderr.readline()
    try:
        yield told
    finally:
        code, said = ended(process)
    # Python itself tells of a worker that was just being forked when all ended.
    assert (code, "forkserver.py" in said or said) in ((0, ""), (0, True))


@pytest.fixture
def browser(driver: str, chromium: Programs, address: str) -> Iterator[Browser]:
    """A window with the page in it, which has nothing to complain of."""
    with browsing(driver, chromium) as opened:
        opened.resize(1280, 800)
        opened.open(address)
        opened.wait("document.body.dataset.ready === 'true'")
        yield opened
        assert opened.said() == []
