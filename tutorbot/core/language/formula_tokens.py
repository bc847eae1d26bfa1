"""The tokens of a formula: operands, operators, brackets, calls, however they were written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tutorbot.core.language.words import Word

DIVIDED = {"/": "/", "over": "over", "divided": "over", "÷": "/"}
PLUS_MINUS = {"+": "+", "plus": "+", "-": "-", "–": "-", "minus": "-"}
TIMES = {"*": "*", "times": "*", "multiplied": "*", "\\cdot": "*", "\\times": "*"}
EQUALS = frozenset(
    {
        "=",
        "==",
        "equals",
        "equal",
        "≈",
        "∝",
        "\\approx",
        "\\le",
        "\\leq",
        "≤",
        "<=",
        "<",
        "\\to",
        "\\rightarrow",
        "\\propto",
        "→",
        "is",
        ":",
    }
)
OPENING, CLOSING = frozenset("([{"), frozenset(")]}")
FRACTION = frozenset({"\\frac", "\\dfrac", "\\tfrac"})
SKIPPED = frozenset({
    "the", "of", "number", "count", "total", "all", "sum", "by", "a", "an", "\\left",
    "\\right", "\\,", "\\;", "\\:", "\\!", "\\ ", "\\mathrm", "\\text", "\\hat",
})  # fmt: skip
SYMBOLS = {
    **dict.fromkeys(SKIPPED, "skip"),
    **dict.fromkeys(EQUALS, "="),
    **dict.fromkeys(OPENING, "("),
    **dict.fromkeys(CLOSING, ")"),
    **dict.fromkeys(FRACTION, "frac"),
    **DIVIDED,
    **PLUS_MINUS,
    **TIMES,
    "^": "^",
    "_": "_",
    "'": "'",
    "and": "and",
}
FUNCTIONS = frozenset({
    "sigmoid", "sigma", "log", "ln", "exp", "max", "min", "tanh", "softmax", "sqrt", "relu",
    "f", "g", "h", "sin", "cos", "\\sqrt",
})  # fmt: skip
BARE_CALLS = frozenset({"log", "ln", "exp", "tanh", "sqrt", "softmax"})  # "log x" is log(x)
SUMS = frozenset({"sum", "prod"})
PROBABILITY = frozenset({"p", "q", "pr", "prob", "probability", "\\pr"})
MEANT = {  # the stems of what stands for x and y inside P(...)
    "class": "y", "label": "y", "target": "y", "output": "y", "outcom": "y", "categori": "y",
    "featur": "x", "input": "x", "data": "x", "datum": "x", "observ": "x", "imag": "x",
    "spam": "y", "toxic": "y", "fraud": "y", "cat": "y", "dog": "y", "sick": "y", "ill": "y",
    "diseas": "y", "diagnosi": "y", "answer": "y", "verdict": "y", "tag": "y",
    "photo": "x", "pictur": "x", "messag": "x", "email": "x", "mail": "x", "text": "x",
    "word": "x", "pixel": "x", "document": "x", "sentenc": "x", "symptom": "x", "evid": "x",
    "scan": "x", "pic": "x", "signal": "x",
}  # fmt: skip
OPERATORS = ("/", "over", "*", "+", "-", "frac", "^")
LONGEST_CALL = 9  # tokens inside P(...)


class Atom(NamedTuple):
    """A token of a formula: an operand `o`, an operator, a bracket, or a call of a function."""

    kind: str
    value: str
    start: int
    end: int


def may_hold_formula(row: Sequence[Word]) -> bool:
    """Look over a sentence fast: is there an operator beside an operand, or a call?"""
    kinds = [_kind(word)[0] for word in row]
    for i, kind in enumerate(kinds):
        if kind in OPERATORS and (
            kinds[i - 1 : i] != ["other"] or kinds[i + 1 : i + 2] != ["other"]
        ):
            return True
        if kind == "(" and i and (kinds[i - 1] != "other" or row[i - 1].text in PROBABILITY):
            return True
    return False


_AFTER_NAME = frozenset("(*^)-+/")


def atoms_of(row: Sequence[Word]) -> Iterator[Atom]:
    """Read the words of a sentence as tokens of formulas; what is none becomes `other`."""
    i = 0
    while i < len(row):
        call = _probability(row, i) if row[i].text in PROBABILITY else None
        atom = call or Atom(*_kind(row[i]), i, i + 1)
        if atom.value == "a" and i + 1 < len(row) and row[i + 1].text in _AFTER_NAME:
            atom = Atom("o", "a", i, i + 1)  # a variable, and no article
        yield atom
        i = _after_bounds(row, atom.end) if row[i].text in SUMS else atom.end


def _after_bounds(row: Sequence[Word], i: int) -> int:
    """Return where the bounds of a sum end that begin at word `i`: "_{i=1}^n", "over x of"."""
    text = [word.text for word in row[i : i + 3]]
    if text[:1] == ["over"] and len(text) > 1 and _is_name(row[i + 1]):
        return i + 2
    for mark in ("_", "^"):
        if i + 1 < len(row) and row[i].text == mark:
            i = _after_group(row, i + 1)
    return i


def _after_group(row: Sequence[Word], i: int) -> int:
    if row[i].text != "{":
        return i + 1
    closing = (j for j in range(i, min(len(row), i + LONGEST_CALL)) if row[j].text == "}")
    return next(closing, i) + 1


@lru_cache(maxsize=8192)
def _kind(word: Word) -> tuple[str, str]:
    """Say what a word is in a formula, and how it is written there."""
    text = word.text
    kind = SYMBOLS.get(text)
    if kind is not None:
        return kind, text
    if text in FUNCTIONS:
        return "fn", text.lstrip("\\").replace("sigmoid", "sigma")
    if text in _NUMBERS:
        return "o", _NUMBERS[text]
    if text.startswith("t:") or text in _GREEK_NAMES or _is_name(word):
        return "o", text.removeprefix("\\").removeprefix("t:").replace("-", ".")
    return "other", text


def _is_name(word: Word) -> bool:
    """Tell whether a word is a number or a variable: "0.25", "x1", "TP", and not "on"."""
    text = word.text
    if text[0].isdigit() or (len(text) == 1 and text.isalpha()):
        return True
    return len(text) <= 3 and text.isalnum() and word.is_content and not word.is_verb


_NUMBERS = {"one": "1", "two": "2", "half": "0.5", "\\top": "t"}
_GREEK_NAMES = frozenset({
    "alpha", "beta", "gamma", "delta", "epsilon", "theta", "lambda", "sigma", "eta",
})  # fmt: skip


def _probability(row: Sequence[Word], i: int) -> Atom | None:
    """Read P(y|x), P(x, y), q(z), P(class given features) that begins at word `i`."""
    opening = _after_bounds(row, i + 1)  # p_θ(x) is p(x)
    if opening + 1 >= len(row) or row[opening].text not in OPENING:
        return None
    parts: list[list[str]] = [[], []]
    given = 0
    for j in range(opening + 1, min(len(row), opening + 1 + LONGEST_CALL)):
        text = row[j].text
        if text in CLOSING:
            left, right = (",".join(sorted(part)) for part in parts)
            inside = f"{left}|{right}" if given else left
            return Atom("o", f"{'q' if row[i].text == 'q' else 'p'}({inside})", i, j + 1)
        if text in ("|", "given", "\\mid", "conditional"):
            given = 1
        elif text in PLUS_MINUS or text in TIMES or text in DIVIDED:
            return None
        elif text not in (",", "and", "the", "\\cap", ";"):
            name = text if len(text) == 1 else MEANT.get(row[j].stem, text)
            if row[i].text == "q" and len(name) > 1:
                return None  # "Q (as it is called)"
            if name not in parts[given]:
                parts[given].append(name)
    return None
