"""Two ways to sketch a formula: typeset by mathra, or as a line of text in the shipped font."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from tutorbot.pictures import latex
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

FORMULA_PX = 20.0  # the size of a letter's em
FARTHEST = 1e6  # thousandths of an em; a tenth of that is already too wide
SMALLEST_SHARE = 0.6  # a formula wider than the frame shrinks to this; below, it cannot be read
PADDING = 14.0

TEXT_PX = 18.0
TEXT_WIDTH = 48  # characters of the fallback's lines, at about 10 pixels each
TEXT_LINES = 12

_VIEW_BOX = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')
_DRAWING = re.compile(r"(<defs>.*?</defs>)?\s*<g fill=.*</g>", re.DOTALL)
_UNSEEN = re.compile(r"<(title|metadata|style)\b.*?</\1>|<text\b.*?</text>", re.DOTALL)


def typeset(formula: str) -> Sketch:
    """Sketch a formula as mathra typesets it.

    Raises:
        CannotDrawError: mathra is not installed, warns of anything, or draws out of bounds.
    """
    try:
        import mathra
    except ImportError:
        raise CannotDrawError("mathra is not installed") from None
    try:
        result = mathra.render(formula)
    except ValueError as error:
        raise CannotDrawError(str(error)) from error
    if result["warnings"]:
        raise CannotDrawError("; ".join(w["description"] for w in result["warnings"]))
    return _framed(result["svg"], formula)


def _framed(source: str, formula: str) -> Sketch:
    """Put mathra's drawing, in thousandths of an em, in the middle of the frame."""
    box = _VIEW_BOX.search(source)
    if box is None:
        raise CannotDrawError("the drawing has no size")
    left, top, wide, high = (float(side) for side in box.groups())
    if not (wide > 0 and high > 0):
        raise CannotDrawError("the drawing is empty")
    if not max(abs(left), abs(top), wide, high) < FARTHEST:
        raise CannotDrawError("the drawing is too large")
    share = min(1.0, (WIDEST - 2 * PADDING) / (wide * FORMULA_PX / 1000))
    if share < SMALLEST_SHARE:
        raise CannotDrawError("it is too wide to read: break it into lines with aligned")
    scale = share * FORMULA_PX / 1000
    width = max(WIDTH, wide * scale + 2 * PADDING)
    height = high * scale + 2 * PADDING
    if height > TALLEST:
        raise CannotDrawError("it is too tall")
    drawing = _UNSEEN.sub("", source[source.index(">") + 1 : source.rindex("</svg>")])
    body = (
        f'<g transform="translate({(width - wide * scale) / 2:.2f} {PADDING:.2f})'
        f' scale({scale:.5f}) translate({-left:g} {-top:g})" color="{INK}">{drawing}</g>'
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
