"""Whether two stems are the same word, a slip of it, a relative, or only look alike."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

SHORTEST = 4  # letters; shorter stems must be equal
SHORTEST_SLIP = 5  # letters; a slip in a shorter word is more often another word
SLIP_SIMILARITY = 80.0  # rapidfuzz ratio, 0..100
SLIP = 0.9  # how surely a word with a slip means the other
LEAST = 0.4  # shared pieces below this share are chance
PIECE = 3  # letters
# A word with another of these in front is another word, often the opposite one.
PREFIXES = [
    "a",
    "an",
    "anti",
    "backward",
    "bi",
    "co",
    "counter",
    "de",
    "dis",
    "en",
    "ex",
    "feed",
    "for",
    "forward",
    "hetero",
    "homo",
    "hyper",
    "hypo",
    "im",
    "in",
    "inter",
    "intra",
    "ir",
    "il",
    "macro",
    "max",
    "micro",
    "mid",
    "min",
    "mis",
    "mono",
    "multi",
    "non",
    "out",
    "over",
    "post",
    "pre",
    "semi",
    "sub",
    "super",
    "un",
    "under",
    "uni",
    "up",
    "down",
]
SHORTEST_REST = 3  # letters after the prefix
DENYING = ("anti", "dis", "il", "im", "in", "ir", "non", "un")  # in front of a word, they deny it
SHORTEST_DENIED = 4  # letters after such a prefix: "input" does not deny "put"


@lru_cache(maxsize=16384)
def pieces(stem: str) -> frozenset[str]:
    """Return a stem's runs of three letters, or the stem itself if it is shorter than four."""
    if len(stem) < SHORTEST:
        return frozenset({stem})
    return frozenset(stem[i : i + PIECE] for i in range(len(stem) - PIECE + 1))


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> float:
    """Return how surely one stem means the other, 0..1: 1 if equal, 0.9 for a slip.

    Relatives ("evaluate", "evaluation") share pieces of three letters: Dice's coefficient.
    """
    if one == other:
        return 1.0
    if min(len(one), len(other)) < SHORTEST or not (one.isalpha() and other.isalpha()):
        return 0.0
    if are_look_alikes(one, other) or denies(one, other):
        return 0.0
    is_long = min(len(one), len(other)) >= SHORTEST_SLIP
    if is_long and one[0] == other[0] and fuzz.ratio(one, other) >= SLIP_SIMILARITY:
        return SLIP
    mine, theirs = pieces(one), pieces(other)
    dice = 2 * len(mine & theirs) / (len(mine) + len(theirs))
    return dice if dice >= LEAST else 0.0


@lru_cache(maxsize=65536)
def are_look_alikes(one: str, other: str) -> bool:
    """Whether two stems differ by their prefix alone, as overfit and underfit do."""
    if one == other or one[-2:] != other[-2:]:
        return False
    mine, theirs = _rests(one), _rests(other)
    return any(len(rest) >= SHORTEST_REST for rest in mine & theirs)


@lru_cache(maxsize=16384)
def _rests(stem: str) -> frozenset[str]:
    return frozenset({stem} | {stem[len(p) :] for p in PREFIXES if stem.startswith(p)})


@lru_cache(maxsize=65536)
def denies(one: str, other: str) -> bool:
    """Whether one stem is the other with a denying prefix, as impossible is to possible."""
    return _is_denial_of(one, other) or _is_denial_of(other, one)


def _is_denial_of(one: str, other: str) -> bool:
    rests = (one.removeprefix(prefix) for prefix in DENYING if one.startswith(prefix))
    return any(
        min(len(rest), len(other)) >= SHORTEST_DENIED
        and (rest.startswith(other) or other.startswith(rest))
        for rest in rests
    )
