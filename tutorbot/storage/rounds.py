"""Sessions and their rounds: started, opened, closed, finished."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql

from tutorbot.core.ledger import Asked
from tutorbot.core.model import (
    NO_SERVER,
    ChannelId,
    Difficulty,
    Ending,
    ItemId,
    LearnerId,
    MessageId,
    Place,
    Round,
    RoundId,
    RoundState,
    ServerId,
    Session,
    SessionId,
    SessionRunningError,
)
from tutorbot.core.rounds import Wish
from tutorbot.storage.connection import Connection
from tutorbot.storage.tables import IS_OPEN, IS_RUNNING, rounds, sessions

LATER = rounds.alias("later")
ROUNDS = select(
    rounds, *(column.label(f"session_{column.name}") for column in sessions.c)
).join_from(rounds, sessions)
LATEST = ROUNDS.where(
    sessions.c.running,
    rounds.c.number
    == select(func.max(LATER.c.number)).where(LATER.c.session == sessions.c.id).scalar_subquery(),
)

ROUND = ROUNDS.where(rounds.c.id == bindparam("id"))
ROUND_OF_MESSAGE = (
    ROUNDS.where(rounds.c.message == bindparam("message")).order_by(rounds.c.id.desc()).limit(1)
)
RUNNING_IN = LATEST.where(sessions.c.channel == bindparam("channel"))
RUNNING = LATEST.order_by(sessions.c.id)
FOLLOWING = ROUNDS.where(
    rounds.c.session == bindparam("session"), rounds.c.number == bindparam("number")
)
OPEN_IN_SERVER = (
    select(rounds.c.id)
    .join(sessions)
    .where(IS_OPEN, rounds.c.item == bindparam("item"), sessions.c.server == bindparam("server"))
)
OPEN_IN_CHANNEL = select(rounds.c.id).where(
    IS_OPEN, rounds.c.item == bindparam("item"), rounds.c.channel == bindparam("channel")
)
ASKED_AT = (
    select(rounds.c.item, func.max(rounds.c.opened_at))
    .where(rounds.c.channel == bindparam("channel"))
    .group_by(rounds.c.item)
)

# PostgreSQL's form of INSERT has ON CONFLICT; SQLite reads the same words.
START = (
    postgresql.insert(sessions)
    .on_conflict_do_nothing(index_elements=[sessions.c.channel], index_where=IS_RUNNING)
    .returning(sessions.c.id)
)
OPEN = insert(rounds).returning(rounds.c.id)
SET_MESSAGE = (
    update(rounds).where(rounds.c.id == bindparam("round_id")).values(message=bindparam("message"))
)
CLOSE = (
    update(rounds)
    .where(rounds.c.id == bindparam("round_id"), IS_OPEN)
    .values(
        state=RoundState.CLOSED.value, ending=bindparam("ending"), closed_at=bindparam("closed_at")
    )
)
FINISH = (
    update(rounds)
    .where(rounds.c.id == bindparam("round_id"), rounds.c.state == RoundState.CLOSED.value)
    .values(state=RoundState.DONE.value)
)
END_SESSION = update(sessions).where(sessions.c.id == bindparam("session_id")).values(running=False)


def start_session(
    connection: Connection, place: Place, starter: LearnerId, wish: Wish, first: Asked
) -> Round:
    """Open a session and its first round, or raise SessionRunningError with the one that runs."""
    while True:
        session = connection.scalar(
            START,
            {
                "server": place.server,
                "channel": place.channel,
                "starter": starter,
                "topic": wish.topic,
                "difficulty": wish.difficulty,
                "questions": wish.questions,
                "seconds": wish.seconds,
                "started_at": first.opened_at,
                "running": True,
            },
        )
        if session is not None:
            return _open(connection, session, 1, place.channel, first)
        running = running_in(connection, place.channel)
        if running is not None:  # else it has ended in between
            raise SessionRunningError("A session is already running in this channel.", running)


def _open(
    connection: Connection, session: int, number: int, channel: ChannelId, asked: Asked
) -> Round:
    round_id = connection.scalar(
        OPEN,
        {
            "session": session,
            "number": number,
            "channel": channel,
            "item": asked.item,
            "state": RoundState.OPEN,
            "opened_at": asked.opened_at,
            "closes_at": asked.closes_at,
        },
    )
    return _round_from(connection.execute(ROUND, {"id": round_id}).one())


def running_in(connection: Connection, channel: ChannelId) -> Round | None:
    """Return the latest round of the channel's running session."""
    row = connection.execute(RUNNING_IN, {"channel": channel}).first()
    return None if row is None else _round_from(row)


