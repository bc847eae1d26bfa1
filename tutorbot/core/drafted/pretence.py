"""Answers that look like one and say nothing: the question again, a bare list, the other stance."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from functools import lru_cache

from tutorbot.core.drafted.reference import Reference
from tutorbot.core.language.content import Word, words

ECHO = 0.8  # of a sentence's neighbouring words stand so in the question: it repeats it
SHORTEST_ECHO = 4  # words; a shorter sentence may be a term that the question names
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")
SHORTEST_LIST = 3  # words
PARTED = 0.7  # of the gaps between words are commas or the like
GAP = re.compile(r"[,;|/•\n]")
BARE = 0.12  # share of small words below which a text is no sentence
JOINERS = frozenset({"and", "or"})
SHORTEST_BARE = 6  # words; a shorter answer may well be a term and its name
IN_ORDER = 0.4  # of its neighbouring words stand so in the reference answer: it quotes it
OPENING = 4  # words in which an answer says yes or no
YES = frozenset(["yes", "yeah", "yep", "agree", "true", "correct"])
NO = frozenset(["no", "nope", "disagree", "false", "incorrect"])
SHORT = 8  # content words; a longer answer may name numbers of its own, in examples and steps


def own_words(reference: Reference, answer: str, said: tuple[Word, ...]) -> tuple[Word, ...]:
    """Leave out the sentences that only repeat the question."""
    kept: list[Word] = []
    ends = [match.start() for match in SENTENCE_END.finditer(answer)] + [len(answer)]
    start = 0
    for end in ends:
        sentence = [word for word in said if start <= word.start < end]
        start = end
        pairs = _pairs(sentence)
        echoed = sum(pair in reference.asked_pairs for pair in pairs)
        quoted = sum(pair in reference.pairs for pair in pairs)
        repeats = echoed >= ECHO * len(pairs) and echoed > quoted
        if len(sentence) < SHORTEST_ECHO or not repeats:
            kept += sentence
    return tuple(kept)


def is_list(reference: Reference, answer: str, said: tuple[Word, ...]) -> bool:
    """Tell whether an answer only lists words where the reference answer says sentences."""
    if _enumerates(reference.text):
        return False
    if _one_by_one(answer, said):
        return True
    return _is_bare(said) and not _quotes(reference, said)


def _one_by_one(text: str, said: tuple[Word, ...]) -> bool:
    """Tell whether commas or the like part nearly all words: no sentence is built so."""
    gaps = [text[a.end : b.start] for a, b in itertools.pairwise(said)]
    parted = sum(GAP.search(gap) is not None for gap in gaps)
    return len(said) >= SHORTEST_LIST and parted >= PARTED * len(gaps)


def _is_bare(said: tuple[Word, ...]) -> bool:
    """Tell whether a text of some length has hardly a word that joins others, and no formula."""
    if not all(word.plain[0].isalnum() for word in said):
        return False
    small = sum(not word.is_content for word in said)
    return len(said) >= SHORTEST_BARE and small <= BARE * len(said)


@lru_cache(maxsize=2048)
def _enumerates(reference_answer: str) -> bool:
    """Tell whether the reference answer is itself a list: "push and pop", or words alone."""
    said = words(reference_answer)
    small = [word for word in said if not word.is_content]
    is_series = bool(small) and all(word.plain in JOINERS for word in small)
    return is_series or _is_bare(said) or _one_by_one(reference_answer, said)


def opposite_stance(reference_answer: str, answer: str) -> bool:
    """Tell whether one opens with yes and the other with no."""
    return _stance(reference_answer) * _stance(answer) < 0


def other_number(reference: Reference, said: tuple[Word, ...]) -> bool:
    """Tell whether a short answer names another number in place of one of the reference answer."""
    if len({word.stem for word in said if word.is_content}) > SHORT:
        return False
    mine = {word.stem for word in said if word.plain[0].isdigit()}
    return bool(mine - reference.numbers) and bool(reference.numbers - mine)


def _stance(text: str) -> int:
    opening = words(text[:80])[:OPENING]
    stance = 1
    for place, word in enumerate(opening):
        if word.plain in YES:
            return stance
        if word.plain in NO and (place == 0 or word.plain != "no"):
            return -stance
        if word.negates:
            stance = -stance
    return 0


def _quotes(reference: Reference, said: tuple[Word, ...]) -> bool:
    pairs = _pairs(said)
    return sum(pair in reference.pairs for pair in pairs) >= IN_ORDER * len(pairs)


def _pairs(said: Iterable[Word]) -> list[tuple[str, str]]:
    stems = [word.stem for word in said]
    return list(itertools.pairwise(stems))
