"""The steps from one schema of the store to the next, and the one call that takes them.

It owns every schema there ever was and must not know today's tables: a step that is published never changes.
"""

from __future__ import annotations

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from footnoted.errors import StoreUnavailable

__all__ = ["bring_up_to_date"]

ONE_AT_A_TIME = threading.Lock()  # Alembic keeps the run that is going on in a module's global


def bring_up_to_date(connection: Connection) -> None:
    """Take every step that the database has not taken yet, inside the connection's transaction.

    Raises StoreUnavailable, with nothing changed, where a newer release has been at the database.
    """
    config = Config()
    # A percent sign is an interpolation in the configuration's syntax.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    if not known.issuperset(MigrationContext.configure(connection).get_current_heads()):
        raise StoreUnavailable("the stored answers were written by a newer release of footnoted than this one")
    with ONE_AT_A_TIME:
        command.upgrade(config, "head")
