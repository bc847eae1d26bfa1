"""The pictures that ship with the bank, by the names that items use."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tutorbot.pictures.sketch import Sketch
from tutorbot.pictures.teaching.curves import roc_curve, sigmoid
from tutorbot.pictures.teaching.diagrams import dropout, k_fold
from tutorbot.pictures.teaching.populations import boundary_and_densities, class_imbalance

PICTURES: Mapping[str, Callable[[], Sketch]] = {
    "roc-curve": roc_curve,
    "sigmoid": sigmoid,
    "k-fold": k_fold,
    "dropout": dropout,
    "boundary-and-densities": boundary_and_densities,
    "class-imbalance": class_imbalance,
}
