"""The last question of each conversation about its article."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add it to the conversations; nothing was asked in those there."""
    with op.batch_alter_table("conversations") as conversations:
        conversations.add_column(sa.Column("question", sa.Text, nullable=False, server_default=""))
