"""The version of a bank: a hash of what grades, blind to layout and order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from tutorbot.core.model import Idea, Item

HEX_DIGITS = 12  # 48 bits: two of a thousand versions are alike once in 500 million banks


def version_of(items: Iterable[Item], lexicon: Mapping[str, object]) -> str:
    """Return a hash that changes whenever a grade may change because of the bank.

    Titles, hints, follow-ups and the like do not count; nor does the order of items, key points or
    wordings.

    Args:
        items: as read.
        lexicon: what the bank adds to the shipped lexicon.
    """
    graded = sorted(repr(_what_grades(item)) for item in items)
    text = "\n".join([*graded, _written(lexicon)])
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:HEX_DIGITS]


def _what_grades(item: Item) -> tuple[object, ...]:
    points = sorted(
        (
            (point.id, point.weight, point.says, sorted(_idea(idea) for idea in point.ideas)),
            (sorted(point.whole), sorted(point.named), point.about or ""),
        )
        for point in item.rubric
    )
    wrong = sorted(
        (m.id, sorted(m.wrong), sorted(m.cancels), m.about or "", sorted(m.swaps), m.central)
        for m in item.misconceptions
    )
    sides = sorted((side, sorted(names)) for side, names in item.sides.items())
    reference = item.reference_answer if item.drafted else ""
    return item.id, item.question, reference, points, wrong, sides


def _idea(idea: Idea) -> tuple[object, ...]:
    return sorted(idea.wordings), idea.earns, idea.about or "", sorted(idea.bind)


def _written(data: object) -> str:
    """Write plain data in one way, whatever the order in it."""
    if isinstance(data, Mapping):
        return str(sorted((str(key), _written(value)) for key, value in data.items()))
    if isinstance(data, str):
        return repr(data)
    return str(sorted(_written(value) for value in data)) if isinstance(data, Iterable) else ""