def running(connection: Connection) -> list[Round]:
    """Return the latest round of each running session, oldest session first."""
    return [_round_from(row) for row in connection.execute(RUNNING)]


def round_of(connection: Connection, round_id: RoundId) -> Round | None:
    """Return a round."""
    row = connection.execute(ROUND, {"id": round_id}).first()
    return None if row is None else _round_from(row)


def round_of_message(connection: Connection, message: MessageId) -> Round | None:
    """Return the round whose question that message is."""
    row = connection.execute(ROUND_OF_MESSAGE, {"message": message}).first()
    return None if row is None else _round_from(row)


def set_message(connection: Connection, round_id: RoundId, message: MessageId) -> None:
    """Remember the message that puts the round's question."""
    connection.execute(SET_MESSAGE, {"round_id": round_id, "message": message})


def is_open(connection: Connection, item: ItemId, place: Place) -> bool:
    """Tell whether a round with the item is open in the server, or in the channel if none."""
    if place.server == NO_SERVER:
        found = connection.scalar(OPEN_IN_CHANNEL, {"item": item, "channel": place.channel})
    else:
        found = connection.scalar(OPEN_IN_SERVER, {"item": item, "server": place.server})
    return found is not None


def close_round(connection: Connection, round_id: RoundId, ending: Ending, at: datetime) -> bool:
    """Close an open round; False if it was closed before, or never was."""
    closed = connection.execute(
        CLOSE, {"round_id": round_id, "ending": ending, "closed_at": at}
    ).rowcount
    return bool(closed)


def finish_round(
    connection: Connection, round_id: RoundId, following: Asked | None
) -> Round | None:
    """Mark a closed round done; open the following one, or end the session.

    Done twice, it changes nothing and returns the round that follows, if one does.
    """
    finished = connection.execute(FINISH, {"round_id": round_id}).rowcount
    round_ = round_of(connection, round_id)
    if round_ is None:
        return None
    session, number = round_.session, round_.number + 1
    if not finished:
        row = connection.execute(FOLLOWING, {"session": session.id, "number": number}).first()
        return None if row is None else _round_from(row)
    if following is None:
        connection.execute(END_SESSION, {"session_id": session.id})
        return None
    return _open(connection, session.id, number, session.place.channel, following)


def asked_at(connection: Connection, channel: ChannelId) -> Mapping[ItemId, datetime]:
    """Return when each item was last put to the channel."""
    rows = connection.execute(ASKED_AT, {"channel": channel})
    return {ItemId(item): at for item, at in rows}


def _round_from(row: Any) -> Round:
    return Round(
        id=RoundId(row.id),
        session=_session_from(row),
        number=row.number,
        item=ItemId(row.item),
        state=RoundState(row.state),
        opened_at=row.opened_at,
        closes_at=row.closes_at,
        message=None if row.message is None else MessageId(row.message),
        ending=None if row.ending is None else Ending(row.ending),
    )


def _session_from(row: Any) -> Session:
    difficulty = row.session_difficulty
    return Session(
        id=SessionId(row.session_id),
        place=Place(ServerId(row.session_server), ChannelId(row.session_channel)),
        starter=LearnerId(row.session_starter),
        topic=row.session_topic,
        difficulty=None if difficulty is None else Difficulty(difficulty),
        questions=row.session_questions,
        seconds=row.session_seconds,
        started_at=row.session_started_at,
        running=row.session_running,
    )
