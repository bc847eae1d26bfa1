"""Whom a statement is about, where an answer compares two things."""

from __future__ import annotations

import pytest

from tutorbot.bank.shipped import load_lexicon
from tutorbot.core.grader.grading import Grader
from tutorbot.core.model import Difficulty, Idea, Item, ItemId, KeyPoint, Misconception


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


@pytest.mark.parametrize(
    ("answer", "is_swapped"),
    [
        ("L1 adds the absolute values, L2 the squares.", False),
        ("L1 adds the absolute values, L2 something else.", False),
        ("L1 takes some kind of absolute value and L2 something else.", False),
        ("L2 takes some kind of absolute value, L1 something else.", True),
        ("L2 adds the absolute values, L1 the squares.", True),
        ("The absolute value is for L2.", True),
    ],
)
def test_partners_stand_in_one_clause_rather_than_across_a_comma(
    answer: str, is_swapped: bool
) -> None:
    point = KeyPoint("sums", 1, "It sums.", "What?", (Idea(("absolute",)), Idea(("square",))))
    swapped = Misconception(
        "swapped", (), ("sums",), "No.", swaps=(("l1", "absolute"), ("l2", "square"))
    )
    item = Item(ItemId("S-2"), "t", "t", Difficulty.EASY, "And?", "r", (point,), (swapped,))

    grade = Grader(load_lexicon()).grade(item, answer)

    assert bool(grade.misconceptions) == is_swapped
