"""Two ways to sketch a formula: typeset by mathra, or as a line of text in the shipped font."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from tutorbot.pictures import latex
from tutorbot.pictures.breaking import broken
from tutorbot.pictures.sketch import (
    INK,
    TALLEST,
    WIDEST,
    WIDTH,
    CannotDrawError,
    Sketch,
    line_of_text,
    shortened,
)

FORMULA_PX = 22.0  # the size of a letter's em
SMALLEST_PX = 14.0  # a formula wider than the frame shrinks to this; below, it cannot be read
COMFORTABLE_EM = 24.0  # wider formulas are broken into lines: a phone would show them too small
FARTHEST_EM = 1000.0
UNITS_PER_EM = 1000.0  # of mathra's drawings
PADDING = 14.0

TEXT_PX = 18.0
TEXT_WIDTH = 48  # characters of the fallback's lines, at about 10 pixels each
TEXT_LINES = 12

_VIEW_BOX = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')
_UNSEEN = re.compile(r"<(title|metadata|style)\b.*?</\1>|<text\b.*?</text>", re.DOTALL)
_DOUBLE_ONE = re.compile(r"\\math(?:bb|ds|bbm)\s*(?:\{1\}|1)")
_ITALICS = {"phi": "𝜙", "epsilon": "𝜖", "vartheta": "𝜗", "varrho": "𝜚"}
_UPRIGHT = re.compile(r"\\(phi|epsilon|vartheta|varrho)(?![A-Za-z])")


def typeset(formula: str) -> Sketch:
    """Sketch a formula as mathra typesets it; a wide one is broken into lines.

    Raises:
        CannotDrawError: mathra is not installed, warns of anything, or draws out of bounds.
    """
    drawing = _typeset(formula)
    if drawing.wide > COMFORTABLE_EM:
        with suppress(CannotDrawError):  # a part that means nothing alone
            lines = broken(formula, lambda part: _typeset(part).wide, COMFORTABLE_EM)
            drawing = min(drawing, _typeset(lines), key=lambda d: d.wide)
    return _framed(drawing, formula)


@dataclass(frozen=True, slots=True)
class _Typeset:
    """What mathra drew, without its frame; sizes in em."""

    left: float
    top: float
    wide: float
    high: float
    strokes: str


def _typeset(formula: str) -> _Typeset:
    try:
        import mathra
    except ImportError:
        raise CannotDrawError("mathra is not installed") from None
    try:
        result = mathra.render(_italic(formula))
    except ValueError as error:
        raise CannotDrawError(str(error)) from error
    if result["warnings"]:
        raise CannotDrawError("; ".join(w["description"] for w in result["warnings"]))
    source: str = result["svg"]
    box = _VIEW_BOX.search(source)
    if box is None:
        raise CannotDrawError("the drawing has no size")
    left, top, wide, high = (float(side) / UNITS_PER_EM for side in box.groups())
    if not max(abs(left), abs(top), wide, high) < FARTHEST_EM:
        raise CannotDrawError("the drawing is too large")
    strokes = _UNSEEN.sub("", source[source.index(">") + 1 : source.rindex("</")])
    return _Typeset(left, top, wide, high, strokes)


def _italic(formula: str) -> str:
    """Give mathra the characters for letters that its commands draw upright, or plain."""
    formula = _DOUBLE_ONE.sub("𝟙", formula)
    return _UPRIGHT.sub(lambda match: _ITALICS[match[1]], formula)


def _framed(drawing: _Typeset, formula: str) -> Sketch:
    """Put a drawing in the middle of the frame."""
    if not (drawing.wide > 0 and drawing.high > 0):
        raise CannotDrawError("the drawing is empty")
    em = min(FORMULA_PX, (WIDEST - 2 * PADDING) / drawing.wide)
    if em < SMALLEST_PX:
        raise CannotDrawError("it is too wide to read: break it into lines with aligned")
    width = max(WIDTH, drawing.wide * em + 2 * PADDING)
    height = drawing.high * em + 2 * PADDING
    if height > TALLEST:
        raise CannotDrawError("it is too tall")
    body = (
        f'<g transform="translate({(width - drawing.wide * em) / 2:.2f} {PADDING:.2f})'
        f" scale({em / UNITS_PER_EM:.5f})"
        f' translate({-drawing.left * UNITS_PER_EM:g} {-drawing.top * UNITS_PER_EM:g})"'
        f' color="{INK}">{drawing.strokes}</g>'
    )
    return Sketch(body, round(width), round(height), shortened(latex.read(formula).text))


def lettered(formula: str) -> Sketch:
    """Sketch a formula as readable text, broken into lines.

    Raises:
        CannotDrawError: it is empty, or too long for the frame.
    """
    text = latex.read(formula).text
    lines = _broken(_in_font(text))
    if not text or len(lines) > TEXT_LINES:
        raise CannotDrawError("its text is empty or too long")
    step = TEXT_PX * 1.5
    longest = max(len(line) for line in lines)
    width = min(WIDEST, max(WIDTH, longest * TEXT_PX * 0.6 + 2 * PADDING))
    body = "".join(
        line_of_text(PADDING, PADDING + TEXT_PX + i * step, line, TEXT_PX)
        for i, line in enumerate(lines)
    )
    return Sketch(body, round(width), round(2 * PADDING + len(lines) * step), shortened(text))


def _in_font(text: str) -> str:
    """Write letters that the shipped font lacks as plain ones: 𝒩 becomes N, 𝔼 stays."""
    return "".join(
        unicodedata.normalize("NFKC", char)
        if "\U0001d400" <= char <= "\U0001d7ff" and not "\U0001d538" <= char <= "\U0001d56b"
        else char
        for char in text
    )


def _broken(text: str) -> list[str]:
    """Break a text at spaces into lines that fit the frame."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > TEXT_WIDTH:
            lines.append("   ")
        lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
        while len(lines[-1]) > TEXT_WIDTH:
            lines[-1:] = [lines[-1][:TEXT_WIDTH], "   " + lines[-1][TEXT_WIDTH:]]
    return lines


RENDERERS: Mapping[str, Callable[[str], Sketch]] = {"typeset": typeset, "lettered": lettered}


def sketch_formula(formula: str, renderers: tuple[str, ...]) -> Sketch:
    """Sketch a formula with the first of the named renderers that can.

    Raises:
        CannotDrawError: none can, or the formula is longer or deeper than formulas are.
    """
    if excess := latex.read(formula).excess:
        raise CannotDrawError(excess)
    refusals = []
    for name in renderers:
        try:
            return RENDERERS[name](formula)
        except CannotDrawError as error:
            refusals.append(str(error))
    raise CannotDrawError("; ".join(refusals))
