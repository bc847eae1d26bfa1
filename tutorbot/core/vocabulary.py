"""Words that can be looked up, and which of them somebody means who types in a hurry."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tutorbot.core.language.content import plain, stem

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = str.maketrans("", "", "'’`´")

# How sure a match is, 0..1, by the way it was found.
EXACT, SAME_STEM, KINDRED, LONGER, SHORTENED = 1.0, 0.95, 0.9, 0.6, 0.6
HALF_TYPED = (0.55, 0.35)  # at least, and what the typed share of the word adds
ONE_SLIP, TWO_SLIPS, HALF_TYPED_SLIP = 0.8, 0.65, 0.55

SHORTEST_SLIP, SHORTEST_TWO_SLIPS = 4, 8  # letters: below that a slip is more often another word
SHORTEST_HALF_TYPED, SHORTEST_STEM, SHORTEST_SHORTENED = 2, 4, 2
SHORTEST_ENDING = 6  # letters: the end of a compound word


def typed_words(text: str) -> list[str]:
    """Return the words of a text as they are looked up: lower case, no accents, American."""
    flat = unicodedata.normalize("NFKC", text).translate(APOSTROPHES)
    return [plain(word) for word in WORD.findall(flat)]


def skeleton(word: str) -> str:
    """Return a word's first letter and its consonants: what hurried people keep of it."""
    return word[:1] + "".join(letter for letter in word[1:] if letter not in "aeiou")


class Vocabulary:
    """A set of words, looked up by what somebody typed."""

    def __init__(self, words: Iterable[str]) -> None:
        self._sorted = sorted(set(words))
        self._known = frozenset(self._sorted)
        self._by_stem: dict[str, list[str]] = {}
        self._by_letter: dict[str, list[str]] = {}
        self._by_skeleton: dict[str, list[str]] = {}
        for word in self._sorted:
            self._by_stem.setdefault(stem(word), []).append(word)
            if word.isalpha():
                self._by_letter.setdefault(word[0], []).append(word)
                self._by_skeleton.setdefault(skeleton(word)[:4], []).append(word)

    def meant(self, typed: str) -> dict[str, float]:
        """Return the words that somebody may mean by a typed one, and how sure that is, 0..1.

        Guesses (slips, shortened words) are made only where the word as typed begins none.
        Digits and signs are taken exactly.
        """
        found = {
            word: SAME_STEM if word.startswith(typed) or typed.startswith(word) else KINDRED
            for word in self._by_stem.get(stem(typed), ())
        }
        self._add(found, self._half_typed(typed))
        if typed in self._known:
            found[typed] = EXACT
        if not found and typed.isalpha():
            self._add(found, self._half_typed(stem(typed)))
            self._add(found, self._slips(typed))
        if not found and typed.isalpha():
            self._add(found, self._shortened(typed))
            self._add(found, self._begun_by(typed))
            self._add(found, self._ending_in(typed))
        return found

    @staticmethod
    def _add(found: dict[str, float], more: dict[str, float]) -> None:
        for word, sure in more.items():
            found[word] = max(sure, found.get(word, 0.0))

    def _half_typed(self, typed: str) -> dict[str, float]:
        if len(typed) < SHORTEST_HALF_TYPED:
            return {}
        found, least = {}, HALF_TYPED[0]
        for word in self._sorted[bisect_left(self._sorted, typed) :]:
            if not word.startswith(typed):
                break
            found[word] = least + HALF_TYPED[1] * len(typed) / len(word)
        return found

    def _slips(self, typed: str) -> dict[str, float]:
        if len(typed) < SHORTEST_SLIP:
            return {}
        most = 2 if len(typed) >= SHORTEST_TWO_SLIPS else 1
        alike = self._by_letter.get(typed[0], [])
        sure = (EXACT, ONE_SLIP, TWO_SLIPS)
        found = {word: sure[slips] for word, slips in _nearest(typed, alike, most)}
        if not found and len(typed) > SHORTEST_SLIP:
            begun = {word[: len(typed)]: word for word in alike if len(word) > len(typed)}
            found = {begun[b]: HALF_TYPED_SLIP for b, _ in _nearest(typed, list(begun), 1)}
        if not found and len(typed) > SHORTEST_SLIP:
            everything = [word for word in self._sorted if word.isalpha()]
            found = {word: TWO_SLIPS for word, _ in _nearest(typed, everything, 1)}
        return found

    def _shortened(self, typed: str) -> dict[str, float]:
        if len(typed) < SHORTEST_SHORTENED or skeleton(typed) != typed:
            return {}
        same = (w for key, ws in self._by_skeleton.items() if key.startswith(typed[:4]) for w in ws)
        return {word: SHORTENED for word in same if skeleton(word).startswith(typed)}

    def _begun_by(self, typed: str) -> dict[str, float]:
        starts = (typed[:n] for n in range(len(typed) - 1, SHORTEST_STEM - 1, -1))
        return next(({start: LONGER} for start in starts if start in self._known), {})

    def _ending_in(self, typed: str) -> dict[str, float]:
        if len(typed) < SHORTEST_ENDING:
            return {}
        return {word: LONGER for word in self._sorted if word.endswith(typed)}


def _nearest(typed: str, words: list[str], most: int) -> list[tuple[str, int]]:
    found = process.extract(typed, words, scorer=OSA.distance, score_cutoff=most, limit=12)
    return [(word, int(slips)) for word, slips, _ in found]
