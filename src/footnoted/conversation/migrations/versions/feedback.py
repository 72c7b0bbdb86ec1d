"""Make the table of feedback, and let a deleted conversation be restored for a while."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Added in place: a table made anew would be dropped first, and every answer with it.
    op.execute("ALTER TABLE conversations ADD COLUMN deleted VARCHAR")
    op.create_index("conversations_by_deletion", "conversations", ["deleted"])
    op.create_table(
        "feedback",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("answer_id", sa.String, sa.ForeignKey("answers.id", ondelete="CASCADE"), nullable=False),
        sa.Column("given", sa.String, nullable=False),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("citation", sa.Integer),
        sa.Column("comment", sa.Text),
        sa.Column("note", sa.Integer),
        sa.Column("words", sa.Text),
        sqlite_autoincrement=True,
    )
    op.create_index("feedback_by_answer", "feedback", ["answer_id", "number"])
