"""What Alembic runs to take the steps: on the connection it is given, in the transaction that is open.

It owns nothing and must not know where the database is.
"""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
