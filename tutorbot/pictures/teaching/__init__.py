"""The pictures that ship with the bank, by the names that items use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from tutorbot.core.model import Item
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


def sketch_of(item: Item) -> Sketch | None:
    """Sketch the picture that an item names, in the item's own words; None if it names none."""
    if item.picture is None or item.picture.name not in PICTURES:
        return None
    return replace(PICTURES[item.picture.name](), alt=item.picture.alt)
