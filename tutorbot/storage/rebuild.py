"""Makes the boards again from the attempts, and tells what had stood there wrongly."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    MetaData,
    Select,
    SelectBase,
    SQLColumnExpression,
    Table,
    Text,
    case,
    delete,
    except_,
    func,
    insert,
    literal,
    select,
    text,
    type_coerce,
    union,
    union_all,
)

from tutorbot.core.ledger import Recount
from tutorbot.core.scoring import Period, period_key
from tutorbot.storage.standings import BUCKET, COARSE, EXACT
from tutorbot.storage.tables import (
    DAY_US,
    EPOCH,
    IS_PLACED,
    UtcTime,
    attempts,
    boards,
    histogram,
    standings,
)

# Which periods each day with an attempt falls in: what a database cannot work out by itself.
periods = Table(
    "periods_of_days",
    MetaData(),
    Column("day", BigInteger, nullable=False),
    Column("period", Text, nullable=False),
    prefixes=["TEMPORARY"],
)
DAY = type_coerce(attempts.c.at, BigInteger) // DAY_US
EARNS = (attempts.c.points != 0) | (attempts.c.earned_rounds != 0) | (attempts.c.earned_credit != 0)


BOARD = (boards.c.server, boards.c.period, boards.c.topic)  # its number changes when it is rebuilt
STANDING = select(*BOARD, *(c for c in standings.c if c.name != "board")).join_from(
    standings, boards
)
COUNT = (
    select(*BOARD, *(c for c in histogram.c if c.name != "board"))
    .join_from(histogram, boards)
    .where(histogram.c.learners != 0)
)


def _copy(name: str, rows: Select[*tuple[Any, ...]]) -> Table:
    columns = [Column(column.name, column.type) for column in rows.selected_columns]
    return Table(name, MetaData(), *columns, prefixes=["TEMPORARY"])


BEFORE = ((STANDING, _copy("standings_before", STANDING)), (COUNT, _copy("counts_before", COUNT)))


def rebuild_standings(connection: Connection) -> Recount:
    """Replace all boards, standings and counts by what the attempts add up to."""
    if connection.dialect.name == "postgresql":  # let attempts under way in, and no more
        connection.execute(text("lock table attempts in share mode"))
    for rows, before in BEFORE:
        before.create(connection)
        connection.execute(insert(before).from_select([c.name for c in before.c], rows))
    _rebuild(connection)
    counted = _counted(connection)
    for _, before in BEFORE:
        before.drop(connection)
    return counted


def _counted(connection: Connection) -> Recount:
    differing = [_differing(rows, before) for rows, before in BEFORE]
    of_standings, of_counts = (rows.subquery() for rows in differing)
    names = [column.name for column in BOARD]
    learners = select(*(of_standings.c[name] for name in (*names, "learner"))).distinct()
    wrong = union(*(select(*(d.c[name] for name in names)) for d in (of_standings, of_counts)))
    return Recount(
        boards=_number(connection, select(boards)),
        standings=_number(connection, select(standings)),
        wrong_boards=_number(connection, wrong),
        wrong_standings=_number(connection, learners),
    )


def _differing(rows: Select[*tuple[Any, ...]], before: Table) -> Select[*tuple[Any, ...]]:
    """Select the rows that are there now or were before, but not both."""
    gone = except_(select(before), rows).subquery()
    new = except_(rows, select(before)).subquery()
    return select(union_all(select(gone), select(new)).subquery())


def _number(connection: Connection, rows: SelectBase) -> int:
    return connection.execute(select(func.count()).select_from(rows.subquery())).scalar_one()


def _rebuild(connection: Connection) -> None:
    for table in (histogram, standings, boards):
        connection.execute(delete(table))
    days = connection.scalars(select(DAY).where(EARNS).distinct()).all()
    if not days:
        return
    periods.create(connection)
    connection.execute(insert(periods), [row for day in days for row in _periods_of(day)])
    _sum_up(connection, literal("", Text))
    _sum_up(connection, attempts.c.topic, attempts.c.topic != "")
    _count(connection, EXACT, standings.c.points)
    _count(connection, COARSE, standings.c.points // BUCKET)
    periods.drop(connection)


def _periods_of(day: int) -> list[dict[str, object]]:
    at = EPOCH + timedelta(days=day)
    return [{"day": day, "period": period_key(period, at)} for period in Period]


def _sum_up(
    connection: Connection, topic: SQLColumnExpression[str], *which: ColumnElement[bool]
) -> None:
    named = (
        select(attempts.c.server, periods.c.period, topic)
        .join_from(attempts, periods, periods.c.day == DAY)
        .where(EARNS, *which)
        .distinct()
        .order_by(attempts.c.server, periods.c.period)
    )
    connection.execute(insert(boards).from_select(["server", "period", "topic"], named))
    sums = (
        select(
            boards.c.id,
            attempts.c.learner,
            func.sum(attempts.c.points),
            func.sum(attempts.c.earned_rounds),
            func.sum(attempts.c.earned_credit),
            func.max(case((attempts.c.points > 0, attempts.c.at), else_=literal(EPOCH, UtcTime))),
        )
        .join_from(attempts, periods, periods.c.day == DAY)
        .join(
            boards,
            (boards.c.server == attempts.c.server)
            & (boards.c.period == periods.c.period)
            & (boards.c.topic == topic),
        )
        .where(EARNS, *which)
        .group_by(boards.c.id, attempts.c.learner)
    )
    columns = [column.name for column in standings.c]
    connection.execute(insert(standings).from_select(columns, sums))


def _count(connection: Connection, level: int, value: SQLColumnExpression[int]) -> None:
    counts = (
        select(standings.c.board, literal(level), value, func.count())
        .where(IS_PLACED)
        .group_by(standings.c.board, value)
    )
    columns = [column.name for column in histogram.c]
    connection.execute(insert(histogram).from_select(columns, counts))
