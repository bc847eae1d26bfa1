"""Pieces of a formula written side by side as Unicode text: spaces, brackets, scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tutorbot.pictures.symbols import LOWERED, RAISED, Kind

LONGEST_RAISED = 5  # characters; more than that is hard to read as small letters

_FACTORS = frozenset({Kind.LETTER, Kind.WORD, Kind.OPEN, Kind.CLOSE})
_STARTS_TERM = frozenset(
    {Kind.BINARY, Kind.RELATION, Kind.OPEN, Kind.COMMA, Kind.FUNCTION, Kind.BIG}
)
_BEFORE_FRACTION = frozenset(
    {Kind.LETTER, Kind.WORD, Kind.CLOSE, Kind.FUNCTION, Kind.BIG, Kind.FRACTION}
)
_AFTER_FRACTION = frozenset(
    {Kind.LETTER, Kind.WORD, Kind.OPEN, Kind.FUNCTION, Kind.BIG, Kind.FRACTION}
)
_NO_SPACE_BEFORE = re.compile(r" +(?=[,;)\]])")
_PREFIXES = frozenset("∂∇Δd")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a formula as text, and the part that it plays."""

    text: str
    kind: Kind


def written(pieces: Sequence[Piece], tight: bool = False) -> str:
    """Write pieces side by side; `tight` leaves out the spaces around operators, as in scripts."""
    shown = [piece for piece in pieces if piece.text]
    text = ""
    before: Piece | None = None
    sign = False  # the piece before is a sign, such as the minus of −x
    for i, piece in enumerate(shown):
        after = next((p for p in shown[i + 1 :] if p.kind is not Kind.GAP), None)
        said = _bracketed(piece, _last_solid(shown[:i]), after)
        if before is not None and not sign:
            text += _space(before, piece, tight)
        sign = piece.kind is Kind.BINARY and (before is None or before.kind in _STARTS_TERM)
        text += said
        before = piece
    return _NO_SPACE_BEFORE.sub("", re.sub(r"\s+", " ", text)).strip()


def _last_solid(pieces: Sequence[Piece]) -> Piece | None:
    return next((p for p in reversed(pieces) if p.kind is not Kind.GAP), None)


def _bracketed(piece: Piece, before: Piece | None, after: Piece | None) -> str:
    """Bracket a fraction that stands beside a factor: (1/n) Σᵢ xᵢ."""
    if piece.kind is not Kind.FRACTION:
        return piece.text
    factor_before = before is not None and before.kind in _BEFORE_FRACTION
    factor_after = after is not None and after.kind in _AFTER_FRACTION
    return f"({piece.text})" if factor_before or factor_after else piece.text


def _space(before: Piece, piece: Piece, tight: bool) -> str:
    """Return what stands between two pieces that follow each other."""
    pair = (before.kind, piece.kind)
    if before.kind is Kind.OPEN:
        return ""
    if Kind.BINARY in pair or Kind.RELATION in pair:
        return "" if tight else " "
    if before.kind is Kind.COMMA:
        return "" if tight else " "
    if Kind.COMMA in pair or piece.kind is Kind.CLOSE:
        return ""
    if piece.kind is Kind.OPEN:
        fenced = before.kind is Kind.FUNCTION and piece.text not in ("(", "[")
        return " " if fenced or before.kind is Kind.BIG else ""
    if before.kind is Kind.FUNCTION and piece.kind is Kind.FRACTION:
        return ""
    spaced = {Kind.WORD, Kind.FUNCTION, Kind.BIG, Kind.FRACTION}
    return " " if before.kind in spaced or piece.kind in spaced else ""


def is_word(text: str) -> bool:
    """Say whether a text is read as a word rather than as one letter."""
    return len(text.strip()) > 1 and any(char.isalpha() for char in text)


def one_factor(pieces: Sequence[Piece]) -> bool:
    """Say whether pieces are one thing: a letter, a name, a call such as p(x), or ∂y."""
    shown = [piece for piece in pieces if piece.text and piece.kind is not Kind.GAP]
    if len(shown) > 1 and shown[0].text in _PREFIXES:
        shown = shown[1:]
    if not shown or shown[0].kind not in (Kind.LETTER, Kind.WORD, Kind.OPEN):
        return not shown
    if shown[0].kind is not Kind.OPEN:
        shown = shown[1:]
    return not shown or _one_bracket(shown)


def _one_bracket(pieces: Sequence[Piece]) -> bool:
    depth = 0
    for i, piece in enumerate(pieces):
        depth += (piece.kind is Kind.OPEN) - (piece.kind is Kind.CLOSE)
        if depth == 0:
            return i == len(pieces) - 1 and i > 0
    return False


def as_factor(pieces: Sequence[Piece], divided: bool = False) -> str:
    """Write pieces so that they may stand beside a division; `divided`: as its numerator."""
    text = written(pieces)
    product = divided and all(piece.kind in _FACTORS for piece in _outside_brackets(pieces))
    return text if one_factor(pieces) or product else f"({text})"


def _outside_brackets(pieces: Sequence[Piece]) -> Iterator[Piece]:
    depth = 0
    for piece in pieces:
        depth -= piece.kind is Kind.CLOSE
        if depth <= 0 and piece.kind is not Kind.GAP:
            yield piece
        depth += piece.kind is Kind.OPEN


def scripted(base: Piece, below: str, above: str) -> Piece:
    """Write the scripts of a piece, as small letters where there are such: x₁², e^(a/b)."""
    text = f"({base.text})" if base.kind is Kind.FRACTION else base.text
    kind = Kind.LETTER if base.kind is Kind.FRACTION else base.kind
    plain = False
    if below:
        small = _small(below, LOWERED)
        plain = small is None
        text += small or (f"_{below}" if _is_one(below) else f"_{{{below}}}")
    if above:
        small = above if above in ("*", "′", "″", "†", "°", "∘") else _small(above, RAISED)
        plain = plain or small is None
        text += small or (f"^{above}" if _is_one(above) else f"^({above})")
    return Piece(text, Kind.WORD if plain and kind is Kind.LETTER else kind)


def _is_one(script: str) -> bool:
    return len(script) == 1 or (script.isascii() and script.isalnum())


def _small(script: str, letters: dict[int, int]) -> str | None:
    if len(script) > LONGEST_RAISED or re.search(r"[A-Za-z]{3}", script):
        return None
    return script.translate(letters) if all(ord(char) in letters for char in script) else None
