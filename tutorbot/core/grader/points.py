"""What a key point earns: its ideas near one another earn it whole, a part of them a part."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from tutorbot.core.grader.placing import Place, union
from tutorbot.core.grader.plan import IdeaPlan, PointPlan
from tutorbot.core.grader.said import Said
from tutorbot.core.language.reading import Reading
from tutorbot.core.language.words import Word
from tutorbot.core.model import PointGrade, Span

SCATTERED = 0.5  # share of a point whose ideas stand in different sentences
NEAR = 18  # cost between two ideas of a point: eight words of content
HALF = 0.5
QUARTER = 0.25


@dataclass(slots=True)
class Evidence:
    """What the sentences of an answer say of one point."""

    ideas: dict[int, list[tuple[Said, Place]]] = field(default_factory=dict)
    together: set[int] = field(default_factory=set)  # the ideas of the richest sentence
    whole: list[tuple[Said, Place]] = field(default_factory=list)
    named: list[tuple[Said, Place]] = field(default_factory=list)
    earning: dict[int, int] = field(default_factory=dict)  # by sentence that says all: its words
    denied: dict[int, int] = field(default_factory=dict)  # by sentence: what denies all of it


def gather(plan: PointPlan, said: Sequence[Said]) -> Evidence:
    """Collect what the sentences of an answer say of a key point, leaving out what they deny."""
    evidence = Evidence()
    for one in said:
        if plan.targets.isdisjoint(one.places):
            continue
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
        if plan.ideas and len(here) == len(plan.ideas):
            evidence.earning[id(one)] = union(place.mask for _, place in true)
        true_whole = [(one, p) for p in whole if not one.denies(p, 0)]
        true_named = [(one, p) for p in named if not one.denies(p, 0)]
        if true_whole:
            words = union(place.mask for _, place in true_whole)
            evidence.earning[id(one)] = evidence.earning.get(id(one), 0) | words
        evidence.whole += true_whole
        evidence.named += true_named
        is_all = len({i for i, _ in found}) == len(plan.ideas)
        if (is_all and len(true) < len(found)) or len(true_whole) < len(whole):
            words = used | union(place.mask for place in whole)
            evidence.denied[id(one)] = one.denying(words)
    return evidence


def _together(said: Said, found: Sequence[tuple[int, Place]]) -> set[int]:
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
            if len(best) == len(ideas):
                break
    return best


def _gap(cost: Sequence[int], one: Place, other: Place) -> int:
    if one.start > other.start:
        one, other = other, one
    return max(0, cost[other.start] - cost[one.end])


def _idea_places(plan: IdeaPlan, said: Said) -> list[Place]:
    places = said.about(plan.target, plan.about)
    if plan.bound:
        places = [*places, *said.pairs(plan.bound)[0]]
    return places


def _share(plan: PointPlan, evidence: Evidence) -> float:
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


def grade_point(
    plan: PointPlan,
    evidence: Evidence,
    reading: Reading,
    cancelled: Collection[str],
    others: Sequence[Evidence],
) -> PointGrade:
    """Grade one key point; what a misconception has cancelled earns nothing.

    A "not" that belongs to what another point says denies nothing: "its gradient does not fade".
    """
    share = _share(plan, evidence)
    if plan.point.id in cancelled:
        return PointGrade(plan.point, 0.0, denied=True)
    if not share:
        denied = any(
            not any(cue & other.earning.get(said, 0) for other in others)
            for said, cue in evidence.denied.items()
        )
        return PointGrade(plan.point, 0.0, denied=denied)
    return PointGrade(plan.point, share, _receipts(evidence, reading))


def with_benefit(
    grade: PointGrade,
    evidence: Evidence,
    others: Sequence[Evidence],
    asked: Collection[str],
    reading: Reading,
) -> PointGrade:
    """Give the benefit of the doubt: the answer covers most of the other points.

    What is half heard was said in words of its own; a supporting idea counts half where its words
    have not earned another point already, and tell more than the question's (`asked`: its stems).
    """
    if grade.share:
        return replace(grade, share=1.0, in_favour=True)
    telling = [
        (said, place)
        for ideas in evidence.ideas.values()
        for said, place in ideas
        if any(_is_telling(word, asked) for word in said.words_of(place))
        and all(place.mask & ~other.earning.get(id(said), 0) for other in others)
    ]
    if not telling:
        return grade
    return PointGrade(grade.point, HALF, _spans(telling, reading), in_favour=True)


def _is_telling(word: Word, asked: Collection[str]) -> bool:
    """Tell whether a word can show by itself what an answer is about: no "more", no "shows"."""
    return word.is_content and not word.is_verb and word.stem not in asked


def _receipts(evidence: Evidence, reading: Reading) -> tuple[Span, ...]:
    found = evidence.whole or [e for es in evidence.ideas.values() for e in es] or evidence.named
    return _spans(found, reading)


def _spans(found: Sequence[tuple[Said, Place]], reading: Reading) -> tuple[Span, ...]:
    places = [
        (said.sentence.tokens[place.start][0], said.sentence.tokens[place.end - 1][1])
        for said, place in found
    ]
    return reading.spans(places)
