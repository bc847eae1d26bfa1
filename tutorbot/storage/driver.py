"""SQLite's own driver, with the statements of the tables: each is put into SQL only once.

SQLAlchemy looks every statement up by its parts each time that it runs, which takes longer than
SQLite needs to answer it (docs/decisions/0023-statements-prepared-once.md).
"""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeAlias, cast

from sqlalchemy import Dialect, Engine, Executable
from sqlalchemy.exc import DBAPIError, NoResultFound
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from tutorbot.storage.connection import Values

Convert: TypeAlias = Callable[[Any], Any]


class Prepared:
    """A statement as SQLite takes it, what makes of our values its own, and of its rows ours."""

    def __init__(self, statement: Any, names: tuple[str, ...], dialect: Dialect) -> None:
        compiled: SQLCompiler = statement.compile(dialect=dialect, column_keys=list(names))
        self.sql = str(compiled)
        self._given = compiled.params
        self._values = [
            (name, _to_database(compiled.binds[name].type, dialect))
            for name in compiled.positiontup or ()
        ]
        columns = list(statement.exported_columns)
        self._row = cast(Any, namedtuple("Row", [c.key for c in columns], rename=True))._make
        self._convert = [
            (place, convert)
            for place, column in enumerate(columns)
            if (convert := _from_database(column.type, dialect)) is not None
        ]

    def values(self, given: Mapping[str, Any]) -> list[Any]:
        """Return the values in their order, as SQLite keeps them."""
        own = self._given
        return [
            convert(given.get(name, own[name])) if convert else given.get(name, own[name])
            for name, convert in self._values
        ]

    def row(self, kept: tuple[Any, ...]) -> Any:
        """Return a row as a tuple whose columns have their names and our types."""
        if not self._convert:
            return self._row(kept)
        row = list(kept)
        for place, convert in self._convert:
            row[place] = convert(row[place])
        return self._row(row)


class Found:
    """What a statement found."""

    __slots__ = ("_rows", "rowcount")

    def __init__(self, rows: list[Any], rowcount: int) -> None:
        self._rows = rows
        self.rowcount = rowcount

    def __iter__(self) -> Iterator[Any]:
        """Go through the rows."""
        return iter(self._rows)

    def all(self) -> list[Any]:
        """Return all rows."""
        return self._rows

    def first(self) -> Any:
        """Return the first row; None if there is none."""
        return self._rows[0] if self._rows else None

    def one(self) -> Any:
        """Return the only row."""
        if len(self._rows) != 1:
            raise NoResultFound(f"one row was expected, not {len(self._rows)}")
        return self._rows[0]


class Statements:
    """The statements put into SQL so far. Give it only such as are made once, with the module."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._prepared: dict[tuple[Executable, tuple[str, ...]], Prepared] = {}

    def prepared(self, statement: Executable, names: tuple[str, ...]) -> Prepared:
        """Return a statement ready for values of these names."""
        key = (statement, names)
        known = self._prepared.get(key)
        if known is None:
            known = self._prepared[key] = Prepared(statement, names, self._dialect)
        return known


class Driver:
    """A connection to an SQLite file that is kept open, used by one thread at a time."""

    def __init__(self, engine: Engine, statements: Statements, begin: str) -> None:
        """Connect; DBAPIError if that fails.

        Args:
            engine: gives out connections that begin no transaction by themselves.
            statements: shared with the other connections.
            begin: the words that begin a transaction.
        """
        self._kept = engine.raw_connection()
        self._sqlite = cast(sqlite3.Connection, self._kept.driver_connection)
        self._statements = statements
        self._begin = begin

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open; SQLite itself ends one where the disk is full."""
        return self._sqlite.in_transaction

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all that happens inside, or nothing; it is safe on disk at the end."""
        try:
            self.run(self._begin)
            yield
            self.run("commit")
        except BaseException:
            if self._sqlite.in_transaction:
                self.run("rollback")
            raise

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Keep all that happens inside a transaction's part, or nothing of it."""
        self.run("savepoint part")
        try:
            yield
        except BaseException:
            if self._sqlite.in_transaction:
                self.run("rollback to part")
                self.run("release part")
            raise
        self.run("release part")

    def run(self, sql: str) -> None:
        """Run SQL as it stands."""
        self._run(sql, self._sqlite.execute, ())

    def execute(self, statement: Executable, values: Values | None = None, /) -> Found:
        """Run a statement with these values, once for each where there are several."""
        if isinstance(values, list):
            prepared = self._statements.prepared(statement, tuple(values[0]))
            many = [prepared.values(one) for one in values]
            return Found([], self._run(prepared.sql, self._sqlite.executemany, many).rowcount)
        given = cast(Mapping[str, Any], values or {})
        prepared = self._statements.prepared(statement, tuple(given))
        cursor = self._run(prepared.sql, self._sqlite.execute, prepared.values(given))
        return Found([prepared.row(kept) for kept in cursor.fetchall()], cursor.rowcount)

    def scalar(self, statement: Executable, values: Mapping[str, Any] | None = None, /) -> Any:
        """Return the first column of the first row; None if there is no row."""
        row = self.execute(statement, values).first()
        return None if row is None else row[0]

    def close(self) -> None:
        """Give the connection back."""
        self._kept.close()

    def _run(self, sql: str, call: Callable[[str, Any], sqlite3.Cursor], values: Any) -> Any:
        try:
            return call(sql, values)
        except sqlite3.Error as error:
            raise _told(sql, error) from error


def _told(sql: str, error: sqlite3.Error) -> BaseException:
    """Return an error as SQLAlchemy tells it, without the values: they hold answers."""
    return DBAPIError.instance(sql, None, error, sqlite3.Error, hide_parameters=True)


def _to_database(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    convert: Convert | None = kind.dialect_impl(dialect).bind_processor(dialect)
    return convert


def _from_database(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    convert: Convert | None = kind.dialect_impl(dialect).result_processor(dialect, None)
    return convert
