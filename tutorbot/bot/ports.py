"""What commands and buttons need of the client that they serve, stated as a protocol."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from tutorbot.bot.handling import Latest, UnderWay
from tutorbot.core.model import Item, Round, RoundId
from tutorbot.core.search import Search
from tutorbot.pictures.drawer import Drawer
from tutorbot.tutor import Tutor


class Rounds(Protocol):
    """The rounds that run in channels."""

    async def begin(self, round_: Round, /) -> Round:
        """Put the first question of a session; return the round with its message."""

    def wake(self, round_id: RoundId, /) -> None:
        """Look at a round at once: it has been closed."""


class Bot(Protocol):
    """The client, as those see it who handle what learners do."""

    @property
    def tutor(self) -> Tutor:
        """What a learner can do."""

    @property
    def drawer(self) -> Drawer:
        """Draws formulas and pictures."""

    @property
    def search(self) -> Search:
        """Finds items by words."""

    @property
    def runner(self) -> Rounds:
        """Runs the rounds."""

    @property
    def under_way(self) -> UnderWay:
        """Counts what is being handled."""

    @property
    def presses(self) -> Latest:
        """Remembers the latest presses of a button."""

    def now(self) -> datetime:
        """Return the time."""

    def item(self, words: str, /) -> Item:
        """Return the item that an id or some words mean, UnknownItemError if none."""
