"""A question and its reference answer, made ready for many answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tutorbot.core.drafted.acronyms import is_in_capitals
from tutorbot.core.drafted.likeness import pieces
from tutorbot.core.drafted.polarity import scoped
from tutorbot.core.drafted.thesaurus import groups_of
from tutorbot.core.language.content import Word, words

ECHOED = 0.2  # what is left of a word, or of a run of letters, that the question already names
RUNS = (3, 4)  # letters: the answer's letters are compared in runs of so many
SENTENCE_END = re.compile(r"[.!?](?:\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word of the reference answer: what it is worth, and whether it is affirmed, denied."""

    stem: str
    worth: float
    denied: frozenset[bool]
    is_content: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """A question and its reference answer, made ready for many answers."""

    text: str
    wanted: tuple[Wanted, ...]
    stems: dict[str, int]  # where each stem stands in `wanted`
    by_piece: dict[str, tuple[str, ...]]  # the topic's stems by their pieces of three letters
    by_group: dict[int, tuple[int, ...]]  # the thesaurus's groups -> places in `wanted`
    numbers: frozenset[str]  # those written in digits
    runs: dict[str, tuple[int, float]]  # runs of letters: how often, and what one is worth
    asked_pairs: frozenset[tuple[str, str]]  # neighbouring words of the question
    pairs: frozenset[tuple[str, str]]  # and of the reference answer
    question: str
    asked: tuple[Word, ...]
    said: tuple[Word, ...]
    acronyms: dict[str, str]  # of the reference answer, with their stems


@lru_cache(maxsize=2048)
def reference_of(question: str, reference_answer: str) -> Reference:
    """Make a reference answer ready; the latest are kept."""
    asked_words = words(question)
    asked = frozenset(word.stem for word in asked_words if not word.negates)
    wanted = tuple(_wanted(words(reference_answer), reference_answer, asked))
    topic = {w.stem for w in asked_words if w.is_content}
    topic |= {word.stem for word in wanted if word.is_content}
    by_piece: dict[str, list[str]] = {}
    for stem in sorted(topic):
        for piece in pieces(stem):
            by_piece.setdefault(piece, []).append(stem)
    by_group: dict[int, list[int]] = {}
    for place, word in enumerate(wanted):
        for group in groups_of(word.stem) if word.is_content else ():
            by_group.setdefault(group, []).append(place)
    echoed = letter_runs(asked_words, question)
    runs = {
        run: (count, ECHOED if run in echoed else 1.0)
        for run, count in letter_runs(words(reference_answer), reference_answer).items()
    }
    return Reference(
        reference_answer,
        wanted,
        {word.stem: place for place, word in enumerate(wanted)},
        {piece: tuple(stems) for piece, stems in by_piece.items()},
        {group: tuple(places) for group, places in by_group.items()},
        frozenset(w.stem for w in words(reference_answer) if w.plain[0].isdigit()),
        runs,
        frozenset(_pairs(asked_words)),
        frozenset(_pairs(words(reference_answer))),
        question,
        asked_words,
        words(reference_answer),
        {w.plain: w.stem for w in words(reference_answer) if is_in_capitals(w, reference_answer)},
    )


def _wanted(said: tuple[Word, ...], text: str, asked: frozenset[str]) -> Iterable[Wanted]:
    denied: dict[str, set[bool]] = {}
    first: dict[str, Word] = {}
    for word, after in scoped(said, text):
        denied.setdefault(word.stem, set()).update({True} if after == 1 else {False, after > 0})
        first.setdefault(word.stem, word)
    for stem, word in first.items():
        worth = ECHOED if stem in asked else 1.0
        yield Wanted(stem, worth, frozenset(denied[stem]), word.is_content)


def letter_runs(said: Sequence[Word], text: str) -> Counter[str]:
    """Count the runs of letters, sentence by sentence, so that their order does not matter."""
    found: Counter[str] = Counter()
    sentence = " "
    for place, word in enumerate(said):
        sentence += f"{word.stem} "
        after = said[place + 1].start if place + 1 < len(said) else len(text)
        if place + 1 == len(said) or SENTENCE_END.search(text, word.end, after):
            for run in RUNS:
                found.update(sentence[i : i + run] for i in range(len(sentence) - run + 1))
            sentence = " "
    return found


def _pairs(said: tuple[Word, ...]) -> Iterable[tuple[str, str]]:
    stems = [word.stem for word in said]
    return pairwise(stems)
