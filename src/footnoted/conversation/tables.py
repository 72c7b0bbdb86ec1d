"""The tables of what is kept, as they are today.

It owns their columns and must not know how they came to be so, nor who reads them.
"""

from __future__ import annotations

import sqlalchemy as sql

__all__ = ["ANSWERS", "CONVERSATIONS", "FEEDBACK", "TABLES"]

TABLES = sql.MetaData()
CONVERSATIONS = sql.Table(
    "conversations",
    TABLES,
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("id", sql.String, nullable=False, unique=True),
    sql.Column("title", sql.Text, nullable=False),
    sql.Column("created", sql.String, nullable=False),
    sql.Column("updated", sql.String, nullable=False),
    # When it was deleted; until it is swept it can be restored.
    sql.Column("deleted", sql.String),
    sql.Index("conversations_by_deletion", "deleted"),
    sqlite_autoincrement=True,
)
ANSWERS = sql.Table(
    "answers",
    TABLES,
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("id", sql.String, nullable=False, unique=True),
    sql.Column("conversation_id", sql.String, sql.ForeignKey("conversations.id", ondelete="CASCADE")),
    sql.Column("question", sql.Text, nullable=False),
    sql.Column("asked", sql.String, nullable=False),
    sql.Column("text", sql.Text, nullable=False),
    sql.Column("body", sql.Text, nullable=False),
    sql.Index("answers_by_conversation", "conversation_id", "number"),
    sqlite_autoincrement=True,
)
FEEDBACK = sql.Table(
    "feedback",
    TABLES,
    sql.Column("number", sql.Integer, primary_key=True, autoincrement=True),
    sql.Column("id", sql.String, nullable=False, unique=True),
    sql.Column("answer_id", sql.String, sql.ForeignKey("answers.id", ondelete="CASCADE"), nullable=False),
    sql.Column("given", sql.String, nullable=False),
    sql.Column("verdict", sql.String, nullable=False),
    # The number of the citation that is judged; the whole answer where there is none.
    sql.Column("citation", sql.Integer),
    sql.Column("comment", sql.Text),
    sql.Column("note", sql.Integer),
    # The right words as JSON: a document, spans of it, and the words that stood in them.
    sql.Column("words", sql.Text),
    sql.Index("feedback_by_answer", "answer_id", "number"),
    sqlite_autoincrement=True,
)
