"""SQLite's own driver: the statements of the tables, put into SQL once, with our types."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Integer,
    MetaData,
    Table,
    Text,
    bindparam,
    create_engine,
    func,
    insert,
    select,
)
from sqlalchemy.exc import IntegrityError, NoResultFound

from tutorbot.storage.driver import Driver, Statements
from tutorbot.storage.tables import UtcTime

NOTES = Table(
    "notes",
    MetaData(),
    Column("n", Integer, primary_key=True),
    Column("said", Text),
    Column("at", UtcTime),
    Column("good", Boolean, nullable=False),
)
ADD = insert(NOTES).returning(NOTES.c.n)
ALL = select(NOTES).order_by(NOTES.c.n)
LATEST = select(func.max(NOTES.c.at)).where(NOTES.c.good == bindparam("good"))
AT = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[Driver]:
    engine = create_engine(f"sqlite:///{tmp_path / 'notes.sqlite3'}")
    NOTES.create(engine)
    driver = Driver(engine, Statements(engine.dialect), "begin")
    yield driver
    driver.close()
    engine.dispose()


def add(driver: Driver, *numbers: int, said: str = "so") -> list[object]:
    return [driver.scalar(ADD, {"n": n, "said": said, "at": AT, "good": n > 1}) for n in numbers]


def test_rows_have_their_names_and_our_types(driver: Driver) -> None:
    with driver.transaction():
        assert add(driver, 1) == [1]
        driver.execute(insert(NOTES), [{"n": 2, "good": True}, {"n": 3, "good": False}])

        first, second, _ = driver.execute(ALL)
        assert (first.n, first.said, first.at, first.good) == (1, "so", AT, False)
        assert (second.said, second.at, second.good) == (None, None, True)
        assert driver.scalar(LATEST, {"good": False}) == AT
        assert driver.scalar(LATEST, {"good": True}) is None


def test_of_rows_that_are_missing_or_too_many_none_is_the_only_one(driver: Driver) -> None:
    with driver.transaction():
        assert driver.execute(ALL).first() is None
        with pytest.raises(NoResultFound):
            driver.execute(ALL).one()


def test_a_transaction_that_fails_leaves_nothing(driver: Driver) -> None:
    with pytest.raises(IntegrityError), driver.transaction():
        add(driver, 1, 1)

    with driver.transaction():
        assert driver.execute(ALL).all() == []


def test_a_savepoint_that_fails_undoes_itself_alone(driver: Driver) -> None:
    with driver.transaction():
        add(driver, 1)
        with pytest.raises(IntegrityError), driver.savepoint():
            add(driver, 2, 1)
        with driver.savepoint():
            add(driver, 3)

    with driver.transaction():
        assert [row.n for row in driver.execute(ALL)] == [1, 3]


def test_an_error_tells_no_words_of_an_answer(driver: Driver) -> None:
    with pytest.raises(IntegrityError) as failed, driver.transaction():
        add(driver, 1, 1, said="my secret answer")

    assert "UNIQUE" in str(failed.value)
    assert "secret" not in str(failed.value)


def test_a_statement_is_put_into_sql_once(driver: Driver) -> None:
    statements = driver._statements

    assert statements.prepared(ALL, ()) is statements.prepared(ALL, ())
    assert statements.prepared(ADD, ("n",)) is not statements.prepared(ADD, ("n", "said"))
