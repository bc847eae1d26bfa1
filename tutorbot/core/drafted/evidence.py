"""What speaks for an answer when all there is to hold it against is a reference answer."""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from tutorbot.core.drafted.likeness import are_look_alikes, denies, likeness, pieces
from tutorbot.core.drafted.polarity import polar, scoped
from tutorbot.core.drafted.thesaurus import groups_of, is_ordinary, opposites_of
from tutorbot.core.language.content import Word, words
from tutorbot.core.model import Span

ECHOED = 0.2  # what is left of a word, or of a run of letters, that the question already names
ALIKE = 0.7  # how surely a synonym means the word; 0.5 to 0.9 do alike
SURE = 0.6  # from this likeness on a word counts as the same one
RUNS = (3, 4)  # letters: the answer's letters are compared in runs of so many
TELLING = 3.0  # a technical word of the topic beside an ordinary one: six to three times as often
STRANGE = 0.35  # in an answer to this question as in one to another; and what a strange word takes
MANY = 3.0  # words after which the first 63 % of their effect is there
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


@dataclass(frozen=True, slots=True)
class Match:
    """How well the answer says a word of the reference answer, and where."""

    surely: float
    at: Span | None
    is_denied: bool = False
    is_opposed: bool = False  # by a word that says the opposite


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an answer shows, each part in 0..1 but `topical`, which is about -2..6.

    `coverage` is the share of the reference's words that the answer says; `wording` the share of
    its runs of letters; `touched` grows with the words of the answer that are the reference's, and
    `technical` with those that are no ordinary English; `topical` weighs the words that belong to
    the question or the reference against those that do not. `denied` is the share of what the
    answer says of the reference's words that it says the other way round.
    """

    coverage: float
    wording: float
    touched: float
    technical: float
    topical: float
    denied: float
    matches: tuple[Match, ...]


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
    echoed = _runs(asked_words, question)
    runs = {
        run: (count, ECHOED if run in echoed else 1.0)
        for run, count in _runs(words(reference_answer), reference_answer).items()
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
    )


def evidence_of(reference: Reference, answer: str, said: tuple[Word, ...]) -> Evidence:
    """Hold the words of an answer against the reference answer."""
    said_so = tuple(polar(said, answer))
    near = {stem: _near(reference, stem) for stem in {w.stem for w, _ in said_so if w.is_content}}
    matches = tuple(_matches(reference, said_so, near, answer))
    full = sum(word.worth for word in reference.wanted)
    earned = sum(w.worth * m.surely for w, m in zip(reference.wanted, matches, strict=True))
    technical, topical = _topicality(near)
    touched = sum(
        word.is_content and match.surely >= SURE
        for word, match in zip(reference.wanted, matches, strict=True)
    )
    return Evidence(
        coverage=earned / full if full else 0.0,
        wording=_wording(reference, tuple(_reworded(reference, said, matches)), answer),
        touched=1 - math.exp(-touched / MANY),
        technical=technical,
        topical=topical,
        denied=_denied(reference, matches),
        matches=matches,
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


def _denied(reference: Reference, matches: tuple[Match, ...]) -> float:
    pairs = [(w.worth, m) for w, m in zip(reference.wanted, matches, strict=True) if m.at]
    denied = sum(worth for worth, match in pairs if match.is_denied)
    return denied / sum(worth for worth, _ in pairs) if denied else 0.0


def _near(reference: Reference, stem: str) -> dict[str, float]:
    """Return the stems of the topic that a stem of the answer is, or is a slip or relative of."""
    found = {}
    candidates = {s for piece in pieces(stem) for s in reference.by_piece.get(piece, ())}
    for other in candidates:
        surely = likeness(stem, other)
        if surely or are_look_alikes(stem, other) or denies(stem, other):
            found[other] = surely
    return found


def _matches(
    reference: Reference,
    said_so: tuple[tuple[Word, bool], ...],
    near: dict[str, dict[str, float]],
    answer: str,
) -> Iterable[Match]:
    """Find for each wanted word the best word of the answer."""
    ends = [end.start() for end in SENTENCE_END.finditer(answer)]
    best: dict[int, Match] = {}
    for _, sentence in groupby(said_so, lambda word: bisect_right(ends, word[0].start)):
        for place, match in _turned_twice(_best_of(reference, sentence, near)).items():
            if place not in best or match.surely > best[place].surely:
                best[place] = match
    for place in range(len(reference.wanted)):
        yield best.get(place, Match(0.0, None))


def _best_of(
    reference: Reference,
    sentence: Iterable[tuple[Word, bool]],
    near: dict[str, dict[str, float]],
) -> dict[int, Match]:
    best: dict[int, Match] = {}
    for word, is_denied in sentence:
        for place, surely, is_opposed in _meant(reference, word, near):
            agrees = (is_denied != is_opposed) in reference.wanted[place].denied
            at = Span(word.start, word.end)
            if agrees:
                match = Match(surely, at)
            else:
                match = Match(0.0, at, is_denied=True, is_opposed=is_opposed and surely > 0)
            so_far = best.get(place)
            if so_far is None or _tells_more(match, so_far):
                best[place] = match
    return best


def _tells_more(one: Match, other: Match) -> bool:
    return (one.surely, one.is_opposed) > (other.surely, other.is_opposed)


def _turned_twice(found: dict[int, Match]) -> dict[int, Match]:
    """Count opposites that come in pairs as meant: what is near to the one is far from the other.

    A sentence that turns two things of the reference answer round says the same again; one that
    turns a single thing round, or denies something besides, does not.
    """
    denied = [match for match in found.values() if match.is_denied]
    turning = {match.at for match in denied}
    if not denied or len(turning) % 2 or not all(match.is_opposed for match in denied):
        return found
    return {
        place: Match(ALIKE, match.at) if match.is_denied else match
        for place, match in found.items()
    }


def _meant(
    reference: Reference, word: Word, near: dict[str, dict[str, float]]
) -> Iterable[tuple[int, float, bool]]:
    """Return the wanted words that a word may mean: place, how surely, whether it is opposed."""
    if not word.is_content:
        if word.stem in reference.stems:
            yield reference.stems[word.stem], 1.0, False
        return
    for stem, surely in near[word.stem].items():
        if stem in reference.stems:
            denied = surely == 0 and denies(word.stem, stem)
            yield reference.stems[stem], ALIKE if denied else surely, surely == 0
    for group in groups_of(word.stem):
        for place in reference.by_group.get(group, ()):
            yield place, ALIKE, False
    for opposite in opposites_of(word.stem):
        if opposite in reference.stems:
            yield reference.stems[opposite], ALIKE, True


def _topicality(near: dict[str, dict[str, float]]) -> tuple[float, float]:
    """Weigh how many of the answer's words belong to the question or the reference."""
    technical = ordinary = strange = 0
    for stem, found in near.items():
        if max(found.values(), default=0.0) < SURE:
            strange += 1
        elif is_ordinary(stem):
            ordinary += 1
        else:
            technical += 1
    weighed = TELLING * technical + ordinary - STRANGE * strange
    return 1 - math.exp(-technical / MANY), weighed / math.sqrt(1 + len(near))


def _reworded(
    reference: Reference, said: tuple[Word, ...], matches: tuple[Match, ...]
) -> Iterable[Word]:
    """Put the reference's own stem for each word of the answer that means a word of it."""
    meant: dict[int, tuple[float, str]] = {}
    for wanted, match in zip(reference.wanted, matches, strict=True):
        if match.at and wanted.is_content and match.surely >= ALIKE:
            so_far = meant.get(match.at.start, (0.0, ""))
            meant[match.at.start] = max(so_far, (match.surely, wanted.stem))
    for word in said:
        yield replace(word, stem=meant[word.start][1]) if word.start in meant else word


def _wording(reference: Reference, said: tuple[Word, ...], answer: str) -> float:
    wanted = [word.stem for word in reference.wanted if word.is_content]
    own = [
        word
        for word in said
        if word.stem in reference.stems
        or not any(are_look_alikes(word.stem, stem) for stem in wanted)
    ]
    found = _runs(own, answer)
    full = sum(count * worth for count, worth in reference.runs.values())
    shared = sum(min(n, found[run]) * worth for run, (n, worth) in reference.runs.items())
    return shared / full if full else 0.0


def _runs(said: Sequence[Word], text: str) -> Counter[str]:
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
    return itertools.pairwise(stems)
