"""Alembic's way in: runs the migrations on the engine the store hands over, in one transaction."""

from alembic import context

engine = context.config.attributes["engine"]

with engine.begin() as connection:
    context.configure(connection=connection)
    context.run_migrations()
