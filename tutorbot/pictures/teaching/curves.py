"""Pictures of functions: the ROC curve, the sigmoid."""

from __future__ import annotations

import math
from statistics import NormalDist

from tutorbot.pictures.canvas import (
    BLUE,
    MUTED,
    ORANGE,
    SHADE,
    Axes,
    Point,
    dot,
    label,
    line,
    polygon,
    polyline,
    title,
)
from tutorbot.pictures.sketch import INK, PAPER, WIDTH, Sketch

GOOD, FAIR = 1.9, 0.8  # how far apart each classifier's scores of the two classes lie, in sd
THRESHOLD = 1.0  # of the good classifier; its negatives score 0 in the mean, with sd 1

STEEP = 4.0  # where the sigmoid counts as saturated: its slope is below 0.02 from here on


def roc_point(threshold: float, apart: float) -> Point:
    """Return (FPR, TPR) at a threshold, for scores that are normal in both classes with sd 1."""
    negatives, positives = NormalDist(0, 1), NormalDist(apart, 1)
    return 1 - negatives.cdf(threshold), 1 - positives.cdf(threshold)


def auc(apart: float) -> float:
    """Return the chance that a positive scores above a negative."""
    return NormalDist().cdf(apart / math.sqrt(2))


def roc_curve() -> Sketch:
    """Sketch the ROC curves of two classifiers, with one threshold marked."""
    axes = Axes(56, 44, 326, 300, (0, 1), (0, 1))
    steps = [i / 20 for i in range(-80, 121)]
    good, fair = ([roc_point(t, apart) for t in steps] for apart in (GOOD, FAIR))
    fpr, tpr = roc_point(THRESHOLD, GOOD)
    mark = axes.at(fpr, tpr)
    ticks = (0, 0.25, 0.5, 0.75, 1)
    body = [
        title("Two classifiers on ROC axes"),
        axes.grid(ticks, ticks),
        axes.names("false positive rate", "true positive rate"),
        line(axes.at(0, 0), axes.at(1, 1), MUTED, 1.5, "5 5"),
        polyline(axes.curve(fair), ORANGE, 2.5, "9 5"),
        polyline(axes.curve(good), BLUE, 3),
        line(mark, (mark[0], axes.at(0, 0)[1]), INK, 1.2, "2 4"),
        line(mark, (axes.left, mark[1]), INK, 1.2, "2 4"),
        dot(mark, 6, INK, PAPER),
        label(mark[0] + 10, mark[1] + 18, "threshold", bold=True),
        label(mark[0] + 10, mark[1] + 35, f"FPR {fpr:.2f}"),
        label(mark[0] + 10, mark[1] + 52, f"TPR {tpr:.2f}"),
        label(*axes.at(0.32, 0.87), f"A: AUC {auc(GOOD):.2f}", fill=BLUE, bold=True),
        label(*axes.at(0.6, 0.76), f"B: AUC {auc(FAIR):.2f}", fill=ORANGE, bold=True),
        label(*axes.at(0.56, 0.44), "chance: AUC 0.50", fill=MUTED),
    ]
    alt = (
        "ROC curves: true positive rate against false positive rate, both from 0 to 1. "
        f"Classifier A bends towards the upper left corner (AUC {auc(GOOD):.2f}), classifier B "
        f"lies below it (AUC {auc(FAIR):.2f}), and chance is the diagonal (AUC 0.50). One "
        f"threshold of A is marked, at a false positive rate of {fpr:.2f} and a true positive "
        f"rate of {tpr:.2f}; a lower threshold moves it along the curve to the upper right."
    )
    return Sketch("".join(body), WIDTH, 392, alt)


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def _slope(z: float) -> float:
    return _sigmoid(z) * (1 - _sigmoid(z))


def sigmoid() -> Sketch:
    """Sketch the sigmoid and its derivative, with the tails where the gradient vanishes."""
    axes = Axes(48, 44, 336, 230, (-8, 8), (0, 1))
    zs = [i / 10 for i in range(-80, 81)]
    tails = [
        polygon([axes.at(a, 0), axes.at(b, 0), axes.at(b, 1), axes.at(a, 1)], SHADE)
        for a, b in ((-8, -STEEP), (STEEP, 8))
    ]
    notes = [
        label(axes.at(z, 0)[0], axes.at(0, 0.5)[1] + shift, text, anchor="middle", on=SHADE)
        for z in (-6, 6)
        for shift, text in ((-8, "saturated:"), (9, "slope ≈ 0"))
    ]
    body = [
        title("The sigmoid and its derivative"),
        *tails,
        axes.grid((-8, -4, 0, 4, 8), (0, 0.25, 0.5, 0.75, 1)),
        polyline(axes.curve((z, _slope(z)) for z in zs), ORANGE, 2.5, "9 5"),
        polyline(axes.curve((z, _sigmoid(z)) for z in zs), BLUE, 3),
        *notes,
        label(*axes.at(0.9, 0.86), "σ(z)", fill=BLUE, bold=True, anchor="end"),
        label(*axes.at(0.7, 0.29), "σ′(z) ≤ 0.25", fill=ORANGE, bold=True),
        dot(axes.at(0, 0.25), 4.5, ORANGE, PAPER),
        label(
            axes.left + axes.width / 2,
            axes.top + axes.height + 36,
            "z",
            anchor="middle",
            fill=MUTED,
        ),
    ]
    alt = (
        "The sigmoid rises from 0 to 1 in an S, through 0.5 at z = 0. Its derivative is a low bell "
        f"with its top of 0.25 at z = 0. Beyond z = ±{STEEP:g} both tails are shaded: the sigmoid "
        f"is saturated there and its slope is below {_slope(STEEP):.2f}, so that hardly any "
        "gradient passes."
    )
    return Sketch("".join(body), WIDTH, 322, alt)
