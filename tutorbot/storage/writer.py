"""Writes to SQLite in one thread, in turn; those that wait share one commit."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from tutorbot.storage.connection import Connection
from tutorbot.storage.driver import Driver

T = TypeVar("T")
MOST_TOGETHER = 16  # works of one commit: each then takes little of its wait for the disk


@dataclass(slots=True)
class _Waiting:
    work: Callable[[Connection], Any]
    done: Future[Any] = field(default_factory=Future)


class Writer:
    """Runs works one after another, each wholly or not at all.

    Nobody is told of a work before it is safe on disk. To wait for the disk takes longer than the
    work itself, so what has gathered meanwhile is committed together: each work in a savepoint of
    its own, so that one that fails undoes itself alone.
    """

    def __init__(self, connect: Callable[[], Driver]) -> None:
        """Take what connects; its transactions hold the write lock from their start."""
        self._connect = connect
        self._driver: Driver | None = None
        self._waiting: deque[_Waiting] = deque()
        self._thread = ThreadPoolExecutor(1, "tutorbot-write")

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Return what the work did, once it is safe on disk."""
        one = _Waiting(work)
        self._waiting.append(one)
        self._thread.submit(self._turn)
        result: T = await asyncio.wrap_future(one.done)
        return result

    async def run_apart(self, work: Callable[[], T]) -> T:
        """Return what a work did that has a transaction of its own, in its turn."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def close(self) -> None:
        """Finish what waits."""
        self._thread.shutdown()
        if self._driver is not None:
            self._driver.close()

    def _turn(self) -> None:
        """Do what waits; nothing, where an earlier turn took this one's work along."""
        taken = [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_TOGETHER))]
        group = [one for one in taken if one.done.set_running_or_notify_cancel()]
        if not group:
            return
        try:
            driver = self._connected()
            with driver.transaction():
                told = _together(driver, group)
        except BaseException as error:  # of this work alone, or of the commit of all
            for one in group:
                one.done.set_exception(error)
        else:
            for tell in told:
                tell()

    def _connected(self) -> Driver:
        if self._driver is None:
            self._driver = self._connect()
        return self._driver


def _together(driver: Driver, group: list[_Waiting]) -> list[Callable[[], None]]:
    """Do the works; return what tells of each, for when all are safe on disk."""
    if len(group) == 1:
        return [partial(group[0].done.set_result, group[0].work(driver))]
    told: list[Callable[[], None]] = []
    for one in group:
        try:
            with driver.savepoint():
                result = one.work(driver)
        except Exception as error:
            if not driver.in_transaction:  # SQLite undid all of it: a full disk, say
                raise
            told.append(partial(one.done.set_exception, error))
        else:
            told.append(partial(one.done.set_result, result))
    return told
