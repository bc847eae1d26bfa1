"""Finds items and key points that the answers to other questions earn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tutorbot.bank.lint.findings import Case, Finding
from tutorbot.core.model import Grade, ItemId

MOST_CREDIT = 0.10  # that an item gives another one's full answer
MOST_EARNING = 0.10  # of the other answers, for one key point
FEWEST_EARNING = 3
MOST_COMPARED = 80  # other items; of a larger bank some are taken
NAMED = 3  # other items that a finding names


def strays(cases: Mapping[ItemId, Case]) -> Iterator[Finding]:
    """Find what is earned by the reference answers of items that share no facts with it."""
    own = [case for case in cases.values() if not case.item.drafted]
    others = {case.item.id: frozenset(_others(case, cases)) for case in own}
    earned: dict[ItemId, dict[ItemId, Grade]] = {case.item.id: {} for case in own}
    for other in cases.values():  # each answer is read once
        for case in own:
            if other.item.id not in others[case.item.id]:
                continue
            grade = case.grade(case.item, other.item.reference_answer)
            if grade is not None:
                earned[case.item.id][other.item.id] = grade
    for case in cases.values():
        yield from _near(case, cases)
        yield from _earned_by_others(case, earned.get(case.item.id, {}))


def _near(case: Case, cases: Mapping[ItemId, Case]) -> Iterator[Finding]:
    for number, other in enumerate(case.item.near):
        if other not in cases or other == case.item.id:
            wrong = f"near names {other}, " + (
                "the item itself" if other == case.item.id else "which the bank does not have"
            )
            remedy = "write the id of another item, or delete it"
            yield case.warning("near", wrong, remedy, "near", number)


def _others(case: Case, cases: Mapping[ItemId, Case]) -> list[ItemId]:
    own = case.item
    others = [
        other.item.id
        for other in cases.values()
        if other is not case and other.item.id not in own.near and own.id not in other.item.near
    ]
    return others[:: len(others) // MOST_COMPARED + 1]


def _earned_by_others(case: Case, grades: Mapping[ItemId, Grade]) -> Iterator[Finding]:
    earning: dict[str, list[ItemId]] = {point.id: [] for point in case.item.rubric}
    for other, grade in grades.items():
        for found in grade.points:
            if found.share == 1:
                earning[found.point.id].append(other)
    high = sorted((-g.credit, name) for name, g in grades.items() if g.credit > MOST_CREDIT)
    if high:
        told = ", ".join(f"{name} {-credit:.0%}" for credit, name in high[:NAMED])
        wrong = f"the full answers of {len(high)} other items earn too much of it ({told})"
        remedy = "narrow the wordings that they earn by, or write near: where they share the facts"
        yield case.warning("strays", wrong, remedy)
    for number, (point, by) in enumerate(earning.items()):
        if len(by) >= max(FEWEST_EARNING, MOST_EARNING * len(grades)):
            told = ", ".join(by[:NAMED])
            wrong = f"the full answers of {len(by)} other items earn {point} ({told})"
            yield case.warning("loose-point", wrong, "narrow its wordings", "rubric", number)
