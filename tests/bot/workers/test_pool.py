"""The pool: what a hostile text can do, which is nothing to anybody else."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.conversation import Conversation
from bot.fetch import Page
from bot.model import Chat, Said, Sample, Summarise
from bot.store import MEMORY, opened
from bot.workers import Inline
from bot.workers.pool import Pool
from summarizer import NutshellError, read_article
from tests.bot.processes import PATIENCE, ROOT
from tests.bot.workers import jobs
from tests.bot.workers.conftest import AMPLE, Gate, Make

pytestmark = pytest.mark.enable_socket

DERNA = (ROOT / "tests" / "golden" / "derna.txt").read_bytes()


def key(pool: Pool, job: Callable[[Inline], object]) -> str:
    """What a reader is told of a job that fails."""
    with pytest.raises(NutshellError) as raised:
        pool.do(job)
    return raised.value.key


@pytest.mark.parametrize("job", [jobs.spin, jobs.backtrack])
def test_a_text_that_does_not_end_is_ended_and_the_next_is_read(make: Make, job: Callable[[Inline], None]) -> None:
    pool = make(seconds=2.0)
    before = pool.do(jobs.pid)
    assert key(pool, job) == "took-too-long"
    assert pool.do(jobs.pid) != before
    assert pool.read(DERNA) == read_article(DERNA)


def test_a_text_that_takes_all_memory_is_ended_and_the_next_is_read(make: Make) -> None:
    pool = make(megabytes=128)
    for _ in range(2):
        assert key(pool, jobs.hog) == "too-heavy"
        assert pool.read(DERNA) == read_article(DERNA)


@pytest.mark.parametrize("job", [jobs.kill, jobs.leave, jobs.crash])
def test_a_text_its_worker_dies_of_is_told_and_the_next_is_read(make: Make, job: Callable[[Inline], None]) -> None:
    pool = make()
    for _ in range(2):
        assert key(pool, job) == "too-heavy"
        assert pool.read(DERNA) == read_article(DERNA)


def test_a_worker_killed_between_two_texts_costs_neither(make: Make) -> None:
    pool = make()
    for _ in range(3):
        os.kill(pool.do(jobs.pid), signal.SIGKILL)
        assert pool.read(DERNA) == read_article(DERNA)


def test_what_is_meant_for_the_bot_does_not_end_a_worker(make: Make) -> None:
    pool = make()
    before = pool.do(jobs.pid)
    assert pool.do(jobs.stand)
    assert pool.do(jobs.pid) == before


def test_other_texts_go_on_beside_one_that_takes_long(make: Make, gate: Gate, threads: ThreadPoolExecutor) -> None:
    pool = make(2)
    long = threads.submit(pool.do, jobs.hold, gate.folder)
    gate.wait()
    assert (pool.working, pool.waiting) == (1, 0)
    assert pool.read(DERNA) == read_article(DERNA)
    assert key(pool, jobs.kill) == "too-heavy"
    assert pool.read(DERNA) == read_article(DERNA)
    gate.open()
    assert long.result(PATIENCE)
    assert pool.working == 0


def test_one_text_too_many_is_refused_at_once(make: Make, gate: Gate, threads: ThreadPoolExecutor) -> None:
    pool = make(1, waiting=1)
    first = threads.submit(pool.do, jobs.hold, gate.folder)
    gate.wait()
    second = threads.submit(pool.do, jobs.pid)
    while not pool.waiting:
        assert not second.done()
    assert key(pool, jobs.pid) == "busy"
    assert (pool.working, pool.waiting) == (1, 1)
    gate.open()
    assert first.result(PATIENCE)
    assert second.result(PATIENCE)
    assert pool.do(jobs.pid)


def test_whoever_waits_is_served_after_a_worker_died(make: Make, gate: Gate, threads: ThreadPoolExecutor) -> None:
    pool = make(1, waiting=1)
    worker = pool.do(jobs.pid)
    first = threads.submit(pool.do, jobs.hold, gate.folder)
    gate.wait()
    second = threads.submit(pool.read, DERNA)
    while not pool.waiting:
        assert not second.done()
    os.kill(worker, signal.SIGKILL)
    assert second.result(PATIENCE) == read_article(DERNA)
    with pytest.raises(NutshellError, match="too-heavy"):
        first.result(PATIENCE)


@pytest.mark.parametrize("reader", [True, False])
def test_a_worker_knows_whether_the_reader_of_answers_is_on(reader: bool) -> None:
    with Pool(1, 0, AMPLE, 512, reader=reader) as pool:
        assert pool.do(jobs.reads) is reader


def test_a_worker_at_rest_forgets(make: Make) -> None:
    pool = make()
    pool.answer(read_article(DERNA), "Who?")
    assert pool.do(jobs.indexed) == 1
    pool.forget()
    assert pool.do(jobs.indexed) == 0


def test_a_worker_at_work_forgets_before_its_next_text(
    make: Make, gate: Gate, threads: ThreadPoolExecutor
) -> None:
    pool = make()
    busy = threads.submit(pool.do, jobs.index_and_hold, read_article(DERNA), gate.folder)
    gate.wait()
    pool.forget()
    gate.open()
    assert busy.result(PATIENCE) == 1
    assert pool.do(jobs.indexed) == 0


def test_questions_go_to_the_worker_that_has_the_article(make: Make) -> None:
    pool = make(3)
    for _ in range(6):
        pool.answer(read_article(DERNA), "Who?")
    assert sorted(pool.do(jobs.indexed) for _ in range(3)) == [0, 0, 1]


def test_closing_gives_up_what_is_in_hand_and_in_the_queue(
    make: Make, gate: Gate, threads: ThreadPoolExecutor
) -> None:
    pool = make(1, waiting=1)
    held = threads.submit(pool.do, jobs.hold, gate.folder)
    gate.wait()
    queued = threads.submit(pool.do, jobs.pid)
    while not pool.waiting:
        assert not queued.done()
    pool.close()
    for given_up in (held, queued):
        with pytest.raises(NutshellError, match="busy"):
            given_up.result(PATIENCE)
    assert key(pool, jobs.pid) == "busy"


def test_it_serves_a_process_with_a_running_loop(make: Make) -> None:
    async def serve() -> None:
        pool = make(2, waiting=6)
        reads = [asyncio.to_thread(pool.read, DERNA) for _ in range(8)]
        assert await asyncio.gather(*reads) == [read_article(DERNA)] * 8

    asyncio.run(serve())


def test_workers_end_when_the_bot_is_killed() -> None:
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "tests.bot.workers.orphans"]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=ROOT) as bot:
        assert bot.stdout
        assert bot.stdout.readline() == b"spinning\n"
        bot.kill()
        assert bot.communicate(timeout=PATIENCE)[0] == b""  # It ends when nobody holds the pipe any more.


def test_a_reader_is_told_when_too_much_is_going_on(make: Make) -> None:
    def fetch(url: str, /) -> Page:
        raise AssertionError(url)

    pool = make()
    pool.close()
    with opened(MEMORY) as store:
        conversation = Conversation(store, fetch, ("en",), pool)
        assert conversation.perform(Chat(1), Summarise(Sample())) == Said("busy")
