"""Repairs one slip in a long unknown word, and leaves alone whatever could be another word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 5  # letters of the word meant; a slip in a shorter one is more often another word
SHORTEST_FOR_TWO = 8  # letters; from here on two slips are forgiven
MOST_KEPT = 20_000  # words whose neighbours are remembered
MOST_NEAR = 8  # words that are looked at
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
        self,
        vocabulary: Iterable[str],
        rivals: Mapping[str, frozenset[str]] | None = None,
        forms: Iterable[str] = (),
    ) -> None:
        """Take the words to repair to, what each must never be confused with, and guessed forms.

        A form that no text is known to use ("maked") loses against a word of the vocabulary.
        """
        self._rivals = rivals or {}
        self._words = frozenset(vocabulary)
        self._known: dict[str, list[tuple[str, int]]] = {}
        self._buckets: dict[tuple[str, int], list[str]] = {}
        for word in sorted(self._words.union(forms)):
            if len(word) >= SHORTEST and word.isalpha():
                self._buckets.setdefault((word[0], len(word)), []).append(word)

    def __call__(self, word: str) -> str | None:
        """Return the word that was meant; None if there is none, or more than one."""
        near = self._near(word)
        if not near:
            return None
        nearest = [other for other, distance in near if distance == near[0][1]]
        nearest = [other for other in nearest if other in self._words] or nearest
        best = max(nearest, key=lambda other: (len(other), other))
        if not all(akin(best, other) for other in nearest):  # most slips leave a letter out
            nearest = [o for o in nearest if len(o) == len(word) + 1] or nearest
            best = max(nearest, key=lambda other: (len(other), other))
        if not all(akin(best, other) for other in nearest) or is_opposed(word, best):
            return None
        rivals = self._rivals.get(best, frozenset())
        if any(OSA.distance(word, rival) <= near[0][1] + 1 for rival in sorted(rivals)):
            return None
        return best

    def is_near(self, word: str) -> bool:
        """Tell whether a word could be a slip at all, even if nobody can say of which word."""
        return bool(self._near(word))

    def _near(self, word: str) -> list[tuple[str, int]]:
        if len(word) < SHORTEST - 1 or not word.isalpha():
            return []
        if word not in self._known:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            self._known[word] = self._look_up(word)
        return self._known[word]

    def _look_up(self, word: str) -> list[tuple[str, int]]:
        slips = 2 if len(word) >= SHORTEST_FOR_TWO else 1
        found: list[tuple[int, str]] = []
        for length in range(len(word) - slips, len(word) + slips + 1):
            bucket = self._buckets.get((word[0], length), ())
            near = process.extract(
                word, bucket, scorer=OSA.distance, score_cutoff=slips, limit=MOST_NEAR
            )
            found += [(int(distance), other) for other, distance, _ in near if other != word]
        return [(other, distance) for distance, other in sorted(found)[:MOST_NEAR]]


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
