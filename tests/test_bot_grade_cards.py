"""What an answer earned, as the learner and the channel see it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cards import (
    BUTTONS,
    outcome_of,
    words_of,
)
from tests.stage import DROPOUT, FULL, HALF
from tutorbot.bot.grade_views import grade_card, public_reply


def test_in_practice_a_second_answer_is_not_said_to_count() -> None:
    outcome = outcome_of(DROPOUT, HALF)
    practice = replace(outcome, attempt=replace(outcome.attempt, practice=True))

    assert "counts half" in words_of(grade_card(outcome))
    assert "Answer again to add to it." in words_of(grade_card(practice))
    assert "counts half" not in words_of(grade_card(practice))


def test_the_public_line_counts_what_is_missing_as_the_learners_own_card_does() -> None:
    outcome = outcome_of(DROPOUT, "It drops units.")
    first, second = outcome.grade.points
    grade = replace(outcome.grade, points=(replace(first, share=0.5), replace(second, share=0.0)))
    outcome = replace(outcome, grade=grade)

    assert "1 key point missing · 1 in part" in words_of(public_reply(outcome, BUTTONS))
    assert "1 key point still missing" in words_of(grade_card(outcome))


@pytest.mark.parametrize("length", [10, 400, 4000])
def test_a_long_answer_is_quoted_within_limits(length: int) -> None:
    answer = (f"{FULL} " * 60)[:length]

    words_of(grade_card(outcome_of(DROPOUT, answer)))
