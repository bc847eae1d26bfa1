"""An item compiled for grading: which wordings to look for, and what each of them is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tutorbot.core.grader.matching import Matcher
from tutorbot.core.grader.rubric import GAP, Wording, parse
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.model import Idea, Item, KeyPoint, Misconception

MISCONCEPTION_GAP = 2 * GAP // 3  # a wrong statement must stand close together


@dataclass(slots=True)
class _Targets:
    """Numbers the wordings of an item by what they express."""

    wordings: list[tuple[int, Wording]] = field(default_factory=list)
    count: int = 0

    def add(self, texts: Sequence[str], lexicon: Lexicon, gap: int = GAP) -> int:
        self.wordings += [(self.count, parse(text, lexicon, gap)) for text in texts]
        self.count += 1
        return self.count - 1


@dataclass(frozen=True, slots=True)
class Bound:
    """Roles that can be swapped, and the partner of each, in the same order; both as targets."""

    roles: tuple[int, ...]
    partners: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class IdeaPlan:
    """An idea: the target of its wordings, the side they must be about, its bound roles."""

    idea: Idea
    target: int
    about: str | None
    bound: Bound | None


@dataclass(frozen=True, slots=True)
class PointPlan:
    """A key point: its ideas, and the targets that say the whole of it or only name it."""

    point: KeyPoint
    ideas: tuple[IdeaPlan, ...]
    whole: int
    named: int
    targets: frozenset[int]  # all of these: a sentence with none of them says nothing of it


@dataclass(frozen=True, slots=True)
class WrongPlan:
    """A misconception: the target of its wordings, and the roles whose swap it is."""

    misconception: Misconception
    target: int
    bound: Bound | None
    targets: frozenset[int]


class Plan:
    """An item, compiled."""

    def __init__(self, lexicon: Lexicon, item: Item) -> None:
        targets = _Targets()
        self.points = [self._point(targets, lexicon, point) for point in item.rubric]
        self.wrong = [self._wrong(targets, lexicon, wrong) for wrong in item.misconceptions]
        self.sides = {side: targets.add(ways, lexicon) for side, ways in item.sides.items()}
        self.asked = frozenset(word.stem for word in lexicon.row(item.question))
        self.matcher = Matcher(lexicon, targets.wordings)

    def _point(self, targets: _Targets, lexicon: Lexicon, point: KeyPoint) -> PointPlan:
        ideas = tuple(
            IdeaPlan(
                idea,
                targets.add(idea.wordings, lexicon),
                idea.about or point.about,
                _bound(targets, lexicon, idea.bind),
            )
            for idea in point.ideas
        )
        whole = targets.add(point.whole, lexicon)
        named = targets.add(point.named, lexicon)
        bound = [target for idea in ideas for target in _of(idea.bound)]
        every = frozenset({whole, named, *bound, *(idea.target for idea in ideas)})
        return PointPlan(point, ideas, whole, named, every)

    def _wrong(self, targets: _Targets, lexicon: Lexicon, wrong: Misconception) -> WrongPlan:
        target = targets.add(wrong.wrong, lexicon, MISCONCEPTION_GAP)
        bound = _bound(targets, lexicon, wrong.swaps)
        return WrongPlan(wrong, target, bound, frozenset({target, *_of(bound)}))


def _of(bound: Bound | None) -> tuple[int, ...]:
    return (*bound.roles, *bound.partners) if bound else ()


def _bound(targets: _Targets, lexicon: Lexicon, pairs: Sequence[tuple[str, str]]) -> Bound | None:
    if not pairs:
        return None
    roles = tuple(targets.add([role], lexicon) for role, _ in pairs)
    return Bound(roles, tuple(targets.add([partner], lexicon) for _, partner in pairs))
