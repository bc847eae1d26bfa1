"""Which words a text affirms and which it denies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tutorbot.core.language.content import RELATIONS, Word

SCOPE = 2  # content words that a negation denies
REACH = 4  # content words of the reference answer that may be affirmed or denied after one
CLAUSE_END = re.compile(r"[.,;:!?\n()]")
CLAUSE_WORDS = frozenset(
    ["but", "because", "so", "and", "while", "since", "however", "although", "if", "when"]
)
# After a negation these affirm again: "no sound without vibrations".
UNDOING = frozenset(["without", "unless", "until", "fail", "fails", "lack", "lacks", "unable"])
HEDGES = frozenset(["only", "just", "merely", "simply"])  # "not only" affirms


def polar(said: Sequence[Word], text: str) -> Iterable[tuple[Word, bool]]:
    """Return the words that count, each with whether a negation before it denies it."""
    return ((word, 0 < place <= SCOPE) for word, place in scoped(said, text))


def scoped(said: Sequence[Word], text: str) -> Iterable[tuple[Word, int]]:
    """Return the words that count, each with its place after the negation, 0 if there is none."""
    left, last = 0, 0
    for word, after in pairwise((*said, None)):
        assert word is not None
        if CLAUSE_END.search(text, last, word.start) or word.plain in CLAUSE_WORDS:
            left = 0
        last = word.end
        if left and word.plain in UNDOING:
            left = 0
        elif word.negates:
            left = 0 if after and after.plain in HEDGES else REACH
        elif word.is_content or word.plain in RELATIONS:
            yield word, (REACH - left + 1 if left > 0 else 0)
            left -= word.is_content and left > 0
