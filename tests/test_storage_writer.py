"""Writes that wait share one commit; each still happens wholly or not at all."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy import (
    Column,
    Engine,
    Integer,
    MetaData,
    Table,
    create_engine,
    event,
    func,
    insert,
    select,
)
from sqlalchemy.exc import DBAPIError

from tutorbot.storage.connection import Connection
from tutorbot.storage.driver import Driver, Statements
from tutorbot.storage.writer import MOST_TOGETHER, Writer

KEPT = Table("kept", MetaData(), Column("n", Integer, primary_key=True))
LATER = Table("later", MetaData(), Column("n", Integer))
KEEP, COUNT = insert(KEPT), select(func.count()).select_from(KEPT)


class CountingDriver(Driver):
    """Counts its commits."""

    commits = 0

    def run(self, sql: str) -> None:
        """Run SQL as it stands."""
        self.commits += sql == "commit"
        super().run(sql)


class Gathering:
    """A writer held up, so that what is given to it meanwhile waits together."""

    def __init__(self, engine: Engine) -> None:
        self._driver = CountingDriver(engine, Statements(engine.dialect), "begin immediate")
        self._writer = Writer(lambda: self._driver)
        self._go_on = threading.Event()

    @property
    def commits(self) -> int:
        """How many there were, the one that held the others up counted."""
        return self._driver.commits

    async def run(self, *works: Callable[[Connection], object]) -> list[object]:
        """Return what each work did, or the error that it raised."""
        self._go_on.clear()
        given = (self._hold_up, *works)
        tasks = [asyncio.ensure_future(self._writer.run(work)) for work in given]
        await asyncio.sleep(0)  # each task has now given its work to the writer
        self._driver.commits = 0
        self._go_on.set()
        told: list[object] = [*await asyncio.gather(*tasks, return_exceptions=True)]
        return told[1:]

    def _hold_up(self, _connection: Connection) -> object:
        return self._go_on.wait(10)

    def close(self) -> None:
        self._writer.close()


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{tmp_path / 'kept.sqlite3'}", pool_size=2, max_overflow=0)
    event.listen(engine, "connect", _in_our_hands)
    KEPT.create(engine)
    return engine


@pytest.fixture
async def writer(engine: Engine) -> AsyncIterator[Gathering]:
    gathering = Gathering(engine)
    yield gathering
    gathering.close()
    engine.dispose()


def _in_our_hands(connection: object, _entry: object) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]  # sqlite3's
    connection.execute("pragma foreign_keys = on")  # type: ignore[attr-defined]


def keep(*numbers: int) -> Callable[[Connection], int]:
    def work(connection: Connection) -> int:
        for n in numbers:
            connection.execute(KEEP, {"n": n})
        return sum(numbers)

    return work


def undo_all(connection: Connection) -> None:
    assert isinstance(connection, Driver)
    connection.run("rollback")  # as SQLite itself does where the disk is full
    raise OSError("the disk is full")


def kept(engine: Engine) -> list[int]:
    with engine.begin() as connection:
        return list(connection.exec_driver_sql("select n from kept order by n").scalars())


async def test_works_that_wait_share_a_commit(engine: Engine, writer: Gathering) -> None:
    count = 2 * MOST_TOGETHER

    told = await writer.run(*(keep(n) for n in range(count)))

    assert told == list(range(count))
    assert writer.commits <= 1 + 2 + 1  # that of the work which held the others up, and theirs
    assert kept(engine) == list(range(count))


async def test_a_work_that_fails_undoes_itself_alone(engine: Engine, writer: Gathering) -> None:
    first, failed, last = await writer.run(keep(1), keep(2, 1), keep(3))

    assert (first, last) == (1, 3)
    assert isinstance(failed, DBAPIError)
    assert kept(engine) == [1, 3]


async def test_a_work_sees_what_those_before_it_did(engine: Engine, writer: Gathering) -> None:
    def count(connection: Connection) -> object:
        return connection.scalar(COUNT)

    assert await writer.run(keep(1, 2), count, keep(3), count) == [3, 2, 3, 3]


async def test_where_the_database_undoes_all_nobody_is_told_that_it_worked(
    engine: Engine, writer: Gathering
) -> None:
    told = await writer.run(keep(1), undo_all, keep(2))

    assert all(isinstance(one, Exception) for one in told)
    assert kept(engine) == []
    assert await writer.run(keep(1), keep(2)) == [1, 2]


async def test_a_commit_that_fails_is_told_to_all_of_it(engine: Engine, writer: Gathering) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "create table later (n references kept deferrable initially deferred)"
        )

    def dangle(connection: Connection) -> None:
        connection.execute(insert(LATER), {"n": 99})

    told = await writer.run(keep(1), dangle)

    assert all(isinstance(one, DBAPIError) for one in told)
    assert kept(engine) == []
    assert await writer.run(keep(1), keep(2)) == [1, 2]
