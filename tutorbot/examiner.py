"""Grades answers to rounds, and leaves the event loop free while it does."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from contextlib import suppress

from tutorbot.core.model import EmptyAnswerError, Grade, Item, ItemId

# Characters that are graded at once: in 0.5 ms as a rule and 3 ms at the worst. What is longer
# goes to a thread, whose turn would take longer than that. A drafted rubric takes more of both.
MOST_AT_ONCE, MOST_DRAFTED_AT_ONCE = 1000, 100
MOST_NEW_AT_ONCE = 12  # words not met before: each may be misspelt, and takes 0.4 ms to look up
MOST_MET = 50_000  # words, as typed


class Examiner:
    """Grades in the event loop what is quick, and in one thread what is not.

    An item's first answer goes to the thread too: its rubric is compiled then, in up to 0.1 s.
    """

    def __init__(self, grade: Callable[[Item, str], Grade]) -> None:
        """Take what grades; it is called from the event loop and from one thread at a time."""
        self._grade = grade
        self._ready: set[ItemId] = set()
        self._met: set[str] = set()
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
        new = set(answer.split()) - self._met
        most = MOST_DRAFTED_AT_ONCE if item.drafted else MOST_AT_ONCE
        if item.id in self._ready and len(answer) <= most and len(new) <= MOST_NEW_AT_ONCE:
            grade = self._grade(item, answer)
        else:
            async with self._turn:  # a second thread would keep the loop waiting twice as long
                grade = await asyncio.to_thread(self._grade, item, answer)
            self._ready.add(item.id)
        self._meet(new)
        return grade

    def _meet(self, words: set[str]) -> None:
        if len(self._met) > MOST_MET:
            self._met.clear()
        self._met |= words
