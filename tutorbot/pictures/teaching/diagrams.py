"""Pictures of how something is laid out: the splits of k-fold, a net with dropout."""

from __future__ import annotations

from collections.abc import Sequence

from tutorbot.pictures.canvas import (
    BLUE,
    DIM_BLUE,
    FAINT,
    MUTED,
    ORANGE,
    Point,
    box,
    cross,
    dot,
    label,
    line,
    ring,
    title,
)
from tutorbot.pictures.sketch import PAPER, WIDTH, Sketch

FOLDS = 5

LAYERS = (3, 5, 5, 2)
STRUCK = frozenset({(1, 1), (1, 4), (2, 0), (2, 3)})  # (layer, unit); the output is never struck


def k_fold() -> Sketch:
    """Sketch five-fold cross-validation: each fold is held out once."""
    left, top, wide, high, gap = 70, 72, 46, 34, 5
    body = [
        title("5-fold cross-validation"),
        label(left, 56, "all data, in 5 folds", fill=MUTED),
        label(left + FOLDS * (wide + gap) + 8, 56, "score", fill=MUTED),
    ]
    for split in range(FOLDS):
        y = top + split * (high + gap)
        body.append(label(16, y + high / 2 + 5, f"split {split + 1}"))
        for fold in range(FOLDS):
            corner = (left + fold * (wide + gap), y)
            body += _fold(corner, wide, high, held_out=fold == split)
        x = left + FOLDS * (wide + gap) + 8
        body.append(label(x, y + high / 2 + 5, f"s{'₁₂₃₄₅'[split]}", bold=True))
    below = top + FOLDS * (high + gap) + 24
    body.append(label(left, below, "estimate: the mean of s₁ … s₅", bold=True))
    alt = (
        "Five-fold cross-validation as a grid: five rows, one for each split, and five columns, "
        "one for each fold of the data. In each row another fold is held out to test and the "
        "other four train, so that each fold tests once. Each row gives a score; the estimate is "
        "the mean of the five."
    )
    return Sketch("".join(body), WIDTH, below + 20, alt)


def _fold(corner: Point, wide: float, high: float, *, held_out: bool) -> list[str]:
    x, y = corner[0] + wide / 2, corner[1] + high / 2 + 5
    if held_out:
        return [
            box(corner, wide, high, ORANGE),
            label(x, y, "test", anchor="middle", fill=PAPER, bold=True, on=ORANGE),
        ]
    return [
        box(corner, wide, high, DIM_BLUE),
        label(x, y, "train", anchor="middle", fill=BLUE, on=DIM_BLUE),
    ]


def dropout() -> Sketch:
    """Sketch a net in a training step, with units struck out, and at prediction, whole."""
    body = [
        title("Dropout"),
        label(16, 50, "training step: a random", bold=True),
        label(16, 67, "share of units is off", bold=True),
        label(212, 50, "prediction:", bold=True),
        label(212, 67, "every unit is on", bold=True),
        *_net((34, 92), STRUCK),
        *_net((230, 92), frozenset()),
        line((200, 84), (200, 296), FAINT, 1),
        cross((24, 315), 5, ORANGE),
        label(36, 320, "off in this step; another draw in the next", fill=MUTED),
    ]
    alt = (
        "The same net twice: 3 inputs, two hidden layers of 5 units, 2 outputs. On the left, in a "
        "training step, two units of each hidden layer are struck out at random and have no "
        "connections; the next step strikes out others. On the right, at prediction, all "
        "units and all connections are there."
    )
    return Sketch("".join(body), WIDTH, 336, alt)


def _net(corner: Point, struck: frozenset[tuple[int, int]]) -> list[str]:
    """Draw a net with its corner at the upper left; the struck units lose their connections."""
    places = [_layer(corner, layer, units) for layer, units in enumerate(LAYERS)]
    strokes = [
        line(places[layer][i], places[layer + 1][j], BLUE, 0.8)
        for layer in range(len(LAYERS) - 1)
        for i in range(LAYERS[layer])
        for j in range(LAYERS[layer + 1])
        if not {(layer, i), (layer + 1, j)} & struck
    ]
    for layer, units in enumerate(places):
        for i, place in enumerate(units):
            if (layer, i) in struck:
                strokes += [ring(place, 10, MUTED, "3 3"), cross(place, 6, ORANGE)]
            else:
                strokes.append(dot(place, 10, BLUE, PAPER))
    return strokes


def _layer(corner: Point, layer: int, units: int) -> Sequence[Point]:
    x, step, tallest = corner[0] + layer * 44, 42, max(LAYERS)
    above = (tallest - units) * step / 2
    return [(x, corner[1] + 12 + above + i * step) for i in range(units)]
