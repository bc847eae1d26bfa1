"""What the tutor needs of the world outside: a store."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

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
from tutorbot.core.rounds import (
    Wish,
)
from tutorbot.core.scoring import Standing


class Store(Protocol):
    """What is kept. Each method is one transaction: it happens whole or not at all."""

    async def start_session(
        self, place: Place, starter: LearnerId, wish: Wish, first: Asked
    ) -> Round:
        """Open a session and its first round; raise SessionRunningError where one is running."""

    async def running_in(self, channel: ChannelId) -> Round | None:
        """Return the latest round of the channel's running session."""

    async def running(self) -> list[Round]:
        """Return the latest round of each running session, oldest session first."""

    async def round(self, round_id: RoundId) -> Round | None:
        """Return a round."""

    async def round_of_message(self, message: MessageId) -> Round | None:
        """Return the round whose question that message is."""

    async def set_message(self, round_id: RoundId, message: MessageId) -> None:
        """Remember the message that puts the round's question."""

    async def answering(
        self, round_id: RoundId, learner: LearnerId, source: str
    ) -> Answering | None:
        """Return what is known before an answer is graded; None if there is no such round."""

    async def add_attempt(self, attempt: Attempt, earned: Earned) -> Attempt:
        """Add an attempt, and what it earned to the standings of its server.

        Returns this very attempt; or the one that the same source made before, which then stands.

        Raises:
            RoundClosedError: the round is no longer open.
            Raced: the learner has an attempt of that number in the round already.
        """

    async def take_hint(self, round_id: RoundId, learner: LearnerId, most: int) -> int | None:
        """Count one more hint and return its number from 1; None if all `most` are taken."""

    async def mark_seen(self, learner: LearnerId, item: ItemId, at: datetime) -> None:
        """Remember that the learner saw the item's explanation."""

    async def is_open(self, item: ItemId, place: Place) -> bool:
        """Tell whether a round with the item is open in the server, or in the channel if none."""

    async def close_round(self, round_id: RoundId, ending: Ending, at: datetime) -> bool:
        """Close an open round; False if it was closed before, or never was."""

    async def attempts_in(self, round_id: RoundId) -> list[Attempt]:
        """Return a round's attempts, oldest first."""

    async def answered_after(self, round_id: RoundId) -> list[RoundId]:
        """Return the rounds after one that somebody answered, oldest first, 1,000 at most."""

    async def standings_of(self, session: Session) -> list[Tally]:
        """Return the session's standings, best first."""

    async def credits_of(self, session: Session) -> list[RoundCredit]:
        """Return what each learner's answers to each of the session's rounds came to."""

    async def answered_rounds(self, session: Session) -> set[int]:
        """Return the numbers of the session's rounds that somebody answered."""

    async def finish_round(self, round_id: RoundId, following: Asked | None) -> Round | None:
        """Mark a closed round done; open the following one, or end the session.

        Done twice, it changes nothing and returns the round that follows, if one does.
        """

    async def asked_at(self, channel: ChannelId) -> Mapping[ItemId, datetime]:
        """Return when each item was last put to the channel."""

    async def board(
        self, server: ServerId, period: str, topic: str, offset: int, limit: int
    ) -> list[Standing]:
        """Return places of a board, best first; topic "" means all."""

    async def place_of(
        self, server: ServerId, learner: LearnerId, period: str, topic: str
    ) -> Standing | None:
        """Return the learner's own place on a board; None without points or rounds there."""

    async def learners(self, server: ServerId, period: str, topic: str) -> int:
        """Count the learners on a board."""

    async def practised(self, server: ServerId, learner: LearnerId) -> list[Practised]:
        """Return the learner's latest rounds for points (5,000 at most), oldest first."""

    async def days_of(self, learner: LearnerId) -> list[datetime]:
        """Return when the learner made attempts: one a UTC day, newest first, 1,000 at most."""

    async def forget_answers(self, before: datetime) -> int:
        """Drop the texts of answers given before a time; return how many. The grades stay."""

    async def rebuild_standings(self) -> Recount:
        """Make all boards again from the attempts; tell how many, and what had been wrong."""
