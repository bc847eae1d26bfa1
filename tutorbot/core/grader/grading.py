"""An item and an answer -> a grade with its receipts. The same answer always gets the same one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tutorbot.core.drafted.coverage import grade_drafted
from tutorbot.core.grader.matching import Matcher, Place
from tutorbot.core.grader.prose import is_echo, is_list, is_scrambled
from tutorbot.core.grader.rubric import GAP, Wording, parse
from tutorbot.core.grader.sides import Sides, pairing
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.language.negation import is_denied
from tutorbot.core.language.reading import Reading, Sentence
from tutorbot.core.model import (
    EmptyAnswerError,
    Grade,
    Idea,
    Item,
    ItemId,
    KeyPoint,
    Misconception,
    PointGrade,
    Span,
    verdict_for,
)

GRADER_VERSION = "1"  # raise it when the same answer may get another grade
SCATTERED = 0.5  # share of a point whose ideas stand in different sentences
NEAR = 18  # cost between two ideas of a point: eight words of content
HALF = 0.5
QUARTER = 0.25
LIST_FACTOR = 2  # of what its sentences earn, an answer can earn so much with lists in it
LIST_CAP = 0.25  # credit that a bare list of terms can earn
CENTRAL_CAP = 0.25  # credit of an answer that turns the central idea round
STRAY_BELOW = 0.45  # credit; an answer that earns more is about the question
STRAY_SHARE = 0.14  # of its words of content; if fewer earn anything, they do so by chance
MISCONCEPTION_GAP = 2 * GAP // 3  # a wrong statement must stand close together


@dataclass(slots=True)
class _Said:
    """What one sentence says: for each target, where; and which side each word is about."""

    sentence: Sentence
    places: Mapping[int, list[Place]]
    sides: Sequence[str | None]
    is_list: bool

    def affirmed(self, target: int, about: str | None, used: int) -> list[Place]:
        return [p for p in self.about(target, about) if not self.denies(p, used)]

    def is_about(self, place: Place, side: str | None) -> bool:
        """Tell whether a place speaks of this side, and not only of none."""
        return side is None or self.sides[place.start] == side

    def about(self, target: int, about: str | None) -> list[Place]:
        return [
            place
            for place in self.places.get(target, ())
            if about is None or self.sides[place.start] in (None, about)
        ]

    def denies(self, place: Place, used: int) -> bool:
        return bool(self.sentence.denials) and is_denied(
            self.sentence.denials, place.mask, used | place.mask
        )


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
class _Bound:
    roles: tuple[int, ...]
    partners: tuple[int, ...]

    def pairs(self, said: _Said) -> tuple[list[Place], list[Place]]:
        return pairing(
            [said.places.get(target, ()) for target in self.roles],
            [said.places.get(target, ()) for target in self.partners],
        )


@dataclass(frozen=True, slots=True)
class _IdeaPlan:
    idea: Idea
    target: int
    about: str | None
    bound: _Bound | None


@dataclass(frozen=True, slots=True)
class _PointPlan:
    point: KeyPoint
    ideas: tuple[_IdeaPlan, ...]
    whole: int
    named: int


@dataclass(frozen=True, slots=True)
class _WrongPlan:
    misconception: Misconception
    target: int
    bound: _Bound | None


class _Plan:
    """An item, compiled."""

    def __init__(self, lexicon: Lexicon, item: Item) -> None:
        targets = _Targets()
        self.points = [self._point(targets, lexicon, point) for point in item.rubric]
        self.wrong = [self._wrong(targets, lexicon, wrong) for wrong in item.misconceptions]
        self.sides = {side: targets.add(ways, lexicon) for side, ways in item.sides.items()}
        self.asked = frozenset(word.stem for word in lexicon.row(item.question))
        self.matcher = Matcher(lexicon, targets.wordings)

    def _point(self, targets: _Targets, lexicon: Lexicon, point: KeyPoint) -> _PointPlan:
        ideas = tuple(
            _IdeaPlan(
                idea,
                targets.add(idea.wordings, lexicon),
                idea.about or point.about,
                _bound(targets, lexicon, idea.bind),
            )
            for idea in point.ideas
        )
        whole = targets.add(point.whole, lexicon)
        return _PointPlan(point, ideas, whole, targets.add(point.named, lexicon))

    def _wrong(self, targets: _Targets, lexicon: Lexicon, wrong: Misconception) -> _WrongPlan:
        target = targets.add(wrong.wrong, lexicon, MISCONCEPTION_GAP)
        return _WrongPlan(wrong, target, _bound(targets, lexicon, wrong.swaps))


def _bound(targets: _Targets, lexicon: Lexicon, pairs: Sequence[tuple[str, str]]) -> _Bound | None:
    if not pairs:
        return None
    roles = tuple(targets.add([role], lexicon) for role, _ in pairs)
    return _Bound(roles, tuple(targets.add([partner], lexicon) for _, partner in pairs))


class Grader:
    """Grades answers. Each item is compiled once, when its first answer comes."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._plans: dict[ItemId, tuple[Item, _Plan]] = {}

    def grade(self, item: Item, answer: str) -> Grade:
        """Grade an answer, point by point.

        Raises:
            EmptyAnswerError: the answer has no words in it.
        """
        if item.drafted:
            return grade_drafted(item, answer)
        reading = Reading(self._lexicon, answer)
        if not reading.has_words:
            raise EmptyAnswerError("Your answer was empty. Have a go, even a rough one!")
        plan = self._plan(item)
        said = list(_listen(plan, reading))
        wrong = [w.misconception for w in plan.wrong if _is_said(w, said)]
        cancelled = {point for misconception in wrong for point in misconception.cancels}
        points = tuple(_grade_point(p, said, reading, cancelled) for p in plan.points)
        if _is_stray(points, reading):
            points = tuple(PointGrade(p.point, 0.0, denied=p.denied) for p in points)
        return _total(plan, points, said, wrong, reading)

    def prepare(self, item: Item) -> None:
        """Compile an item now; a wording that cannot be read raises WordingError."""
        self._plan(item)

    def _plan(self, item: Item) -> _Plan:
        known = self._plans.get(item.id)
        if known is None or known[0] is not item:
            known = self._plans[item.id] = (item, _Plan(self._lexicon, item))
        return known[1]


