from datetime import UTC, datetime, timedelta

import pytest

from tutorbot.core.model import (
    AnswerTooLongError,
    Attempt,
    ChannelId,
    ItemId,
    LearnerId,
    NotAllowedError,
    Place,
    Round,
    RoundId,
    RoundState,
    ServerId,
    Session,
    SessionId,
    Verdict,
)
from tutorbot.core.rounds import LONGEST_ANSWER, check_length, check_may_end, goes_on, worth

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
STARTER = LearnerId(7)
SESSION = Session(SessionId(1), Place(ServerId(1), ChannelId(2)), STARTER, None, None, 3, 180, NOW)


def attempt(number: int, credit: float) -> Attempt:
    return Attempt(
        round=RoundId(1),
        learner=STARTER,
        server=ServerId(1),
        item=ItemId("ML0007"),
        topic="training",
        number=number,
        source=f"m:{number}",
        answer="some words",
        credit=credit,
        verdict=Verdict.PARTIAL,
        points=0,
        hints=0,
        practice=False,
        bank_version="b",
        grader_version="g",
        at=NOW,
    )


def round_(number: int) -> Round:
    return Round(RoundId(number), SESSION, number, ItemId("ML0007"), RoundState.CLOSED, NOW, NOW)


def test_a_second_answer_earns_half_of_what_it_adds_and_a_third_nothing() -> None:
    first = worth([], None, NOW)
    second = worth([attempt(1, 0.4)], None, NOW)
    third = worth([attempt(1, 0.4), attempt(2, 0.6)], None, NOW)

    assert first.credit(0.4) == 0.4
    assert second.credit(0.8) == pytest.approx(0.6)
    assert third.credit(1.0) == 0.6
    assert (first.practice, second.practice, third.practice) == (False, False, True)


def test_a_worse_second_answer_takes_nothing_away() -> None:
    assert worth([attempt(1, 0.4)], None, NOW).credit(0.1) == 0.4


@pytest.mark.parametrize(("hours_ago", "practice"), [(1, True), (23.9, True), (24, False)])
def test_an_item_practised_within_a_day_earns_practice_only(
    hours_ago: float, practice: bool
) -> None:
    assert worth([], NOW - timedelta(hours=hours_ago), NOW).practice is practice


def test_only_the_starter_and_moderators_end_a_round() -> None:
    check_may_end(SESSION, STARTER, moderates=False)
    check_may_end(SESSION, LearnerId(8), moderates=True)
    with pytest.raises(NotAllowedError):
        check_may_end(SESSION, LearnerId(8), moderates=False)


@pytest.mark.parametrize(
    ("number", "stopped", "answered", "before", "on"),
    [
        (1, False, True, True, True),
        (1, False, False, True, True),
        (2, False, False, True, True),
        (2, False, False, False, False),
        (2, True, True, True, False),
        (3, False, True, True, False),
    ],
)
def test_a_session_goes_on_until_done_stopped_or_deserted(
    number: int, stopped: bool, answered: bool, before: bool, on: bool
) -> None:
    assert goes_on(round_(number), stopped=stopped, answered=answered, answered_before=before) is on


def test_an_answer_longer_than_a_modal_takes_is_refused_with_its_length() -> None:
    check_length("a" * LONGEST_ANSWER)
    with pytest.raises(AnswerTooLongError, match="4,001"):
        check_length("a" * (LONGEST_ANSWER + 1))
