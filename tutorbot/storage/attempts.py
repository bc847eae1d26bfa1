"""Attempts, hints, and what else a learner's answers are weighed by. Attempts are only added."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, bindparam, func, select, type_coerce, update
from sqlalchemy.dialects import postgresql

from tutorbot.core.ledger import Answering, Earned, Practised, Raced, RoundCredit, Tally
from tutorbot.core.model import (
    Attempt,
    ItemId,
    LearnerId,
    RoundClosedError,
    RoundId,
    RoundState,
    ServerId,
    Session,
    Verdict,
)
from tutorbot.storage import standings
from tutorbot.storage.connection import Connection
from tutorbot.storage.rounds import round_of
from tutorbot.storage.tables import DAY_US, HAS_ANSWER, IS_OPEN, attempts, hints, rounds, seen

MOST_PRACTISED = 5000  # rounds
MOST_DAYS = 1000
MOST_ROUNDS = 1000

UNSTORABLE = re.compile("[\0\ud800-\udfff]")
KEPT = [column for column in attempts.c if column.name != "id"]
# FOR SHARE: on PostgreSQL a round cannot close until the attempts that found it open are in.
ADD = (
    postgresql.insert(attempts)
    .from_select(
        [column.name for column in KEPT],
        select(*(bindparam(f"its_{column.name}", type_=column.type) for column in KEPT))
        .where(rounds.c.id == bindparam("its_round"), IS_OPEN)
        .with_for_update(read=True),
    )
    .on_conflict_do_nothing()
    .returning(attempts.c.id)
)
OF_SOURCE = select(attempts).where(
    attempts.c.learner == bindparam("learner"), attempts.c.source == bindparam("source")
)
OF_ROUND = select(attempts).where(attempts.c.round == bindparam("round")).order_by(attempts.c.id)
ANSWERED_AFTER = (
    select(attempts.c.round)
    .where(attempts.c.round > bindparam("round"))
    .distinct()
    .order_by(attempts.c.round)
    .limit(MOST_ROUNDS)
)
OF_LEARNER_IN_ROUND = (
    select(attempts)
    .where(attempts.c.round == bindparam("round"), attempts.c.learner == bindparam("learner"))
    .order_by(attempts.c.number)
)
ANSWERED_AT = select(func.max(attempts.c.at)).where(
    attempts.c.learner == bindparam("learner"),
    attempts.c.item == bindparam("item"),
    attempts.c.round != bindparam("round"),
)
SEEN_AT = select(seen.c.at).where(
    seen.c.learner == bindparam("learner"), seen.c.item == bindparam("item")
)
HINTS = select(hints.c.taken).where(
    hints.c.round == bindparam("round"), hints.c.learner == bindparam("learner")
)
WEIGHED_BY = select(  # three in one statement: each costs more to send than to answer
    HINTS.scalar_subquery(), ANSWERED_AT.scalar_subquery(), SEEN_AT.scalar_subquery()
)
FIRST_HINT = postgresql.insert(hints)
TAKE_HINT = FIRST_HINT.on_conflict_do_update(
    index_elements=[hints.c.round, hints.c.learner],
    set_={"taken": hints.c.taken + 1},
    where=hints.c.taken < bindparam("most"),
).returning(hints.c.taken)
SEE = postgresql.insert(seen)
MARK_SEEN = SEE.on_conflict_do_update(
    index_elements=[seen.c.learner, seen.c.item],
    set_={"at": SEE.excluded.at},
    where=seen.c.at < SEE.excluded.at,
)
TALLIES = (
    select(
        attempts.c.learner,
        func.sum(attempts.c.points).label("points"),
        func.count(attempts.c.round.distinct()).label("rounds"),
    )
    .join(rounds)
    .where(rounds.c.session == bindparam("session"))
    .group_by(attempts.c.learner)
    .order_by(func.sum(attempts.c.points).desc(), func.min(attempts.c.id))
)
ANSWERED_ROUNDS = (
    select(rounds.c.number)
    .join(attempts)
    .where(rounds.c.session == bindparam("session"))
    .distinct()
)
PLAYED = attempts.alias("played")
CREDITS = (
    select(attempts.c.learner, rounds.c.number, attempts.c.credit)
    .join(rounds)
    .where(
        rounds.c.session == bindparam("session"),
        ~select(PLAYED.c.id)
        .where(
            PLAYED.c.round == attempts.c.round,
            PLAYED.c.learner == attempts.c.learner,
            PLAYED.c.number > attempts.c.number,
        )
        .exists(),
    )
    .order_by(rounds.c.number, attempts.c.id)
)
PRACTISED = (
    select(attempts.c.topic, attempts.c.credit, attempts.c.at)
    .where(
        attempts.c.learner == bindparam("learner"),
        attempts.c.server == bindparam("server"),
        ~attempts.c.practice,
        ~select(PLAYED.c.id)
        .where(
            PLAYED.c.round == attempts.c.round,
            PLAYED.c.learner == attempts.c.learner,
            PLAYED.c.number > attempts.c.number,
            ~PLAYED.c.practice,
        )
        .exists(),
    )
    .order_by(attempts.c.at.desc(), attempts.c.id.desc())
    .limit(MOST_PRACTISED)
)
DAY = type_coerce(attempts.c.at, BigInteger) // DAY_US
DAYS = (
    select(func.max(attempts.c.at).label("at"))
    .where(attempts.c.learner == bindparam("learner"))
    .group_by(DAY)
    .order_by(func.max(attempts.c.at).desc())
    .limit(MOST_DAYS)
)
FORGET = update(attempts).where(HAS_ANSWER, attempts.c.at < bindparam("before")).values(answer=None)


def answering(
    connection: Connection, round_id: RoundId, learner: LearnerId, source: str
) -> Answering | None:
    """Return what is known before an answer is graded; None if there is no such round.

    A delivery that was counted in another round stays there: that round is the one returned.
    """
    row = connection.execute(OF_SOURCE, {"learner": learner, "source": source}).first()
    counted = None if row is None else _attempt_from(row)
    round_ = round_of(connection, counted.round if counted else round_id)
    if round_ is None:
        return None
    keys = {"round": round_.id, "learner": learner}
    taken, *times = connection.execute(WEIGHED_BY, keys | {"item": round_.item}).one()
    return Answering(
        round_,
        tuple(_attempt_from(row) for row in connection.execute(OF_LEARNER_IN_ROUND, keys)),
        taken or 0,
        max((at for at in times if at is not None), default=None),
        counted,
    )


def add(connection: Connection, attempt: Attempt, earned: Earned) -> Attempt:
    """Add an attempt, and what it earned to the standings of its server."""
    if attempt.points != earned.points:
        raise ValueError(f"the attempt has {attempt.points} points, but earned {earned.points}")
    credit = standings.billionths(earned.credit)
    values = _values(attempt) | {"its_earned_rounds": earned.rounds, "its_earned_credit": credit}
    if connection.scalar(ADD, values) is None:
        return _standing_instead(connection, attempt)
    if earned.points or earned.rounds or credit:
        standings.add(connection, attempt, earned.rounds, credit)
    return attempt


def _standing_instead(connection: Connection, attempt: Attempt) -> Attempt:
    """Return the attempt that the source made before, or raise what kept this one out."""
    keys = {"learner": attempt.learner, "source": attempt.source}
    row = connection.execute(OF_SOURCE, keys).first()
    if row is not None:
        return _attempt_from(row)
    round_ = round_of(connection, attempt.round)
    if round_ is None or round_.state is not RoundState.OPEN:
        raise RoundClosedError("This round has ended; its answer is below the question.")
    raise Raced


def take_hint(
    connection: Connection, round_id: RoundId, learner: LearnerId, most: int
) -> int | None:
    """Count one more hint and return its number from 1; None if all `most` are taken."""
    if most < 1:
        return None
    values = {"round": round_id, "learner": learner, "taken": 1, "most": most}
    number: int | None = connection.scalar(TAKE_HINT, values)
    return number


def mark_seen(connection: Connection, learner: LearnerId, item: ItemId, at: datetime) -> None:
    """Remember that the learner saw the item's explanation."""
    connection.execute(MARK_SEEN, {"learner": learner, "item": item, "at": at})


