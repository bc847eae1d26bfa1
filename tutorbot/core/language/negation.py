"""What does a sentence deny? The words that deny, and how far their denial reaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tutorbot.core.language.words import STARTS_DENIAL, Part, Word

LONGEST_SCOPE = 14  # words after a denying word
LONGEST_PREPOSITION = 6  # words after "without", "instead of", "rather than"
LONGEST_VERDICT = 7  # words of "That is a myth."
LONGEST_SUBJECT = 3  # words before the "=" of a statement of its own
PREPOSITIONS = frozenset({"without", "instead", "rather", "other", "oppos", "unlike", "free"})
SUBJECTS = frozenset({
    "it", "they", "we", "you", "i", "he", "she", "this", "these", "those", "that", "there",
    "each", "every", "the", "only", "then", "instead", "just",
})  # fmt: skip
FINITE = frozenset({"is", "are", "was", "were", "has", "must", "will", "should", "needs"})
CONTINUERS = frozenset({"or", "nor"})


class Denial(NamedTuple):
    """Words that deny (a mask of their places), and the places that they deny."""

    cue: int
    scope: int
    whole: bool  # it denies a whole sentence, and turns a denial within round


Phrases = Mapping[
    str, Mapping[str, Sequence[tuple[str, ...]]]
]  # by kind and first word; "any": of any kind


def denials(row: Sequence[Word], phrases: Phrases) -> list[Denial]:
    """Find what a sentence denies.

    Two denials right after each other ("not without") cancel; "not only" denies nothing; a denial
    ends at the end of its clause, at the next one, and where "and" begins a statement of its own.
    """
    texts = [word.text if word.part is Part.CUE else word.symbols[0] for word in row]
    may_begin = phrases["any"]
    found: list[Denial] = []
    i = 0
    while i < len(row):
        if texts[i] not in may_begin and row[i].part != Part.CUE:
            i += 1
        elif width := _phrase(texts, i, phrases["affirm_phrases"]):
            i += width
        elif width := _phrase(texts, i, phrases["retract"]):
            found.append(Denial(_bits(i, i + width), _bits(0, i), True))
            i += width
        elif width := _phrase(texts, i, phrases["deny_before"]):
            _deny_before(found, row, i, i + width)
            i += width
        elif width := _phrase(texts, i, phrases["deny_sentence"]):
            found.append(Denial(_bits(i, i + width), _bits(i + width, len(row)), True))
            i += width
        elif width := _phrase(texts, i, phrases["deny_phrases"]) or (row[i].part == Part.CUE):
            _deny(found, row, i, i + width)
            i += width
        else:
            i += 1
    return found


def is_denied(denials: Sequence[Denial], mask: int, used: int) -> bool:
    """Tell whether a statement on the places of `mask` is denied.

    `used` are the places that the whole key point needs: a denying word among them says what the
    point says ("cannot rely on one neuron") and denies nothing.
    """
    locally = any(d.scope & mask and not d.cue & used for d in denials if not d.whole)
    wholly = sum(bool(d.scope & mask) and not d.cue & used for d in denials if d.whole)
    return locally != bool(wholly % 2)


def denies_previous(row: Sequence[Word], phrases: Phrases) -> bool:
    """Tell whether a sentence says no more than that the one before it is wrong."""
    if not any(word.starts & STARTS_DENIAL for word in row[:LONGEST_VERDICT]):
        return False
    texts = [word.stem if word.part != Part.CUE else word.text for word in row[:LONGEST_VERDICT]]
    if _phrase(texts, 0, phrases["retract"]):
        return True
    if len(row) > LONGEST_VERDICT:
        return False
    width = _phrase(texts, 0, phrases["deny_previous"])
    return bool(width) and width >= len(row) - 1


def _deny_before(found: list[Denial], row: Sequence[Word], start: int, end: int) -> None:
    """Deny what stands before in the clause; "has nothing to do with" denies what follows too."""
    begin = next((i for i in range(start - 1, -1, -1) if row[i].part == Part.CLAUSE), -1) + 1
    scope = _bits(begin, start)
    if row[end - 1].text == "with":
        scope |= _bits(end, _reach(row, start, end))
    if scope:
        found.append(Denial(_bits(start, end), scope, False))


def _deny(found: list[Denial], row: Sequence[Word], start: int, end: int) -> None:
    if found and not found[-1].whole and found[-1].cue == _bits(start - 1, start) and start:
        found.pop()  # "not without"
        return
    if found and not found[-1].whole and found[-1].scope > found[-1].cue:
        last = found[-1]
        found[-1] = last._replace(scope=last.scope & _bits(0, start))
    found.append(Denial(_bits(start, end), _bits(end, _reach(row, start, end)), False))


def _reach(row: Sequence[Word], start: int, end: int) -> int:
    """Return the place before which a denial ends."""
    is_preposition = row[start].stem in PREPOSITIONS
    longest = LONGEST_PREPOSITION if is_preposition else LONGEST_SCOPE
    for i in range(end, min(len(row), end + longest)):
        word = row[i]
        if word.part in (Part.CLAUSE, Part.SENTENCE):
            return i
        if word.part == Part.COMMA and not _goes_on(row, i):
            return i
        if word.part == Part.JOIN and word.text not in CONTINUERS and _begins(row, i + 1):
            return i
        if is_preposition and i > end and word.text in SUBJECTS:
            return i
        if i > end and word.text == "just" and i + 1 < len(row) and row[i + 1].is_verb:
            return i
        if word.text == "=" and i - end > LONGEST_SUBJECT:
            return i - LONGEST_SUBJECT
    return min(len(row), end + longest)


def _goes_on(row: Sequence[Word], comma: int) -> bool:
    return comma + 1 < len(row) and row[comma + 1].text in CONTINUERS


def _begins(row: Sequence[Word], i: int) -> bool:
    """Tell whether a statement of its own begins here: a subject, or "has to" after "cannot"."""
    if i >= len(row):
        return True
    word = row[i]
    return (
        word.text in SUBJECTS
        or word.text in FINITE
        or (word.is_verb and word.text.endswith(("s", "ing", "ed")))
    )


def _phrase(texts: Sequence[str], i: int, phrases: Mapping[str, Sequence[tuple[str, ...]]]) -> int:
    for phrase in phrases.get(texts[i], ()):
        if tuple(texts[i : i + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _bits(start: int, end: int) -> int:
    return (1 << max(start, end)) - (1 << start)
