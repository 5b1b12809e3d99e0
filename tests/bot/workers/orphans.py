"""A process with a busy worker and idle ones, all holding its standard output; it waits to be killed."""

from __future__ import annotations

import sys
from threading import Thread

from bot.workers.pool import Pool
from tests.bot.workers import jobs


def main() -> None:
    """Have three workers; when all are there and one does not end, that one says so."""
    pool = Pool(3, 0, 600.0, 512)
    pool.start()
    for _ in range(3):
        pool.do(jobs.pid)
    Thread(target=pool.do, args=(jobs.spin_aloud,), daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main()
