"""Makes the boards again from the attempts."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    MetaData,
    SQLColumnExpression,
    Table,
    Text,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    text,
    type_coerce,
)

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


def rebuild_standings(connection: Connection) -> None:
    """Replace all boards, standings and counts by what the attempts add up to."""
    if connection.dialect.name == "postgresql":  # let attempts under way in, and no more
        connection.execute(text("lock table attempts in share mode"))
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
