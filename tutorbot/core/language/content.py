"""The content words of a text: where each stands, its spelling made one, and its stem."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from snowballstemmer import stemmer

# Relations that grammar words state: weaker evidence than content words, but evidence.
_RELATIONS = """
after again all always before between both down during each either every less more most never off
once one only other others out over own same still through together too under until up within
without
"""
RELATIONS = frozenset(_RELATIONS.split())
NEGATIONS = frozenset(
    {"not", "no", "never", "without", "none", "nothing", "neither", "nor", "cannot", "hardly"}
    | {"unable", "fail", "fails", "lack", "lacks", "instead", "rather"}
)

# Letters with their inner apostrophes, numbers with their inner points, or one sign of a formula.
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[=<>+/^%√∑Σ∂∇≤≥≠]")
INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))

# Words that carry grammar rather than matter: they earn nothing.
_GRAMMAR = """
a about actually after again all also although always am an and another any anything are as at
be because been before being both but by can could did do does doing done during each either
else etc even ever every everything for from further get gets getting give given gives go goes
going got had has have having he her here hers him his how however i if in into is it its itself
just kind let like lot lots made make makes making many may maybe me might more most much must
my myself of off on once one ones only onto or other others our out over own perhaps please put
quite rather really said same say says shall she should since so some something sort still such
take takes than that the their them themselves then there therefore these they thing things
think this those though through thus to together too toward towards under until up upon us use
used uses using usually very via want was way we well were what whatever when where whereas
whether which while who whole whom whose why will with within would yet you your yourself
"""
FUNCTION_WORDS = frozenset(_GRAMMAR.split())
_NUMERALS = "zero one two three four five six seven eight nine ten eleven twelve"
NUMERALS = {word: str(number) for number, word in enumerate(_NUMERALS.split())}
BRITISH = tuple(
    (re.compile(pattern), american)
    for pattern, american in (
        (r"is(e|es|ed|er|ers|ing|ation|ations|able)$", r"iz\1"),
        (r"ys(e|es|ed|er|ers|ing)$", r"yz\1"),
        (r"(?<=[a-z]{3})our(?=$|s$|ed$|ing$|al$|able$|hood)", "or"),
        (r"(?<=[a-z]{2})([tb])re(s?)$", r"\1er\2"),
        (r"(?<=[a-z]{2})([tb])red$", r"\1ered"),
        (r"(?<=[a-z]{3}[aeiou])ll(ed|ing|er|ers)$", r"l\1"),
        (r"ogue(s?)$", r"og\1"),
        (r"(?<=[a-z]{3})ence(s?)$", r"ense\1"),
        (r"^programme", "program"),
        (r"^grey", "gray"),
    )
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: `text[start:end]` as typed, its plain spelling, and its stem."""

    start: int
    end: int
    plain: str
    stem: str

    @property
    def is_content(self) -> bool:
        """Whether the word carries matter, not only grammar."""
        return self.plain not in FUNCTION_WORDS and not self.negates

    @property
    def negates(self) -> bool:
        """Whether the word denies what follows it."""
        return self.plain in NEGATIONS or self.plain.endswith("n't")


@lru_cache(maxsize=65536)
def plain(typed: str) -> str:
    """Return a word in lower case, without accents and invisible signs, in American spelling."""
    folded = unicodedata.normalize("NFKD", typed.translate(INVISIBLE)).casefold()
    word = "".join(letter for letter in folded if not unicodedata.combining(letter))
    word = word.replace("’", "'").removesuffix("'s")
    for pattern, american in BRITISH:
        word = pattern.sub(american, word)
    return word


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a plain word; numbers spelled out become digits."""
    if word in NUMERALS:
        return NUMERALS[word]
    return str(stemmer("english").stemWord(word)) if word.isalpha() else word


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text, in order."""
    return tuple(
        Word(match.start(), match.end(), plain(match.group()), stem(plain(match.group())))
        for match in WORD.finditer(text)
    )
