"""What all tests share: services that are started once, for the tests that ask for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.postgres import Postgres, UnavailableError, running


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end why tests were skipped, once a reason."""
    skipped = [report.longrepr for report in terminalreporter.stats.get("skipped", [])]
    for reason, number in Counter(told[2] for told in skipped if isinstance(told, tuple)).items():
        terminalreporter.write_line(f"{number} skipped: {reason.removeprefix('Skipped: ')}")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server; whoever stops it starts it again. Skips where there is none to be had."""
    with ExitStack() as until_the_end:
        try:
            server = until_the_end.enter_context(running())
        except UnavailableError as error:
            pytest.skip(str(error))
        yield server
