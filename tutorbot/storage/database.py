"""Runs a piece of work in a transaction, off the event loop, on SQLite or PostgreSQL."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import sqlalchemy
from sqlalchemy import URL, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from tutorbot.storage.connection import Connection
from tutorbot.storage.driver import Driver, Statements
from tutorbot.storage.errors import StorageError
from tutorbot.storage.writer import Writer

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

T = TypeVar("T")
OLDEST_SQLITE = (3, 35)  # the first with RETURNING
READERS = 2  # threads: what a process with one interpreter lock can use
BUSY_MS = 10_000  # how long to wait for another process that writes
CONNECT_S = 10
POSTGRES_MODULES = ("asyncpg", "greenlet")  # SQLite does without
BEGIN_READING, BEGIN_WRITING = "begin", "begin immediate"

# What each SQLite connection starts with; docs/decisions/0021-sqlite-settings.md says why.
PRAGMAS = (
    f"busy_timeout = {BUSY_MS}",
    "journal_mode = wal",
    "synchronous = full",
    "foreign_keys = on",
    "secure_delete = on",
)


class Database(Protocol):
    """Runs a function on a connection in one transaction: all of it happens, or nothing."""

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Return what the work found in one consistent view of the database."""

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Return what the work did, once it is safe on disk."""

    async def rework(self, work: Callable[[sqlalchemy.Connection], T]) -> T:
        """Do what needs all of SQLAlchemy, such as new tables, and is seldom done."""

    async def close(self) -> None:
        """Let go of the database, after the work that is under way."""


def connect(url: URL) -> Database:
    """Return the database that a URL names, without going there yet.

    Raises:
        StorageError: its kind is unknown, its folder cannot be made, or its driver is missing.
    """
    backend = url.get_backend_name()
    if backend == "sqlite":
        return SqliteDatabase(url)
    if backend in ("postgresql", "postgres"):
        return PostgresDatabase(url)
    raise StorageError(
        f"tutorbot does not know {backend} databases. "
        "Use sqlite:///path/to/file or postgresql://user:password@host/name."
    )


class SqliteDatabase:
    """An SQLite file: one thread writes, in turn, and a few read; no thread waits for another.

    A whole transaction runs in its thread, which takes a third of the time that a hop for each
    statement does (docs/decisions/0020-sqlite-in-threads.md).
    """

    def __init__(self, url: URL) -> None:
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            raise StorageError(
                f"Python's SQLite is {sqlite3.sqlite_version}; tutorbot needs 3.35 or newer."
            )
        if url.database in (None, "", ":memory:"):
            raise StorageError("Name a file for the database: sqlite:///path/to/file.")
        path = Path(str(url.database)).expanduser()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._engine = create_engine(
            url.set(drivername="sqlite", database=str(path)),
            connect_args={"check_same_thread": False},
            hide_parameters=True,  # they hold answers
            max_overflow=0,
            pool_size=1 + READERS + 1,  # the last one is for `rework`
        )
        event.listen(self._engine, "connect", _prepare)
        event.listen(self._engine, "begin", _begin)
        self._statements = Statements(self._engine.dialect)
        self._writer = Writer(lambda: Driver(self._engine, self._statements, BEGIN_WRITING))
        self._readers = ThreadPoolExecutor(READERS, "tutorbot-read")
        self._idle: deque[Driver] = deque()  # readers' connections

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run the work in a reader thread."""

        def run() -> T:
            try:
                driver = self._idle.pop()
            except IndexError:
                driver = Driver(self._engine, self._statements, BEGIN_READING)
            try:
                with driver.transaction():
                    return work(driver)
            finally:
                self._idle.append(driver)

        return await asyncio.get_running_loop().run_in_executor(self._readers, run)

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run the work in the writer thread, under SQLite's write lock from its start."""
        return await self._writer.run(work)

    async def rework(self, work: Callable[[sqlalchemy.Connection], T]) -> T:
        """Run the work in the writer thread, on a connection of its own."""

        def run() -> T:
            with self._engine.begin() as connection:
                return work(connection)

        return await self._writer.run_apart(run)

    async def close(self) -> None:
        """Finish what is under way, then close the file."""

        def run() -> None:
            self._writer.close()
            self._readers.shutdown()
            for driver in self._idle:
                driver.close()
            self._engine.dispose()

        await asyncio.to_thread(run)


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself: see _begin
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"pragma {pragma}")
    cursor.close()


def _begin(connection: sqlalchemy.Connection) -> None:
    connection.exec_driver_sql(BEGIN_WRITING)


class PostgresDatabase:
    """A PostgreSQL server, through a pool of connections."""

    def __init__(self, url: URL) -> None:
        if any(find_spec(name) is None for name in POSTGRES_MODULES):
            raise StorageError(
                "PostgreSQL needs some more packages: pip install 'tutorbot[postgres]', "
                "or, in a checkout, pip install '.[postgres]'."
            )
        from sqlalchemy.ext.asyncio import create_async_engine

        mode = url.query.get("sslmode")  # libpq's word, which most hosts' URLs have
        if mode is not None:
            url = url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
        engine = create_async_engine(
            url.set(drivername="postgresql+asyncpg"),
            connect_args={"timeout": CONNECT_S},
            hide_parameters=True,  # they hold answers
            pool_pre_ping=True,
        )
        self._engine = engine
        self._snapshot = engine.execution_options(isolation_level="REPEATABLE READ")

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run the work in one snapshot."""
        return await self._run(self._snapshot, work)

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run the work; what it changes it locks, always in the same order."""
        return await self._run(self._engine, work)

    async def rework(self, work: Callable[[sqlalchemy.Connection], T]) -> T:
        """Run the work as any other that writes."""
        return await self._run(self._engine, work)

    async def _run(self, engine: AsyncEngine, work: Callable[[sqlalchemy.Connection], T]) -> T:
        async with engine.begin() as connection:
            return await connection.run_sync(work)

    async def close(self) -> None:
        """Close the connections."""
        await self._engine.dispose()
