"""The store: each method is one transaction on the database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from tutorbot.core.ledger import Answering, Asked, Earned, Practised, Recount, RoundCredit, Tally
from tutorbot.core.model import (
    Attempt,
    ChannelId,
    Ending,
    ItemId,
    LearnerId,
    MessageId,
    Place,
    Round,
    RoundId,
    ServerId,
    Session,
)
from tutorbot.core.rounds import Wish
from tutorbot.core.scoring import Standing
from tutorbot.storage import attempts, boards, rebuild, rounds, schema
from tutorbot.storage.connection import Connection
from tutorbot.storage.database import Database, connect
from tutorbot.storage.errors import StorageError, cannot_open, cannot_work

T = TypeVar("T")


async def open_store(url: str) -> SqlStore:
    """Open the store in a database, and bring its tables up to date.

    Args:
        url: such as sqlite:///path/to/file or postgresql://user:password@host/name. The file and
            its folder are made where they are missing.

    Raises:
        StorageError: it cannot be opened; the message says why and what to do.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # the latter by a port that is no number
        raise StorageError(
            "The database URL cannot be read. "
            "Write sqlite:///path/to/file or postgresql://user:password@host/name."
        ) from None
    database = None
    try:
        database = connect(parsed)
        await database.rework(schema.upgrade)
    except BaseException as error:
        if database is not None:
            await database.close()
        if isinstance(error, DBAPIError | OSError):
            raise cannot_open(parsed, error) from error
        raise
    return SqlStore(database)


