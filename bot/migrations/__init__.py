"""The database's schema, step by step and forward only; run by the store when a database is behind."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

FOLDER = Path(__file__).parent


class UnknownSchemaError(ValueError):
    """A database has a schema that is not known here: a newer Nutshell made it."""


def upgrade(engine: Engine) -> None:
    """Bring a database to the newest schema; what another process has just done is not done twice.

    Raises UnknownSchemaError for a database that is ahead.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["engine"] = engine
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise UnknownSchemaError from error
