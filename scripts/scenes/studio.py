"""What scenes are played with: a studio, and the words that learners say in them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from tests.stage import Stage
from tutorbot.bank import load_bank, shipped_path
from tutorbot.core.model import (
    Item,
    ItemId,
)

GRADIENT = ItemId("ML0024")
FORMULAS = "ML1018"  # three formulas and a picture
SOME = (
    "The sigmoid squashes its input into 0 to 1. For large inputs it saturates: its derivative is "
    "at most 0.25, so the gradients shrink layer by layer."
)
WRONG = "It is when the network is too slow."
UNTRUE = (
    "The gradients vanish because ReLU saturates for large inputs; the chain rule multiplies many "
    "small factors."
)
LEAST = "It works against overfitting."
MORE = "By the chain rule many factors below one are multiplied. Early layers hardly learn."
TERMS = "sigmoid, tanh, saturation, chain rule, depth, initialisation, recurrent networks"
HOSTILE = (
    "# It @everyone **drops** [units](https://example.com) ```at random``` ||<@1>|| in each "
    "training step\n> which \u202ereduces\u202c overfitting"
)
NAMES = (
    "מתמטיקאית סקרנית",
    "قارئة الخوارزميات",
    "**bold** [link](https://a.example) `x`",
    "||spoiler|| # heading > quote",
    "W" * 32,
    "🙂🧮📈",
)
LONG = "Units are switched off at random, in each step anew, and that is all there is to it. "


class Studio(Protocol):
    """Where scenes are played."""

    def stage(self, *items: Item) -> AbstractAsyncContextManager[Stage]:
        """Set a stage with some items, all of the bank if none."""

    async def take(
        self, name: str, on: Stage, message: Any, viewer: Any = None, channel: Any = None
    ) -> None:
        """Photograph a message."""


Scene = Callable[[Studio], Awaitable[None]]


def shipped(item: str) -> Item:
    """Return an item of the bank that ships."""
    return load_bank(shipped_path()).items[ItemId(item)]
