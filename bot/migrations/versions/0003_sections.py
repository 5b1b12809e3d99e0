"""What kind of page an article is from, and the sections of a long one."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add both to the articles; those there have no sections."""
    with op.batch_alter_table("articles") as articles:
        articles.add_column(sa.Column("sections", sa.Text, nullable=False, server_default="[]"))
        articles.add_column(sa.Column("kind", sa.String(8), nullable=False, server_default="article"))
