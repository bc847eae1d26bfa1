"""An item and an answer -> a grade with its receipts. The same answer always gets the same one."""

from __future__ import annotations

from collections.abc import Sequence

from tutorbot.core.drafted.coverage import grade_drafted
from tutorbot.core.grader.plan import Plan
from tutorbot.core.grader.points import HALF, gather, grade_point, with_benefit
from tutorbot.core.grader.prose import is_enumeration
from tutorbot.core.grader.said import Said, is_said, listen
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.language.reading import Reading
from tutorbot.core.model import (
    EmptyAnswerError,
    Grade,
    Item,
    ItemId,
    Misconception,
    PointGrade,
    verdict_for,
)

GRADER_VERSION = "1"  # raise it when the same answer may get another grade
LIST_FACTOR = 2  # of what its sentences earn, an answer can earn so much with lists in it
LIST_CAP = 0.25  # credit that a bare list of terms can earn
CENTRAL_CAP = 0.25  # credit of an answer that turns the central idea round
STRAY_BELOW = 0.75  # credit; an answer that earns more is about the question
TRUSTED = 0.6  # credit for the other points; then what is half heard counts
FEWEST_TRUSTED = 3  # of the other points, heard whole
STRAY_SHARE = 0.14  # of its words of content; if fewer earn anything, they do so by chance


class Grader:
    """Grades answers. Each item is compiled once, when its first answer comes."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._plans: dict[ItemId, tuple[Item, Plan]] = {}
        self._last: tuple[str, Reading] | None = None

    def grade(self, item: Item, answer: str) -> Grade:
        """Grade an answer, point by point.

        Raises:
            EmptyAnswerError: the answer has no words in it.
        """
        if item.drafted:
            return grade_drafted(item, answer)
        reading = self._read(answer)
        if not reading.has_words:
            raise EmptyAnswerError("Your answer was empty. Have a go, even a rough one!")
        plan = self._plan(item)
        said = list(listen(plan, reading))
        wrong = [w.misconception for w in plan.wrong if is_said(w, said)]
        points = _grade_points(plan, said, reading, wrong)
        if _is_stray(points, reading):
            points = tuple(PointGrade(p.point, 0.0, denied=p.denied) for p in points)
        return _total(plan, points, said, wrong, reading)

    def prepare(self, item: Item) -> None:
        """Compile an item now; a wording that cannot be read raises WordingError."""
        self._plan(item)

    def _read(self, answer: str) -> Reading:
        """Read an answer; the last one is kept, since the linter grades one for many items."""
        last = self._last
        if last is None or last[0] != answer:
            last = self._last = (answer, Reading(self._lexicon, answer))
        return last[1]

    def _plan(self, item: Item) -> Plan:
        known = self._plans.get(item.id)
        if known is None or known[0] is not item:
            known = self._plans[item.id] = (item, Plan(self._lexicon, item))
        return known[1]


def _grade_points(
    plan: Plan, said: Sequence[Said], reading: Reading, wrong: Sequence[Misconception]
) -> tuple[PointGrade, ...]:
    cancelled = {point for misconception in wrong for point in misconception.cancels}
    evidence = [gather(point, said) for point in plan.points]
    plain = [
        grade_point(point, heard, reading, cancelled, evidence[:i] + evidence[i + 1 :])
        for i, (point, heard) in enumerate(zip(plan.points, evidence, strict=True))
    ]
    if wrong:
        return tuple(plain)
    graded = []
    for i, grade in enumerate(plain):
        if grade.share < 1 and not grade.denied and _is_trusted(plain[:i] + plain[i + 1 :]):
            others = evidence[:i] + evidence[i + 1 :]
            grade = with_benefit(grade, evidence[i], others, plan.asked, reading)
        graded.append(grade)
    return tuple(graded)


def _is_trusted(others: Sequence[PointGrade]) -> bool:
    """Tell whether an answer covers so much of the other points that it knows its matter."""
    whole = sum(p.share == 1 for p in others)
    return whole >= FEWEST_TRUSTED and _credit(others) >= TRUSTED


def _is_stray(points: Sequence[PointGrade], reading: Reading) -> bool:
    """Tell whether an answer is about something else, and fits a few points by chance."""
    if not 0 < _credit(points) < STRAY_BELOW:
        return False
    receipts = [span for point in points for span in point.receipts]
    return reading.share_within(receipts) < STRAY_SHARE


def _total(
    plan: Plan,
    points: tuple[PointGrade, ...],
    said: Sequence[Said],
    wrong: Sequence[Misconception],
    reading: Reading,
) -> Grade:
    earned = credit = _credit(points)
    listed = any(one.is_list for one in said)
    if listed:
        prose = [one for one in said if not one.is_list]
        plain = _grade_points(plan, prose, reading, wrong)
        credit = min(credit, LIST_FACTOR * _credit(plain) + LIST_CAP)
    if credit < HALF and any(misconception.central for misconception in wrong):
        credit = min(credit, CENTRAL_CAP)
    only_listed = listed and all(
        one.is_list and (credit < earned or is_enumeration(one.sentence.row)) for one in said
    )
    return Grade(credit, verdict_for(credit), points, tuple(wrong), only_listed)


def _credit(points: Sequence[PointGrade]) -> float:
    total = sum(p.point.weight for p in points)
    return min(1.0, sum(p.point.weight * p.share for p in points) / total)
