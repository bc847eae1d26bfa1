"""What is kept: one store for SQLite and PostgreSQL."""

from tutorbot.storage.errors import StorageError
from tutorbot.storage.store import SqlStore, open_store

__all__ = ["SqlStore", "StorageError", "open_store"]
