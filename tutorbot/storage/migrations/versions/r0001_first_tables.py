"""The first tables: sessions and rounds, attempts, and the boards that they add up to."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBERED = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make them all."""
    _sessions()
    _rounds()
    _attempts()
    _hints()
    _seen()
    _boards()
    _standings()
    _histogram()


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", NUMBERED, nullable=False),
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("starter", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=True),
        sa.Column("difficulty", sa.Text(), nullable=True),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("running", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "sessions_running",
        "sessions",
        ["channel"],
        unique=True,
        sqlite_where=sa.text("running"),
        postgresql_where=sa.text("running"),
    )


def _rounds() -> None:
    op.create_table(
        "rounds",
        sa.Column("id", NUMBERED, nullable=False),
        sa.Column("session", NUMBERED, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("closes_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("ending", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("rounds_asked", "rounds", ["channel", "item", "opened_at"])
    op.create_index("rounds_of_message", "rounds", ["message"])
    op.create_index("rounds_of_session", "rounds", ["session", "number"], unique=True)
    op.create_index(
        "rounds_open",
        "rounds",
        ["item"],
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )


def _attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("id", NUMBERED, nullable=False),
        sa.Column("round", NUMBERED, nullable=False),
        sa.Column("learner", sa.BigInteger(), nullable=False),
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("credit", sa.Double(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("hints", sa.Integer(), nullable=False),
        sa.Column("practice", sa.Boolean(), nullable=False),
        sa.Column("bank_version", sa.Text(), nullable=False),
        sa.Column("grader_version", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("earned_rounds", sa.Integer(), nullable=False),
        sa.Column("earned_credit", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("attempts_of_item", "attempts", ["learner", "item"])
    op.create_index("attempts_of_learner", "attempts", ["learner", "at"])
    op.create_index("attempts_of_round", "attempts", ["round", "learner", "number"], unique=True)
    op.create_index("attempts_of_source", "attempts", ["learner", "source"], unique=True)
    op.create_index(
        "attempts_with_answer",
        "attempts",
        ["at"],
        sqlite_where=sa.text("answer is not null"),
        postgresql_where=sa.text("answer is not null"),
    )


def _hints() -> None:
    op.create_table(
        "hints",
        sa.Column("round", NUMBERED, nullable=False),
        sa.Column("learner", sa.BigInteger(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"]),
        sa.PrimaryKeyConstraint("round", "learner"),
        sqlite_with_rowid=False,
    )


def _seen() -> None:
    op.create_table(
        "seen",
        sa.Column("learner", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("learner", "item"),
        sqlite_with_rowid=False,
    )


def _boards() -> None:
    op.create_table(
        "boards",
        sa.Column("id", NUMBERED, nullable=False),
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("boards_by_name", "boards", ["server", "period", "topic"], unique=True)


def _standings() -> None:
    op.create_table(
        "standings",
        sa.Column("board", NUMBERED, autoincrement=False, nullable=False),
        sa.Column("learner", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("rounds", sa.Integer(), nullable=False),
        sa.Column("credit", sa.BigInteger(), nullable=False),
        sa.Column("reached_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["board"], ["boards.id"]),
        sa.PrimaryKeyConstraint("board", "learner"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "standings_by_place",
        "standings",
        ["board", sa.literal_column("points DESC"), "reached_at", "learner"],
        sqlite_where=sa.text("(points > 0 or rounds > 0)"),
        postgresql_where=sa.text("(points > 0 or rounds > 0)"),
    )


def _histogram() -> None:
    op.create_table(
        "histogram",
        sa.Column("board", NUMBERED, autoincrement=False, nullable=False),
        sa.Column("level", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("value", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("learners", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["board"], ["boards.id"]),
        sa.PrimaryKeyConstraint("board", "level", "value"),
        sqlite_with_rowid=False,
    )
