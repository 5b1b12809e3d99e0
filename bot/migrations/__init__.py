"""The database's schema, step by step and forward only; run by the store when a database is behind."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

FOLDER = Path(__file__).parent


def upgrade(engine: Engine) -> None:
    """Bring a database to the newest schema; what another process has just done is not done twice."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["engine"] = engine
    command.upgrade(config, "head")
