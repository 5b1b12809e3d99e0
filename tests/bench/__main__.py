"""Measure durable delivery: ``python -m tests.bench``."""

from __future__ import annotations

import argparse
import shlex
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests import postgres
from tests.bench import flood, losses, memory, midnight, report, speed, start, takeover
from tests.bench.stage import Ground
from tests.evaluation.report import Table, section

RESULTS = Path(__file__).with_name("RESULTS.md")
ROWS: dict[str, Callable[[Ground], list[Table]]] = {
    "losses": losses.tables,
    "takeover": takeover.tables,
    "flood": flood.tables,
    "midnight": midnight.tables,
    "throughput": speed.throughput,
    "latency": speed.latency,
    "memory": memory.tables,
    "start": start.tables,
}
DURABLE = ("fsync", "synchronous_commit", "full_page_writes")
"""What the tests' server leaves out, and one that is measured does not."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and with ``--write`` put the tables into RESULTS.md; returns the exit code."""
    options = _parser().parse_args(arguments)
    with _server() as server:
        for name in options.only or ROWS:
            text = _measured(name, server, options.quick)
            print(text, flush=True)
            if options.write:
                page = RESULTS.read_text("utf-8") if RESULTS.exists() else ""
                RESULTS.write_text(report.merged(page, {name: text}, tuple(ROWS)), "utf-8")
    return 0


def _measured(name: str, server: postgres.Postgres | None, quick: bool) -> str:
    words = ["python", "-m", "tests.bench", "--only", name, *(["--quick"] if quick else [])]
    with tempfile.TemporaryDirectory(prefix="nutshell-bench-") as folder:
        return section(name, ROWS[name](Ground(Path(folder), server, quick)), shlex.join(words))


@contextmanager
def _server() -> Iterator[postgres.Postgres | None]:
    """A PostgreSQL server that keeps what it says it has; None where there is none to be had."""
    if postgres.programs() is None:
        yield None
        return
    with postgres.running() as server:
        with psycopg.connect(server.database(), autocommit=True) as connection:
            for name in DURABLE:
                connection.execute(f"ALTER SYSTEM SET {name} = on".encode())
            connection.execute("SELECT pg_reload_conf()")
        yield server


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=ROWS, help="measure these rows instead of all")
    parser.add_argument("--quick", action="store_true", help="a try: each row small, its figures worth nothing")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {RESULTS.name}")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
