"""What attempts add up to: points, streaks, mastery, and the periods of a leaderboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from tutorbot.core.model import Difficulty, LearnerId

FULL_POINTS = {Difficulty.EASY: 60, Difficulty.MEDIUM: 100, Difficulty.HARD: 150}
HINT_COST = 0.2  # of the round's points, a hint
LEAST_SHARE_WITH_HINTS = 0.4
MASTERY_ATTEMPTS = 12  # of a topic, the latest: older ones no longer tell what somebody can do


class Period(StrEnum):
    """What a leaderboard counts."""

    WEEK = "week"
    MONTH = "month"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Standing:
    """One learner's place on a board; `rank` counts from 1, and equal points share a rank.

    `credit` is the mean credit over `rounds`, 0..1.
    """

    learner: LearnerId
    rank: int
    points: int
    rounds: int
    credit: float


def points_for(difficulty: Difficulty, credit: float, hints: int) -> int:
    """Return the whole points for a credit.

    Args:
        difficulty: of the item.
        credit: 0..1.
        hints: how many were taken, 0 or more; each costs a fifth, down to two fifths of the points.
    """
    share = max(LEAST_SHARE_WITH_HINTS, 1.0 - HINT_COST * hints)
    return round(FULL_POINTS[difficulty] * share * credit)


def period_key(period: Period, at: datetime) -> str:
    """Name the week (Monday to Sunday, ISO 8601), month or eternity that a UTC time falls in."""
    if period is Period.WEEK:
        year, week, _ = at.isocalendar()
        return f"{year}-W{week:02d}"
    return f"{at.year}-{at.month:02d}" if period is Period.MONTH else "all"


def streak(days: Iterable[date], today: date) -> int:
    """Count the days in a row with an attempt, up to today, or yesterday if today has none yet."""
    practised = set(days)
    day = today if today in practised else today - timedelta(days=1)
    length = 0
    while day in practised:
        length += 1
        day -= timedelta(days=1)
    return length


def mastery(credits: Sequence[float]) -> float:
    """Return how well a topic is held, 0..1, from the credits of its attempts, oldest first.

    The mean of the latest attempts, each weighing more than the one before it.
    """
    latest = credits[-MASTERY_ATTEMPTS:]
    if not latest:
        return 0.0
    weights = range(1, len(latest) + 1)
    return sum(w * c for w, c in zip(weights, latest, strict=True)) / sum(weights)
