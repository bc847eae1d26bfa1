"""One word of English: its spelling, its stem, and the part it plays in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

import snowballstemmer

CONTENT_COST = 3  # what a word costs in the gap between two words of a wording
GLUE_COST = 1
COMMA_COST = 2
CLAUSE_COST = 5

MOST_STEMS = 20_000  # kept; then they are worked out anew
STARTS_TERM, STARTS_DENIAL, STARTS_FORMULA = 1, 2, 4
BE = frozenset({"is", "are", "it", "its", "was", "were"})

_ISE = re.compile(r"^(.{3,}?)i[sz](e|es|ed|er|ers|ing|ation|ations|able|ability)$")
_LL = re.compile(r"^(.*[aeiou])ll(ed|ing|er|ers)$")
# noise, promise, supervise ...: what stands before -ise where it is no suffix
_NOT_ISE = frozenset({
    "no", "prom", "prec", "rev", "adv", "superv", "surpr", "exerc", "comprom", "prem",
    "enterpr", "expert", "pra", "ra", "ar", "compr", "dev", "improv", "dem", "treat", "po",
    "conc", "br", "cru", "chem", "appra", "disgu", "franch", "merchand", "parad", "so", "rea",
})  # fmt: skip
_SINGLE_L = ("label", "model", "signal", "travel", "cancel", "channel", "level", "total", "equal")


class Part(IntEnum):
    """The part that a token plays in the structure of a sentence; WORD plays none."""

    WORD = 0
    GLUE = 1  # an article, a preposition, a form of "be": dropped from wordings
    CUE = 2  # it negates what follows
    JOIN = 3  # "and", "or"
    COMMA = 4
    CLAUSE = 5  # a clause begins or ends here
    SENTENCE = 6
    OPERATOR = 7  # of a formula


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A token as the grader knows it.

    `symbols` are what a wording can ask for: the stem, "=" and the word itself, a term of the
    lexicon. `text` is unique: two tokens with the same text are the same word.
    """

    text: str
    symbols: tuple[str, ...]
    part: Part = Part.WORD
    cost: int = CONTENT_COST
    is_verb: bool = False
    says: int = 0  # how much it tells of how things are related: 2 a verb, 1 a small word
    is_content: bool = False
    is_known: bool = True
    starts: int = 0  # STARTS_TERM, STARTS_DENIAL, STARTS_FORMULA: what may begin here

    @property
    def stem(self) -> str:
        """The first symbol."""
        return self.symbols[0]


class Stemmer:
    """Snowball's English stems, with American spelling and a list of exceptions."""

    def __init__(self, exceptions: Mapping[str, str]) -> None:
        self._exceptions = exceptions
        self._known: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """Return the stem of a word in lower case."""
        stem = self._known.get(word)
        if stem is None:
            if len(self._known) >= MOST_STEMS:
                self._known.clear()
            stem = self._known[word] = self._work_out(american(word))
        return stem

    def _work_out(self, word: str) -> str:
        if word in self._exceptions:
            return self._exceptions[word]
        verb = _ISE.match(word)
        if verb and verb[1] not in _NOT_ISE:
            return verb[1] + "iz"  # generalise is not general, nor regularise regular
        # A Snowball stemmer holds the word it is at, so one that threads share would mix words.
        stem: str = snowballstemmer.stemmer("english").stemWord(word)
        return self._exceptions.get(stem, stem)


def american(word: str) -> str:
    """Return the American spelling of a British word."""
    verb = _ISE.match(word)
    if verb and verb[1] not in _NOT_ISE:
        return word[: verb.end(1)] + "iz" + verb[2]
    doubled = _LL.match(word)
    if doubled and doubled[1] + "l" in _SINGLE_L:
        return doubled[1] + "l" + doubled[2]
    if "our" in word[2:]:
        word = re.sub(r"(behavi|fav|neighb|col|lab|hon|rum|vap|harb|flav)our", r"\1or", word)
    if word.endswith(("lyse", "lysed", "lyses", "lysing")):
        word = word.replace("lys", "lyz")
    return re.sub(r"^(cent|met|fib|lit)re(s?)$", r"\1er\2", word)
