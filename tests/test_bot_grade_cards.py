"""What an answer earned, as the learner and the channel see it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cards import (
    BUTTONS,
    LONG,
    outcome_of,
    words_of,
)
from tests.stage import DROPOUT, FULL, HALF
from tutorbot.bot.grade_views import MARKS, grade_card, public_reply
from tutorbot.bot.views import hint_card
from tutorbot.core.model import KeyPoint, PointGrade, Span, Verdict
from tutorbot.core.outcomes import Hint


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


HOSTILE = "**[drop](https://a.example)** ```units``` ||<@1>|| \u202eשלום @everyone # "


@settings(deadline=None)  # the first grade gets the rubric ready
@given(st.lists(st.floats(0, 1), min_size=1, max_size=40), st.integers(1, 4000))
def test_many_points_and_long_hostile_receipts_stay_within_limits(
    shares: list[float], receipt: int
) -> None:
    answer = (HOSTILE * 60)[:4000]
    says = KeyPoint("p", 1, LONG * 3, LONG * 9, ())
    points = tuple(
        PointGrade(says, share, (Span(0, min(receipt, len(answer))),) if share else ())
        for share in shares
    )
    outcome = outcome_of(DROPOUT, answer)
    outcome = replace(
        outcome,
        grade=replace(outcome.grade, points=points, word_list=True),
        follow_up=LONG * 50,
        answer=answer,
    )

    words = words_of(grade_card(outcome))

    assert "Answer again to add to it" in words
    assert ("… and" in words) == (words.count("\n> “") < sum(share > 0 for share in shares))
    words_of(public_reply(outcome, BUTTONS))


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_told_by_sign_and_word_before_anything_else(verdict: Verdict) -> None:
    outcome = outcome_of(DROPOUT, FULL)
    outcome = replace(outcome, attempt=replace(outcome.attempt, verdict=verdict))
    sign, word = MARKS[verdict].split(maxsplit=1)

    assert words_of(grade_card(outcome)).startswith(f"## {sign} {word}: ")
    assert words_of(public_reply(outcome, BUTTONS)).startswith(f"**{sign} {word}: ")


def test_the_longest_hint_says_what_it_costs() -> None:
    words = words_of(hint_card(Hint(DROPOUT, 1, 1, LONG * 90)))

    assert "Each hint takes 20% off" in words