def attempts_in(connection: Connection, round_id: RoundId) -> list[Attempt]:
    """Return a round's attempts, oldest first."""
    return [_attempt_from(row) for row in connection.execute(OF_ROUND, {"round": round_id})]


def answered_after(connection: Connection, round_id: RoundId) -> list[RoundId]:
    """Return the rounds after one that somebody answered, oldest first, 1,000 at most."""
    return [RoundId(row[0]) for row in connection.execute(ANSWERED_AFTER, {"round": round_id})]


def standings_of(connection: Connection, session: Session) -> list[Tally]:
    """Return the session's standings, best first; who answered first if equal."""
    rows = connection.execute(TALLIES, {"session": session.id})
    return [Tally(LearnerId(row.learner), int(row.points), row.rounds) for row in rows]


def credits_of(connection: Connection, session: Session) -> list[RoundCredit]:
    """Return what each learner's answers to each of the session's rounds came to."""
    rows = connection.execute(CREDITS, {"session": session.id})
    return [RoundCredit(LearnerId(row.learner), row.number, row.credit) for row in rows]


def answered_rounds(connection: Connection, session: Session) -> set[int]:
    """Return the numbers of the session's rounds that somebody answered."""
    return {row[0] for row in connection.execute(ANSWERED_ROUNDS, {"session": session.id})}


