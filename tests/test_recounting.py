"""Boards and scores added up again from the attempts, and what had been wrong with them."""

from __future__ import annotations

import asyncio
import json

import pytest
from sqlalchemy import Connection, make_url, text

from tests.played import ANN, BEN, SERVER, add, attempt, end, start
from tests.program import Program
from tutorbot.core.ledger import Recount
from tutorbot.storage import SqlStore
from tutorbot.storage.database import connect

FULL = "Random neurons are switched off in each step, so the network is robust."
SPOILT = [  # what went wrong in the database, and on how many boards, with how many standings
    ("update standings set points = points + 1", (6, 12)),
    ("update standings set rounds = 5, credit = 0 where learner = :ann", (6, 6)),
    ("delete from standings where learner = :ben", (6, 6)),
    ("update standings set reached_at = 0 where board = (select min(id) from boards)", (1, 2)),
    ("update histogram set learners = 7 where board = (select max(id) from boards)", (1, 0)),
    ("update boards set topic = 'elsewhere' where topic = 'training'", (6, 12)),
    ("update histogram set learners = 0 where false", (0, 0)),
]


async def spoil(url: str, statement: str) -> None:
    def work(connection: Connection) -> None:
        learners = {"ann": ANN, "ben": BEN}
        used = {name: one for name, one in learners.items() if f":{name}" in statement}
        connection.execute(text(statement), used)

    database = connect(make_url(url))
    try:
        await database.rework(work)
    finally:
        await database.close()


async def play_a_round(store: SqlStore) -> None:
    opened = await start(store)
    await add(store, attempt(opened, ANN))
    await add(store, attempt(opened, BEN, points=30))
    await end(store, opened)


@pytest.mark.parametrize(("statement", "wrong"), SPOILT)
async def test_what_stood_there_wrongly_is_mended_and_counted(
    store: SqlStore, database_url: str, statement: str, wrong: tuple[int, int]
) -> None:
    await play_a_round(store)
    before = await store.board(SERVER, "all", "training", 0, 10)
    await spoil(database_url, statement)

    first, second = await store.rebuild_standings(), await store.rebuild_standings()

    assert first == Recount(6, 12, *wrong)
    assert second == Recount(6, 12, 0, 0)
    assert await store.board(SERVER, "all", "training", 0, 10) == before
    assert [place.points for place in before] == [60, 30]


async def test_boards_without_attempts_are_taken_away(store: SqlStore, database_url: str) -> None:
    await spoil(
        database_url, "insert into boards (server, period, topic) values (1, 'all', 'ghost')"
    )

    assert await store.rebuild_standings() == Recount(0, 0, 0, 0)


def test_the_command_tells_what_it_mended(program: Program, database_url: str) -> None:
    where = ("--database", database_url)
    empty = program.run("recount", *where)
    program.run("play", "ml7", *where, typed=f"{FULL}\n")
    right = program.run("recount", *where)
    asyncio.run(spoil(database_url, "update standings set points = 999 where points > 0"))
    spoilt = program.run("score", *where)
    mended = program.run("recount", *where)
    told = program.run("recount", "--json", *where)

    sums = "The attempts that are kept add up to {}."
    assert empty.out == sums.format("0 standings on 0 boards") + " All stood so already.\n"
    assert right.out == sums.format("6 standings on 6 boards") + " All stood so already.\n"
    assert spoilt.out.startswith("999 points")
    assert mended.out == (
        sums.format("6 standings on 6 boards")
        + " 6 standings had been wrong, on 6 boards: mended.\n"
    )
    assert json.loads(told.out) == {
        "boards": 6,
        "standings": 6,
        "wrong_boards": 0,
        "wrong_standings": 0,
    }
    assert program.run("score", *where).out.startswith("100 points")
    assert [ran.status for ran in (empty, right, mended, told)] == [0, 0, 0, 0]
    assert [ran.err for ran in (empty, right, mended, told)] == ["", "", "", ""]


def test_a_recount_that_cannot_write_says_so(program: Program) -> None:
    program.run("play", "ml7", typed=f"{FULL}\n")
    kept = program.folder / "kept.sqlite3"
    kept.write_bytes(b"something else, and long enough to be taken for a file " * 40)

    ran = program.run("recount")

    assert (ran.status, ran.out) == (1, "")
    assert "The file is something else. Move it away, or name another file." in ran.err
