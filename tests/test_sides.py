"""Whom a statement is about, where an answer compares two things."""

from __future__ import annotations

import pytest

from tutorbot.bank.shipped import load_lexicon
from tutorbot.core.grader.grading import Grader
from tutorbot.core.model import Difficulty, Idea, Item, ItemId, KeyPoint


def compared() -> Item:
    points = (
        KeyPoint("bagging", 1, "It is drawn.", "How?", (Idea(("random draw",)),), about="bagging"),
        KeyPoint("boosting", 1, "It repairs.", "How?", (Idea(("repair",)),), about="boosting"),
    )
    sides = {"bagging": ("bagging",), "boosting": ("boosting",)}
    return Item(ItemId("S-1"), "t", "t", Difficulty.EASY, "And?", "r", points, sides=sides)


@pytest.mark.parametrize(
    ("answer", "earned"),
    [
        ("Bagging uses a random draw, boosting must repair errors.", ["bagging", "boosting"]),
        ("Boosting uses a random draw, bagging must repair errors.", []),
        ("Bagging is easy. In boosting they repair errors one after the other.", ["boosting"]),
        ("Boosting trains models one after the other to repair errors.", ["boosting"]),
        ("Bagging or boosting? The first needs a random draw.", ["bagging"]),
        ("Bagging or boosting? The second needs a random draw.", []),
        ("bagging is a random draw away from boosting = repair work", ["bagging", "boosting"]),
    ],
)
def test_a_statement_is_about_the_side_that_it_names(answer: str, earned: list[str]) -> None:
    grade = Grader(load_lexicon()).grade(compared(), answer)

    assert [p.point.id for p in grade.covered] == earned
