"""Sketches: SVG of a known size with its words, and their painting as PNG, all in one look."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

PAPER = "#1e222b"  # dark enough for white ink, and a quiet panel on light and dark themes alike
INK = "#eef1f6"
DENSITY = 2  # pixels of the image for each pixel of the layout: crisp on phones
WIDTH = 400  # a phone's card; narrower pictures are padded to it, so that all scale alike
WIDEST = 600  # the width that Discord gives a picture on a desktop
TALLEST = 800
FONT = "DejaVu Sans"
FONTS = Path(__file__).with_name("fonts")
LONGEST_ALT = 1000  # characters; Discord takes 1,024

FONT_FILES = [str(FONTS / "DejaVuSansCondensed.ttf"), str(FONTS / "DejaVuSansCondensed-Bold.ttf")]


class CannotDrawError(Exception):
    """The renderer at hand cannot draw this; another may."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A picture yet to be painted: the SVG inside its frame, its size in pixels, its words."""

    body: str
    width: float
    height: float
    alt: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A painted picture: a PNG, its size in pixels (twice that of the layout), and its words."""

    png: bytes
    width: int
    height: int
    alt: str


def svg(sketch: Sketch) -> str:
    """Return the whole SVG of a sketch, on the paper that all pictures share."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{sketch.width:g}"'
        f' height="{sketch.height:g}" font-family="{FONT}" font-stretch="condensed" fill="{INK}">'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{sketch.body}</svg>'
    )


def paint(sketch: Sketch) -> bytes:
    """Paint a sketch. It holds the interpreter meanwhile: a worker's task, not the event loop's.

    Raises:
        CannotDrawError: its size is out of bounds, resvg is not installed, or refuses it.
    """
    if not (0 < sketch.width <= WIDEST and 0 < sketch.height <= TALLEST):
        raise CannotDrawError(f"its size would be {sketch.width:.0f} x {sketch.height:.0f}")
    try:
        import resvg_py
    except ImportError:
        raise CannotDrawError("resvg-py is not installed") from None
    fonts = FONT_FILES if "<text" in sketch.body else []
    try:
        png: bytes = resvg_py.svg_to_bytes(
            svg_string=svg(sketch), zoom=DENSITY, skip_system_fonts=True, font_files=fonts
        )
    except ValueError as error:
        raise CannotDrawError(str(error)) from error
    return bytes(png)


def shortened(alt: str) -> str:
    """Cut what a picture says to what Discord takes."""
    return alt if len(alt) <= LONGEST_ALT else alt[: LONGEST_ALT - 1] + "…"


def line_of_text(
    x: float,
    y: float,
    text: str,
    size: float = 14,
    *,
    anchor: str = "start",
    fill: str = INK,
    bold: bool = False,
    on: str = PAPER,
) -> str:
    """Return a line of text in the shipped font, its baseline at `y`.

    It is rimmed with the colour that it stands `on`, and so is clear of lines that cross it.
    """
    weight = ' font-weight="bold"' if bold else ""
    rim = f' stroke="{on}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
    return (
        f'<text x="{x:.4g}" y="{y:.4g}" font-size="{size:g}" text-anchor="{anchor}"'
        f' fill="{fill}"{weight}{rim}>{escape(text)}</text>'
    )
