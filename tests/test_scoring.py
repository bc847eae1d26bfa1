from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutorbot.core.model import Difficulty
from tutorbot.core.scoring import Period, mastery, period_key, points_for, streak


@pytest.mark.parametrize(
    ("difficulty", "credit", "hints", "points"),
    [
        (Difficulty.EASY, 1.0, 0, 60),
        (Difficulty.MEDIUM, 0.5, 0, 50),
        (Difficulty.HARD, 1.0, 1, 120),
        (Difficulty.MEDIUM, 1.0, 9, 40),
        (Difficulty.MEDIUM, 0.0, 0, 0),
    ],
)
def test_points_follow_credit_difficulty_and_hints(
    difficulty: Difficulty, credit: float, hints: int, points: int
) -> None:
    assert points_for(difficulty, credit, hints) == points


@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 5), st.sampled_from(list(Difficulty)))
def test_more_credit_never_gives_fewer_points(
    one: float, other: float, hints: int, difficulty: Difficulty
) -> None:
    low, high = sorted((one, other))

    assert points_for(difficulty, low, hints) <= points_for(difficulty, high, hints)


@pytest.mark.parametrize(
    ("days", "length"),
    [([], 0), ([22], 1), ([21], 1), ([20], 0), ([22, 21, 20, 18], 3), ([21, 20], 2)],
)
def test_a_streak_is_days_in_a_row_and_today_may_still_come(days: list[int], length: int) -> None:
    assert streak([date(2026, 11, day) for day in days], date(2026, 11, 22)) == length


def test_periods_are_named_by_iso_week_and_month() -> None:
    new_year = datetime(2027, 1, 1, tzinfo=UTC)

    assert period_key(Period.WEEK, new_year) == "2026-W53"
    assert period_key(Period.MONTH, new_year) == "2027-01"
    assert period_key(Period.ALL, new_year) == "all"


@given(st.lists(st.floats(0, 1), max_size=40))
def test_mastery_stays_between_the_worst_and_the_best_credit(credits: list[float]) -> None:
    held = mastery(credits)

    assert 0 <= held <= 1
    if credits:
        assert min(credits[-12:]) - 1e-9 <= held <= max(credits[-12:]) + 1e-9


def test_later_rounds_weigh_more_in_mastery() -> None:
    assert mastery([0.0, 1.0]) > mastery([1.0, 0.0])
