"""Words typed -> the items meant, best first; nothing where nothing fits."""

from __future__ import annotations

import heapq
import itertools
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import digits

from rapidfuzz import fuzz, process

from tutorbot.core.language.content import FUNCTION_WORDS
from tutorbot.core.model import Item
from tutorbot.core.vocabulary import Vocabulary, typed_words

MOST = 25  # results, as many as an autocomplete list holds

# What a name of an item is worth when the words typed are found in it.
TITLE, ALSO, QUESTION, SAYS, TOPIC = 1.0, 0.95, 0.5, 0.5, 0.3
WHOLE_NAME = 0.35  # more for words that make up the whole of one name
NOT_FIRST = 0.9  # of that, where the name begins with another word
JOINED_EXACT, JOINED_BEGUN, JOINED_ALIKE, RUN_TOGETHER = 1.4, 0.95, 0.9, 0.8
LEAST_ALIKE = 86.0  # rapidfuzz ratio, 0..100, of names without their spaces
SHORTEST_JOINED = 3  # letters
SHORTEST_BEGUN_ID = 2  # digits, where no letters stand before them
LEAST_SCORE = 0.4  # below that nothing fits

LONGEST_QUERY = 200  # characters; what follows says nothing more

DIGITS = re.compile(r"\d")
ID = re.compile(r"([a-z]*)[\s\-_#.:]*(0*)(\d*)")
# Words that people put around what they look for.
_AROUND = """
about algorithm define definition describe differ difference example examples explain help
interview mean meaning means method model models please problem question technique tell topic
versus vs work works
"""
AROUND = frozenset(_AROUND.split())
BETWEEN = frozenset(("vs", "and"))  # the names on either side of them
AROUND_WEIGHT, UNKNOWN_WEIGHT = 0.25, 0.9  # beside a word that is in one item alone: 1


@dataclass(frozen=True, slots=True)
class _Name:
    """A title, or another name of an item: its words, and what finding it is worth."""

    item: int
    worth: float
    words: tuple[str, ...]


