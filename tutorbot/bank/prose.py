"""The Markdown of a bank: $inline$ and $$display$$ formulas, what stays open, wrapped lines."""

from __future__ import annotations

import re
from typing import NamedTuple

# Each alternative begins with a plain character, so that the search leaps from one to the next.
MARK = re.compile(r"\\.|``*|\$\$?|\n[ \t]*\n", re.DOTALL)
WRAPPED = re.compile(r"(?<!\n)\n(?![\n*•-]|\d+[.)])")  # a line's end that is none in Markdown


class Formula(NamedTuple):
    """A formula in a text: `text[start:end]` is its LaTeX, without the dollars."""

    start: int
    end: int
    latex: str
    display: bool


def formulas(text: str) -> list[Formula]:
    """Return the closed formulas of a text, in its order."""
    return _scan(text)[0]


def unclosed(text: str) -> tuple[int, str] | None:
    r"""Return where a formula opens that nothing closes, and its dollars; None if there is none.

    A dollar sign that is meant is written `\$`; what stands in backticks is left alone.
    """
    return _scan(text)[1] if "$" in text else None


def unwrapped(text: str) -> str:
    """Return a text with each paragraph and each entry of a list in one line."""
    return WRAPPED.sub(" ", text)


def _scan(text: str) -> tuple[list[Formula], tuple[int, str] | None]:
    found: list[Formula] = []
    opened: re.Match[str] | None = None
    code_ends = 0
    for mark in MARK.finditer(text):
        sign = mark.group()
        if mark.start() < code_ends or sign[0] == "\\":
            continue
        if sign[0] == "`":
            code_ends = _code_end(text, mark) if opened is None else code_ends
        elif sign[0] == "$" and opened is None:
            opened = mark
        elif opened is not None and sign == opened.group():
            latex = text[opened.end() : mark.start()]
            found.append(Formula(opened.end(), mark.start(), latex.strip(), sign == "$$"))
            opened = None
        elif opened is not None and (sign[0] == "$" or opened.group() == "$"):
            break  # a $ within $$, a $$ within $, or a paragraph that ends within $
    return found, (opened.start(), opened.group()) if opened else None


def _code_end(text: str, ticks: re.Match[str]) -> int:
    closed = text.find(ticks.group(), ticks.end())
    return closed + len(ticks.group()) if closed >= 0 else ticks.end()
