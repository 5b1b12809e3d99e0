"""A whole copy of the database in one file, made while the bot runs.

Of SQLite that is a database without the pages of what was erased; of PostgreSQL an archive for ``pg_restore``.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from summarizer import NutshellError

if TYPE_CHECKING:
    from sqlalchemy import URL

BUSY_SECONDS = 10
"""How long SQLite waits for whoever holds the database alone."""


def back_up(url: str, target: Path) -> int:
    """Copy the database at a URL, as it is and without migrating it, to a file; returns its size in bytes.

    Raises NutshellError: the file is there already or cannot be made, there is no database, its copy failed.
    """
    copy = _copier(url)
    with _appearing(target) as beside:
        copy(beside)
        return beside.stat().st_size


def _copier(url: str) -> Callable[[Path], None]:
    """What copies the database at a URL into an empty file; raises StoreError for a URL that is none."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot.store import StoreError
    from bot.store.engine import address

    try:
        source = address(url)
        if source.get_backend_name() == "sqlite":
            return partial(_copy_file, _file_of(source))
        if source.get_backend_name() == "postgresql":
            return partial(_dump, _variables(source))
    except (SQLAlchemyError, ValueError) as error:
        raise StoreError from error
    raise StoreError


@contextmanager
def _appearing(target: Path) -> Iterator[Path]:
    """An empty file of its owner's alone that gets its name when it is whole, and else is gone."""
    if os.path.lexists(target):
        raise NutshellError("backup-exists", path=str(target))
    try:
        handle, name = tempfile.mkstemp(prefix=".nutshell-", suffix=".part", dir=target.parent)
        os.close(handle)
        beside = Path(name)
        try:
            yield beside
            _settle(beside)
            beside.rename(target)
            _settle(target.parent)
        finally:
            with suppress(FileNotFoundError):
                beside.unlink()
    except OSError as error:
        raise NutshellError("backup-unwritable", path=str(target), reason=error.strerror or "") from error


def _settle(path: Path) -> None:
    """Have the disk hold what was written, so that a name never outlives its content."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copy_file(source: Path, target: Path) -> None:
    import sqlite3

    if not source.is_file():
        raise NutshellError("backup-of-nothing")
    there = f"file:{quote(str(source.absolute()))}?mode=rw"
    try:
        with closing(sqlite3.connect(there, BUSY_SECONDS, isolation_level=None, uri=True)) as connection:
            connection.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        raise NutshellError("backup-failed", reason=str(error)) from error


def _file_of(url: URL) -> Path:
    """The file of an SQLite URL, which names it by its path or as ``file:…``; a folder where it names none."""
    named = str(url.database or "")
    return Path(unquote(urlsplit(named).path) if named.startswith("file:") else named)


def _dump(variables: dict[str, str], target: Path) -> None:
    import shutil
    import subprocess

    program = shutil.which("pg_dump")
    if program is None:
        raise NutshellError("backup-needs-pg-dump")
    done = subprocess.run(  # noqa: S603 - what is run is ours, and nobody's words are among its arguments
        [program, "--format=custom", "--no-password", f"--file={target}"],
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise NutshellError("backup-failed", reason=said.removeprefix("pg_dump: error: "))


def _variables(url: URL) -> dict[str, str]:
    """How to reach a server, as libpq's variables: a command line is anybody's to read, its environment is not.

    What has no variable, such as the pace of keepalives, is left at its default.
    """
    from psycopg.pq import Conninfo

    names = {option.keyword.decode(): option.envvar for option in Conninfo.get_defaults()}
    _, told = url.set(drivername="postgresql+psycopg").get_dialect()().create_connect_args(url)
    return {name.decode(): str(value) for key, value in told.items() if (name := names.get(key))}
