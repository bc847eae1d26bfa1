"""Repairs one slip in a long unknown word, and leaves alone whatever could be another word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 5  # letters of the word meant; a slip in a shorter one is more often another word
SHORTEST_FOR_TWO = 8  # letters; from here on two slips are forgiven
OPPOSING = (
    "un",
    "in",
    "im",
    "ir",
    "non",
    "dis",
    "anti",
    "a",
    "under",
    "over",
    "sub",
    "bi",
    "multi",
)


class TypoRepair:
    """Finds the one word of a vocabulary that a misspelt word was meant to be."""

    def __init__(
        self, vocabulary: Iterable[str], rivals: Mapping[str, frozenset[str]] | None = None
    ) -> None:
        """Take the words to repair to, and for some of them the words they must never become."""
        self._rivals = rivals or {}
        self._buckets: dict[str, list[str]] = {}
        for word in sorted(set(vocabulary)):
            if len(word) >= SHORTEST and word.isalpha():
                self._buckets.setdefault(word[0], []).append(word)

    def __call__(self, word: str) -> str | None:
        """Return the word that was meant; None if there is none, or more than one."""
        if len(word) < SHORTEST - 1 or not word.isalpha():
            return None
        slips = 2 if len(word) >= SHORTEST_FOR_TWO else 1
        near = process.extract(
            word, self._buckets.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips, limit=4
        )
        if not near:
            return None
        best, distance, _ = near[0]
        others = [other for other, far, _ in near[1:] if far == distance and not akin(best, other)]
        if others or is_opposed(word, best):
            return None
        rivals = self._rivals.get(best, frozenset())
        if any(OSA.distance(word, rival) <= distance + 1 for rival in sorted(rivals)):
            return None
        return best


def akin(one: str, other: str) -> bool:
    """Tell whether two words are forms of one: they differ in nothing but their endings."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= SHORTEST - 1 and max(len(one), len(other)) - shared <= 3


def is_opposed(word: str, other: str) -> bool:
    """Tell whether one is the other behind a prefix that turns its meaning round."""
    longer, shorter = sorted((word, other), key=len, reverse=True)
    return any(longer == prefix + shorter for prefix in OPPOSING)
