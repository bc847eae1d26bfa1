"""Who is a statement about, and what belongs to what, where two things can be swapped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from tutorbot.core.grader.placing import Place
from tutorbot.core.language.words import Part, Word

CONTRASTS = frozenset({
    "unlike", "than", "versus", "vs", "vs.", "from", "to", "compared", "contrast", "opposed",
    "not",
})  # fmt: skip
TURNS = frozenset({"way", "direction", "hand", "end"})  # "the other way round" names no side
CONTRAST_WITHIN = 3  # words before the name of a side
BOUNDS = frozenset({Part.SENTENCE, Part.CLAUSE, Part.COMMA})
ORDINALS = {"former": 0, "first": 0, "latter": 1, "second": 1, "other": 1}
COUNTED = {
    "two": 1,
    "2": 1,
    "second": 1,
    "v2": 1,
    "b": 1,
    "other": 1,
    "one": 0,
    "first": 0,
    "v1": 0,
}
COUNTED_WITHIN = 3  # words from the beginning of a sentence
RANGED = frozenset({"every", "each", "next", "new", "no", "any", "last", "only"})  # "each new one"
IN_TURN = frozenset({"after", "by", "at"})  # "one after another", "one after the other"
FAR = 8  # words: what a comma, an "and" or the end of a clause between two partners weighs
STATES = frozenset({"is", "=", "means"})
CUTS = frozenset({Part.SENTENCE, Part.CLAUSE, Part.COMMA, Part.JOIN})
DETERMINERS = frozenset({"the", "while", "whereas", "and", ",", "this"})


class Sides:
    """Follows through an answer which side of a comparison is spoken of."""

    def __init__(self, names: Sequence[str]) -> None:
        self._order: list[str] = []  # as the answer named them
        self._names = names
        self._current: str | None = None

    @property
    def is_named(self) -> bool:
        """Tell whether any side has been named yet."""
        return bool(self._order)

    def of(self, row: Sequence[Word], named: Mapping[str, Sequence[Place]]) -> list[str | None]:
        """Return, for each word of the next sentence, the side that it speaks of.

        A sentence that names one side is about it, but for the side that it contrasts with. One
        that names several is cut between them. One that names none goes on about the last one.
        """
        mentions = sorted((p.start, side) for side, places in named.items() for p in places)
        for _, side in mentions:
            if side not in self._order:
                self._order.append(side)
        told = [m for m in mentions if not self._is_contrast(row, m[0])] or mentions
        told = sorted({*told, *self._ordinals(row)}) or self._counted(row)
        if not told:
            return [self._current] * len(row)
        sides: list[str | None] = []
        for (at, side), (after, other) in pairwise(told):
            keeps = side == other or _is_subject(row, after)
            sides += [side] * (self._cut(row, at, after, keeps) - len(sides))
        self._current = told[-1][1]
        return sides + [self._current] * (len(row) - len(sides))

    def _is_contrast(self, row: Sequence[Word], at: int) -> bool:
        """Tell whether a side is only contrasted with: one of these words shortly before it."""
        if _is_subject(row, at):  # "off from the truth variance is ..."
            return False
        for word in reversed(row[max(0, at - CONTRAST_WITHIN) : at]):
            if word.part in BOUNDS:  # "decides what to store, the output gate": another clause
                return False
            if word.text in CONTRASTS:
                return True
        return False

    def _ordinals(self, row: Sequence[Word]) -> list[tuple[int, str]]:
        order = [*self._order, *(n for n in self._names if n not in self._order)]
        if len(order) != 2 or not self._order:
            return []
        return [
            (i, order[ORDINALS[word.text]])
            for i, word in enumerate(row)
            if word.text in ORDINALS
            and i
            and row[i - 1].text in DETERMINERS
            and (i + 1 == len(row) or row[i + 1].text not in TURNS)
            if not (i > 1 and row[i - 2].text in IN_TURN)
        ]

    def _counted(self, row: Sequence[Word]) -> list[tuple[int, str]]:
        order = [*self._order, *(n for n in self._names if n not in self._order)]
        if len(order) != 2 or not self._order:
            return []
        texts = ["", *(word.text for word in row), ""]
        for i, text in enumerate(texts[1 : 1 + COUNTED_WITHIN]):
            if text in COUNTED and texts[i] not in RANGED and texts[i + 2] not in IN_TURN:
                return [(i, order[COUNTED[text]])]
        return []

    def _cut(self, row: Sequence[Word], at: int, after: int, keeps: bool) -> int:
        if keeps:
            return after
        return next((i for i in range(after - 1, at, -1) if row[i].part in CUTS), after)


def _is_subject(row: Sequence[Word], at: int) -> bool:
    """Tell whether a statement of its own begins with this word: "variance is ..."."""
    return at + 1 < len(row) and row[at + 1].text in STATES


def pairing(
    row: Sequence[Word], roles: Sequence[Sequence[Place]], partners: Sequence[Sequence[Place]]
) -> tuple[list[Place], list[Place]]:
    """Pair each role with its partner, as a sentence puts them.

    Args:
        row: the words of the sentence.
        roles: for each pair, where its role stands ("x axis"; "y axis").
        partners: for each pair, where what belongs to it stands ("FPR"; "TPR").

    Returns:
        The right pairs and the swapped ones: of two ways to read a sentence (each role before its
        partner, or after it) the one that pairs more, then nearer (within a clause), then earlier
        words.
    """
    mentions = sorted(
        [(p, True, i) for i, places in enumerate(roles) for p in places]
        + [(p, False, i) for i, places in enumerate(partners) for p in places]
    )
    best: tuple[tuple[int, int, int], list[tuple[Place, bool]]] | None = None
    for role_first in (True, False):
        pairs, width, i = [], 0, 0
        while i + 1 < len(mentions):
            (a, is_role, one), (b, other_is_role, other) = mentions[i], mentions[i + 1]
            if is_role == role_first and other_is_role != is_role:
                joined = Place(min(a.start, b.start), max(a.end, b.end), a.mask | b.mask)
                pairs.append((joined, one == other))
                between = row[a.end : b.start]
                width += len(between) + FAR * any(word.part in CUTS for word in between)
                i += 1
            i += 1
        if pairs and (best is None or (-len(pairs), width, pairs[0][0].start) < best[0]):
            best = ((-len(pairs), width, pairs[0][0].start), pairs)
    found = best[1] if best else []
    return [p for p, right in found if right], [p for p, right in found if not right]
