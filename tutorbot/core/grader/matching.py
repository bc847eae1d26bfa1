"""Which wordings does a sentence express? An item's wordings, compiled into one inverted index.

Each wording has a bit for each of its slots in one long integer. The words of a sentence set bits;
a wording is worth a closer look once all of its slots have been seen. Only then is it checked
that they stand near enough, in the right order, and not in each other's place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tutorbot.core.grader.rubric import NOT, Slot, Wording, WordingError, parse
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.language.typos import TypoRepair
from tutorbot.core.language.words import CONTENT_COST, Word

CONCEPT_GAP = 2 * CONTENT_COST  # between the words of a way to express a concept
MOST_PLACES = 12  # of one slot in one sentence that are looked at
MOST_COMBINED = (0, 12, 12, 7, 5, 4)  # places of each slot, by the number of slots
ABSENT_WITHIN = 12  # cost: how far from a wording an excluded word still counts
MOST_WORDS = 20_000  # kept for one item


class Place(NamedTuple):
    """Where something stands in a sentence: its words, from the first to after the last."""

    start: int
    end: int
    mask: int


class _Entry(NamedTuple):
    bits: int
    slots: tuple[int, ...]


class _Compiled(NamedTuple):
    target: int | str
    wording: Wording
    slots: tuple[int, ...]
    absent: tuple[int, ...]


class Matcher:
    """Finds the wordings of one item in a sentence. A target is whatever the caller calls it."""

    def __init__(self, lexicon: Lexicon, wordings: Sequence[tuple[int, Wording]]) -> None:
        """Compile wordings, each with its target.

        Raises:
            WordingError: a concept that is needed is built upon itself, or cannot be read.
        """
        plan = _Plan(lexicon, wordings)
        self._wordings = plan.compiled
        self._width = len(plan.compiled)
        self._sections = max((len(c.slots) for c in plan.compiled), default=1)
        self._levels = plan.level_masks()
        self._entries = plan.entries(self._width)
        self._prefixes = plan.prefixes
        self._base = plan.base(self._width, self._sections)
        self._words: dict[str, _Entry | None] = {}
        self._repair = TypoRepair(plan.surfaces)
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
                hits = _hits(compiled, places, cost)
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

    def _resolve(self, word: Word) -> _Entry | None:
        if len(self._words) >= MOST_WORDS:
            self._words.clear()
        entry = self._entry(word)
        if entry is None and not word.is_known and (meant := self._repair(word.text)):
            entry = self._entry(self._word(meant))
        self._words[word.text] = entry
        return entry

    def _entry(self, word: Word) -> _Entry | None:
        bits, slots = 0, set[int]()
        for symbol in word.symbols:
            if entry := self._entries.get(symbol):
                bits |= entry.bits
                slots.update(entry.slots)
        for prefix, entry in self._prefixes:
            if any(symbol.startswith(prefix) for symbol in ("=" + word.text, *word.symbols)):
                bits |= entry.bits
                slots.update(entry.slots)
        return _Entry(bits, tuple(sorted(slots))) if slots else None


class _Plan:
    """Everything that is worked out once for an item: slots, levels, who feeds what."""

    def __init__(self, lexicon: Lexicon, wordings: Sequence[tuple[int, Wording]]) -> None:
        self._lexicon = lexicon
        self._feeds: dict[str, set[str]] = {}  # a symbol -> the concepts that it expresses
        self._built: dict[str, list[Wording]] = {}  # a concept -> its ways of several words
        self._slots: dict[Slot, int] = {}
        self._level: dict[str, int] = {}
        self.surfaces: set[str] = set()
        self._needed(wordings)
        self.compiled: list[_Compiled] = []
        self._compiled_levels: list[int] = []
        for name, ways in self._built.items():
            for wording in ways:
                self._compile(name, wording, self._depth(name, ()))
        last = max(self._compiled_levels, default=0) + 1
        for target, wording in wordings:
            self._compile(target, wording, last)
        self.prefixes: list[tuple[str, _Entry]] = []

    def _needed(self, wordings: Sequence[tuple[int, Wording]]) -> None:
        queue = [slot for _, w in wordings for slot in (*w.slots, *w.absent)]
        done: set[str] = set()
        while queue:
            slot = queue.pop()
            self.surfaces.update(s for s in slot.symbols if s.isalpha())
            for phrase in slot.phrases:
                name = phrase_symbol(phrase)
                ways = tuple(Slot(frozenset((part,))) for part in phrase)
                self._built.setdefault(name, [Wording(name, ways, ordered=True, gap=0)])
            for symbol in sorted(slot.symbols):
                if symbol.startswith("c:") and symbol != f"c:{NOT}" and symbol not in done:
                    done.add(symbol)
                    queue.extend(self._concept(symbol))

    def _concept(self, symbol: str) -> Iterator[Slot]:
        for text in self._lexicon.concepts[symbol[2:]]:
            wording = parse(text, self._lexicon, CONCEPT_GAP)
            yield from (*wording.slots, *wording.absent)
            if len(wording.slots) > 1 or wording.absent or wording.slots[0].prefixes:
                self._built.setdefault(symbol, []).append(wording)
                continue
            slot = wording.slots[0]
            for source in (*slot.symbols, *map(phrase_symbol, slot.phrases)):
                self._feeds.setdefault(source, set()).add(symbol)

    def _depth(self, name: str, path: tuple[str, ...]) -> int:
        """How many rounds of matching must come before this concept can be complete."""
        if name in path:
            raise WordingError(f"the concept <{name[2:]}> is built upon itself")
        if name not in self._level:
            path = (*path, name)
            sources = [s for s, fed in self._feeds.items() if name in fed]
            depth = max((self._depth(s, path) for s in sources if s[1:2] == ":"), default=0)
            for wording in self._built.get(name, ()):
                parts = [s for slot in wording.slots for s in _slot_symbols(slot)]
                below = (self._depth(s, path) for s in parts if s[:2] in ("c:", "p:"))
                depth = max(depth, 1 + max(below, default=0))
            self._level[name] = depth
        return self._level[name]

    def _compile(self, target: int | str, wording: Wording, level: int) -> None:
        slots = tuple(self._slot_id(slot) for slot in wording.slots)
        absent = tuple(self._slot_id(slot) for slot in wording.absent)
        self.compiled.append(_Compiled(target, wording, slots, absent))
        self._compiled_levels.append(level)

    def _slot_id(self, slot: Slot) -> int:
        return self._slots.setdefault(slot, len(self._slots))

    def level_masks(self) -> list[int]:
        """For each level, which wordings belong to it."""
        masks = [0] * (max(self._compiled_levels, default=0) + 1)
        for i, level in enumerate(self._compiled_levels):
            masks[level] |= 1 << i
        return [mask for mask in masks if mask]

    def base(self, width: int, sections: int) -> int:
        """The bits of slots that a wording does not have."""
        base = 0
        for i, compiled in enumerate(self.compiled):
            for section in range(len(compiled.slots), sections):
                base |= 1 << (section * width + i)
        return base

    def entries(self, width: int) -> dict[str, _Entry]:
        """For each symbol, the bits and the slots that it fills, through concepts as well."""
        bits = [0] * len(self._slots)
        for i, compiled in enumerate(self.compiled):
            for section, slot in enumerate(compiled.slots):
                bits[slot] |= 1 << (section * width + i)
        takers: dict[str, list[int]] = {}
        for taker, number in self._slots.items():
            for symbol in _slot_symbols(taker):
                takers.setdefault(symbol, []).append(number)
            for prefix in taker.prefixes:
                self.prefixes.append(("=" + prefix, _Entry(bits[number], (number,))))
        entries = {}
        for symbol in sorted({*takers, *self._feeds, *self._built}):
            slots = sorted({n for s in self._expressed(symbol) for n in takers.get(s, ())})
            if slots:
                entries[symbol] = _Entry(_union(bits[n] for n in slots), tuple(slots))
        return entries

    def _expressed(self, symbol: str) -> set[str]:
        reached, queue = {symbol}, [symbol]
        while queue:
            for concept in self._feeds.get(queue.pop(), ()):
                if concept not in reached:
                    reached.add(concept)
                    queue.append(concept)
        return reached


def phrase_symbol(phrase: Sequence[str]) -> str:
    """Return the symbol of words that follow each other."""
    return "p:" + " ".join(phrase)


def _slot_symbols(slot: Slot) -> list[str]:
    return sorted({*slot.symbols, *map(phrase_symbol, slot.phrases)})


def _union(masks: Iterable[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union


def _mask(start: int, end: int) -> int:
    return (1 << end) - (1 << start)


def _inside_formulas(extras: Sequence[tuple[str, int, int]]) -> int:
    """Return the places inside P(...): its x and y are no words of the sentence."""
    return _union(_mask(start, end) for symbol, start, end in extras if symbol[:4] == "f:p(")


def _add(places: list[Place], more: Sequence[Place]) -> None:
    for place in more:
        if place not in places and len(places) < MOST_PLACES:
            places.append(place)


def _hits(
    compiled: _Compiled, places: Mapping[int, list[Place]], cost: Sequence[int]
) -> list[Place]:
    slots = compiled.slots
    if len(slots) == 1:
        hits = places.get(slots[0], [])
    elif len(slots) == 2:
        hits = _pairs(compiled.wording, places.get(slots[0], ()), places.get(slots[1], ()), cost)
    else:
        hits = _chains(compiled.wording, [places.get(slot, []) for slot in slots], cost)
    if hits and compiled.absent:
        barred = [place for slot in compiled.absent for place in places.get(slot, ())]
        hits = [hit for hit in hits if not any(_near(hit, bar, cost) for bar in barred)]
    return hits


def _near(hit: Place, bar: Place, cost: Sequence[int]) -> bool:
    first, second = (hit, bar) if hit.start <= bar.start else (bar, hit)
    return second.start < first.end or cost[second.start] - cost[first.end] <= ABSENT_WITHIN


def _pairs(
    wording: Wording, ones: Sequence[Place], others: Sequence[Place], cost: Sequence[int]
) -> list[Place]:
    """For each place of the first slot, the nearest place of the second."""
    hits = []
    ordered = wording.ordered
    for a in ones:
        best, nearest = None, wording.gap + 1
        for b in others:
            if a.mask & b.mask:
                continue
            if a.end <= b.start:
                gap = cost[b.start] - cost[a.end]
            elif ordered:
                continue
            elif b.end <= a.start:
                gap = cost[a.start] - cost[b.end]
            else:
                gap = 0
            if gap < nearest:
                best, nearest = b, gap
        if best is not None:
            start, end = min(a.start, best.start), max(a.end, best.end)
            hits.append(Place(start, end, a.mask | best.mask))
    return hits


def _chains(
    wording: Wording, choices: Sequence[Sequence[Place]], cost: Sequence[int]
) -> list[Place]:
    """Find the ways to fill three slots and more: the tightest for each place of the first."""
    most = MOST_COMBINED[len(choices)]
    reach = wording.gap * (1 if wording.ordered else len(choices) - 1)
    found = []
    for first in choices[0][:most]:
        chains: list[list[Place]] = [[first]]
        for places in choices[1:]:
            chains = [
                [*chain, place]
                for chain in chains
                for place in places[:most]
                if _joins(chain, place, reach, wording.ordered, cost)
            ]
        widths = [(_width(wording, chain, cost), i) for i, chain in enumerate(chains)]
        fitting = [(width, i) for width, i in widths if width >= 0]
        if fitting:
            chain = chains[min(fitting)[1]]
            start, end = min(p.start for p in chain), max(p.end for p in chain)
            found.append(Place(start, end, _union(p.mask for p in chain)))
    return found


def _joins(
    chain: Sequence[Place], place: Place, reach: int, ordered: bool, cost: Sequence[int]
) -> bool:
    """Tell whether a place can still join a chain: near enough, behind it if order matters."""
    last = chain[-1]
    if last.end <= place.start:
        near = cost[place.start] - cost[last.end] <= reach
    elif ordered:
        return False
    else:
        near = place.end > last.start or cost[last.start] - cost[place.end] <= reach
    return near and not any(place.mask & other.mask for other in chain)


def _width(wording: Wording, chain: Sequence[Place], cost: Sequence[int]) -> int:
    """Add up the gaps of a chain; -1 if one of them is too wide."""
    width = 0
    for left, right in pairwise(chain if wording.ordered else sorted(chain)):
        gap = max(0, cost[right.start] - cost[left.end])
        if gap > wording.gap:
            return -1
        width += gap
    return width
