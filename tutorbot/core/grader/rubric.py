"""The language that wordings are written in, parsed: docs/rubrics.md explains it to authors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tutorbot.core.language.formulas import formulas
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.language.words import CONTENT_COST, Part, Word

GAP = 3 * CONTENT_COST  # between two words of a wording: three other words of content
DENIAL_GAP = CONTENT_COST + 1  # after a <not> at the beginning of a wording
MOST_SLOTS = 5
NOT = "not"  # the concept that any denying word expresses

_PIECE = re.compile(r"(?:\$[^$]*\$|\([^)]*\)|\S)+")
_GAP = re.compile(r"~(\d{1,2})")
_FORMULA_SIGNS = frozenset("(/=+^\\")


class WordingError(ValueError):
    """A wording that cannot be read; the message says what to write instead."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a wording, and everything that can fill it.

    `symbols` are stems, "=" and a word as it stands, "t:" terms, "c:" concepts, "f:" formulas;
    `prefixes` are beginnings of words; `phrases` are words that follow each other.
    """

    symbols: frozenset[str]
    prefixes: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording as it was understood: its slots, their order, the gap allowed between two."""

    text: str
    slots: tuple[Slot, ...]
    ordered: bool = False
    gap: int = GAP
    absent: tuple[Slot, ...] = ()


@lru_cache(maxsize=20_000)
def parse(text: str, lexicon: Lexicon, gap: int = GAP) -> Wording:
    """Read a wording.

    Raises:
        WordingError: it has no word, too many, or names a concept that the lexicon has not.
    """
    slots: list[Slot] = []
    absent: list[Slot] = []
    ordered = tight = False
    run: list[str] = []
    for piece in [*_PIECE.findall(text), ""]:
        if piece and _is_plain(piece):
            run.append(piece)
            continue
        slots.extend(_plain_slots(run, lexicon))
        run = []
        if piece == ">":
            ordered = True
        elif allowed := _GAP.fullmatch(piece):
            gap, tight = int(allowed[1]) * CONTENT_COST, True
        elif piece.startswith("-") and len(piece) > 1:
            absent.append(_slot(piece[1:], lexicon))
        elif piece:
            slots.append(_slot(piece, lexicon))
    if len(slots) == 1 and (phrase := _phrase(text, lexicon)):
        slots = [Slot(frozenset(), phrases=(phrase,))]
    if not slots:
        raise WordingError(f"“{text}” has no word to look for")
    if len(slots) > MOST_SLOTS:
        raise WordingError(f"“{text}” has {len(slots)} words; {MOST_SLOTS} are the most")
    if len(slots) > 1 and slots[0].symbols == frozenset((f"c:{NOT}",)):
        ordered, gap = True, gap if tight else DENIAL_GAP
    return Wording(text, tuple(slots), ordered, gap, tuple(absent))


def _phrase(text: str, lexicon: Lexicon) -> tuple[str, ...] | None:
    """Read a wording of several words that only small words would fall from ("too small")."""
    if not all(map(_is_plain, _PIECE.findall(text))):
        return None
    row = [word for word in lexicon.row(text) if word.part not in (Part.COMMA, Part.OPERATOR)]
    return tuple(_wanted(word) for word in row) if len(row) > 1 else None


def _is_plain(piece: str) -> bool:
    if piece == ">" or piece[0] in "~-=$<" or _FORMULA_SIGNS & set(piece):
        return False
    return not (set("|*<$_") & set(piece))


def _plain_slots(run: Sequence[str], lexicon: Lexicon) -> Iterator[Slot]:
    row = lexicon.row(" ".join(run)) if run else []
    row = [word for word in row if word.part not in (Part.COMMA, Part.OPERATOR)]
    telling = [w for w in row if w.part not in (Part.GLUE, Part.JOIN)] or row
    i = 0
    while i < len(telling):
        width = lexicon.fixed_width([word.stem for word in telling[i : i + 4]])
        if width > 1:
            yield Slot(frozenset(), phrases=(tuple(w.stem for w in telling[i : i + width]),))
        else:
            yield Slot(frozenset((_wanted(telling[i]),)))
        i += max(width, 1)


def _wanted(word: Word) -> str:
    return word.stem


def _slot(piece: str, lexicon: Lexicon) -> Slot:
    symbols: set[str] = set()
    prefixes: list[str] = []
    phrases: list[tuple[str, ...]] = []
    for way in _ways(piece):
        if way.startswith("<"):
            symbols.add(_concept(way, lexicon))
        elif way.startswith("$") or _FORMULA_SIGNS & set(way.lstrip("=")):
            symbols.update(_formula(way.strip("$"), lexicon))
        elif way.startswith("=") and len(way) > 1:
            symbols.add("=" + way[1:].lower())
        elif way.endswith("*") and len(way) > 2:
            prefixes.append(way[:-1].lower())
        else:
            row = lexicon.row(way.replace("_", " "))
            row = [word for word in row if word.part != Part.OPERATOR] or row
            if len(row) == 1:
                symbols.add(_wanted(row[0]))
            elif row:
                phrases.append(tuple(_wanted(word) for word in row))
    if not symbols and not prefixes and not phrases:
        raise WordingError(f"“{piece}” has no word to look for")
    return Slot(frozenset(symbols), tuple(prefixes), tuple(phrases))


def _ways(piece: str) -> list[str]:
    if piece.startswith("$") or "(" in piece:
        return [piece]
    return [way for way in piece.split("|") if way]


def _concept(way: str, lexicon: Lexicon) -> str:
    name = way.strip("<>")
    if name != NOT and name not in lexicon.concepts:
        raise WordingError(f"the lexicon has no concept <{name}>")
    return f"c:{name}"


def _formula(text: str, lexicon: Lexicon) -> list[str]:
    found = formulas(lexicon.row(text))
    if not found:
        raise WordingError(f"“{text}” is no formula that can be read")
    widest = max(end - start for _, start, end in found)
    return [symbol for symbol, start, end in found if end - start == widest]