def _listen(plan: _Plan, reading: Reading) -> Iterator[_Said]:
    sides = Sides(tuple(plan.sides))
    scrambled = is_scrambled(reading.words)
    for sentence in reading.sentences:
        places = plan.matcher.find(sentence.row, sentence.formulas, sentence.costs)
        about: Sequence[str | None] = ()
        if plan.sides:
            named = {side: places.get(target, ()) for side, target in plan.sides.items()}
            about = sides.of(sentence.row, named)
        if places and not is_echo(sentence.row, plan.asked):
            yield _Said(sentence, places, about, scrambled or is_list(sentence.row))


def _is_stray(points: Sequence[PointGrade], reading: Reading) -> bool:
    """Tell whether an answer is about something else, and fits a few points by chance."""
    if not 0 < _credit(points) < STRAY_BELOW:
        return False
    receipts = [span for point in points for span in point.receipts]
    return reading.share_within(receipts) < STRAY_SHARE


def _is_said(wrong: _WrongPlan, said: Sequence[_Said]) -> bool:
    for one in said:
        about = wrong.misconception.about
        if any(one.is_about(p, about) for p in one.affirmed(wrong.target, about, 0)):
            return True
        if wrong.bound and any(not one.denies(p, 0) for p in wrong.bound.pairs(one)[1]):
            return True
    return False


@dataclass(slots=True)
class _Evidence:
    """What the sentences of an answer say of one point."""

    ideas: dict[int, list[tuple[_Said, Place]]] = field(default_factory=dict)
    together: set[int] = field(default_factory=set)  # the ideas of the richest sentence
    whole: list[tuple[_Said, Place]] = field(default_factory=list)
    named: list[tuple[_Said, Place]] = field(default_factory=list)
    denied: bool = False


