"""Grades an answer against a drafted rubric: how much of the reference answer does it cover?

A drafted rubric knows words, not ideas, so the credit is that of the whole answer (`strength`);
the key points share it out by how much of their words the answer says.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tutorbot.core.drafted.evidence import Evidence, Match, evidence_of
from tutorbot.core.drafted.pretence import is_list, opposite_stance, other_number, own_words
from tutorbot.core.drafted.reference import Reference, Wanted, reference_of
from tutorbot.core.language.content import words
from tutorbot.core.model import EmptyAnswerError, Grade, Item, KeyPoint, PointGrade, verdict_for

Found = tuple[Wanted, Match]  # a word of the reference answer, and what the answer says of it

SATURATION = 4.0  # teachers give most of the credit for a part of the reference's words
OPPOSITE = 0.2  # what is left where the reference says yes and the answer no
DENIED = 1.8  # the power of the share that is denied: long answers deny and affirm by turns
OTHER_NUMBER = 0.4  # what is left where a short answer names another number than the reference
LISTED = 0.15  # of the credit is left for a bare list: people give lists 0.06 to 0.24


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part of the evidence counts, in log-odds.

    Fitted on teachers' grades by benchmarks/drafted.py --weights, which also shows how little they
    move when a whole set of them is left out; docs/decisions/0030-drafted-rubrics.md says why.
    """

    base: float = -4.0
    coverage: float = 2.1
    wording: float = 6.1
    touched: float = 1.4
    technical: float = 1.1
    on_topic: float = 4.2
    topical: float = 9.6
    worded: float = 15.0


WEIGHTS = Weights()


def grade_drafted(item: Item, answer: str) -> Grade:
    """Grade an answer by how much of the reference answer it expresses.

    The credit is the weighted share of the points, and the same for the same answer. A word that
    the question already names is worth little, one that the answer denies less; sentences that
    repeat the question count for nothing.

    Raises:
        EmptyAnswerError: the answer has no words in it.
    """
    said = words(answer)
    if not said:
        raise EmptyAnswerError("Your answer was empty. Have a go, even a rough one!")
    reference = reference_of(item.question, item.reference_answer)
    own = own_words(reference, answer, said)
    evidence = evidence_of(reference, answer, own)
    only_listed = is_list(reference, answer, own)
    credit = _credit(item, evidence)
    if opposite_stance(item.reference_answer, answer):
        credit *= OPPOSITE
    if only_listed:
        credit *= LISTED
    if other_number(reference, own):
        credit *= OTHER_NUMBER
    credit *= 1 - evidence.denied**DENIED
    points = _shared_out(item, reference, evidence, credit)
    total = sum(point.weight for point in item.rubric)
    credit = min(1.0, sum(p.point.weight * p.share for p in points) / total)
    return Grade(credit, verdict_for(credit), points, word_list=only_listed)


def _credit(item: Item, evidence: Evidence) -> float:
    """Return the strength of an answer as a share of what the reference answer itself shows."""
    if not any(match.surely > 0 for match in evidence.matches):
        return 0.0
    return min(1.0, strength(evidence) / _full_strength(item.question, item.reference_answer))


@lru_cache(maxsize=2048)
def _full_strength(question: str, reference_answer: str) -> float:
    reference = reference_of(question, reference_answer)
    return strength(evidence_of(reference, reference_answer, words(reference_answer)))


def strength(evidence: Evidence, weights: Weights = WEIGHTS) -> float:
    """Say how much an answer shows, 0..1: its evidence, if it speaks of the question at all."""
    saturated = (1 - math.exp(-SATURATION * evidence.coverage)) / (1 - math.exp(-SATURATION))
    shown = (
        weights.base
        + weights.coverage * saturated
        + weights.wording * evidence.wording
        + weights.touched * evidence.touched
        + weights.technical * evidence.technical
    )
    on_topic = (
        weights.on_topic + weights.topical * evidence.topical + weights.worded * evidence.wording
    )
    return _chance(shown) * _chance(on_topic)


def _chance(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, log_odds)))


def _shared_out(
    item: Item, reference: Reference, evidence: Evidence, credit: float
) -> tuple[PointGrade, ...]:
    """Share a credit out among the key points, by how much of each the answer says."""
    found = [tuple(_found(reference, evidence, point)) for point in item.rubric]
    said = [_said(pairs) for pairs in found]
    shares = _scaled(said, [point.weight for point in item.rubric], credit)
    return tuple(
        _point_grade(point, share, pairs)
        for point, share, pairs in zip(item.rubric, shares, found, strict=True)
    )


def _found(reference: Reference, evidence: Evidence, point: KeyPoint) -> Iterable[Found]:
    stems = {w.stem: None for idea in point.ideas for w in words(idea.wordings[0])}
    for place in (reference.stems[stem] for stem in stems if stem in reference.stems):
        yield reference.wanted[place], evidence.matches[place]


def _said(pairs: Sequence[Found]) -> float:
    full = sum(wanted.worth for wanted, _ in pairs)
    return sum(wanted.worth * match.surely for wanted, match in pairs) / full if full else 0.0


def _scaled(said: Sequence[float], weights: Sequence[float], credit: float) -> list[float]:
    """Scale what was said of each point, at most to 1, until the weighted mean is the credit.

    Where even the full share of every point that was touched is less, that is all there is.
    """
    wanted = credit * sum(weights)
    shares = [0.0] * len(said)
    open_places = [place for place, value in enumerate(said) if value > 0]
    while open_places and wanted > 0:
        factor = wanted / sum(weights[p] * said[p] for p in open_places)
        full = [p for p in open_places if factor * said[p] >= 1]
        for place in full or open_places:
            shares[place] = min(1.0, factor * said[place])
        if not full:
            break
        wanted -= sum(weights[p] for p in full)
        open_places = [p for p in open_places if p not in full]
    return shares


def _point_grade(point: KeyPoint, share: float, pairs: Sequence[Found]) -> PointGrade:
    denied = sum(wanted.worth for wanted, match in pairs if match.is_denied)
    affirmed = sum(wanted.worth for wanted, match in pairs if match.surely > 0)
    spans = {m.at for _, m in pairs if m.at and m.surely > 0} if share > 0 else set()
    receipts = tuple(sorted(spans, key=lambda span: span.start))
    return PointGrade(point, share, receipts, denied=0 < denied >= affirmed)
