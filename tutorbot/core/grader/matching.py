"""Which wordings does a sentence express? An item's wordings, compiled into one inverted index.

Each wording has a bit for each of its slots in one long integer. The words of a sentence set bits;
a wording is worth a closer look once all of its slots have been seen. Only then is it checked
that they stand near enough, in the right order, and not in each other's place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tutorbot.core.grader.compiling import Entry, Index
from tutorbot.core.grader.placing import Place, hits_of, union
from tutorbot.core.grader.rubric import Wording
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.language.typos import TypoRepair
from tutorbot.core.language.words import Word

MOST_PLACES = 12  # of one slot in one sentence that are looked at
MOST_WORDS = 20_000  # kept for one item


class Matcher:
    """Finds the wordings of one item in a sentence. A target is whatever the caller calls it."""

    def __init__(self, lexicon: Lexicon, wordings: Sequence[tuple[int, Wording]]) -> None:
        """Compile wordings, each with its target.

        Raises:
            WordingError: a concept that is needed is built upon itself, or cannot be read.
        """
        index = Index(lexicon, wordings)
        self._wordings = index.compiled
        self._width = len(index.compiled)
        self._sections = max((len(c.slots) for c in index.compiled), default=1)
        self._levels = index.level_masks()
        self._entries = index.entries(self._width)
        self._prefixes = index.prefixes
        self._base = index.base(self._width, self._sections)
        self._words: dict[str, Entry | None] = {}
        self._repair = TypoRepair(index.surfaces)
        self._word = lexicon.word

    def find(
        self,
        row: Sequence[Word],
        extras: Sequence[tuple[str, int, int]],
        costs: Callable[[], Sequence[int]],
    ) -> dict[int, list[Place]]:
        """Find what a sentence expresses.

        Args:
            row: its words, terms made one.
            extras: further symbols (formulas) and the words that they stand on.
            costs: gives the cost of all words before each word, and of all words last.

        Returns:
            For each target found, where its wordings stand.
        """
        seen, places = self._look_over(row, extras)
        if not places:
            return {}
        found: dict[int, list[Place]] = {}
        width, cost = self._width, None
        for level in self._levels:
            complete = seen & level
            for section in range(1, self._sections):
                if not complete:
                    break
                complete &= seen >> (section * width)
            while complete:
                lowest = complete & -complete
                complete ^= lowest
                compiled = self._wordings[lowest.bit_length() - 1]
                if cost is None:
                    cost = costs()
                hits = hits_of(compiled, places, cost)
                if not hits:
                    continue
                if isinstance(compiled.target, int):
                    found.setdefault(compiled.target, []).extend(hits)
                elif entry := self._entries.get(compiled.target):
                    seen |= entry.bits
                    for slot in entry.slots:
                        _add(places.setdefault(slot, []), hits)
        return found

    def _look_over(
        self, row: Sequence[Word], extras: Sequence[tuple[str, int, int]]
    ) -> tuple[int, dict[int, list[Place]]]:
        seen = self._base
        places: dict[int, list[Place]] = {}
        words = self._words
        hidden = _inside_formulas(extras) if extras else 0
        for i, word in enumerate(row):
            if hidden >> i & 1:
                continue
            try:
                entry = words[word.text]
            except KeyError:
                entry = self._resolve(word)
            if entry is not None:
                seen |= entry.bits
                place = Place(i, i + 1, 1 << i)
                for slot in entry.slots:
                    if slot in places:
                        if len(places[slot]) < MOST_PLACES:
                            places[slot].append(place)
                    else:
                        places[slot] = [place]
        for symbol, start, end in extras:
            if entry := self._entries.get(symbol):
                seen |= entry.bits
                for slot in entry.slots:
                    _add(places.setdefault(slot, []), [Place(start, end, _mask(start, end))])
        return seen, places

    def _resolve(self, word: Word) -> Entry | None:
        if len(self._words) >= MOST_WORDS:
            self._words.clear()
        entry = self._entry(word)
        if entry is None and not word.is_known and (meant := self._repair(word.text)):
            entry = self._entry(self._word(meant))
        self._words[word.text] = entry
        return entry

    def _entry(self, word: Word) -> Entry | None:
        bits, slots = 0, set[int]()
        for symbol in word.symbols:
            if entry := self._entries.get(symbol):
                bits |= entry.bits
                slots.update(entry.slots)
        for prefix, entry in self._prefixes:
            if any(symbol.startswith(prefix) for symbol in ("=" + word.text, *word.symbols)):
                bits |= entry.bits
                slots.update(entry.slots)
        return Entry(bits, tuple(sorted(slots))) if slots else None


def _mask(start: int, end: int) -> int:
    return (1 << end) - (1 << start)


def _inside_formulas(extras: Sequence[tuple[str, int, int]]) -> int:
    """Return the places inside P(...): its x and y are no words of the sentence."""
    return union(
        _mask(start, end) for symbol, start, end in extras if symbol[:4] in ("f:p(", "f:q(")
    )


def _add(places: list[Place], more: Sequence[Place]) -> None:
    for place in more:
        if place not in places and len(places) < MOST_PLACES:
            places.append(place)
