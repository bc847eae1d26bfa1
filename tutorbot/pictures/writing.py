"""Pieces of a formula written side by side as Unicode text: spaces, brackets, scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tutorbot.pictures import symbols
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
_RAISED = frozenset(RAISED.values())
_JOINING = frozenset("/@")
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
        said = _bracketed(shown, i) if piece.kind is Kind.FRACTION else piece.text
        if before is not None and not sign:
            text += _space(before, piece, tight)
        sign = piece.kind is Kind.BINARY and (before is None or before.kind in _STARTS_TERM)
        text += said
        before = piece
    return _NO_SPACE_BEFORE.sub("", re.sub(r"\s+", " ", text)).strip()


def _bracketed(pieces: Sequence[Piece], at: int) -> str:
    """Bracket a fraction that stands beside a factor: (1/n) Σᵢ xᵢ."""
    text = pieces[at].text
    before = next((p for p in reversed(pieces[:at]) if p.kind is not Kind.GAP), None)
    after = next((p for p in pieces[at + 1 :] if p.kind is not Kind.GAP), None)
    beside = (before and before.kind in _BEFORE_FRACTION) or (
        after and after.kind in _AFTER_FRACTION
    )
    return f"({text})" if beside else text


def _space(before: Piece, piece: Piece, tight: bool) -> str:
    """Return what stands between two pieces that follow each other."""
    pair = (before.kind, piece.kind)
    if before.kind is Kind.OPEN or before.text[-1] in _JOINING or piece.text[0] in _JOINING:
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
    if piece.text[0].isdigit() and (ord(before.text[-1]) in _RAISED or before.text[-1] == ")"):
        return " "  # two factors: (a / b)² 2
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
    if [i for i, p in enumerate(shown) if p.text == "|"] == [0, len(shown) - 1]:
        return True
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


def plain(token: str) -> Piece:
    """Return the piece that a token other than a command is."""
    if token[0] == "'":
        return letter("′" * len(token))
    if token in symbols.SIGNS:
        return Piece(*symbols.SIGNS[token])
    if token in symbols.BRACKETS:
        return Piece(token, Kind.OPEN)
    if token in symbols.BRACKETS.values():
        return Piece(token, Kind.CLOSE)
    if token in (",", ";"):
        return Piece(token, Kind.COMMA)
    if token in ("~", "&"):
        return Piece(" ", Kind.GAP)
    return Piece(token, Kind.WORD if is_word(token) else Kind.LETTER)


def letter(text: str) -> Piece:
    """Return a piece that is written without spaces."""
    return Piece(text, Kind.LETTER)


def accented(name: str, pieces: Sequence[Piece]) -> Piece:
    """Set an accent over one character; over more, write its name: hat(TP)."""
    mark, word = symbols.ACCENTS[name]
    body = written(pieces)
    if sum(not unicodedata.combining(char) for char in body) > 1:
        return Piece(f"{word}({body})", Kind.WORD)
    return letter(unicodedata.normalize("NFC", body + mark))


def row_of_cells(row: Sequence[Sequence[Piece]]) -> str:
    """Write a row of a matrix or of cases: a condition in words needs no comma before it."""
    cells = [written(cell).strip() for cell in row]
    return "".join(
        cell if i == 0 or not cell else f" {cell}" if _is_condition(cell) else f", {cell}"
        for i, cell in enumerate(cells)
    )


def _is_condition(cell: str) -> bool:
    return cell.partition(" ")[0] in ("if", "otherwise", "for", "when", "else", "with", "where")


def stacked_rows(rows: Sequence[Sequence[Sequence[Piece]]]) -> str:
    """Write rows one after the other; a row that begins with a relation goes on with the last."""
    text = ""
    for row in rows:
        pieces = [piece for cell in row for piece in cell]
        goes_on = bool(pieces) and pieces[0].kind in (Kind.RELATION, Kind.BINARY)
        separator = "" if not text else " " if goes_on else "; "
        text += separator + written(pieces).strip()
    return text