def _gather(plan: _PointPlan, said: Sequence[_Said]) -> _Evidence:
    evidence = _Evidence()
    for one in said:
        about = plan.point.about
        found = [(i, p) for i, idea in enumerate(plan.ideas) for p in _idea_places(idea, one)]
        whole, named = one.about(plan.whole, about), one.about(plan.named, about)
        if not (found or whole or named):
            continue
        used = 0
        for _, place in found:
            used |= place.mask
        true = [(i, place) for i, place in found if not one.denies(place, used)]
        if len(true) < len(found) and len({i for i, _ in true}) < len(plan.ideas):
            true = []  # of a point that a sentence denies, the rest of it earns nothing
        for i, place in true:
            evidence.ideas.setdefault(i, []).append((one, place))
        here = _together(one, true)
        if len(here) > len(evidence.together):
            evidence.together = here
        true_whole = [(one, p) for p in whole if not one.denies(p, 0)]
        true_named = [(one, p) for p in named if not one.denies(p, 0)]
        evidence.whole += true_whole
        evidence.named += true_named
        denied = len(true) < len(found) or len(true_whole) < len(whole)
        evidence.denied |= denied or len(true_named) < len(named)
    return evidence


def _together(said: _Said, found: Sequence[tuple[int, Place]]) -> set[int]:
    """Return the most ideas of a point that a sentence says near one another."""
    ideas = {i for i, _ in found}
    if len(ideas) < 2:
        return ideas
    cost = said.sentence.costs()
    best: set[int] = set()
    for first, anchor in found:
        near = {first} | {i for i, place in found if _gap(cost, anchor, place) <= NEAR}
        if len(near) > len(best):
            best = near
    return best


def _gap(cost: Sequence[int], one: Place, other: Place) -> int:
    if one.start > other.start:
        one, other = other, one
    return max(0, cost[other.start] - cost[one.end])


def _idea_places(plan: _IdeaPlan, said: _Said) -> list[Place]:
    places = said.about(plan.target, plan.about)
    if plan.bound:
        places = [*places, *plan.bound.pairs(said)[0]]
    return places


def _share(plan: _PointPlan, evidence: _Evidence) -> float:
    """Say what share of a point its evidence earns: all of it, or a half, or a quarter."""
    if evidence.whole:
        return 1.0
    ideas = plan.ideas
    if ideas and len(evidence.together) == len(ideas):
        return 1.0
    share = HALF if evidence.named else 0.0
    if ideas and len(evidence.ideas) == len(ideas):
        return max(share, SCATTERED)
    if any(ideas[i].idea.earns for i in evidence.ideas):
        share = max(share, HALF if len(evidence.ideas) * 2 >= len(ideas) else QUARTER)
    return share


def _grade_point(
    plan: _PointPlan, said: Sequence[_Said], reading: Reading, cancelled: set[str]
) -> PointGrade:
    evidence = _gather(plan, said)
    share = _share(plan, evidence)
    if plan.point.id in cancelled:
        return PointGrade(plan.point, 0.0, denied=True)
    if not share:
        return PointGrade(plan.point, 0.0, denied=evidence.denied)
    return PointGrade(plan.point, share, _receipts(evidence, reading))


def _receipts(evidence: _Evidence, reading: Reading) -> tuple[Span, ...]:
    found = evidence.whole or [e for es in evidence.ideas.values() for e in es] or evidence.named
    places = [
        (said.sentence.tokens[place.start][0], said.sentence.tokens[place.end - 1][1])
        for said, place in found
    ]
    return reading.spans(places)


def _total(
    plan: _Plan,
    points: tuple[PointGrade, ...],
    said: Sequence[_Said],
    wrong: Sequence[Misconception],
    reading: Reading,
) -> Grade:
    credit = _credit(points)
    listed = any(one.is_list for one in said)
    if listed:
        prose = [one for one in said if not one.is_list]
        cancelled = {point for misconception in wrong for point in misconception.cancels}
        plain = tuple(_grade_point(p, prose, reading, cancelled) for p in plan.points)
        credit = min(credit, LIST_FACTOR * _credit(plain) + LIST_CAP)
    if credit < HALF and any(misconception.central for misconception in wrong):
        credit = min(credit, CENTRAL_CAP)
    only_listed = listed and all(one.is_list for one in said)
    return Grade(credit, verdict_for(credit), points, tuple(wrong), only_listed)


def _credit(points: Sequence[PointGrade]) -> float:
    total = sum(p.point.weight for p in points)
    return min(1.0, sum(p.point.weight * p.share for p in points) / total)
