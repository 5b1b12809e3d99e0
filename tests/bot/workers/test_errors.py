"""Errors on their way between two processes."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest

import bot.fetch
import bot.store.engine
from summarizer import NutshellError
from tests.bot.workers import jobs
from tests.bot.workers.conftest import Make

pytestmark = pytest.mark.enable_socket

assert bot.fetch
assert bot.store.engine  # What is imported has its errors among the kinds.


def kinds(kind: type[NutshellError] = NutshellError) -> Iterator[type[NutshellError]]:
    """Every class of errors a reader can be told about."""
    yield kind
    for narrower in kind.__subclasses__():
        yield from kinds(narrower)


def made(kind: type[NutshellError]) -> NutshellError:
    """An error of a class; some always say the same."""
    try:
        return kind("some-key", host="example.org", limit=3)
    except TypeError:
        return type.__call__(kind)  # type: ignore[no-any-return]


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.__name__)
def test_every_error_survives_pickling_with_all_it_says(kind: type[NutshellError]) -> None:
    error = made(kind)
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert (copy.key, copy.values, copy.args) == (error.key, error.values, error.args)


def test_every_error_comes_out_of_a_worker_as_it_was_raised(make: Make) -> None:
    pool = make()
    for kind in kinds():
        error = made(kind)
        with pytest.raises(kind) as raised:
            pool.do(jobs.fail, error)
        assert (type(raised.value), raised.value.key, raised.value.values) == (kind, error.key, error.values)


@pytest.mark.parametrize("error", [TimeoutError("slow"), OSError(5, "disk"), RuntimeError("odd"), KeyError("k")])
def test_any_other_error_is_raised_as_it_is_with_its_place(make: Make, error: Exception) -> None:
    with pytest.raises(type(error)) as raised:
        make().do(jobs.fail, error)
    assert raised.value.args == error.args
    assert "in fail" in raised.value.__notes__[0]


def test_an_error_that_cannot_be_told_is_told_by_its_name_alone(make: Make) -> None:
    pool = make()
    with pytest.raises(RuntimeError, match=r"^OddError$"):
        pool.do(jobs.fail_oddly)
    assert pool.do(jobs.stand)
