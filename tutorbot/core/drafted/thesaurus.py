"""Ordinary English words that mean nearly the same, or the opposite, in an explanation."""

from __future__ import annotations

from functools import lru_cache

from tutorbot.core.drafted.everyday_words import EVERYDAY
from tutorbot.core.drafted.field_words import OF_A_FIELD
from tutorbot.core.language.content import stem

# Opposites: saying one of them where the reference says the other contradicts it.
_OPPOSED = """
increase decrease; increase reduce; rise fall; raise lower; grow shrink; gain lose; more less;
more fewer; higher lower; high low; greater smaller; greater less; bigger smaller; large small;
big small; big little; longer shorter; long short; tall short; faster slower; fast slow;
quick slow; heavy light; heavier lighter; hot cold; warm cool; warmer cooler; bright dim;
light dark; loud quiet; hard soft; harder softer; thick thin; wide narrow; strong weak;
deep shallow;
near far; close far; open close; open closed; start stop; begin end; first last; front back;
front rear; head tail; top bottom; up down; left right; north south; east west; inside outside;
internal external; inner outer; before after; above below; over under; push pull; add remove;
insert delete; insert remove; connect disconnect; connect separate; join split; attach detach;
same different; equal different; equal unequal; similar different; positive negative;
true false; right wrong; correct incorrect; good bad; better worse; best worst;
advantage disadvantage;
benefit drawback; always never; all none; maximum minimum; maximize minimize; most least;
input output; sender receiver; send receive; source destination; global local; public private;
static dynamic; constant variable; linear nonlinear; independent dependent; possible impossible;
complete incomplete; full empty; agree disagree; accept reject; allow prevent; present absent;
float sink; expand contract; absorb release; melt freeze; solid liquid; wet dry; alive dead;
cheap expensive; easy difficult; simple complex; single multiple; forward backward;
ascending descending; clockwise counterclockwise; odd even; win lose; pass fail; success failure
"""


@lru_cache(maxsize=1)
def _groups() -> dict[str, tuple[int, ...]]:
    """Return the numbers of the groups that each stem stands in."""
    found: dict[str, dict[int, None]] = {}
    for number, group in enumerate(f"{EVERYDAY};{OF_A_FIELD}".split(";")):
        for word in group.split():
            found.setdefault(stem(word), {})[number] = None
    return {word: tuple(numbers) for word, numbers in found.items()}


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return frozenset(stem(word) for word in EVERYDAY.replace(";", " ").split())


@lru_cache(maxsize=1)
def opposites() -> dict[str, tuple[str, ...]]:
    """Return the stems that say the opposite of each stem that has one."""
    found: dict[str, dict[str, None]] = {}
    for pair in _OPPOSED.split(";"):
        one, other = (stem(word) for word in pair.split())
        found.setdefault(one, {})[other] = None
        found.setdefault(other, {})[one] = None
    return {word: tuple(others) for word, others in found.items()}


def groups_of(word: str) -> tuple[int, ...]:
    """Return the numbers of the groups that a stem stands in; those of one group are alike."""
    return _groups().get(_listed(word), ())


def opposites_of(word: str) -> tuple[str, ...]:
    """Return the stems that say the opposite of a stem."""
    return opposites().get(word) or opposites().get(_listed(word), ())


def is_listed(word: str) -> bool:
    """Whether a stem stands in any group."""
    return _listed(word) in _groups()


def is_ordinary(word: str) -> bool:
    """Whether a stem is a word of everyday explanations, and so no mark of a topic."""
    return _listed(word) in _everyday()


@lru_cache(maxsize=16384)
def _listed(word: str) -> str:
    """Return the form of a stem that the groups know: "larger" and "largest" stand for "large"."""
    known = _groups()
    for ending in ("", "er", "est"):
        if word.endswith(ending):
            root = word.removesuffix(ending)
            for form in (root, root[:-1]) if ending else (root,):
                if form in known:
                    return form
    return word
