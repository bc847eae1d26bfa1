"""Posts that arrive once: tried again after a lost connection, never twice in the channel."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

import aiohttp
import discord

from tutorbot.bot.card import Shown
from tutorbot.core.model import MessageId, Place, Round

# Seconds before each further try. In all they stay within the minutes in which Discord
# remembers a nonce, so that a try whose answer was lost is not posted twice.
PAUSES_S = (0.5, 2.0, 6.0, 12.0, 20.0)
UNREACHABLE = (aiohttp.ClientError, OSError, TimeoutError)
FAILURES = (discord.HTTPException, *UNREACHABLE)
LOOK_BACK = 100  # messages read after a question, for its closing message or missed answers
CLOCKS_DIFFER = timedelta(minutes=1)  # ours from Discord's, at the most

log = logging.getLogger(__name__)
T = TypeVar("T")


async def retried(what: str, call: Callable[[], Awaitable[T]]) -> T:
    """Call Discord, again after a while where it cannot be reached; the last failure is raised."""
    for pause in PAUSES_S:
        try:
            return await call()
        except FAILURES as error:
            if not will_pass(error):
                raise
            log.warning("%s failed, next try in %g s: %s", what, pause, told(error))
        await asyncio.sleep(pause)
    return await call()


def will_pass(error: BaseException) -> bool:
    """Tell whether a failed call may work later: a broken line, or trouble on Discord's side."""
    return not isinstance(error, discord.HTTPException) or error.status >= 500


def told(error: BaseException) -> str:
    """Say a failure in one line, without what was sent."""
    if isinstance(error, discord.HTTPException):
        return f"{error.status} {error.text or type(error).__name__} (code {error.code})"
    return f"{type(error).__name__} {error}".strip()


class Channel:
    """A channel that rounds are put to, known by its id alone."""

    def __init__(self, client: discord.Client, place: Place) -> None:
        self._at = client.get_partial_messageable(place.channel, guild_id=place.server or None)
        self._own = client.user.id if client.user else 0

    async def post(self, shown: Shown, nonce: str, reply_to: MessageId | None = None) -> MessageId:
        """Post a message once, whatever the connection does; return its id.

        Raises:
            discord.HTTPException: Discord refuses it, or stays out of reach.
        """

        async def send() -> discord.Message:
            message = self._at.get_partial_message(reply_to) if reply_to else None
            reference = message.to_reference(fail_if_not_exists=False) if message else None
            return await self._at.send(
                view=shown.view,
                files=shown.files(),
                nonce=nonce,
                reference=reference,  # type: ignore[arg-type]  # None is what send itself defaults to
            )

        return MessageId((await retried("posting", send)).id)

    async def edit(self, message: MessageId, shown: Shown) -> None:
        """Lay out a message of ours anew."""
        partial = self._at.get_partial_message(message)
        await retried("editing", lambda: partial.edit(view=shown.view))

    async def question_of(self, round_: Round) -> MessageId | None:
        """Find the post of a round's question, where its id was never stored."""
        prefix = f"round:{round_.id}:"
        since = discord.utils.time_snowflake(round_.opened_at - CLOCKS_DIFFER)
        for message in await self._ours_after(since):
            if any(custom_id.startswith(prefix) for custom_id in custom_ids(message)):
                return MessageId(message.id)
        return None

    async def has_closing(self, question: MessageId) -> bool:
        """Tell whether the closing message stands below a question."""
        ours = await self._ours_after(question)
        return any(m.reference and m.reference.message_id == question for m in ours)

    async def unanswered(self, round_: Round) -> list[discord.Message]:
        """Return what others wrote since a question, in its time, that we did not reply to."""
        written = await self._after(round_.message or 0)
        replied = {m.reference.message_id for m in written if self._is_own(m) and m.reference}
        return [
            m
            for m in written
            if not self._is_own(m) and m.id not in replied and m.created_at < round_.closes_at
        ]

    def _is_own(self, message: discord.Message) -> bool:
        return message.author.id == self._own

    async def _ours_after(self, message: int) -> list[discord.Message]:
        return [m for m in await self._after(message) if self._is_own(m)]

    async def _after(self, message: int) -> list[discord.Message]:
        after = discord.Object(message)

        async def read() -> list[discord.Message]:
            return [m async for m in self._at.history(after=after, limit=LOOK_BACK)]

        return await retried("reading the channel", read)


def custom_ids(message: discord.Message) -> list[str]:
    """Return the custom ids of a message's components."""
    layout = discord.ui.LayoutView.from_message(message)
    return [i for item in layout.walk_children() if (i := getattr(item, "custom_id", None))]
