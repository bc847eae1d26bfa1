"""Terms of several words and their abbreviations: many spellings of a term become one word."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from tutorbot.core.language.lexicon_data import plain_tokens
from tutorbot.core.language.words import STARTS_TERM, Word

COMPOUNDS = ("over", "under", "non", "sub", "co", "pre", "re", "un", "mini", "down", "up", "mis")


class Terms:
    """The terms of the lexicon, found by their first two words."""

    def __init__(self, stem: Callable[[str], str], spellings: Mapping[str, str]) -> None:
        self._stem = stem
        self._spellings = spellings
        self._starts: dict[str, dict[str, list[tuple[tuple[str, ...], Word]]]] = {}
        self.single: dict[str, str] = {}  # a word -> the term that it is by itself
        self.stems: frozenset[str] = frozenset()  # of those words

    def add(self, terms: Mapping[str, Iterable[str]]) -> None:
        """Add terms, each with all of its spellings."""
        ways = [(name, plain_tokens(way)) for name, ways in terms.items() for way in ways]
        for name, parts in sorted(ways, key=lambda way: len(way[1])):  # the single words first
            self._add_term(name, parts)
        self.stems = frozenset(map(self._stem, self.single))

    def settle(self) -> None:
        """Put the longest terms first, once all have been added."""
        for rests in (rests for ways in self._starts.values() for rests in ways.values()):
            rests.sort(key=lambda rest: (-len(rest[0]), rest[0]))

    def may_start(self, word: Word) -> bool:
        """Tell whether a term of several words may begin with this one."""
        return word.text in self._starts or word.stem in self._starts

    def within(self, words: Sequence[Word]) -> list[tuple[int, int, Word]]:
        """Find the terms of several words, from the first on; the longest one wins."""
        found: list[tuple[int, int, Word]] = []
        after = 0
        for i, word in enumerate(words):
            if word.starts & STARTS_TERM and i >= after:
                term = self._at(words, i)
                if term is not None:
                    after = term[1]
                    found.append((i, after, term[0]))
        return found

    def _at(self, words: Sequence[Word], i: int) -> tuple[Word, int] | None:
        first = words[i]
        for key in (first.text, first.symbols[0]):
            ways = self._starts.get(key)
            if not ways or i + 1 >= len(words):
                continue
            after = words[i + 1]
            for rest, term in ways.get(after.text) or ways.get(after.symbols[0]) or ():
                if i + len(rest) < len(words) and all(
                    part in (said.text, said.symbols[0])
                    for part, said in zip(rest, words[i + 1 : i + 1 + len(rest)], strict=True)
                ):
                    return term, i + 1 + len(rest)
        return None

    def _add_term(self, name: str, parts: Sequence[str]) -> None:
        symbol = f"t:{name}"
        if len(parts) == 1:
            self.single[parts[0]] = symbol
            self.single.setdefault(parts[0] + "s", symbol)
            return
        self._add_phrase(parts, Word(symbol, (symbol, "=" + name), is_content=True))
        joined = "".join(parts)
        if all(part.isalpha() and len(part) > 1 for part in parts):
            self.single.setdefault(joined, symbol)

    def _add_phrase(self, parts: Sequence[str], word: Word) -> None:
        first, *rest = (self._symbol_of(part) for part in parts)
        entry = (tuple(rest), word)
        entries = self._starts.setdefault(first, {}).setdefault(rest[0], [])
        if all(known != entry[0] for known, _ in entries):
            entries.append(entry)

    def _symbol_of(self, part: str) -> str:
        return self.single.get(part) or self._stem(self._spellings.get(part, part))

    def guard(self, group: Sequence[str]) -> None:
        """Make one token of a confusable that holds another one of its group ("log-odds")."""
        for member in group:
            parts = plain_tokens(member)
            if len(parts) < 2:
                continue
            for other in group:
                inner = plain_tokens(other)
                if other != member and self._holds(parts, inner):
                    name = " ".join(parts)
                    self._add_phrase(parts, Word(f"t:{name}", (f"t:{name}",), is_content=True))

    def _holds(self, parts: Sequence[str], inner: Sequence[str]) -> bool:
        whole, part, width = list(map(self._stem, parts)), list(map(self._stem, inner)), len(inner)
        return any(whole[i : i + width] == part for i in range(len(whole) - width + 1))

    def add_split(self, word: str, small: Collection[str]) -> None:
        """Make one word of a compound written as two ("over fitting"), but of no small word."""
        if not word.startswith(COMPOUNDS):
            return
        for prefix in COMPOUNDS:
            rest = word.removeprefix(prefix)
            if rest != word and len(rest) >= 3 and word not in small:
                stem = self.single.get(word) or self._stem(word)
                whole = Word(word, (stem, "=" + word), is_content=True)
                self._add_phrase((prefix, rest), whole)
