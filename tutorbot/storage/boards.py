"""Pages of a board, places on it, and its length, read off its standings and histogram."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    ScalarSelect,
    bindparam,
    cast,
    func,
    literal,
    select,
)

from tutorbot.core.model import LearnerId, ServerId
from tutorbot.core.scoring import Standing
from tutorbot.storage.connection import Connection
from tutorbot.storage.standings import BILLION, BUCKET, COARSE, EXACT
from tutorbot.storage.tables import IS_PLACED, boards, histogram, standings

BOARD = (
    select(boards.c.id)
    .where(
        boards.c.server == bindparam("server"),
        boards.c.period == bindparam("period"),
        boards.c.topic == bindparam("topic"),
    )
    .scalar_subquery()
)
OFFSET = bindparam("offset", type_=BigInteger)
LEARNERS = select(cast(func.coalesce(func.sum(histogram.c.learners), 0), BigInteger)).where(
    histogram.c.board == BOARD, histogram.c.level == COARSE
)
PLACES = (
    select(standings.c.learner, standings.c.points, standings.c.rounds, standings.c.credit)
    .where(standings.c.board == BOARD, IS_PLACED)
    .order_by(standings.c.points.desc(), standings.c.reached_at, standings.c.learner)
    .limit(bindparam("limit", type_=BigInteger))
)
FIRST_PAGE = PLACES.add_columns(literal(0, BigInteger).label("above"))


def _one(cte: CTE, column: str) -> ScalarSelect[int]:
    return select(cte.c[column]).scalar_subquery()


def _reaching(level: int, start: CTE | None, name: str) -> CTE:
    """Return the row of the histogram whose learners the offset falls into, and who is above it."""
    running = func.sum(histogram.c.learners).over(order_by=histogram.c.value.desc())
    counts = select(
        histogram.c.value,
        histogram.c.learners,
        (cast(running, BigInteger) - histogram.c.learners).label("above"),
    ).where(histogram.c.board == BOARD, histogram.c.level == level)
    if start is not None:
        value = _one(start, "value")
        counts = counts.where(
            histogram.c.value >= value * BUCKET,
            histogram.c.value < (value + 1) * BUCKET,
        )
    counted = counts.cte(f"{name}_counts")
    before = 0 if start is None else func.coalesce(_one(start, "above"), 0)
    above = (counted.c.above + before).label("above")
    return (
        select(counted.c.value, above)
        .where(above <= OFFSET, counted.c.learners > 0)
        .order_by(counted.c.value)
        .limit(1)
        .cte(name)
    )


FIRST = _reaching(EXACT, _reaching(COARSE, None, "bucket"), "first")
LATER_PAGE = (
    PLACES.add_columns(_one(FIRST, "above").label("above"))
    .where(standings.c.points <= _one(FIRST, "value"))
    .offset(OFFSET - func.coalesce(_one(FIRST, "above"), 0))
)

OWN_BUCKET = standings.c.points // BUCKET


def _counted(level: int, *which: ColumnElement[bool]) -> ColumnElement[int]:
    total = func.coalesce(func.sum(histogram.c.learners), 0)
    counts = select(cast(total, BigInteger)).where(
        histogram.c.board == standings.c.board, histogram.c.level == level, *which
    )
    return counts.correlate(standings).scalar_subquery()


BETTER = _counted(COARSE, histogram.c.value > OWN_BUCKET) + _counted(
    EXACT,
    histogram.c.value > standings.c.points,
    histogram.c.value < (OWN_BUCKET + 1) * BUCKET,
)
PLACE_OF = select(
    standings.c.learner,
    standings.c.points,
    standings.c.rounds,
    standings.c.credit,
    BETTER.label("above"),
).where(standings.c.board == BOARD, standings.c.learner == bindparam("learner"), IS_PLACED)


def page(
    connection: Connection, server: ServerId, period: str, topic: str, offset: int, limit: int
) -> list[Standing]:
    """Return places of a board, best first; the histogram finds where the page begins."""
    keys = {"server": server, "period": period, "topic": topic, "limit": limit}
    if offset:
        rows = connection.execute(LATER_PAGE, keys | {"offset": offset}).all()
    else:
        rows = connection.execute(FIRST_PAGE, keys).all()
    places: list[Standing] = []
    for index, row in enumerate(rows):
        if places and places[-1].points == row.points:
            rank = places[-1].rank
        else:
            rank = 1 + (offset + index if places else row.above)
        places.append(_standing_from(row, rank))
    return places


def place_of(
    connection: Connection, server: ServerId, learner: LearnerId, period: str, topic: str
) -> Standing | None:
    """Return the learner's own place on a board; None without points or rounds there."""
    row = connection.execute(
        PLACE_OF, {"server": server, "period": period, "topic": topic, "learner": learner}
    ).first()
    return None if row is None else _standing_from(row, row.above + 1)


def learners(connection: Connection, server: ServerId, period: str, topic: str) -> int:
    """Count the learners on a board."""
    keys = {"server": server, "period": period, "topic": topic}
    count: int = connection.scalar(LEARNERS, keys)
    return count


def _standing_from(row: Any, rank: int) -> Standing:
    return Standing(
        learner=LearnerId(row.learner),
        rank=rank,
        points=row.points,
        rounds=row.rounds,
        credit=row.credit / BILLION / row.rounds if row.rounds else 0.0,
    )
