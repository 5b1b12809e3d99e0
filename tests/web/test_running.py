"""The page as a command: in a terminal, without one, twice on one port, and that nothing stays when it ends."""

from __future__ import annotations

import re
import urllib.request
from pathlib import Path

from tests.bot.processes import terminal
from tests.web.browser import PATIENCE
from tests.web.conftest import ended, started

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/[\w-]{32}/")


def fetched(address: str) -> str:
    """What stands at an address of this machine."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(address) as answer:
        return str(answer.read().decode())


def test_in_a_terminal_the_page_and_the_prompt_are_there_together(tmp_path: Path) -> None:
    with terminal(
        "chat", "--web", TMPDIR=str(tmp_path), LANG="en_US.UTF-8", DISPLAY="", WAYLAND_DISPLAY=""
    ) as typist:
        shown = typist.read("› ")
        found = ADDRESS.search(shown)
        assert found
        assert "Paste a link" in shown
        assert "<title>Nutshell, to try out</title>" in fetched(found[0])
        typist.type("/summary tests/golden/derna.txt\r")
        assert "Haftar forces in Libya" in typist.read("quoted from the source")
        typist.read("› ")
        code, _ = typist.leave("\x04")
    assert code == 0
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_told_in_a_line() -> None:
    first = started()
    assert first.stderr
    address = ADDRESS.search(first.stderr.readline())
    assert address
    second = started("--port", address[1])
    try:
        _, said = second.communicate(timeout=PATIENCE)
    finally:
        second.kill()
        code, _ = ended(first)
    assert (second.returncode, said.count("\n"), code) == (1, 1, 0)
    assert said.startswith("Address already in use")
