"""Formulas in Markdown: found, written as readable text, and checked. Drawer draws them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tutorbot.pictures import latex as reading
from tutorbot.pictures.renderers import sketch_formula
from tutorbot.pictures.sketch import CannotDrawError

__all__ = [
    "Formula",
    "Text",
    "as_markdown",
    "as_plain",
    "as_text",
    "faults",
    "segments",
]

_CODE = r"(?P<code>(?P<fence>`{1,3})(?!`).*?(?<!`)(?P=fence)(?!`))"
_ESCAPED = r"(?P<escaped>\\[\\$`])"
_DISPLAY = r"\$\$(?P<display>(?:\\.|[^$\\])+)\$\$"
_INLINE = r"\$(?P<inline>(?!\s*\$)(?:\\.|[^$\\\n]|\n(?!\s*\n))+)\$(?!\d)"
_FOUND = re.compile("|".join((_CODE, _ESCAPED, _DISPLAY, _INLINE)), re.DOTALL)
_SPECIAL = re.compile(r"([*_~|`<>])")  # what Discord's Markdown would take for itself
_BULLET_LEFT = re.compile(r"[ \t]*\n[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of Markdown; its inline formulas are text already, escaped for Discord."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that stands on its own, and its text where it cannot be drawn."""

    latex: str
    text: str


def as_text(latex: str) -> str:
    """Write a formula as readable Unicode text, such as TPR = TP / (TP + FN)."""
    return reading.read(latex).text


def segments(markdown: str) -> tuple[Text | Formula, ...]:
    """Split Markdown at its display formulas; texts without words are left out."""
    found: list[Text | Formula] = []
    said = ""
    for plain, kind, inner in _parts(markdown):
        said += plain
        if kind == "inline":
            said += _SPECIAL.sub(r"\\\1", as_text(inner))
        elif kind == "display":
            found.extend(_texts(said))
            found.append(Formula(inner.strip(), as_text(inner)))
            said = ""
    return (*found, *_texts(said))


def as_markdown(markdown: str) -> str:
    """Write Markdown with all of its formulas as text, escaped for Discord: one short text."""
    return "".join(
        plain + (_SPECIAL.sub(r"\\\1", as_text(inner)) if kind else "")
        for plain, kind, inner in _parts(markdown)
    )


def as_plain(markdown: str) -> str:
    """Write Markdown with its formulas as text, display formulas on lines of their own."""
    text = ""
    for plain, kind, inner in _parts(markdown):
        if text.endswith("\n\n") and not text.endswith("\n\n\n"):
            plain = plain.lstrip(" \t")
        text += plain
        if kind == "inline":
            text += as_text(inner)
        elif kind == "display":
            text = f"{text.rstrip()}\n\n    {as_text(inner)}\n\n".lstrip("\n")
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def faults(latex: str) -> tuple[str, ...]:
    """Say why a formula cannot be drawn; empty if it can."""
    found = reading.read(latex).faults
    try:
        sketch_formula(latex, ("typeset",))
    except CannotDrawError as error:
        return tuple(dict.fromkeys((str(error), *found)))
    return found


def _parts(markdown: str) -> Iterator[tuple[str, str, str]]:
    """Yield (what stands before, "inline" or "display", LaTeX); the last has no formula."""
    start = 0
    plain = ""
    for match in _FOUND.finditer(markdown):
        plain += markdown[start : match.start()]
        start = match.end()
        if match["code"] or match["escaped"]:
            plain += "$" if match["escaped"] == r"\$" else match[0]
            continue
        kind = "display" if match["display"] else "inline"
        yield plain, kind, match[kind]
        plain = ""
    yield plain + markdown[start:], "", ""


def _texts(said: str) -> tuple[Text, ...]:
    """Return a text, unless it is nothing but the full stop after a formula."""
    text = re.sub(r"\A\s*[.,;:](?=\s|\Z)", "", said).strip("\n").rstrip()
    return (Text(text),) if text.strip() else ()
