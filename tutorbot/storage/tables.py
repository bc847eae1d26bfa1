"""The tables. Whatever changes here needs a migration; a test compares the two."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    TypeDecorator,
    text,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
DAY_US = timedelta(days=1) // MICROSECOND


class UtcTime(TypeDecorator[datetime]):
    """An aware time, kept as whole microseconds since 1970, which order alike everywhere."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> int | None:
        """Count the microseconds; a naive time is a mistake and raises TypeError."""
        return None if value is None else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: int | None, _dialect: Dialect) -> datetime | None:
        """Return the time in UTC."""
        return None if value is None else EPOCH + value * MICROSECOND


METADATA = MetaData()
NUMBERED = BigInteger().with_variant(Integer(), "sqlite")  # SQLite numbers INTEGER keys only

sessions = Table(
    "sessions",
    METADATA,
    Column("id", NUMBERED, primary_key=True),
    Column("server", BigInteger, nullable=False),
    Column("channel", BigInteger, nullable=False),
    Column("starter", BigInteger, nullable=False),
    Column("topic", Text),
    Column("difficulty", Text),
    Column("questions", Integer, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("running", Boolean, nullable=False),
)
IS_RUNNING = text("running")
Index(
    "sessions_running",
    sessions.c.channel,
    unique=True,
    sqlite_where=IS_RUNNING,
    postgresql_where=IS_RUNNING,
)

rounds = Table(
    "rounds",
    METADATA,
    Column("id", NUMBERED, primary_key=True),
    Column("session", ForeignKey(sessions.c.id), nullable=False),
    Column("number", Integer, nullable=False),
    Column("channel", BigInteger, nullable=False),  # the session's: what was asked there, by index
    Column("item", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("opened_at", UtcTime, nullable=False),
    Column("closes_at", UtcTime, nullable=False),
    Column("closed_at", UtcTime),
    Column("message", BigInteger),
    Column("ending", Text),
)
Index("rounds_of_session", rounds.c.session, rounds.c.number, unique=True)
Index("rounds_asked", rounds.c.channel, rounds.c.item, rounds.c.opened_at)
Index("rounds_of_message", rounds.c.message)
IS_OPEN = text("state = 'open'")
Index("rounds_open", rounds.c.item, sqlite_where=IS_OPEN, postgresql_where=IS_OPEN)

attempts = Table(
    "attempts",
    METADATA,
    Column("id", NUMBERED, primary_key=True),
    Column("round", ForeignKey(rounds.c.id), nullable=False),
    Column("learner", BigInteger, nullable=False),
    Column("server", BigInteger, nullable=False),
    Column("item", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("answer", Text),
    Column("credit", Double, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("points", Integer, nullable=False),
    Column("hints", Integer, nullable=False),
    Column("practice", Boolean, nullable=False),
    Column("bank_version", Text, nullable=False),
    Column("grader_version", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("earned_rounds", Integer, nullable=False),
    Column("earned_credit", BigInteger, nullable=False),  # billionths, as in standings
)
Index("attempts_of_round", attempts.c.round, attempts.c.learner, attempts.c.number, unique=True)
Index("attempts_of_source", attempts.c.learner, attempts.c.source, unique=True)
Index("attempts_of_item", attempts.c.learner, attempts.c.item)
Index("attempts_of_learner", attempts.c.learner, attempts.c.at)
HAS_ANSWER = text("answer is not null")
Index("attempts_with_answer", attempts.c.at, sqlite_where=HAS_ANSWER, postgresql_where=HAS_ANSWER)

hints = Table(
    "hints",
    METADATA,
    Column("round", ForeignKey(rounds.c.id), primary_key=True),
    Column("learner", BigInteger, primary_key=True),
    Column("taken", Integer, nullable=False),
    sqlite_with_rowid=False,
)

seen = Table(
    "seen",
    METADATA,
    Column("learner", BigInteger, primary_key=True, autoincrement=False),
    Column("item", Text, primary_key=True),
    Column("at", UtcTime, nullable=False),
    sqlite_with_rowid=False,
)

# The running totals. All of them can be made again from the attempts.
boards = Table(
    "boards",
    METADATA,
    Column("id", NUMBERED, primary_key=True),
    Column("server", BigInteger, nullable=False),
    Column("period", Text, nullable=False),
    Column("topic", Text, nullable=False),  # "" means all
)
Index("boards_by_name", boards.c.server, boards.c.period, boards.c.topic, unique=True)

standings = Table(
    "standings",
    METADATA,
    Column("board", ForeignKey(boards.c.id), primary_key=True, autoincrement=False),
    Column("learner", BigInteger, primary_key=True, autoincrement=False),
    Column("points", BigInteger, nullable=False),
    Column("rounds", Integer, nullable=False),
    Column("credit", BigInteger, nullable=False),  # billionths: sums are exact in any order
    Column("reached_at", UtcTime, nullable=False),  # when points were last added; 1970 if never
    sqlite_with_rowid=False,
)
IS_PLACED = text("(points > 0 or rounds > 0)")
Index(
    "standings_by_place",
    standings.c.board,
    standings.c.points.desc(),
    standings.c.reached_at,
    standings.c.learner,
    sqlite_where=IS_PLACED,
    postgresql_where=IS_PLACED,
)

# How many learners of a board have exactly `value` points (level 0), or points in the bucket
# `value` of 1,024 points (level 1): a rank is a sum over a few rows, not a count of learners.
histogram = Table(
    "histogram",
    METADATA,
    Column("board", ForeignKey(boards.c.id), primary_key=True, autoincrement=False),
    Column("level", SmallInteger, primary_key=True, autoincrement=False),
    Column("value", BigInteger, primary_key=True, autoincrement=False),
    Column("learners", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