class Search:
    """Finds items by id, title, other names, key points and topic."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = tuple(items)
        self._texts: dict[str, dict[int, float]] = defaultdict(dict)  # word -> item -> worth
        self._names: list[_Name] = []
        self._named: dict[str, list[int]] = defaultdict(list)  # word -> names that have it
        self._joined: dict[str, list[int]] = defaultdict(list)  # a name without spaces -> names
        for n, item in enumerate(self._items):
            self._add_names(n, item)
            for worth, text in ((QUESTION, item.question), (TOPIC, item.topic)):
                self._add_words(n, worth, typed_words(text))
            for point in item.rubric:
                self._add_words(n, SAYS, typed_words(point.says))
        self._weights = {word: self._rarity(len(having)) for word, having in self._texts.items()}
        self._vocabulary = Vocabulary(self._texts)
        self._joined_names = list(self._joined)
        self._joined_by_letter: dict[str, list[str]] = defaultdict(list)
        for joined in self._joined:
            self._joined_by_letter[joined[0]].append(joined)

    def _add_names(self, n: int, item: Item) -> None:
        for worth, text in [(TITLE, item.title), *((ALSO, also) for also in item.also)]:
            words = tuple(w for w in typed_words(text) if w not in BETWEEN)
            if not words:
                continue
            findable = {*words, *_joined_neighbours(words), *_initials(words)}
            self._add_words(n, worth, findable)
            for word in findable:
                self._named[word].append(len(self._names))
            self._joined["".join(words)].append(len(self._names))
            self._names.append(_Name(n, worth, words))

    def _add_words(self, n: int, worth: float, words: Iterable[str]) -> None:
        for word in words:
            if worth >= ALSO or word not in FUNCTION_WORDS:
                self._texts[word][n] = max(worth, self._texts[word].get(n, 0.0))

    def _rarity(self, having: int) -> float:
        """Weigh a word, 0..1: 1 if it is in one item alone, less the more items have it."""
        return math.log(1 + len(self._items) / having) / math.log(1 + len(self._items))

    def find(self, words: str, limit: int = MOST) -> list[Item]:
        """Return the items that somebody may mean, best first; none where nothing fits.

        Args:
            words: an id in any spelling, or words: half-typed, misspelt, abbreviated.
            limit: 1 or more.
        """
        words = words.strip()[:LONGEST_QUERY]
        by_id = self._by_id(words.lower())
        if by_id is not None:
            return [self._items[n] for n in by_id[:limit]]
        scores: dict[int, float] = defaultdict(float)
        self._score_words([w for w in typed_words(words) if w not in FUNCTION_WORDS], scores)
        self._score_joined(typed_words(words), scores)
        best = heapq.nsmallest(
            limit, ((-score, n) for n, score in scores.items() if score >= LEAST_SCORE)
        )
        return [self._items[n] for _, n in best]

    def of_id(self, typed: str) -> Item | None:
        """Return the item with exactly that id, in any spelling: ml7, ML-0007, 7."""
        match = ID.fullmatch(typed.strip().lower())
        if not match or not match[3]:
            return None
        fitting = (item for item in self._items if _fits(item, match[1]))
        return next((i for i in fitting if _number(i).lstrip("0") == match[3]), None)

    def _by_id(self, typed: str) -> list[int] | None:
        """Return the items with that id, then those whose id begins so; None if it is no id."""
        match = ID.fullmatch(typed)
        if not match or not typed:
            return None
        letters, zeros, number = match.groups()
        numbers = {n: _number(i) for n, i in enumerate(self._items) if _fits(i, letters)}
        if not numbers:
            return None
        begins = zeros + number
        exact = [n for n, its in numbers.items() if begins and its.lstrip("0") == number]
        if not letters and len(begins) < SHORTEST_BEGUN_ID:
            return exact or None
        begun = (n for n, its in numbers.items() if its.startswith(begins))
        return exact + [n for n in begun if n not in exact]

    def _score_words(self, typed: list[str], scores: dict[int, float]) -> None:
        """Score by how much of what was typed an item has, and how much of one of its names."""
        covered: dict[int, float] = defaultdict(float)  # by name: the weight of its words typed
        named: dict[int, float] = defaultdict(float)  # by name: the weight typed that it has
        total = 0.0
        for word in dict.fromkeys(typed):
            meant = self._vocabulary.meant(word)
            weight = max((self._weights[m] for m in meant), default=UNKNOWN_WEIGHT)
            weight *= AROUND_WEIGHT if word in AROUND else 1.0
            total += weight
            for n, worth in self._best_texts(meant).items():
                scores[n] += weight * worth
            for n, (sure, known) in self._best_names(meant).items():
                first = known == self._names[n].words[0]
                covered[n] += sure * self._weights[known] * (1.0 if first else NOT_FIRST)
                named[n] += weight * sure
        best: dict[int, float] = defaultdict(float)
        for n, value in named.items():
            name = self._names[n]
            share = min(1.0, covered[n] / sum(self._weights[w] for w in name.words))
            best[name.item] = max(best[name.item], name.worth * share * value)
        for n in scores:
            scores[n] = (scores[n] + WHOLE_NAME * best[n]) / total

    def _best_texts(self, meant: dict[str, float]) -> dict[int, float]:
        best: dict[int, float] = {}
        for word, sure in meant.items():
            for n, worth in self._texts[word].items():
                if sure * worth > best.get(n, 0.0):
                    best[n] = sure * worth
        return best

    def _best_names(self, meant: dict[str, float]) -> dict[int, tuple[float, str]]:
        best: dict[int, tuple[float, str]] = {}
        for word, sure in meant.items():
            for n in self._named.get(word, ()):
                if n not in best or sure > best[n][0]:
                    best[n] = (sure, word)
        return best

    def _score_joined(self, words: list[str], scores: dict[int, float]) -> None:
        """Score by names without their spaces: “drop out”, “kfold”, “linreg”."""
        typed = "".join(words)
        if len(typed) < SHORTEST_JOINED or typed in FUNCTION_WORDS:
            return
        alike = process.extract(
            typed, self._joined_names, scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE, limit=12
        )
        number = DIGITS.findall(typed)
        sure = {n: JOINED_ALIKE * r / 100 for n, r, _ in alike if DIGITS.findall(n) == number}
        for joined in self._joined_by_letter.get(typed[0], ()):
            if joined.startswith(typed):
                sure[joined] = JOINED_EXACT if joined == typed else JOINED_BEGUN
            elif joined not in sure and self._runs(typed, joined):
                sure[joined] = RUN_TOGETHER
        for joined, value in sure.items():
            for name in (self._names[n] for n in self._joined[joined]):
                scores[name.item] = max(scores[name.item], value * name.worth)

    def _runs(self, typed: str, joined: str) -> bool:
        return any(_run_together(typed, self._names[n].words) for n in self._joined[joined])


def _joined_neighbours(words: tuple[str, ...]) -> Iterator[str]:
    return (a + b for a, b in itertools.pairwise(words))


def _initials(words: tuple[str, ...]) -> Iterator[str]:
    """Give a name's initials if it has several words; “word2vec” counts as three."""
    parts = [part for word in words for part in re.findall(r"[^\W\d]+|\d+", word)]
    if len(parts) > 1:
        yield "".join(part[0] for part in parts)


def _run_together(typed: str, words: tuple[str, ...]) -> bool:
    """Tell whether a word is made of the beginnings of all of a name's words, as “linreg” is."""
    if not words:
        return not typed
    longest = min(len(typed), len(words[0]))
    return any(
        words[0].startswith(typed[:n]) and _run_together(typed[n:], words[1:])
        for n in range(longest, 1, -1)
    )


def _fits(item: Item, letters: str) -> bool:
    return letters in ("", item.id.rstrip(digits).lower())


def _number(item: Item) -> str:
    return item.id[len(item.id.rstrip(digits)) :]
