"""A tutor to work with from plain code: waits for each use case, so that Ctrl-C is heard."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from tutorbot.core.model import NO_SERVER, ChannelId, Place
from tutorbot.tutor import Tutor

Told = TypeVar("Told")


def terminal_place() -> Place:
    """Return where this process plays: a channel of its own, which no Discord channel can be."""
    return Place(NO_SERVER, ChannelId(-os.getpid()))


class Desk:
    """A tutor that is open, and the event loop that it works in."""

    def __init__(self, opening: AbstractAsyncContextManager[Tutor]) -> None:
        self._opening = opening
        self._runner = asyncio.Runner()

    def __enter__(self) -> Self:
        """Open the tutor."""
        try:
            self.tutor = self.wait(self._opening.__aenter__())
        except BaseException:
            self._runner.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the tutor, and the loop."""
        try:
            self.wait(self._opening.__aexit__(kind, error, trace))
        finally:
            self._runner.close()

    def wait(self, work: Coroutine[Any, Any, Told]) -> Told:
        """Do a use case to its end."""
        return self._runner.run(work)

    def now(self) -> datetime:
        """Return the time, in UTC."""
        return datetime.now(UTC)