class SqlStore:
    """Keeps sessions, rounds, attempts and standings in a database. It fits the port `Store`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def close(self) -> None:
        """Let go of the database, after what is under way."""
        await self._database.close()

    async def _read(self, work: Callable[[Connection], T]) -> T:
        try:
            return await self._database.read(work)
        except (DBAPIError, OSError) as error:
            raise cannot_work(error) from error

    async def _write(self, work: Callable[[Connection], T]) -> T:
        try:
            return await self._database.write(work)
        except (DBAPIError, OSError) as error:
            raise cannot_work(error) from error

    async def start_session(
        self, place: Place, starter: LearnerId, wish: Wish, first: Asked
    ) -> Round:
        """Open a session and its first round; raise SessionRunningError where one is running."""
        return await self._write(lambda c: rounds.start_session(c, place, starter, wish, first))

    async def running_in(self, channel: ChannelId) -> Round | None:
        """Return the latest round of the channel's running session."""
        return await self._read(lambda c: rounds.running_in(c, channel))

    async def running(self) -> list[Round]:
        """Return the latest round of each running session, oldest session first."""
        return await self._read(rounds.running)

    async def round(self, round_id: RoundId) -> Round | None:
        """Return a round."""
        return await self._read(lambda c: rounds.round_of(c, round_id))

    async def round_of_message(self, message: MessageId) -> Round | None:
        """Return the round whose question that message is."""
        return await self._read(lambda c: rounds.round_of_message(c, message))

    async def set_message(self, round_id: RoundId, message: MessageId) -> None:
        """Remember the message that puts the round's question."""
        await self._write(lambda c: rounds.set_message(c, round_id, message))

    async def answering(
        self, round_id: RoundId, learner: LearnerId, source: str
    ) -> Answering | None:
        """Return what is known before an answer is graded; None if there is no such round."""
        return await self._read(lambda c: attempts.answering(c, round_id, learner, source))

    async def add_attempt(self, attempt: Attempt, earned: Earned) -> Attempt:
        """Add an attempt, and what it earned to the standings of its server.

        Returns the attempt; or the one that the same source made before, which then stands.

        Raises:
            RoundClosedError: the round is no longer open.
            Raced: the learner has an attempt of that number in the round already.
        """
        return await self._write(lambda c: attempts.add(c, attempt, earned))

    async def take_hint(self, round_id: RoundId, learner: LearnerId, most: int) -> int | None:
        """Count one more hint and return its number from 1; None if all `most` are taken."""
        return await self._write(lambda c: attempts.take_hint(c, round_id, learner, most))

    async def mark_seen(self, learner: LearnerId, item: ItemId, at: datetime) -> None:
        """Remember that the learner saw the item's explanation."""
        await self._write(lambda c: attempts.mark_seen(c, learner, item, at))

    async def is_open(self, item: ItemId, place: Place) -> bool:
        """Tell whether a round with the item is open in the server, or in the channel if none."""
        return await self._read(lambda c: rounds.is_open(c, item, place))

    async def close_round(self, round_id: RoundId, ending: Ending, at: datetime) -> bool:
        """Close an open round; False if it was closed before, or never was."""
        return await self._write(lambda c: rounds.close_round(c, round_id, ending, at))

    async def attempts_in(self, round_id: RoundId) -> list[Attempt]:
        """Return a round's attempts, oldest first."""
        return await self._read(lambda c: attempts.attempts_in(c, round_id))

    async def answered_after(self, round_id: RoundId) -> list[RoundId]:
        """Return the rounds after one that somebody answered, oldest first, 1,000 at most."""
        return await self._read(lambda c: attempts.answered_after(c, round_id))

    async def standings_of(self, session: Session) -> list[Tally]:
        """Return the session's standings, best first."""
        return await self._read(lambda c: attempts.standings_of(c, session))

    async def credits_of(self, session: Session) -> list[RoundCredit]:
        """Return what each learner's answers to each of the session's rounds came to."""
        return await self._read(lambda c: attempts.credits_of(c, session))

    async def answered_rounds(self, session: Session) -> set[int]:
        """Return the numbers of the session's rounds that somebody answered."""
        return await self._read(lambda c: attempts.answered_rounds(c, session))

    async def finish_round(self, round_id: RoundId, following: Asked | None) -> Round | None:
        """Mark a closed round done; open the following one, or end the session.

        Done twice, it changes nothing and returns the round that follows, if one does.
        """
        return await self._write(lambda c: rounds.finish_round(c, round_id, following))

    async def asked_at(self, channel: ChannelId) -> Mapping[ItemId, datetime]:
        """Return when each item was last put to the channel."""
        return await self._read(lambda c: rounds.asked_at(c, channel))

    async def board(
        self, server: ServerId, period: str, topic: str, offset: int, limit: int
    ) -> list[Standing]:
        """Return places of a board, best first; topic "" means all."""
        return await self._read(lambda c: boards.page(c, server, period, topic, offset, limit))

    async def place_of(
        self, server: ServerId, learner: LearnerId, period: str, topic: str
    ) -> Standing | None:
        """Return the learner's own place on a board; None without points or rounds there."""
        return await self._read(lambda c: boards.place_of(c, server, learner, period, topic))

    async def learners(self, server: ServerId, period: str, topic: str) -> int:
        """Count the learners on a board."""
        return await self._read(lambda c: boards.learners(c, server, period, topic))

    async def practised(self, server: ServerId, learner: LearnerId) -> list[Practised]:
        """Return the learner's latest rounds for points (5,000 at most), oldest first."""
        return await self._read(lambda c: attempts.practised(c, server, learner))

    async def days_of(self, learner: LearnerId) -> list[datetime]:
        """Return when the learner made attempts: one a UTC day, newest first, 1,000 at most."""
        return await self._read(lambda c: attempts.days_of(c, learner))

    async def forget_answers(self, before: datetime) -> int:
        """Drop the texts of answers given before a time; return how many. The grades stay."""
        return await self._write(lambda c: attempts.forget_answers(c, before))

    async def rebuild_standings(self) -> Recount:
        """Make all boards again from the attempts; tell how many, and what had been wrong."""
        try:
            return await self._database.rework(rebuild.rebuild_standings)
        except (DBAPIError, OSError) as error:
            raise cannot_work(error) from error
