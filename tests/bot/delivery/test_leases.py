"""Who is alive: a lease goes with its holder, and tells the others so."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.delivery import lease
from bot.delivery.leases import FileLease, ServerLease
from bot.store import Store
from summarizer.errors import NutshellError
from tests.postgres import Postgres


@pytest.fixture
def server(postgres: Postgres) -> Iterator[Engine]:
    """A PostgreSQL database."""
    with closing(Store.open(postgres.database())) as store:
        yield store.engine


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Engine]:
    """An SQLite file."""
    with closing(Store.open(f"sqlite:///{tmp_path / 'nutshell.sqlite3'}")) as store:
        yield store.engine


def test_each_kind_of_database_has_its_lease(server: Engine, file: Engine) -> None:
    with closing(lease(server)) as one, closing(lease(file)) as other:
        assert isinstance(one, ServerLease)
        assert isinstance(other, FileLease)


def test_a_file_has_one_machine_which_is_elected(file: Engine) -> None:
    with closing(lease(file)) as held:
        held.renew()
        assert (held.elected, held.machines) == (True, 1)


def test_a_file_that_another_process_uses_is_refused(file: Engine) -> None:
    code = (
        "import sys; from bot.store import Store; from bot.delivery import lease; "
        f"held = lease(Store.open({str(file.url)!r}).engine); print('held', flush=True); sys.stdin.readline()"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with pytest.raises(NutshellError) as refusal:
            lease(file)
        other.kill()
        other.wait()
        assert refusal.value.key == "database-in-use"
        lease(file).close()


def test_sqlite_works_on_a_file_that_is_leased(file: Engine) -> None:
    with closing(lease(file)), closing(Store.open(str(file.url))) as store:
        assert store.revision()


def test_one_of_many_machines_is_elected_and_all_are_counted(server: Engine) -> None:
    with closing(lease(server)) as first:
        with closing(lease(server)) as second:
            first.renew()
            assert (first.elected, second.elected) == (True, False)
            assert (first.machines, second.machines) == (2, 2)
        first.renew()
        assert first.machines == 1


def test_when_the_elected_goes_another_is_elected(server: Engine) -> None:
    with closing(lease(server)) as second:
        assert second.elected
    first = lease(server)
    with closing(lease(server)) as second:
        assert not second.elected
        first.close()
        second.renew()
        assert second.elected


def test_a_machine_is_dead_when_its_connection_is(server: Engine) -> None:
    with closing(lease(server)) as living:
        other = lease(server)
        with living.dead(other.executor) as dead:
            assert not dead
        other.close()
        with living.dead(other.executor) as dead:
            assert dead


def test_no_machine_takes_itself_or_a_stranger_for_dead(server: Engine) -> None:
    with closing(lease(server)) as held:
        for executor in (held.executor, "0", "local", ""):
            with held.dead(executor) as dead:
                assert not dead


def test_only_one_machine_at_a_time_may_act_on_a_dead_one(server: Engine) -> None:
    gone = lease(server)
    gone.close()
    with closing(lease(server)) as first, closing(lease(server)) as second:
        with first.dead(gone.executor) as dead, second.dead(gone.executor) as also:
            assert (dead, also) == (True, False)
        with second.dead(gone.executor) as also:
            assert also


def test_a_lease_is_taken_again_when_the_database_comes_back(server: Engine, postgres: Postgres) -> None:
    with closing(lease(server)) as held:
        postgres.stop()
        try:
            with pytest.raises(SQLAlchemyError):
                held.renew()
            assert not held.elected
        finally:
            postgres.start()
        held.renew()
        assert held.elected
