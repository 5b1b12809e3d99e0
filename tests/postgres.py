"""A PostgreSQL server of the tests' own: a cluster in a temporary folder, on loopback, gone when they end."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

INSTALLED = Path("/usr/lib/postgresql")
"""Where Debian puts the server's programs: a folder a version, none of them in PATH."""
OWNER = "nutshell"
NEEDED = ("initdb", "pg_ctl", "postgres")
SETTINGS = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
fsync = off
synchronous_commit = off
full_page_writes = off
"""
"""What is lost when the machine stops is lost anyway: the cluster is."""


class UnavailableError(Exception):
    """There is no server to be had; the message says why, in one line."""


def programs() -> Path | None:
    """The folder of a server's programs: that of PATH, else the newest installed; None without any."""
    named = shutil.which("initdb")
    found = sorted(INSTALLED.glob("*/bin"), key=lambda folder: _version(folder.parent.name), reverse=True)
    folders = [Path(named).resolve().parent, *found] if named else found
    return next((folder for folder in folders if all((folder / name).is_file() for name in NEEDED)), None)


def _version(name: str) -> float:
    try:
        return float(name)
    except ValueError:
        return 0.0


class Postgres:
    """A running server. Its databases ask for no password and are removed with it."""

    def __init__(self, bin_folder: Path, folder: Path) -> None:
        self.bin_folder = bin_folder
        self._folder, self._data = folder, folder / "data"
        self._names = (f"nutshell_{number}" for number in count(1))
        self._port = _free_port()
        self._run("initdb", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", f"--username={OWNER}")
        with (self._data / "postgresql.conf").open("a", encoding="utf-8") as written:
            written.write(SETTINGS.format(port=self._port))
        self.start()

    def database(self, options: str = "") -> str:
        """The URL of a fresh, empty database; ``options`` as in CREATE DATABASE."""
        name = next(self._names)
        self._execute(f"CREATE DATABASE {name} {options}")
        return self._url(name)

    def stop(self) -> None:
        """The server goes away: its connections are cut and its port is closed."""
        self._run("pg_ctl", "stop", "--wait", "--mode=fast")

    def start(self) -> None:
        """The server comes back, where it was and with all it had."""
        self._run("pg_ctl", "start", "--wait", f"--log={self._folder / 'log'}")

    def kill_connections(self) -> None:
        """Cut every connection there is; returns when they are gone."""
        others = "FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        while self._execute(f"SELECT pg_terminate_backend(pid) {others}"):
            pass

    def close(self) -> None:
        """Stop for good, however things stand."""
        if (self._data / "postmaster.pid").exists():
            self._run("pg_ctl", "stop", "--wait", "--mode=immediate")

    def _url(self, name: str) -> str:
        return f"postgresql://{OWNER}@127.0.0.1:{self._port}/{name}"

    def _execute(self, statement: str) -> list[Any]:
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            done = connection.execute(statement.encode())
            return done.fetchall() if done.description else []

    def _run(self, program: str, *words: str) -> None:
        """One of the server's programs; what it says is kept from a pipe that the server would hold open."""
        said = self._folder / "said"
        with said.open("w") as out:
            done = subprocess.run(
                [self.bin_folder / program, f"--pgdata={self._data}", *words],
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd=self._folder, check=False, **_unprivileged(),
            )  # fmt: skip
        if done.returncode:
            last = said.read_text(errors="replace").strip().rpartition("\n")[2]
            raise UnavailableError(f"{program} failed: {last}")


@contextmanager
def running() -> Iterator[Postgres]:
    """A server that is stopped and removed at the end; raises UnavailableError where there is none to be had."""
    bin_folder = programs()
    if bin_folder is None:
        raise UnavailableError("PostgreSQL's server is not installed")
    folder = Path(tempfile.mkdtemp(prefix="nutshell-postgres-"))
    try:
        server = _prepared(bin_folder, folder)
        try:
            yield server
        finally:
            server.close()
    finally:
        shutil.rmtree(folder)


def _prepared(bin_folder: Path, folder: Path) -> Postgres:
    try:
        who = _unprivileged()
        if who:
            os.chown(folder, who["user"], who["group"])
        return Postgres(bin_folder, folder)
    except OSError as error:
        raise UnavailableError(f"PostgreSQL's server cannot be started: {error.strerror}") from error


def _unprivileged() -> dict[str, Any]:
    """PostgreSQL refuses to run as root, so someone else does it then."""
    if os.geteuid():
        return {}
    for name in ("postgres", "nobody"):
        try:
            person = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}
    raise UnavailableError("PostgreSQL does not run as root, and there is nobody else")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
