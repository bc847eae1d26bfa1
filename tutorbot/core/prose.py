"""Is it an answer at all? Bare lists of terms, echoes of the question, and nothing said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from tutorbot.core.words import Part, Word

SHORTEST_LIST = 4  # words of content; fewer are a short answer
VERBS_NEEDED = 0.1  # of the words of content, in a sentence that says something
FUNCTION_NEEDED = 0.12  # of all words


def is_list(row: Sequence[Word]) -> bool:
    """Tell whether a sentence only lists terms: it has no verbs, or next to none."""
    content = [w for w in row if w.part == Part.WORD and not w.is_function]
    if len(content) < SHORTEST_LIST:
        return False
    verbs = sum(w.is_verb for w in content)
    return verbs < VERBS_NEEDED * len(content)


def is_echo(row: Sequence[Word], asked: frozenset[str]) -> bool:
    """Tell whether a sentence only says words of the question again."""
    content = [w for w in row if w.part == Part.WORD and not w.is_function]
    return all(w.stem in asked for w in content)


def runs(row: Sequence[Word]) -> int:
    """Count the stretches of words between commas."""
    return sum(1 for comma, _ in groupby(row, key=lambda w: w.part == Part.COMMA) if not comma)
