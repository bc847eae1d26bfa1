"""Formulas in plain text, Unicode, LaTeX or words -> one spelling that reordering cannot change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from tutorbot.core.language.formula_tokens import BARE_CALLS, OPERATORS, Atom, atoms_of
from tutorbot.core.language.words import Word

MOST_RUNS = 8  # formulas of one sentence that are read
LONGEST_RUN = 40  # tokens of one formula; more is no formula that a person writes
_VARIABLE = re.compile(r"\b[a-z]\b")  # if there is but one, its name does not matter


def formulas(row: Sequence[Word]) -> list[tuple[str, int, int]]:
    """Find the formulas in a sentence.

    Returns:
        Each formula's one spelling, led by "f:", and the range of words it stands in. A formula
        that can be read in two ways is there twice, and `P(...)` within another one as well.
    """
    atoms = list(atoms_of(row))
    found = [(f"f:{a.value}", a.start, a.end) for a in atoms if a.value[:2] in ("p(", "q(")]
    for run in islice(_runs(atoms), MOST_RUNS):
        for side in _sides(run):
            for loosely in (False, True):
                spelling = _Parser(side, loosely).read()
                if spelling and (f := (f"f:{spelling}", side[0].start, side[-1].end)) not in found:
                    found.append(f)
    return found


def formula_symbols(row: Sequence[Word]) -> list[str]:
    """Return the spellings that `formulas` finds, without where they stand."""
    return [symbol for symbol, _, _ in formulas(row)]


def _runs(atoms: Sequence[Atom]) -> Iterator[list[Atom]]:
    run: list[Atom] = []
    for atom in [*atoms, Atom("other", "", 0, 0)]:
        if atom.kind != "other" and len(run) < LONGEST_RUN:
            run.append(atom)
            continue
        if any(a.kind in "/over*+-^" or a.kind in ("frac", "fn") for a in run):
            yield run
        run = []


def _sides(run: Sequence[Atom]) -> Iterator[list[Atom]]:
    """Split a run at its equals signs; a side needs an operator and two operands."""
    side: list[Atom] = []
    for atom in [*run, Atom("=", "", 0, 0)]:
        if atom.kind != "=":
            side.append(atom)
            continue
        while side and side[0].kind in ("skip", "and", "*", "/", "over", "+", ")", "^", "_", "'"):
            side.pop(0)
        while side and side[-1].kind in ("skip", "and", "*", "/", "over", "+", "-", "(", "^", "_"):
            side.pop()
        if sum(a.kind in ("o", "fn") for a in side) >= 2:
            yield side
        side = []


class _Parser:
    """Reads one side of an equation; what cannot be read gives None."""

    def __init__(self, atoms: Sequence[Atom], loosely: bool) -> None:
        self._atoms = [a for a in atoms if a.kind != "skip"]
        self._at = 0
        self._loosely = loosely  # TP/TP+FN was meant as TP/(TP+FN)
        self._operators = 0

    def read(self) -> str | None:
        spelling = self._quotient()
        if spelling is None or not self._operators:
            return None
        names = set(_VARIABLE.findall(spelling))
        return _VARIABLE.sub("z", spelling) if len(names) == 1 else spelling

    def _kind(self) -> str:
        return self._atoms[self._at].kind if self._at < len(self._atoms) else ""

    def _take(self) -> Atom:
        self._at += 1
        self._operators += self._atoms[self._at - 1].kind in OPERATORS
        return self._atoms[self._at - 1]

    def _quotient(self) -> str | None:
        top = self._sum()
        while top is not None and (
            self._kind() == "over" or (self._loosely and self._kind() == "/")
        ):
            self._take()
            below = self._sum(counted=True)
            top = None if below is None else _ratio(top, below)
        return top

    def _sum(self, counted: bool = False) -> str | None:
        terms: list[str] = []
        sign = ""
        while True:
            if self._kind() == "-":
                self._take()
                sign = "-"
            term = self._product()
            if term is None:
                return None
            terms.append(sign + term)
            if self._kind() not in ("+", "-") and not (counted and self._kind() == "and"):
                return "+".join(sorted(terms)).replace("+-", "-")
            sign = "-" if self._take().kind == "-" else ""

    def _product(self) -> str | None:
        above: list[str] = []
        below: list[str] = []
        into = above
        while True:
            begun = self._at
            factor = self._factor()
            if factor is None and not above:
                return None
            if factor is None:  # what follows is no part of the formula
                self._at = begun
                break
            into.append(factor)
            kind = self._kind()
            if kind == "*":
                self._take()
                into = above
            elif kind == "/" and not self._loosely:
                self._take()
                into = below
            elif kind in ("o", "fn", "(", "frac"):  # written side by side
                self._operators += 1
                into = above
            else:
                break
        top = "*".join(sorted(above))
        return _ratio(top, "*".join(sorted(below))) if below else top

    def _factor(self) -> str | None:
        kind = self._kind()
        if kind == "(":
            factor = self._bracket()
        elif kind == "frac":
            self._take()
            top, below = self._bracket(), self._bracket()
            factor = _ratio(top, below) if top and below else None
        elif kind == "fn":
            factor = self._call(self._take().value)
        elif kind == "o":
            factor = self._take().value
        else:
            return None
        while factor and self._kind() in ("^", "_", "'"):
            mark = self._take().kind
            after = "" if mark == "'" else self._factor()
            factor = None if after is None else factor + mark + after
        return factor

    def _call(self, name: str) -> str | None:
        while self._kind() == "'":
            self._take()
            name += "'"
        if self._kind() == "(":
            self._operators += name in BARE_CALLS
            inside = self._bracket()
        elif name in BARE_CALLS and self._kind() in ("o", "frac", "fn"):
            self._operators += 1
            inside = self._factor()
        else:
            return name
        if inside is None:
            return None
        return f"{name}({'z' if len(inside) == 1 else _bare(inside)})"

    def _bracket(self) -> str | None:
        if self._kind() != "(":
            return None
        self._take()
        inside = self._quotient()
        if inside is None or self._kind() != ")":
            return None
        self._take()
        return inside if inside.isalnum() or inside.startswith("(") else f"[{inside}]"


def _ratio(top: str, below: str) -> str:
    return f"({_bare(top)})/({_bare(below)})"


def _bare(spelling: str) -> str:
    """Drop the bracket around a whole expression."""
    inside = spelling[1:-1]
    if spelling[0] == "[" and spelling[-1] == "]" and "]" not in inside.partition("[")[0]:
        return inside
    return spelling
