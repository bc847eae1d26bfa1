"""Finds rubrics that do not hold: against their own reference answer, statements and weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from tutorbot.bank.lint.findings import Case, Finding
from tutorbot.bank.prose import unwrapped
from tutorbot.core.model import KeyPoint

FULL = 0.99  # share of a key point, or credit
HEAVIEST = 0.5  # share of the weights: from here on one point decides between right and wrong
FEWEST_POINTS, MOST_POINTS = 4, 8


def soundness(case: Case) -> Iterator[Finding]:
    """Find what is not sound in an item's rubric."""
    if case.item.drafted:
        return
    yield from _reference(case)
    yield from _statements(case)
    yield from _weights(case)
    yield from _repeats(case)
    yield from _sides(case)


def _reference(case: Case) -> Iterator[Finding]:
    grade = case.grade(case.item, unwrapped(case.item.reference_answer))
    for point in grade.points if grade else ():
        if point.share < FULL:
            missed = "misses" if point.share == 0 else f"earns only {point.share:.0%} of"
            wrong = f"the reference answer {missed} its own key point {point.point.id}"
            remedy = "say it there, or add the wording that it uses to the ideas"
            yield case.warning("reference-credit", wrong, remedy, "reference_answer")
    for misconception in grade.misconceptions if grade else ():
        wrong = f"the reference answer is taken for the misconception {misconception.id}"
        remedy = "make the wordings under wrong: narrower"
        number = case.item.misconceptions.index(misconception)
        yield case.error("reference-refuted", wrong, remedy, "misconceptions", number)
    if grade and grade.word_list:
        wrong = "the reference answer is taken for a bare list of terms"
        remedy = "write sentences, as a candidate would say them"
        yield case.warning("reference-credit", wrong, remedy, "reference_answer")


def _statements(case: Case) -> Iterator[Finding]:
    """Hold each key point's own statement against the rubric."""
    earned: dict[str, set[str]] = {}
    for number, point in enumerate(case.item.rubric):
        grade = case.grade(case.item, point.says)
        if grade is None:
            continue
        shares = {found.point.id: found.share for found in grade.points}
        earned[point.id] = {other for other, share in shares.items() if share >= FULL}
        if shares[point.id] < FULL:
            wrong = f"the statement of {point.id} earns only {shares[point.id]:.0%} of it"
            remedy = "add the wording that it uses to the ideas"
            yield case.warning("statement-credit", wrong, remedy, "rubric", number, "says")
        for misconception in grade.misconceptions:
            wrong = f"the statement of {point.id} is taken for “{misconception.id}”"
            remedy = "make the wordings of that misconception narrower"
            yield case.error("statement-refuted", wrong, remedy, "rubric", number, "says")
    for (first, a), (second, b) in combinations(earned.items(), 2):
        if second in a and first in b:
            number = [point.id for point in case.item.rubric].index(second)
            wrong = f"whatever says {first} says {second} too, so one fact is paid twice"
            remedy = "make one key point of the two, or give each an idea of its own"
            yield case.warning("same-points", wrong, remedy, "rubric", number)


def _weights(case: Case) -> Iterator[Finding]:
    points = case.item.rubric
    total = sum(point.weight for point in points)
    for number, point in enumerate(points):
        if point.weight > HEAVIEST * total and len(points) > 1:
            share = point.weight / total
            wrong = f"the key point {point.id} decides all: it has {share:.0%} of the weight"
            remedy = "lower its weight, or split it"
            yield case.warning("heavy-point", wrong, remedy, "rubric", number, "weight")
    if not FEWEST_POINTS <= len(points) <= MOST_POINTS:
        wrong = f"the rubric has {len(points)} key point{'s' * (len(points) != 1)}"
        remedy = f"{FEWEST_POINTS} to {MOST_POINTS} tell answers apart and can be read at a glance"
        yield case.warning("point-count", wrong, remedy, "rubric")


def _repeats(case: Case) -> Iterator[Finding]:
    for number, point in enumerate(case.item.rubric):
        for wording in _twice(point):
            wrong = f"the wording “{wording}” stands twice in the key point {point.id}"
            remedy = "keep one: in two ideas, one word would earn both"
            yield case.warning("repeated-wording", wrong, remedy, "rubric", number, "ideas")


def _twice(point: KeyPoint) -> list[str]:
    counted = Counter(wording.lower() for idea in point.ideas for wording in idea.wordings)
    return [wording for wording, times in counted.items() if times > 1]


def _sides(case: Case) -> Iterator[Finding]:
    item = case.item
    named = {idea.about for point in item.rubric for idea in point.ideas}
    named |= {point.about for point in item.rubric}
    named |= {misconception.about for misconception in item.misconceptions}
    if item.sides and not named - {None}:
        wrong = "the item has sides, and nothing is about one of them"
        remedy = "write about: with it where a fact belongs to one side only, or delete sides:"
        yield case.warning("unused-sides", wrong, remedy, "sides")
