"""The strokes that charts and teaching pictures are made of, in one palette and one type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tutorbot.pictures.sketch import INK, PAPER, line_of_text

# Told apart without colour too: by place, dash or word. Contrast with the paper is 5 : 1 or more.
BLUE = "#6cb6ff"
ORANGE = "#ffb35c"
GREEN = "#7bd8a4"
MUTED = "#a3adbd"  # second things: ticks, notes
DIM_BLUE = "#2f435a"  # behind blue words
SHADE = "#292f3b"  # a part of a plot that is set off
FAINT = "#3a4252"  # grid lines and what is switched off

TITLE_PX = 18.0
LABEL_PX = 15.0  # nothing is smaller: a phone shows it at 10 or more

Point = tuple[float, float]


def title(text: str, x: float = 16, y: float = 28) -> str:
    """Return a picture's heading."""
    return line_of_text(x, y, text, TITLE_PX, bold=True)


def label(
    x: float,
    y: float,
    text: str,
    *,
    anchor: str = "start",
    fill: str = INK,
    bold: bool = False,
    on: str = PAPER,
) -> str:
    """Return a label in the size that all labels have."""
    return line_of_text(x, y, text, LABEL_PX, anchor=anchor, fill=fill, bold=bold, on=on)


def upright_label(x: float, y: float, text: str) -> str:
    """Return a label that reads from the bottom to the top, with its middle at x, y."""
    turned = line_of_text(0, 0, text, LABEL_PX, anchor="middle", fill=MUTED)
    return f'<g transform="translate({x:.4g} {y:.4g}) rotate(-90)">{turned}</g>'


def line(start: Point, end: Point, colour: str = FAINT, width: float = 1, dash: str = "") -> str:
    """Return a straight line."""
    return polyline((start, end), colour, width, dash)


def polyline(points: Iterable[Point], colour: str, width: float = 2.5, dash: str = "") -> str:
    """Return a line through points."""
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}"'
        f' stroke-linejoin="round" stroke-linecap="round"{dashed}/>'
    )


def polygon(points: Iterable[Point], colour: str, opacity: float = 1) -> str:
    """Return a filled shape."""
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    return f'<polygon points="{path}" fill="{colour}" fill-opacity="{opacity:g}"/>'


def box(
    corner: Point,
    width: float,
    height: float,
    colour: str,
    *,
    opacity: float = 1,
    outline: str = "none",
    radius: float = 3,
) -> str:
    """Return a rectangle with slightly rounded corners."""
    return (
        f'<rect x="{corner[0]:.2f}" y="{corner[1]:.2f}" width="{max(width, 0):.2f}"'
        f' height="{max(height, 0):.2f}" rx="{radius:g}" fill="{colour}"'
        f' fill-opacity="{opacity:g}" stroke="{outline}"/>'
    )


def dot(centre: Point, radius: float, colour: str, outline: str = "none") -> str:
    """Return a filled circle."""
    return (
        f'<circle cx="{centre[0]:.2f}" cy="{centre[1]:.2f}" r="{radius:g}" fill="{colour}"'
        f' stroke="{outline}" stroke-width="2"/>'
    )


def ring(centre: Point, radius: float, colour: str, dash: str = "") -> str:
    """Return a circle that is not filled."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<circle cx="{centre[0]:.2f}" cy="{centre[1]:.2f}" r="{radius:g}" fill="{PAPER}"'
        f' stroke="{colour}" stroke-width="2"{dashed}/>'
    )


def cross(centre: Point, reach: float, colour: str, width: float = 2.5) -> str:
    """Return two strokes that cross."""
    x, y = centre
    return line((x - reach, y - reach), (x + reach, y + reach), colour, width) + line(
        (x - reach, y + reach), (x + reach, y - reach), colour, width
    )


@dataclass(frozen=True, slots=True)
class Axes:
    """A plot's frame: where the data's ranges lie on the picture."""

    left: float
    top: float
    width: float
    height: float
    xs: Point  # the range of the data from left to right
    ys: Point  # and from bottom to top

    def at(self, x: float, y: float) -> Point:
        """Return where a value lies on the picture."""
        return (
            self.left + (x - self.xs[0]) / (self.xs[1] - self.xs[0]) * self.width,
            self.top + (self.ys[1] - y) / (self.ys[1] - self.ys[0]) * self.height,
        )

    def curve(self, points: Iterable[Point]) -> list[Point]:
        """Return where the points of a curve lie on the picture."""
        return [self.at(x, y) for x, y in points]

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> str:
        """Draw the grid lines, with their values."""
        strokes = []
        for x in xs:
            low, high = self.at(x, self.ys[0]), self.at(x, self.ys[1])
            strokes += [
                line(low, high),
                label(low[0], low[1] + 17, _number(x), anchor="middle", fill=MUTED),
            ]
        for y in ys:
            near, far = self.at(self.xs[0], y), self.at(self.xs[1], y)
            strokes += [
                line(near, far),
                label(near[0] - 6, near[1] + 4, _number(y), anchor="end", fill=MUTED),
            ]
        return "".join(strokes)

    def names(self, x: str, y: str) -> str:
        """Draw what the axes show."""
        middle = self.left + self.width / 2
        below = label(middle, self.top + self.height + 36, x, anchor="middle", fill=MUTED)
        return below + upright_label(16, self.top + self.height / 2, y)


def _number(value: float) -> str:
    return f"{value:g}".replace("-", "−")
