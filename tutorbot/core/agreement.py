"""How far does the grader agree with people? Marked answers in, figures and disagreements out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tutorbot.core.model import Grade, Item, ItemId, TutorError, Verdict, verdict_for

APART = 0.5  # a point is missed or false where grader and person are at least this far apart


@dataclass(frozen=True, slots=True)
class MarkedAnswer:
    """An answer with the marks that a person gave it: one a key point, in the rubric's order."""

    item: ItemId
    kind: str
    answer: str
    marks: tuple[float, ...]
    credit: float


@dataclass(frozen=True, slots=True)
class Compared:
    """What a person and the grader gave one answer."""

    marked: MarkedAnswer
    credit: float
    verdict: Verdict
    shares: tuple[float, ...]
    point_ids: tuple[str, ...]

    @property
    def error(self) -> float:
        """Credit given too much (above 0) or too little."""
        return self.credit - self.marked.credit

    @property
    def missed(self) -> tuple[str, ...]:
        """The points that a person saw and the grader did not."""
        return self._apart(1)

    @property
    def false(self) -> tuple[str, ...]:
        """The points that the grader saw and a person did not."""
        return self._apart(-1)

    def _apart(self, sign: int) -> tuple[str, ...]:
        pairs = zip(self.point_ids, self.marked.marks, self.shares, strict=False)
        return tuple(p for p, mark, share in pairs if sign * (mark - share) >= APART)


@dataclass(frozen=True, slots=True)
class Figures:
    """Agreement over some answers. `r` is None where one side never varies."""

    count: int
    r: float | None
    rmse: float
    verdicts: float  # share of answers with the same verdict, 0..1
    given: float  # mean credit of the grader
    deserved: float  # mean credit of the person
    points: float  # share of key points less than APART apart


def compare(
    grade: Callable[[Item, str], Grade],
    items: Mapping[ItemId, Item],
    marked: Iterable[MarkedAnswer],
) -> list[Compared]:
    """Grade marked answers, in their order; an answer without words gets nothing."""
    compared = []
    for one in marked:
        item = items[one.item]
        ids = tuple(point.id for point in item.rubric)
        try:
            grade_ = grade(item, one.answer)
        except TutorError:
            compared.append(Compared(one, 0.0, Verdict.INCORRECT, (0.0,) * len(ids), ids))
            continue
        shares = tuple(point.share for point in grade_.points)
        compared.append(Compared(one, grade_.credit, grade_.verdict, shares, ids))
    return compared


def figures(compared: Sequence[Compared]) -> Figures:
    """Work out the agreement over answers; there must be one at least."""
    given = [c.credit for c in compared]
    deserved = [c.marked.credit for c in compared]
    same = sum(c.verdict == verdict_for(c.marked.credit) for c in compared)
    pairs = [abs(m - s) for c in compared for m, s in zip(c.marked.marks, c.shares, strict=False)]
    return Figures(
        count=len(compared),
        r=correlation(given, deserved),
        rmse=math.sqrt(sum(c.error**2 for c in compared) / len(compared)),
        verdicts=same / len(compared),
        given=sum(given) / len(given),
        deserved=sum(deserved) / len(deserved),
        points=sum(apart < APART for apart in pairs) / len(pairs) if pairs else 1.0,
    )


def figures_by(compared: Sequence[Compared], key: Callable[[Compared], str]) -> dict[str, Figures]:
    """Work out the agreement for each group of answers, sorted by its name."""
    groups: dict[str, list[Compared]] = {}
    for one in compared:
        groups.setdefault(key(one), []).append(one)
    return {name: figures(groups[name]) for name in sorted(groups)}


def worst_first(compared: Iterable[Compared]) -> list[Compared]:
    """Sort answers by how far grader and person are apart."""
    return sorted(compared, key=lambda c: (-abs(c.error), c.marked.item, c.marked.answer))


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Return Pearson's r; None where one side never varies."""
    mean_one, mean_other = sum(one) / len(one), sum(other) / len(other)
    both = sum((a - mean_one) * (b - mean_other) for a, b in zip(one, other, strict=True))
    spread = math.sqrt(
        sum((a - mean_one) ** 2 for a in one) * sum((b - mean_other) ** 2 for b in other)
    )
    return both / spread if spread else None
