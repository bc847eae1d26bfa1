"""Finds key points that the marked answers show to be useless: earned by nobody, or by all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tutorbot.bank.lint.findings import Case, Finding
from tutorbot.core.agreement import MarkedAnswer

FEWEST = 10  # marked answers an item
ENOUGH = 30  # answers; so many people do not all know a point unless it is given away
BLANK = 0.02  # credit of what says nothing: such an answer proves nothing of a point
EARNS_ALL = 0.98  # share of the answers


def answered(case: Case, marked: Sequence[MarkedAnswer]) -> Iterator[Finding]:
    """Find key points that no marked answer earns, or every one does.

    Args:
        case: the item.
        marked: its marked answers.
    """
    if len(marked) < FEWEST:
        wrong = f"the item has {len(marked) or 'no'} marked answer{'s' * (len(marked) != 1)}"
        remedy = f"have {FEWEST} or more written and marked by somebody who has not seen the terms"
        yield case.warning("marked-answers", wrong, remedy)
        return
    grades = [case.grade(case.item, one.answer) for one in marked]
    earned = {point.id: 0 for point in case.item.rubric}
    telling = 0
    for one, grade in zip(marked, grades, strict=True):
        telling += one.credit > BLANK
        for found in grade.points if grade and one.credit > BLANK else ():
            earned[found.point.id] += found.share > 0 and not found.in_favour
    for number, point in enumerate(case.item.rubric):
        if telling and earned[point.id] == 0:
            wrong = f"no marked answer earns the key point {point.id}"
            remedy = "add the wordings that people use for it, or ask for it in the question"
            yield case.warning("never-earned", wrong, remedy, "rubric", number)
        elif telling >= FEWEST and earned[point.id] >= EARNS_ALL * telling:
            if telling < ENOUGH and all(_deserves(one, number) for one in marked):
                continue  # a central fact, which a few people all know
            wrong = f"every marked answer earns the key point {point.id}"
            remedy = "narrow its ideas, or ask for it and lower its weight"
            yield case.warning("always-earned", wrong, remedy, "rubric", number)


def _deserves(one: MarkedAnswer, number: int) -> bool:
    """Tell whether a person gave a point to an answer that says anything; unknown counts as no."""
    return one.credit <= BLANK or bool(one.marks[number : number + 1] and one.marks[number])
