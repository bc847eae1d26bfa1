"""How far the grader agrees with people: on our own marked answers, and on those beside us."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tutorbot.bank import open_bank, shipped_path
from tutorbot.core.agreement import (
    Compared,
    MarkedAnswer,
    compare,
    correlation,
    figures,
    figures_by,
    worst_first,
)
from tutorbot.core.grader.grading import Grader
from tutorbot.core.model import ItemId, Verdict

HERE = Path(__file__).parent / "marked_answers"
SHARED = Path(__file__).parents[2] / "shared" / "bank" / "marked_answers_six.jsonl"

# What was reached on each file once it had been used for mending; it may only rise.
LEVELS = {
    "round_2": (0.955, 0.11, 0.90),
    "round_3": (0.96, 0.11, 0.89),
    "round_4": (0.955, 0.115, 0.92),
    "round_6": (0.97, 0.09, 0.93),
    "items_6": (0.975, 0.08, 0.93),
    "items_4": (0.975, 0.08, 0.95),
    "items_5": (0.97, 0.1, 0.94),
}
MEASURED = {  # once, and never used for mending
    "round_5": (0.91, 0.165, 0.84),
    "round_7": (0.94, 0.135, 0.90),
    "items_7": (0.87, 0.19, 0.79),
}


def marked_in(path: Path) -> list[MarkedAnswer]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        MarkedAnswer(
            ItemId(line["item"]),
            line["kind"],
            line["answer"],
            tuple(line.get("marks") or line["facts"]),
            line["credit"],
        )
        for line in map(json.loads, lines)
    ]


def compared_with(path: Path) -> list[Compared]:
    bank, lexicon = open_bank(shipped_path())
    return compare(Grader(lexicon).grade, bank.items, marked_in(path))


def assert_level(compared: list[Compared], level: tuple[float, float, float]) -> None:
    found = figures(compared)

    assert found.r is not None
    assert found.r >= level[0]
    assert found.rmse <= level[1]
    assert found.verdicts >= level[2]


@pytest.mark.parametrize("name", sorted(MEASURED))
def test_the_agreement_with_answers_never_mended_on_may_only_rise(name: str) -> None:
    assert_level(compared_with(HERE / f"{name}.jsonl"), MEASURED[name])


@pytest.mark.parametrize("name", sorted(LEVELS))
def test_the_agreement_with_marked_answers_may_only_rise(name: str) -> None:
    compared = compared_with(HERE / f"{name}.jsonl")

    assert_level(compared, LEVELS[name])
    kinds = figures_by(compared, lambda one: one.marked.kind)
    assert kinds["wrong"].given <= 0.2
    assert kinds["nonanswer"].given <= 0.02
    assert max(c.credit for c in compared if c.marked.kind == "list") <= 0.25


@pytest.mark.skipif(not SHARED.exists(), reason="the ready-made answers are not beside the project")
def test_the_agreement_with_the_ready_made_answers_may_only_rise() -> None:
    assert_level(compared_with(SHARED), (0.91, 0.172, 0.835))


def one(
    credit: float, marks: tuple[float, ...], given: float, shares: tuple[float, ...]
) -> Compared:
    marked = MarkedAnswer(ItemId("X1"), "partial", f"{credit} {given}", marks, credit)
    return Compared(marked, given, Verdict.PARTIAL, shares, ("a", "b"))


def test_figures_are_worked_out() -> None:
    found = figures([one(0.5, (1, 0), 0.5, (1, 0)), one(1.0, (1, 1), 0.7, (1, 0.5))])

    assert found.count == 2
    assert found.rmse == pytest.approx((0.3**2 / 2) ** 0.5)
    assert found.verdicts == 0.5
    assert found.points == 0.75


def test_the_worst_comes_first_with_its_points() -> None:
    good = one(0.5, (1, 0), 0.5, (1, 0))
    bad = one(0.5, (1, 0), 0.9, (0, 1))

    assert worst_first([good, bad]) == [bad, good]
    assert (bad.missed, bad.false) == (("a",), ("b",))


def test_the_correlation_of_what_never_varies_is_none() -> None:
    assert correlation([1, 1], [0, 1]) is None
    assert correlation([0, 1], [0, 1]) == pytest.approx(1)
