"""Updates that were received and not yet answered, and the record of those that were."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the inbox."""
    op.create_table(
        "inbox",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("received", sa.Float, nullable=False),
        sa.Column("settled", sa.Float),
    )
    op.create_index("inbox_by_chat", "inbox", ["chat", "settled"])
    op.create_index("inbox_by_person", "inbox", ["person", "settled"])
    op.create_index("inbox_by_settled", "inbox", ["settled"])
