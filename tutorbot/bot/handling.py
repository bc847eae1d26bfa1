"""Each event handled: answered in time, its failure told, and finished before a stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeAlias, TypeVar

import discord

from tutorbot.bot.card import Shown
from tutorbot.bot.posting import FAILURES, told, will_pass
from tutorbot.bot.views import apology, error_card
from tutorbot.core.model import TutorError

PROMPT_S = 1.5  # Discord takes a first response within 3 s
AGAIN_S = 0.25  # before a response is tried a second time
MOST_REMEMBERED = 1000  # events; Discord repeats the last few after a broken line
ALREADY_ACKNOWLEDGED, UNKNOWN_INTERACTION = 40060, 10062

log = logging.getLogger(__name__)
T = TypeVar("T")
Interaction: TypeAlias = "discord.Interaction[Any]"


class UnderWay:
    """What is being handled, so that a stop can let it finish."""

    def __init__(self) -> None:
        self._count = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def finished(self) -> None:
        """Wait until nothing is under way."""
        await self._idle.wait()

    @asynccontextmanager
    async def counted(self) -> AsyncIterator[None]:
        """Count what happens inside as under way."""
        self._count += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._count -= 1
            if not self._count:
                self._idle.set()


class Latest:
    """The ids of the latest events, to tell one that Discord delivers twice."""

    def __init__(self) -> None:
        self._ids: dict[int, None] = {}

    def had(self, event: int) -> bool:
        """Tell whether an event came before; remember that it came."""
        if event in self._ids:
            return True
        self._ids[event] = None
        if len(self._ids) > MOST_REMEMBERED:
            del self._ids[next(iter(self._ids))]
        return False


@asynccontextmanager
async def reported(interaction: Interaction) -> AsyncIterator[None]:
    """Tell the learner of whatever goes wrong inside; a fault goes to the log whole."""
    try:
        yield
    except Exception as error:  # the last stop before discord.py, which would only log it
        await report(interaction, error)


async def report(interaction: Interaction, error: Exception) -> None:
    """Show a mistake as it is; log a fault, and apologize for it."""
    mistake = error.__cause__ if isinstance(error.__cause__, TutorError) else error
    shown = error_card(mistake) if isinstance(mistake, TutorError) else apology()
    if not isinstance(mistake, TutorError):
        log.error("%s failed", _name(interaction), exc_info=error)
    try:
        await respond(interaction, shown)
    except FAILURES as lost:
        log.warning("could not tell a learner of an error: %s", told(lost))


async def in_time(interaction: Interaction, work: Awaitable[T], *, ephemeral: bool = True) -> T:
    """Await something; tell Discord to wait where it takes long."""
    deferring: list[asyncio.Task[None]] = []

    def defer() -> None:
        told = delivered(lambda: interaction.response.defer(ephemeral=ephemeral, thinking=True))
        deferring.append(asyncio.ensure_future(told))

    timer = asyncio.get_running_loop().call_later(PROMPT_S, defer)  # seldom needed: costs little
    try:
        return await work
    finally:
        timer.cancel()
        await asyncio.gather(*deferring)


async def respond(interaction: Interaction, shown: Shown, *, ephemeral: bool = True) -> None:
    """Show something in answer to an interaction, first or later, once."""
    await delivered(lambda: _respond(interaction, shown, ephemeral))


async def delivered(send: Callable[[], Awaitable[object]]) -> None:
    """Send a response, once more where the line breaks.

    An event that came twice, or a try whose answer was lost, finds its response there already;
    one that comes too late is lost: what it would have told is in the store.
    """
    try:
        try:
            await send()
        except FAILURES as error:
            if not will_pass(error):
                raise
            log.warning("a response failed, trying once more: %s", told(error))
            await asyncio.sleep(AGAIN_S)
            await send()
    except discord.HTTPException as refused:
        if refused.code not in (ALREADY_ACKNOWLEDGED, UNKNOWN_INTERACTION):
            raise
        log.info("a response was not needed or too late: %s", told(refused))


async def _respond(interaction: Interaction, shown: Shown, ephemeral: bool) -> None:
    if not interaction.response.is_done():
        await interaction.response.send_message(
            view=shown.view, files=shown.files(), ephemeral=ephemeral
        )
    elif interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
        await interaction.edit_original_response(view=shown.view, attachments=shown.files())
    else:
        await interaction.followup.send(view=shown.view, files=shown.files(), ephemeral=ephemeral)


def _name(interaction: Interaction) -> str:
    command = interaction.command
    if command is not None:
        return f"/{command.qualified_name}"
    data: Any = interaction.data or {}
    return str(data.get("custom_id", interaction.type.name))
