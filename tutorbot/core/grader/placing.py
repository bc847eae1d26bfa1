"""Do the words of a wording stand near enough, in the right order, not in each other's place?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tutorbot.core.grader.rubric import Wording

MOST_COMBINED = (0, 12, 12, 7, 5, 4)  # places of each slot, by the number of slots
ABSENT_WITHIN = 12  # cost: how far from a wording an excluded word still counts


class Place(NamedTuple):
    """Where something stands in a sentence: its words, from the first to after the last."""

    start: int
    end: int
    mask: int


class Compiled(NamedTuple):
    """A wording with its slots as numbers, and what it expresses: a target or a concept."""

    target: int | str
    wording: Wording
    slots: tuple[int, ...]
    absent: tuple[int, ...]


def hits_of(
    compiled: Compiled, places: Mapping[int, list[Place]], cost: Sequence[int]
) -> list[Place]:
    """Find where a wording stands.

    Args:
        compiled: the wording.
        places: for each slot, where something that fills it was seen.
        cost: the cost of all words before each word, and of all words last.
    """
    slots = compiled.slots
    if len(slots) == 1:
        hits = places.get(slots[0], [])
    elif len(slots) == 2:
        hits = _pairs(compiled.wording, places.get(slots[0], ()), places.get(slots[1], ()), cost)
    else:
        hits = _chains(compiled.wording, [places.get(slot, []) for slot in slots], cost)
    if hits and compiled.absent:
        barred = [place for slot in compiled.absent for place in places.get(slot, ())]
        hits = [hit for hit in hits if not any(_near(hit, bar, cost) for bar in barred)]
    return hits


def _near(hit: Place, bar: Place, cost: Sequence[int]) -> bool:
    first, second = (hit, bar) if hit.start <= bar.start else (bar, hit)
    return second.start < first.end or cost[second.start] - cost[first.end] <= ABSENT_WITHIN


def _pairs(
    wording: Wording, ones: Sequence[Place], others: Sequence[Place], cost: Sequence[int]
) -> list[Place]:
    """For each place of the first slot, the nearest place of the second."""
    hits = []
    ordered = wording.ordered
    for a in ones:
        best, nearest = None, wording.gap + 1
        for b in others:
            if a.mask & b.mask:
                continue
            if a.end <= b.start:
                gap = cost[b.start] - cost[a.end]
            elif ordered:
                continue
            elif b.end <= a.start:
                gap = cost[a.start] - cost[b.end]
            else:
                gap = 0
            if gap < nearest:
                best, nearest = b, gap
        if best is not None:
            start, end = min(a.start, best.start), max(a.end, best.end)
            hits.append(Place(start, end, a.mask | best.mask))
    return hits


def _chains(
    wording: Wording, choices: Sequence[Sequence[Place]], cost: Sequence[int]
) -> list[Place]:
    """Find the ways to fill three slots and more: the tightest for each place of the first."""
    most = MOST_COMBINED[min(len(choices), len(MOST_COMBINED) - 1)]
    reach = wording.gap * (1 if wording.ordered else len(choices) - 1)
    found = []
    for first in choices[0][:most]:
        chains: list[list[Place]] = [[first]]
        for places in choices[1:]:
            chains = [
                [*chain, place]
                for chain in chains
                for place in places[:most]
                if _joins(chain, place, reach, wording.ordered, cost)
            ]
        widths = [(_width(wording, chain, cost), i) for i, chain in enumerate(chains)]
        fitting = [(width, i) for width, i in widths if width >= 0]
        if fitting:
            chain = chains[min(fitting)[1]]
            start, end = min(p.start for p in chain), max(p.end for p in chain)
            found.append(Place(start, end, union(p.mask for p in chain)))
    return found


def _joins(
    chain: Sequence[Place], place: Place, reach: int, ordered: bool, cost: Sequence[int]
) -> bool:
    """Tell whether a place can still join a chain: near enough, behind it if order matters."""
    last = chain[-1]
    if last.end <= place.start:
        near = cost[place.start] - cost[last.end] <= reach
    elif ordered:
        return False
    else:
        near = place.end > last.start or cost[last.start] - cost[place.end] <= reach
    return near and not any(place.mask & other.mask for other in chain)


def _width(wording: Wording, chain: Sequence[Place], cost: Sequence[int]) -> int:
    """Add up the gaps of a chain; -1 if one of them is too wide."""
    width = 0
    for left, right in pairwise(chain if wording.ordered else sorted(chain)):
        gap = max(0, cost[right.start] - cost[left.end])
        if gap > wording.gap:
            return -1
        width += gap
    return width


def union(masks: Iterable[int]) -> int:
    """Return the words that any of these masks holds."""
    union = 0
    for mask in masks:
        union |= mask
    return union
