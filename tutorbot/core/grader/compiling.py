"""An item's wordings, and the concepts that they need, compiled: slots, levels, who feeds what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tutorbot.core.grader.placing import Compiled, union
from tutorbot.core.grader.rubric import NOT, Slot, Wording, WordingError, parse
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.language.words import CONTENT_COST

CONCEPT_GAP = 2 * CONTENT_COST  # between the words of a way to express a concept


class Entry(NamedTuple):
    """What a symbol fills: the bits of its slots in all wordings, and the slots' numbers."""

    bits: int
    slots: tuple[int, ...]


class Index:
    """Everything that is worked out once for an item: slots, levels, who feeds what."""

    def __init__(self, lexicon: Lexicon, wordings: Sequence[tuple[int, Wording]]) -> None:
        self._lexicon = lexicon
        self._feeds: dict[str, set[str]] = {}  # a symbol -> the concepts that it expresses
        self._built: dict[str, list[Wording]] = {}  # a concept -> its ways of several words
        self._slots: dict[Slot, int] = {}
        self._level: dict[str, int] = {}
        self.surfaces: set[str] = set()
        self._needed(wordings)
        self.compiled: list[Compiled] = []
        self._compiled_levels: list[int] = []
        for name, ways in self._built.items():
            for wording in ways:
                self._compile(name, wording, self._depth(name, ()))
        last = max(self._compiled_levels, default=0) + 1
        for target, wording in wordings:
            self._compile(target, wording, last)
        self.prefixes: list[tuple[str, Entry]] = []

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
        self.compiled.append(Compiled(target, wording, slots, absent))
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

    def entries(self, width: int) -> dict[str, Entry]:
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
                self.prefixes.append(("=" + prefix, Entry(bits[number], (number,))))
        entries = {}
        for symbol in sorted({*takers, *self._feeds, *self._built}):
            slots = sorted({n for s in self._expressed(symbol) for n in takers.get(s, ())})
            if slots:
                entries[symbol] = Entry(union(bits[n] for n in slots), tuple(slots))
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
