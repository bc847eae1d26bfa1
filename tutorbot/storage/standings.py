"""What each attempt adds to the boards of its server, in one transaction with it.

A board is a server, a period and a topic. Beside its standings stands a histogram: how many of
its learners have how many points. A rank, or the place where a page begins, is then a sum over some
hundred rows, whether the board has ten learners or a million.
"""

from __future__ import annotations

from sqlalchemy import BindParameter, bindparam, case, func, select
from sqlalchemy.dialects import postgresql

from tutorbot.core.model import Attempt
from tutorbot.core.scoring import Period, period_key
from tutorbot.storage.connection import Connection
from tutorbot.storage.tables import EPOCH, boards, histogram, standings

BILLION = 1_000_000_000
EXACT, COARSE = 0, 1  # levels of the histogram
BUCKET = 1024  # values of points that a coarse bucket holds


def billionths(credit: float) -> int:
    """Return a credit as a whole number, so that sums are exact in any order."""
    return round(credit * BILLION)


PERIODS: list[BindParameter[str]] = [bindparam(f"period_{period}") for period in Period]
TOPICS: list[BindParameter[str]] = [bindparam("every_topic"), bindparam("topic")]
THERE = boards.alias("there")
HOW_MANY = select(func.count()).where(
    THERE.c.server == bindparam("server"),
    THERE.c.period.in_(PERIODS),
    THERE.c.topic.in_(TOPICS),
)
LOCK_BOARDS = (
    select(boards.c.id)
    .where(
        boards.c.server == bindparam("server"),
        boards.c.period.in_(PERIODS),
        boards.c.topic.in_(TOPICS),
    )
    .order_by(boards.c.id)
    .with_for_update()  # on PostgreSQL, the lock that lets a server's answers in one by one
)
# All or none: who held some and made the rest could wait for one who makes those and wants these.
LOCK_ALL_BOARDS = LOCK_BOARDS.where(HOW_MANY.scalar_subquery() == bindparam("all_boards"))
MAKE_BOARD = postgresql.insert(boards).on_conflict_do_nothing()
ADDED = postgresql.insert(standings).from_select(
    [column.name for column in standings.c],
    select(
        boards.c.id,
        *(
            bindparam(f"its_{column.name}", type_=column.type)
            for column in standings.c
            if column.name != "board"
        ),
    ).where(
        boards.c.server == bindparam("server"),
        boards.c.period.in_(PERIODS),
        boards.c.topic.in_(TOPICS),
    ),
)
ADD = ADDED.on_conflict_do_update(
    index_elements=[standings.c.board, standings.c.learner],
    set_={
        "points": standings.c.points + ADDED.excluded.points,
        "rounds": standings.c.rounds + ADDED.excluded.rounds,
        "credit": standings.c.credit + ADDED.excluded.credit,
        "reached_at": case(
            (ADDED.excluded.reached_at > standings.c.reached_at, ADDED.excluded.reached_at),
            else_=standings.c.reached_at,
        ),
    },
).returning(standings.c.board, standings.c.points, standings.c.rounds)
COUNTED = postgresql.insert(histogram)
COUNT = COUNTED.on_conflict_do_update(
    index_elements=[histogram.c.board, histogram.c.level, histogram.c.value],
    set_={"learners": histogram.c.learners + COUNTED.excluded.learners},
)


def add(connection: Connection, attempt: Attempt, rounds: int, credit: int) -> None:
    """Add what an attempt earned to the six boards that it counts on.

    Args:
        connection: in the transaction that adds the attempt.
        attempt: with the points that it earned.
        rounds: 1 for the learner's first answer to a round, else 0.
        credit: what it earned, in billionths.
    """
    names = _board_names(attempt)
    _make_and_lock(connection, names, attempt)
    rows = connection.execute(
        ADD,
        {
            **names,
            "its_learner": attempt.learner,
            "its_points": attempt.points,
            "its_rounds": rounds,
            "its_credit": credit,
            "its_reached_at": attempt.at if attempt.points else EPOCH,
        },
    )
    moves = [
        move
        for board, points, played in rows
        for move in _moves(board, points, attempt.points, played, rounds)
    ]
    if moves:
        connection.execute(COUNT, moves)


def _board_names(attempt: Attempt) -> dict[str, object]:
    names: dict[str, object] = {f"period_{p}": period_key(p, attempt.at) for p in Period}
    return names | {"server": attempt.server, "every_topic": "", "topic": attempt.topic}


def _make_and_lock(connection: Connection, names: dict[str, object], attempt: Attempt) -> None:
    topics = sorted({"", attempt.topic})
    all_boards = len(Period) * len(topics)
    if connection.execute(LOCK_ALL_BOARDS, names | {"all_boards": all_boards}).all():
        return
    named = [
        {"server": attempt.server, "period": names[f"period_{period}"], "topic": topic}
        for period in Period
        for topic in topics
    ]
    connection.execute(MAKE_BOARD, named)  # in one order, so that those who make boards queue up
    connection.execute(LOCK_BOARDS, names).all()


def _moves(
    board: int, points: int, points_added: int, rounds: int, rounds_added: int
) -> list[dict[str, int]]:
    """Return how a board's histogram changes when a learner has come to so many points."""
    points_before, rounds_before = points - points_added, rounds - rounds_added
    was_placed = points_before > 0 or rounds_before > 0
    if not (points > 0 or rounds > 0) or (was_placed and not points_added):
        return []
    moves = [(EXACT, points, 1)]
    if was_placed:
        moves.append((EXACT, points_before, -1))
    bucket, bucket_before = points // BUCKET, points_before // BUCKET
    if not was_placed or bucket != bucket_before:
        moves.append((COARSE, bucket, 1))
    if was_placed and bucket != bucket_before:
        moves.append((COARSE, bucket_before, -1))
    return [
        {"board": board, "level": level, "value": value, "learners": learners}
        for level, value, learners in moves
    ]
