"""How long the summaries of each chat are."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add it to the chats; none of those there has chosen."""
    with op.batch_alter_table("chats") as chats:
        chats.add_column(sa.Column("length", sa.String(8), nullable=False, server_default=""))
