"""Measure the summarizer on public data: ``python -m tests.evaluation --data DATA``."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.evaluation import (
    answers,
    digests,
    dividing,
    growth,
    headlines,
    reading,
    report,
    speed,
    summaries,
    telling,
    unspaced,
)
from tests.evaluation.report import Table

RESULTS = Path(__file__).with_name("RESULTS.md")
README = Path(__file__).parents[2] / "README.md"
TOPICS: dict[str, Callable[[Path, int | None], list[Table]]] = {
    "reading": reading.tables,
    "answers": answers.tables,
    "summaries": lambda data, limit: [*summaries.tables(data, limit), *telling.tables(data, limit)],
    "words": unspaced.tables,
    "chapters": dividing.tables,
    "digests": digests.tables,
    "speed": lambda data, limit: [*speed.tables(data, limit), *growth.tables(data, limit)],
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and with ``--write`` put the tables into RESULTS.md; returns the exit code."""
    options = _parser().parse_args(arguments)
    if not (options.data / "questions").is_dir():
        print(f"no evaluation data in {options.data}", file=sys.stderr)
        return 2
    sections = {topic: _measured(topic, options) for topic in ([options.only] if options.only else TOPICS)}
    if options.write:
        page = RESULTS.read_text("utf-8") if RESULTS.exists() else ""
        results = report.merged(page, sections)
        RESULTS.write_text(results, "utf-8")
        README.write_text(headlines.written(README.read_text("utf-8"), results), "utf-8")
    return 0


def _measured(topic: str, options: argparse.Namespace) -> str:
    text = report.section(topic, TOPICS[topic](options.data, options.limit), _command(topic, options))
    print(text, flush=True)
    return text


def _command(topic: str, options: argparse.Namespace) -> str:
    data = os.path.relpath(options.data).replace(os.sep, "/")
    limit = [] if options.limit is None else ["--limit", str(options.limit)]
    return shlex.join(["python", "-m", "tests.evaluation", "--data", data, "--only", topic, *limit])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder of the evaluation data, e.g. ../shared/data"
    )
    parser.add_argument("--only", choices=TOPICS, help="measure one topic instead of all")
    parser.add_argument(
        "--limit",
        type=int,
        help="questions or articles drawn from each set; 0 for all; by default a few hundred",
    )
    parser.add_argument(
        "--write",
        action="store_true",
        help=f"put the tables into {RESULTS.name}, their headlines into {README.name}",
    )
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
