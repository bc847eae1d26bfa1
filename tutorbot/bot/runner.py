"""Runs the sessions: puts questions, waits, closes, tells, goes on; after a restart too."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import discord

from tutorbot.bot.buttons import round_buttons
from tutorbot.bot.lesson import lesson_of
from tutorbot.bot.posting import FAILURES, Channel, told
from tutorbot.bot.round_views import closed_question, closing_card, final_chart, question_card
from tutorbot.core.model import (
    ChannelId,
    Ending,
    MessageId,
    Place,
    Round,
    RoundId,
    RoundState,
    ServerId,
    SessionId,
    TutorError,
)
from tutorbot.core.outcomes import Closing
from tutorbot.pictures.drawer import Drawer
from tutorbot.tutor import Tutor

READING = timedelta(seconds=12)  # between a closing message and the next question
OUTAGE_S = 60.0  # before a session whose channel could not be reached is looked at again

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Running:
    """A session under way: its latest round, the task that runs it, and what it sleeps on."""

    round: Round
    task: asyncio.Task[None] | None = None
    timer: asyncio.Task[None] | None = None


class LostError(Exception):
    """A round cannot go on in its channel; says why."""


class RoundRunner:
    """Runs each session in a task of its own. All that matters of it lies in the store."""

    def __init__(
        self,
        client: discord.Client,
        tutor: Tutor,
        drawer: Drawer,
        now: Callable[[], datetime],
        hear: Callable[[discord.Message], Awaitable[None]],
    ) -> None:
        self._client = client
        self._tutor = tutor
        self._drawer = drawer
        self._now = now
        self._hear = hear
        self._sessions: dict[SessionId, _Running] = {}
        self._stopping = asyncio.Event()

    async def begin(self, round_: Round) -> Round:
        """Put the first question of a session; return the round with its message.

        Raises:
            LostError: the channel does not take it. The session is over then.
        """
        running = self._sessions[round_.session.id] = _Running(round_)
        try:
            running.round = await self._put(round_)
        except FAILURES as error:
            del self._sessions[round_.session.id]
            await self._abandon(round_, told(error))
            raise LostError(told(error)) from error
        self._start(running, looking=False)
        return running.round

    async def take_up(self) -> None:
        """Go on with every session of ours that no task runs: after a start or a reconnect."""
        for round_ in await self._tutor.running():
            if not self._is_ours(round_.session.place):
                continue
            if round_.session.id in self._sessions:
                await self._catch_up(round_)
                continue
            if self._has_left(round_.session.place):
                await self._abandon(round_, "the bot is no longer on the server")
                continue
            running = self._sessions[round_.session.id] = _Running(round_)
            self._start(running, looking=True)

    def wake(self, round_id: RoundId) -> None:
        """Look at a round at once: it has been closed."""
        for running in self._sessions.values():
            if running.round.id == round_id and running.timer is not None:
                running.timer.cancel()

    async def lose(
        self,
        why: str,
        *,
        server: ServerId | None = None,
        channel: ChannelId | None = None,
        message: MessageId | None = None,
    ) -> None:
        """End the sessions of a server, a channel or a question that is gone."""
        for session, running in list(self._sessions.items()):
            place = running.round.session.place
            if server == place.server or channel == place.channel or _is(message, running.round):
                del self._sessions[session]
                if running.task is not None:
                    running.task.cancel()
                await self._abandon(running.round, why)

    async def finish(self) -> None:
        """Let what is being posted finish, and start nothing more; the store keeps the rest."""
        self._stopping.set()
        for running in self._sessions.values():
            if running.timer is not None:
                running.timer.cancel()
        tasks = [r.task for r in self._sessions.values() if r.task is not None]
        await asyncio.gather(*tasks, return_exceptions=True)

    def _start(self, running: _Running, *, looking: bool) -> None:
        running.task = asyncio.create_task(self._run(running, looking))

    async def _run(self, running: _Running, looking: bool) -> None:
        """Run a session to its end, and look again after whatever was in the way."""
        while True:
            try:
                await self._go_through(running, looking)
                break
            except LostError as error:
                await self._abandon(running.round, str(error))
                break
            except TutorError as error:
                await self._abandon(running.round, str(error))
                break
            except (discord.Forbidden, discord.NotFound) as error:
                await self._abandon(running.round, told(error))
                break
            except FAILURES as error:
                log.warning("round %s waits: %s", running.round.id, told(error))
            except Exception:
                log.exception("round %s failed", running.round.id)
            await self._sleep(running, OUTAGE_S)
            if self._stopping.is_set():
                return
            looking = True
            running.round = await self._tutor.round(running.round.id) or running.round
        self._sessions.pop(running.round.session.id, None)

    async def _go_through(self, running: _Running, looking: bool) -> None:
        while not self._stopping.is_set():
            if running.round.state is RoundState.OPEN:
                await self._open(running, looking)
                if self._stopping.is_set():
                    return
                await self._tutor.close(running.round.id, Ending.TIME, self._now())
            closing = await self._tutor.closing(running.round.id)
            running.round = closing.round
            await self._tell(closing, looking)
            if not closing.last:
                await self._sleep(running, READING.total_seconds())
                if self._stopping.is_set():
                    return
            following = await self._tutor.told(running.round.id, self._now())
            if following is None:
                return
            running.round = following
            looking = False

    async def _open(self, running: _Running, looking: bool) -> None:
        """See that the question is in the channel, and wait until the round is over."""
        if running.round.message is None:
            running.round = await self._put(running.round, looking=looking)
        if looking:
            await self._catch_up(running.round)
        while not self._stopping.is_set():
            left = (running.round.closes_at - self._now()).total_seconds()
            stored = await self._tutor.round(running.round.id)
            if left <= 0 or stored is None or stored.state is not RoundState.OPEN:
                return
            await self._sleep(running, left)

    async def _catch_up(self, round_: Round) -> None:
        """Take the answers that were written while nobody listened."""
        if round_.message is None or round_.state is not RoundState.OPEN:
            return
        try:
            missed = await Channel(self._client, round_.session.place).unanswered(round_)
        except FAILURES as error:
            log.warning("round %s: missed answers could not be read: %s", round_.id, told(error))
            return
        for message in missed:
            await self._hear(message)

    async def _sleep(self, running: _Running, seconds: float) -> None:
        """Sleep until then, or until somebody cancels the timer."""
        if self._stopping.is_set():
            return
        running.timer = asyncio.create_task(asyncio.sleep(seconds))
        try:
            await asyncio.wait({running.timer})
        finally:
            running.timer.cancel()
            running.timer = None

    async def _put(self, round_: Round, *, looking: bool = False) -> Round:
        """Post a round's question, unless it stands there already."""
        channel = Channel(self._client, round_.session.place)
        message = await channel.question_of(round_) if looking else None
        if message is None:
            if looking and self._now() >= round_.closes_at:
                raise LostError("its question was never posted, and its time is over")
            item = self._tutor.item_of(round_)
            topic = self._tutor.topic(item.topic)
            shown = question_card(round_, item, topic, round_buttons(round_.id))
            message = await channel.post(shown, _nonce("q", round_))
        await self._tutor.posted(round_.id, message)
        return await self._tutor.round(round_.id) or round_

    async def _tell(self, closing: Closing, looking: bool) -> None:
        """Close the question's message, and tell the channel how the round ended."""
        round_, item = closing.round, closing.item
        channel = Channel(self._client, round_.session.place)
        question = round_.message or await channel.question_of(round_)
        if question is None:
            raise LostError("its question was never posted")
        topic = self._tutor.topic(item.topic)
        await channel.edit(question, closed_question(round_, item, topic))
        if looking and await channel.has_closing(question):
            return
        lesson = await lesson_of(item, self._drawer)
        chart = final_chart(closing)
        final = await self._drawer.paint(chart) if chart else None
        shown = closing_card(closing, topic, lesson, self._now() + READING, final)
        await channel.post(shown, _nonce("c", round_), question)

    async def _abandon(self, round_: Round, why: str) -> None:
        place = round_.session.place
        await self._tutor.abandon(round_.id, self._now())
        log.warning(
            "round %s in channel %s of server %s ended: %s",
            round_.id,
            place.channel,
            place.server,
            why,
        )

    def _is_ours(self, place: Place) -> bool:
        """Tell whether a place's shard runs in this process."""
        shards = getattr(self._client, "shards", None)
        count = self._client.shard_count or 1
        return not shards or (place.server >> 22) % count in shards

    def _has_left(self, place: Place) -> bool:
        return bool(place.server) and self._client.get_guild(place.server) is None


def _is(message: MessageId | None, round_: Round) -> bool:
    return message is not None and round_.message == message


def _nonce(kind: str, round_: Round) -> str:
    """Name a post for Discord, which refuses to post the same name twice within minutes."""
    return f"{kind}{round_.id}-{int(round_.opened_at.timestamp())}"