def practised(connection: Connection, server: ServerId, learner: LearnerId) -> list[Practised]:
    """Return the learner's latest rounds for points, oldest first, with what each came to."""
    rows = connection.execute(PRACTISED, {"server": server, "learner": learner})
    return [Practised(topic, credit, at) for topic, credit, at in rows][::-1]


def days_of(connection: Connection, learner: LearnerId) -> list[datetime]:
    """Return when the learner made attempts: the last of each UTC day, newest first."""
    return [row.at for row in connection.execute(DAYS, {"learner": learner})]


def forget_answers(connection: Connection, before: datetime) -> int:
    """Drop the texts of answers given before a time; return how many."""
    return connection.execute(FORGET, {"before": before}).rowcount


def _values(attempt: Attempt) -> dict[str, object]:
    return {
        "its_round": attempt.round,
        "its_learner": attempt.learner,
        "its_server": attempt.server,
        "its_item": attempt.item,
        "its_topic": attempt.topic,
        "its_number": attempt.number,
        "its_source": attempt.source,
        "its_answer": None if attempt.answer is None else _storable(attempt.answer),
        "its_credit": attempt.credit,
        "its_verdict": attempt.verdict,
        "its_points": attempt.points,
        "its_hints": attempt.hints,
        "its_practice": attempt.practice,
        "its_bank_version": attempt.bank_version,
        "its_grader_version": attempt.grader_version,
        "its_at": attempt.at,
    }


def _storable(text: str) -> str:
    """Replace what no database can hold, one for one: receipts keep their places."""
    return UNSTORABLE.sub("\ufffd", text)


def _attempt_from(row: Any) -> Attempt:
    return Attempt(
        round=RoundId(row.round),
        learner=LearnerId(row.learner),
        server=ServerId(row.server),
        item=ItemId(row.item),
        topic=row.topic,
        number=row.number,
        source=row.source,
        answer=row.answer,
        credit=row.credit,
        verdict=Verdict(row.verdict),
        points=row.points,
        hints=row.hints,
        practice=row.practice,
        bank_version=row.bank_version,
        grader_version=row.grader_version,
        at=row.at,
    )
