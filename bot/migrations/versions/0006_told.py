"""The last summary of each conversation: how long, and about what."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add it to the conversations; nothing is known of those there."""
    with op.batch_alter_table("conversations") as conversations:
        conversations.add_column(sa.Column("told", sa.Text, nullable=False, server_default=""))
