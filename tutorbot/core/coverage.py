"""Grades an answer against a drafted rubric: how much of the reference answer does it cover?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from tutorbot.core.content import Word, words
from tutorbot.core.model import EmptyAnswerError, Grade, Item, KeyPoint, PointGrade, Span, Verdict

ECHOED = 0.3  # what a word is worth that the question already names
SATURATION = 3.5  # teachers give most of the credit for a part of the reference's words
SHORTEST_SLIP = 5  # letters; a slip in a shorter word is more often another word
SLIP_SIMILARITY = 80.0  # rapidfuzz ratio, 0..100
CORRECT = 0.75
PARTIAL = 0.3


@dataclass(frozen=True, slots=True)
class _Target:
    stem: str
    worth: float


@lru_cache(maxsize=4096)
def _targets(question: str, point: KeyPoint) -> tuple[_Target, ...]:
    asked = {word.stem for word in words(question)}
    ideas = [word for idea in point.ideas for word in words(idea.wordings[0])]
    return tuple(_Target(w.stem, ECHOED if w.stem in asked else 1.0) for w in ideas)


def grade_drafted(item: Item, answer: str) -> Grade:
    """Grade an answer by how much of each drafted key point's words it expresses.

    Raises:
        EmptyAnswerError: the answer has no words in it.
    """
    said = words(answer)
    if not said:
        raise EmptyAnswerError("Your answer was empty. Have a go, even a rough one!")
    content = [word for word in said if word.is_content]
    points = tuple(_grade_point(item, point, content) for point in item.rubric)
    total = sum(point.weight for point in item.rubric)
    credit = sum(p.point.weight * p.share for p in points) / total
    return Grade(credit, verdict_for(credit), points)


def verdict_for(credit: float) -> Verdict:
    """Say a credit in one word."""
    if credit >= CORRECT:
        return Verdict.CORRECT
    return Verdict.PARTIAL if credit >= PARTIAL else Verdict.INCORRECT


def _grade_point(item: Item, point: KeyPoint, content: list[Word]) -> PointGrade:
    targets = _targets(item.question, point)
    earned, receipts = 0.0, set[Span]()
    for target in targets:
        best = max(((_likeness(w.stem, target.stem), w) for w in content), default=None, key=_first)
        if best is not None and best[0] > 0:
            earned += target.worth * best[0]
            receipts.add(Span(best[1].start, best[1].end))
    full = sum(target.worth for target in targets)
    share = _saturated(earned / full) if full else 0.0
    return PointGrade(point, share, tuple(sorted(receipts, key=lambda span: span.start)))


def _first(pair: tuple[float, Word]) -> float:
    return pair[0]


def _saturated(coverage: float) -> float:
    return (1 - math.exp(-SATURATION * coverage)) / (1 - math.exp(-SATURATION))


def _likeness(said: str, wanted: str) -> float:
    """Return how surely one stem means the other: 1 the same, a slip in a long one .9, else 0."""
    if said == wanted:
        return 1.0
    if min(len(said), len(wanted)) < SHORTEST_SLIP or said[0] != wanted[0]:
        return 0.0
    return 0.9 if fuzz.ratio(said, wanted, score_cutoff=SLIP_SIMILARITY) else 0.0
