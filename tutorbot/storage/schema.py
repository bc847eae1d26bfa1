"""Brings a database to the tables that this version of the program knows."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, func, inspect, select, text

from tutorbot.storage.errors import StorageError

MIGRATIONS = Path(__file__).parent / "migrations"
NEWEST = "0001"  # the last of the migrations, so that a start with nothing to do loads no alembic
START_LOCK = 8_243_107_771  # any number that all of our processes agree on


def upgrade(connection: Connection) -> None:
    """Run the migrations that the database lacks, in the transaction of the caller.

    Of programs that start at once, one migrates and the others wait: SQLite's write lock is held
    by the transaction already, and PostgreSQL has a lock for it.

    Raises:
        StorageError: a newer version of the program has been here.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(START_LOCK)))
    present = None
    if inspect(connection).has_table("alembic_version"):
        present = connection.scalar(text("select version_num from alembic_version"))
    if present != NEWEST:
        _migrate(connection, present)


def _migrate(connection: Connection, present: str | None) -> None:
    from alembic import command  # takes a third of a second to load
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if present is not None and present not in known:
        raise StorageError(
            "The database was written by a newer version of tutorbot than this one. "
            "Upgrade tutorbot, or name another database."
        )
    command.upgrade(config, "head")
