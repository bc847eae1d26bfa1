"""What the store is told and asked: the values that pass between the tutor and what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tutorbot.core.model import Attempt, ItemId, LearnerId, Round


@dataclass(frozen=True, slots=True)
class Asked:
    """A round about to be opened."""

    item: ItemId
    opened_at: datetime
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Answering:
    """What the store knows when a learner answers a round.

    `earlier` are the learner's attempts in it, in order; `practised_at` is when they last answered
    the item in another round or saw its explanation; `counted` is the attempt that the same
    delivery made before.
    """

    round: Round
    earlier: tuple[Attempt, ...]
    hints: int
    practised_at: datetime | None
    counted: Attempt | None


@dataclass(frozen=True, slots=True)
class Earned:
    """What an attempt adds to the learner's standings; all zero for practice."""

    points: int
    rounds: int
    credit: float


@dataclass(frozen=True, slots=True)
class Practised:
    """One round that a learner answered for points: its topic, the credit, and when."""

    topic: str
    credit: float
    at: datetime


class Raced(Exception):  # noqa: N818 - not an error: the caller looks again
    """Another answer of the same learner was counted in between: look again."""


@dataclass(frozen=True, slots=True)
class RoundCredit:
    """The credit, 0..1, of a learner's answers to one round of a session, by the round's number."""

    learner: LearnerId
    number: int
    credit: float


@dataclass(frozen=True, slots=True)
class Tally:
    """A learner's points in a session, and the rounds they answered."""

    learner: LearnerId
    points: int
    rounds: int


@dataclass(frozen=True, slots=True)
class Recount:
    """How many boards and standings the attempts add up to, and how many stood there wrongly."""

    boards: int
    standings: int
    wrong_boards: int
    wrong_standings: int
