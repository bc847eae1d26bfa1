"""The shared lexicon, compiled: how words are written, which terms they form, which never cross."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from tutorbot.core.language.lexicon_data import (
    LexiconData,
    groups,
    joined,
    lists,
    parts_of,
    plain_tokens,
    strings,
    vocabulary,
    written,
)
from tutorbot.core.language.terms import Terms
from tutorbot.core.language.text import ZERO_WIDTH, dash, fold, plain_word, tokens
from tutorbot.core.language.typos import SHORTEST, TypoRepair
from tutorbot.core.language.words import (
    CLAUSE_COST,
    COMMA_COST,
    CONTENT_COST,
    GLUE_COST,
    STARTS_DENIAL,
    STARTS_FORMULA,
    STARTS_TERM,
    Part,
    Stemmer,
    Word,
)

MOST_STRANGE = 60  # different unknown words of an answer that are stemmed and repaired
MOST_WORDS = 50_000  # kept in the cache; then it starts anew
DIGITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
]  # fmt: skip
PLAIN_OPERATORS = frozenset("+*/^_=<>|'{}[]~") | {
    "\\,",
    "\\;",
    "\\:",
    "\\!",
    "\\ ",
    "-",
    "==",
    "<=",
    ">=",
    "!=",
    "∝",
    "≈",
    "≤",
    "≥",
}

NOUN_ENDINGS = ("ing", "ings", "ion", "ions", "ment", "er", "ers", "or", "ance", "ence")
EMPTY_DENIALS = frozenset({"nothing", "neither", "nor", "lack", "lacks", "lacking", "nowhere"})
SAYING = frozenset({"=", ":", "→", "<", ">", "<=", ">=", "≤", "≥", "==", "≈"})
SIGNS = {"<": "less", "<=": "less", "≤": "less", ">": "more", ">=": "more", "≥": "more"}
FORMULA_SIGNS = frozenset("+*/^=-–") | {
    "q",
    "log",
    "sum",
    "p",
    "pr",
    "prob",
    "\\frac",
    "over",
    "divided",
    "plus",
    "minus",
    "times",
}
PHRASES = (
    "deny_phrases",
    "affirm_phrases",
    "deny_sentence",
    "deny_before",
    "deny_previous",
    "retract",
)


class Lexicon:
    """What the grader knows of English and of the field. It is the same for every item."""

    def __init__(self, data: LexiconData) -> None:
        """Compile plain data: see docs/rubrics.md for its shape."""
        self.version = hashlib.sha256(written(data).encode()).hexdigest()[:12]
        self.concepts: dict[str, tuple[str, ...]] = lists(data, "concepts")
        self.confusables = tuple(tuple(group) for group in groups(data, "confusables"))
        self._spellings = cast(Mapping[str, str], data.get("spellings", {}))
        self._stem = Stemmer(cast(Mapping[str, str], data.get("stems", {})))
        self._parts = parts_of(data)
        self.phrases = {name: self._by_first_word(strings(data, name)) for name in PHRASES}
        self.phrases["any"] = {first: [] for by in self.phrases.values() for first in by}
        self._denying = frozenset(
            self._most_telling(phrase)
            for by_first in self.phrases.values()
            for phrases in by_first.values()
            for phrase in phrases
        )
        self._function = frozenset(strings(data, "function"))
        self._hollow = frozenset(strings(data, "hollow"))
        self._nouns = frozenset(strings(data, "nouns"))
        self._verbs = frozenset(self._stem(verb) for verb in strings(data, "verbs"))
        self._words: dict[str, Word] = {}
        self._terms = Terms(self._stem, self._spellings)
        self._fixed: dict[str, set[tuple[str, ...]]] = {}
        self._repair = TypoRepair(())
        self._surfaces: frozenset[str] = frozenset()
        self._stems: frozenset[str] = frozenset()
        self._compile(data)

    @classmethod
    def merged(cls, parts: Iterable[LexiconData]) -> Lexicon:
        """Compile several pieces of data as one; later ones add to what earlier ones name."""
        whole: dict[str, object] = {}
        for part in parts:
            for name, value in part.items():
                whole[name] = joined(whole.get(name), value)
        return cls(whole)

    def words(self, said: Iterable[str]) -> list[Word]:
        """Return the words of an answer; beyond a bound, strange ones are left as they stand.

        The bound keeps an answer of nothing but unknown words from taking long.
        """
        said = list(said)
        if len(set(said).difference(self._surfaces)) <= MOST_STRANGE:
            known = self._words
            return [known.get(token) or self.word(token) for token in said]
        strange = [token for token in dict.fromkeys(said) if token not in self._surfaces]
        left = {token for token in strange[MOST_STRANGE:] if token[0].isalpha()}
        return [
            Word(token, (token, "=" + token), is_content=True)
            if token in left
            else self.word(token)
            for token in said
        ]

    def word(self, token: str) -> Word:
        """Return the word that a token of the answer is."""
        try:
            return self._words[token]
        except KeyError:
            if len(self._words) >= MOST_WORDS:
                self._words.clear()
            word = self._look_up(plain_word(token) or ZERO_WIDTH)
            word = self._words[token] = replace(word, starts=self._starts_of(word))
            return word

    def _by_first_word(self, phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
        """Sort phrases by their first words, the longest one first."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(phrases, key=lambda phrase: (-len(phrase.split()), phrase)):
            said = tuple(map(self._said, plain_tokens(phrase)))
            found.setdefault(said[0], []).append(said)
        return found

    def _most_telling(self, phrase: Sequence[str]) -> str:
        """Return the word that shows a phrase may be there: no "is" and no "that"."""
        parts = [self._parts.get(word, Part.WORD) for word in phrase]
        if Part.CUE in parts:
            return phrase[parts.index(Part.CUE)]
        telling = [word for word, part in zip(phrase, parts, strict=True) if part == Part.WORD]
        return (telling or phrase)[-1]

    def _said(self, token: str) -> str:
        return token if self._parts.get(token) == Part.CUE else self._stem(token)

    def _starts_of(self, word: Word) -> int:
        starts = 0
        if self._terms.may_start(word):
            starts |= STARTS_TERM
        if word.part == Part.CUE or word.stem in self._denying or word.text in self._denying:
            starts |= STARTS_DENIAL
        if word.text in FORMULA_SIGNS:
            starts |= STARTS_FORMULA
        return starts

    def row(self, text: str) -> list[Word]:
        """Read a short text of our own, such as a wording: words, with its terms made one."""
        words = [self.word(token) for token in tokens(fold(text))]
        return self.with_terms(words)

    def with_terms(self, words: Sequence[Word]) -> list[Word]:
        """Return words with those of a term made one."""
        row = list(words)
        for start, end, term in reversed(self._terms.within(words)):
            row[start:end] = [term]
        return row

    def terms_in(self, words: Sequence[Word]) -> list[tuple[int, int, Word]]:
        """Find the terms of several words: where each begins and ends, and the word it becomes."""
        return self._terms.within(words)

    def fixed_width(self, stems: Sequence[str]) -> int:
        """Return how many of these stems, from the first on, form a confusable of several words."""
        fixed = self._fixed.get(stems[0], ())
        return max((len(f) for f in fixed if tuple(stems[: len(f)]) == f), default=1)

    def is_known(self, word: str) -> bool:
        """Tell whether a word needs no repair."""
        return self._stem(word) in self._stems or word in self._parts

    def symbol(self, word: str) -> str:
        """Return what a word of a wording asks for: its term if it is one, else its stem."""
        return self.word(word).stem

    def _look_up(self, token: str) -> Word:
        token = dash(token)
        spelt = self._spellings.get(token, token)
        part = self._parts.get(spelt, Part.WORD)
        if part in (Part.SENTENCE, Part.CLAUSE, Part.COMMA) or spelt in PLAIN_OPERATORS:
            return self._mark(spelt, part)
        if spelt.startswith("\n"):
            return Word("\n", ("\n",), Part.SENTENCE, CLAUSE_COST)
        return self._word(token, spelt, part)

    def _mark(self, text: str, part: Part) -> Word:
        if text in PLAIN_OPERATORS and part != Part.COMMA:
            symbols = (SIGNS[text], text) if text in SIGNS else (text,)
            return Word(text, symbols, Part.OPERATOR, 0, says=int(text in SAYING))
        text = text.strip() if text.strip() else text
        costs = {Part.CLAUSE: CLAUSE_COST, Part.COMMA: COMMA_COST, Part.SENTENCE: CLAUSE_COST}
        says = int((part == Part.CLAUSE or text in SAYING) and text not in self._hollow)
        return Word(text, (self._stem(text), "=" + text), part, costs[part], says=says)

    def _word(self, token: str, spelt: str, part: Part) -> Word:
        if not spelt[0].isalnum():
            return Word(spelt, (spelt,), Part.OPERATOR, 0)
        known = self.is_known(spelt) or spelt in self._terms.single
        repaired = None if known else self._repair(spelt)
        unsure = not known and repaired is None and self._repair.is_near(spelt)
        meant = repaired or spelt
        stem = self._terms.single.get(meant) or self._term_of(meant) or self._stem(meant)
        symbols = [stem, "=" + meant]
        if meant in DIGITS:
            symbols.append(str(DIGITS.index(meant)))
        elif meant.isdigit() and int(meant) < len(DIGITS):
            symbols.append(DIGITS[int(meant)])
        if repaired:
            symbols.append(self._stem(spelt))
        if part == Part.CUE and spelt not in EMPTY_DENIALS:
            symbols.append("c:not")
        is_verb = self._is_verb(meant)
        small = part in (Part.GLUE, Part.JOIN) or spelt in self._function or part == Part.CUE
        return Word(
            text=token,
            symbols=tuple(dict.fromkeys(symbols)),
            part=part,
            cost=GLUE_COST if small else CONTENT_COST,
            is_verb=is_verb,
            says=2 if is_verb else int(small and spelt not in self._hollow),
            is_content=not small and part == Part.WORD,
            is_known=known or unsure or repaired is not None,
        )

    def _term_of(self, word: str) -> str | None:
        """Find the term that a misspelt word is, where its stem comes out right ("overfiting")."""
        stem = self._stem(word)
        if stem not in self._terms.stems:
            return None
        meant = self._repair(word)
        return self._terms.single.get(meant) if meant and self._stem(meant) == stem else None

    def _is_verb(self, word: str) -> bool:
        if word in self._nouns or word.endswith(NOUN_ENDINGS):
            return False
        return self._stem(word) in self._verbs

    # Compilation ---------------------------------------------------------------------------

    def _compile(self, data: LexiconData) -> None:
        surfaces = frozenset(vocabulary(data))
        forms = frozenset(self._inflected(surfaces))
        self._surfaces = surfaces.union(
            forms, self._parts, self._spellings, strings(data, "ordinary"), self._function
        )
        self._stems = frozenset(self._stem(word) for word in surfaces) | self._verbs
        self._stems |= {self._stem(word) for word in strings(data, "ordinary")}
        self._repair = TypoRepair(surfaces, _rivals(self.confusables), self._inflected(surfaces))
        self._terms.add(lists(data, "terms"))
        for group in self.confusables:
            self._terms.guard(group)
        for word in sorted(surfaces):
            self._terms.add_split(word, self._parts)
        self._terms.settle()
        self._words.clear()
        for member in (member for group in self.confusables for member in group):
            row = [word for word in self.row(member) if word.part not in (Part.GLUE, Part.JOIN)]
            if len(row) > 1:
                self._fixed.setdefault(row[0].stem, set()).add(tuple(w.stem for w in row))

    def _inflected(self, surfaces: Iterable[str]) -> Iterator[str]:
        for word in surfaces:
            if len(word) >= SHORTEST - 1:
                bare = word.removesuffix("e")
                yield from (word + "s", bare + "ed", bare + "ing")


def _rivals(confusables: Iterable[Sequence[str]]) -> dict[str, frozenset[str]]:
    rivals: dict[str, set[str]] = {}
    for group in confusables:
        words = {parts[0] for member in group if len(parts := plain_tokens(member)) == 1}
        for word in words:
            rivals.setdefault(word, set()).update(words - {word})
    return {word: frozenset(others) for word, others in rivals.items()}
