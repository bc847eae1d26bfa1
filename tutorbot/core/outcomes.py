"""What the tutor tells: everything that a front end shows, nothing that it must look up."""

from __future__ import annotations

from dataclasses import dataclass

from tutorbot.core.ledger import Practised, RoundCredit, Tally
from tutorbot.core.model import Attempt, Grade, Item, LearnerId, Round, Topic
from tutorbot.core.scoring import Period, Standing, period_key


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an answer.

    `grade` is of all the learner's answers to the round together, `answer` is that whole text: the
    grade's receipts are spans of it. `fresh` is False where the same delivery had been counted
    before. `follow_up` is None where nothing is missing or another answer would earn nothing.
    """

    item: Item
    round: Round
    attempt: Attempt
    grade: Grade
    answer: str
    follow_up: str | None
    fresh: bool


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint, its number from 1, and how many the item has."""

    item: Item
    number: int
    of: int
    text: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a learner made of a round: the credit of all answers, and the points they earned."""

    learner: LearnerId
    credit: float
    points: int
    hints: int
    practice: bool


@dataclass(frozen=True, slots=True)
class Closing:
    """What the channel is told when a round closes. `results` and `standings` are best first.

    `last` says that no round follows; `deserted`, that it is because nobody answers. `credits` are
    those of the whole session, given with the last round alone.
    """

    item: Item
    round: Round
    results: tuple[Result, ...]
    standings: tuple[Tally, ...]
    last: bool
    deserted: bool
    credits: tuple[RoundCredit, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """An item laid open. `private` says that a round with it is open, so others must not see it."""

    item: Item
    private: bool


@dataclass(frozen=True, slots=True)
class Board:
    """A page of a server's leaderboard, `page` counting from 1; `own` is the caller's place."""

    period: Period
    topic: Topic | None
    page: int
    pages: int
    learners: int
    rows: tuple[Standing, ...]
    own: Standing | None


@dataclass(frozen=True, slots=True)
class TopicMastery:
    """How well a learner holds a topic, 0..1, and from how many rounds that is read."""

    topic: Topic
    mastery: float
    rounds: int


@dataclass(frozen=True, slots=True)
class WeekCredit:
    """A week (such as 2026-W47), the mean credit of its rounds, 0..1, and their number."""

    week: str
    credit: float
    rounds: int


@dataclass(frozen=True, slots=True)
class Score:
    """What a learner has reached on a server. `topics` are the strongest first."""

    learner: LearnerId
    standing: Standing | None
    learners: int
    streak_days: int
    topics: tuple[TopicMastery, ...]
    weeks: tuple[WeekCredit, ...]


def results(attempts: list[Attempt]) -> tuple[Result, ...]:
    """Sum up a round for each of its learners, best first, the earlier answer first if equal."""
    by_learner: dict[LearnerId, list[Attempt]] = {}
    for attempt in attempts:
        by_learner.setdefault(attempt.learner, []).append(attempt)
    summed = [
        Result(
            learner,
            mine[-1].credit,
            sum(a.points for a in mine),
            mine[-1].hints,
            practice=mine[0].practice,
        )
        for learner, mine in by_learner.items()
    ]
    return tuple(sorted(summed, key=lambda r: (-r.points, -r.credit)))


def weeks(practised: list[Practised]) -> tuple[WeekCredit, ...]:
    """Return the mean credit of each week with a round, oldest first."""
    by_week: dict[str, list[float]] = {}
    for one in practised:
        by_week.setdefault(period_key(Period.WEEK, one.at), []).append(one.credit)
    return tuple(WeekCredit(w, sum(c) / len(c), len(c)) for w, c in by_week.items())
