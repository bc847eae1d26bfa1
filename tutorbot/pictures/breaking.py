"""Wide formulas broken into lines at their outermost relations and signs, as a person would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tutorbot.pictures.symbols import names
from tutorbot.pictures.tokens import tokens

MOST_TERMS = 40  # more than people write; each is measured, which takes half a millisecond

_RELATIONS = names(
    r"= < > := \le \leq \ge \geq \approx \propto \implies \Rightarrow \iff \Leftrightarrow"
    r" \leftarrow \gets \coloneqq \triangleq \equiv \simeq \leqslant \geqslant ≤ ≥ ≈"
)
_SIGNS = frozenset({"+", "-", r"\pm"})
_BEFORE_NUMBER = _RELATIONS | _SIGNS | {"", ","}  # a sign after these is a number's
_GAPS = frozenset({r"\quad", r"\qquad"})
_OPENING = frozenset({"{", "(", "[", r"\{", r"\left", r"\begin", r"\lbrace"})
_CLOSING = frozenset({"}", ")", "]", r"\}", r"\right", r"\end", r"\rbrace"})
_HOLDING = frozenset({"^", "_", r"\not", r"\left", r"\right", r"\big", r"\Big", r"\middle"})


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a formula that begins with an outermost relation or sign, except the first."""

    latex: str
    relation: bool


def equations(formula: str) -> tuple[tuple[Term, ...], ...]:
    """Split a formula at its outermost wide spaces, and each part at its relations and signs.

    A formula that has lines already stays whole.
    """
    found = [[Term("", False)]]
    depth, before = 0, ""
    for token in tokens(formula):
        if depth == 0 and token in (r"\\", "&"):
            return ((Term(formula, False),),)
        outermost = depth == 0 and before not in _HOLDING
        depth += (token in _OPENING) - (token in _CLOSING)
        relation = outermost and token in _RELATIONS
        if outermost and token in _GAPS:
            found.append([Term("", False)])
        elif relation or (outermost and token in _SIGNS and before not in _BEFORE_NUMBER):
            found[-1].append(Term(token, relation))
        else:
            last = found[-1][-1]
            found[-1][-1] = Term(last.latex + token, last.relation)
        before = before if token.isspace() else token
    return tuple(tuple(terms) for terms in found)


def broken(formula: str, width: Callable[[str], float], widest: float) -> str:
    """Break a formula into lines no wider than `widest`, where its terms allow.

    Args:
        formula: LaTeX that is wider than that.
        width: measures LaTeX; it is called once for each term.
        widest: in the measure of `width`.
    """
    parts = equations(formula)
    if sum(map(len, parts)) > MOST_TERMS:
        return formula
    rows = [row for terms in parts for row in _rows(terms, width, widest)]
    if len(rows) == 1:
        return formula
    return r"\begin{aligned}" + r" \\ ".join(map(_row, rows)) + r"\end{aligned}"


def _rows(
    terms: tuple[Term, ...], width: Callable[[str], float], widest: float
) -> list[list[Term]]:
    """Put as many terms on each line as fit, and two at least on the first."""
    rows = [[terms[0]]]
    indent = taken = width(terms[0].latex)  # the lines after the first stand under the second term
    for i, term in enumerate(terms[1:]):
        wide = width(term.latex)
        if i > 0 and taken + wide > widest:
            rows.append([])
            taken = indent
        rows[-1].append(term)
        taken += wide
    return rows


def _row(row: list[Term]) -> str:
    """Write a line, with its `&` before the first relation; a line without one is indented."""
    latex, aligned = "", False
    for term in row:
        latex += "&" if term.relation and not aligned else ""
        aligned = aligned or term.relation
        latex += term.latex
    return latex if aligned else r"&\quad " + latex
