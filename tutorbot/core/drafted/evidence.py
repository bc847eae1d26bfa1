"""What speaks for an answer when all there is to hold it against is a reference answer."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tutorbot.core.drafted.acronyms import may_be_acronym, spelled_out
from tutorbot.core.drafted.likeness import are_look_alikes, denies, likeness, pieces
from tutorbot.core.drafted.polarity import polar
from tutorbot.core.drafted.reference import SENTENCE_END, Reference, letter_runs
from tutorbot.core.drafted.thesaurus import groups_of, is_ordinary, opposites_of
from tutorbot.core.language.content import Word
from tutorbot.core.model import Span

ALIKE = 0.7  # how surely a synonym means the word; 0.5 to 0.9 do alike
SURE = 0.6  # from this likeness on a word counts as the same one
TELLING = 3.0  # a technical word of the topic beside an ordinary one: six to three times as often
STRANGE = 0.35  # in an answer to this question as in one to another; and what a strange word takes
MANY = 3.0  # words after which the first 63 % of their effect is there


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


def evidence_of(reference: Reference, answer: str, said: tuple[Word, ...]) -> Evidence:
    """Hold the words of an answer against the reference answer."""
    said_so = tuple(polar(said, answer))
    near = {stem: _near(reference, stem) for stem in {w.stem for w, _ in said_so if w.is_content}}
    for stem, stems in _abbreviated(reference, answer, said):
        near[stem] = {**near.get(stem, {}), **dict.fromkeys(stems, 1.0)}
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


def _abbreviated(
    reference: Reference, answer: str, said: Sequence[Word]
) -> Iterable[tuple[str, Iterable[str]]]:
    """Return the acronyms of the answer with what they stand for, and the other way round."""
    named = {word.stem for word in (*reference.asked, *reference.said)}
    mine = {
        word.plain: word.stem
        for word in said
        if (word.stem not in named or word.plain in reference.acronyms)
        and may_be_acronym(word, answer)
    }
    for words_of, text in ((reference.asked, reference.question), (reference.said, reference.text)):
        for acronym, meant in spelled_out(words_of, text, mine):
            yield mine[acronym], [word.stem for word in meant if word.is_content]
    for acronym, meant in spelled_out(said, answer, reference.acronyms):
        for word in meant:
            if word.is_content:
                yield word.stem, [reference.acronyms[acronym], word.stem]


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
    found = letter_runs(own, answer)
    full = sum(count * worth for count, worth in reference.runs.values())
    shared = sum(min(n, found[run]) * worth for run, (n, worth) in reference.runs.items())
    return shared / full if full else 0.0
