"""Pictures of data: a boundary beside two densities, an imbalance before and after resampling."""

from __future__ import annotations

import math
import random

from tutorbot.pictures.canvas import (
    BLUE,
    FAINT,
    MUTED,
    ORANGE,
    Axes,
    Point,
    box,
    cross,
    dot,
    label,
    line,
    polygon,
    polyline,
    title,
)
from tutorbot.pictures.sketch import INK, WIDTH, Sketch

SEED = 6  # one whose points all lie on the picture, three beyond the border
CLASSES = ((-1.1, 0.8, 1.0, 0.6), (1.1, -0.8, 0.7, 0.9))  # mean x, mean y, sd x, sd y
POINTS = 26  # of each class

MAJORITY, MINORITY = 950, 50  # of the examples before resampling


def boundary_and_densities() -> Sketch:
    """Sketch the same data twice: split by a boundary, and covered by a density for each class."""
    left = Axes(16, 92, 176, 190, (-3.5, 3.5), (-3.1, 3.1))
    right = Axes(208, 92, 176, 190, (-3.5, 3.5), (-3.1, 3.1))
    body = [
        title("Two ways to tell classes apart"),
        label(16, 58, "discriminative:", bold=True),
        label(16, 76, "the border, P(y | x)"),
        label(208, 58, "generative:", bold=True),
        label(208, 76, "each class, P(x | y)"),
        *_panel(left),
        *_border(left),
        *_examples(left),
        *_panel(right),
        *_examples(right, faint=True),
        *_densities(right),
        dot((24, 300), 4.5, BLUE),
        label(36, 305, "class 0", fill=BLUE),
        cross((116, 300), 4.5, ORANGE),
        label(128, 305, "class 1", fill=ORANGE),
    ]
    alt = (
        "The same points of two classes, twice. On the left a discriminative model draws one "
        "line between the classes, P(y given x), and says nothing of how the points lie. On the "
        "right a generative model lays a density over each class, P(x given y), as rings of equal "
        "density; where one density outweighs the other, that class is predicted."
    )
    return Sketch("".join(body), WIDTH, 320, alt)


def _panel(axes: Axes) -> list[str]:
    return [box((axes.left, axes.top), axes.width, axes.height, FAINT, opacity=0.35)]


def _examples(axes: Axes, *, faint: bool = False) -> list[str]:
    chance = random.Random(SEED)
    strokes = []
    for which, (x, y, wide, high) in enumerate(CLASSES):
        for _ in range(POINTS):
            place = axes.at(chance.gauss(x, wide), chance.gauss(y, high))
            mark = cross(place, 3.2, ORANGE, 1.8) if which else dot(place, 3.2, BLUE)
            strokes.append(f'<g opacity="{0.45 if faint else 1}">{mark}</g>')
    return strokes


def _border(axes: Axes) -> list[str]:
    low, high = axes.at(-2.3, -3.1), axes.at(2.3, 3.1)
    corner = (axes.left, axes.top)
    far = (axes.left + axes.width, axes.top)
    foot, end = (axes.left, axes.top + axes.height), (far[0], axes.top + axes.height)
    return [
        polygon((corner, high, low, foot), BLUE, 0.12),
        polygon((high, far, end, low), ORANGE, 0.10),
        line(low, high, INK, 2.5),
    ]


def _densities(axes: Axes) -> list[str]:
    strokes = []
    for which, shape in enumerate(CLASSES):
        colour, dash = (ORANGE, "7 4") if which else (BLUE, "")
        for reach in (0.8, 1.5, 2.2):
            ellipse = axes.curve(_ellipse(shape, reach))
            strokes += [polygon(ellipse, colour, 0.10), polyline(ellipse, colour, 1.8, dash)]
    return strokes


def _ellipse(shape: tuple[float, float, float, float], reach: float) -> list[Point]:
    x, y, wide, high = shape
    angles = [math.tau * i / 60 for i in range(61)]
    return [(x + reach * wide * math.cos(a), y + reach * high * math.sin(a)) for a in angles]


def class_imbalance() -> Sketch:
    """Sketch the sizes of two classes before resampling, oversampled and undersampled."""
    groups = (
        ("before", MAJORITY, MINORITY),
        ("oversampled", MAJORITY, MAJORITY),
        ("undersampled", MINORITY, MINORITY),
    )
    axes = Axes(28, 84, 356, 190, (0, 3), (0, 1000))
    body = [title("Class imbalance and resampling"), *_sizes_legend()]
    for i, (name, majority, minority) in enumerate(groups):
        body += _column(axes, i + 0.28, majority, BLUE, 0)
        copied = minority - MINORITY if minority > MINORITY else 0
        body += _column(axes, i + 0.72, minority, ORANGE, copied)
        middle, foot = axes.at(i + 0.5, 0)
        body.append(label(middle, foot + 22, name, anchor="middle", bold=True))
    body += [
        line(axes.at(0, 0), axes.at(3, 0), MUTED, 1.5),
        label(200, 320, "only the training set is resampled", anchor="middle", fill=MUTED),
    ]
    alt = (
        f"Class sizes as bars. Before: {MAJORITY} examples of the majority class, {MINORITY} of "
        f"the minority. Oversampled: {MAJORITY} of each; {MAJORITY - MINORITY} of the minority "
        f"are copies or synthetic. Undersampled: {MINORITY} of each; "
        f"{MAJORITY - MINORITY} of the majority's are left out. Only the training set is resampled."
    )
    return Sketch("".join(body), WIDTH, 336, alt)


def _sizes_legend() -> list[str]:
    return [
        box((16, 42), 12, 12, BLUE),
        label(34, 53, "majority"),
        box((104, 42), 12, 12, ORANGE),
        label(122, 53, "minority"),
        box((192, 42), 12, 12, ORANGE, opacity=0.3, outline=ORANGE),
        label(210, 53, "copied or synthetic"),
    ]


def _column(axes: Axes, x: float, size: int, colour: str, copied: int) -> list[str]:
    """Draw a bar of a class; the part that was copied is pale."""
    wide = 42.0
    middle, top = axes.at(x, size)
    whole, foot = axes.at(0, size - copied)[1], axes.at(0, 0)[1]
    strokes = [box((middle - wide / 2, whole), wide, foot - whole, colour, radius=2)]
    if copied:
        pale = box(
            (middle - wide / 2, top),
            wide,
            whole - top,
            colour,
            opacity=0.3,
            outline=colour,
            radius=2,
        )
        strokes.insert(0, pale)
    return [*strokes, label(middle, top - 7, f"{size}", anchor="middle")]
