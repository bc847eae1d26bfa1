"""Grades answers to rounds, and leaves the event loop free while it does."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from contextlib import suppress

from tutorbot.core.model import EmptyAnswerError, Grade, Item, ItemId

# Characters that are graded at once: in 0.3 ms as a rule and 3 ms at the worst, where a thread's
# turn would take longer. What is longer, up to 150 ms for 4,000 characters, goes to a thread.
MOST_AT_ONCE = 500


class Examiner:
    """Grades in the event loop what is short, and in one thread what is not.

    An item's first answer goes to the thread too: its rubric is compiled then, in up to 0.1 s.
    """

    def __init__(self, grade: Callable[[Item, str], Grade]) -> None:
        """Take what grades; it is called from the event loop and from one thread at a time."""
        self._grade = grade
        self._ready: set[ItemId] = set()
        self._turn = asyncio.Lock()

    async def prepare(self, items: Iterable[Item], most_s: float) -> None:
        """Compile items before their first answers come, within so many seconds."""
        end = time.monotonic() + most_s
        for item in items:
            if time.monotonic() > end:
                return
            with suppress(EmptyAnswerError):  # a reference answer of formulas alone, say
                await self.grade(item, item.reference_answer)

    async def grade(self, item: Item, answer: str) -> Grade:
        """Grade an answer; EmptyAnswerError if there are no words in it."""
        if len(answer) <= MOST_AT_ONCE and item.id in self._ready:
            return self._grade(item, answer)
        async with self._turn:  # a second thread would keep the loop waiting twice as long
            grade = await asyncio.to_thread(self._grade, item, answer)
        self._ready.add(item.id)
        return grade
