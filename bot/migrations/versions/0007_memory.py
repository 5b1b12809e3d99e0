"""What a group or channel that agreed to it has kept, and when its digests are due."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables; no chat has agreed yet."""
    op.create_table(
        "keepings",
        _key("chat"),
        sa.Column("since", sa.Float, nullable=False),
        sa.Column("days", sa.Integer, nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("told", sa.Float),
        sa.Column("pin", sa.Integer, nullable=False),
        *_numbers("pinned", "to_chat", "to_thread"),
        *_texts("title", "username"),
        sa.Column("locale", sa.String(16), nullable=False),
    )
    op.create_table(
        "posts",
        _key("chat"),
        _key("message"),
        *_numbers("thread", "person"),
        sa.Column("at", sa.Float, nullable=False),
        *_texts("channel", "author", "text", "link"),
        *_numbers("reply_to"),
        sa.Column("origin", sa.String(64), nullable=False),
        sa.Column("reactions", sa.Integer, nullable=False),
    )
    op.create_index("posts_by_time", "posts", ["chat", "at"])
    op.create_index("posts_by_person", "posts", ["person", "chat"])
    op.create_index("posts_by_age", "posts", ["at"])
    op.create_table(
        "links",
        _key("chat"),
        _key("message"),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("article", sa.String(32), sa.ForeignKey("articles.id"), index=True),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("claimed", sa.Float, nullable=False),
    )
    op.create_index("links_by_state", "links", ["state", "claimed"])
    op.create_table(
        "feeds",
        _key("chat"),
        sa.Column("url", sa.Text, primary_key=True),
        *_texts("title", "etag", "modified", "seen"),
        sa.Column("since", sa.Float, nullable=False),
        sa.Column("read", sa.Float, nullable=False),
        sa.Column("pause", sa.Float, nullable=False),
        sa.Column("next", sa.Float, nullable=False, index=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("problem", sa.String(32), nullable=False),
    )
    op.create_table(
        "plans",
        _key("chat"),
        sa.Column("minute", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("days", sa.String(7), nullable=False),
        sa.Column("due", sa.Float, nullable=False, index=True),
    )
    op.create_table(
        "subscribers", _key("chat"), _key("person"), sa.Column("locale", sa.String(16), nullable=False)
    )
    op.create_table("optouts", _key("person"))
    op.create_table(
        "seals",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("salt", sa.String(32), nullable=False),
        *_texts("canary"),
    )


def _key(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, primary_key=True, autoincrement=False)


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger, nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]
