"""Messages as answers: a reply to a question, a mention of the bot, anything in a DM."""

from __future__ import annotations

import logging
import re
from collections import deque
from collections.abc import Callable
from datetime import datetime

import discord

from tutorbot.bot.buttons import FeedbackButton, source_of_message
from tutorbot.bot.card import AMBER, Shown, row_of
from tutorbot.bot.escaping import as_typed
from tutorbot.bot.grade_views import grade_card, public_reply
from tutorbot.bot.posting import FAILURES, Channel, custom_ids, told
from tutorbot.bot.views import apology, notice
from tutorbot.core.model import (
    NO_SERVER,
    ChannelId,
    LearnerId,
    MessageId,
    Place,
    Round,
    RoundId,
    RoundState,
    ServerId,
    TutorError,
)
from tutorbot.tutor import Tutor

ROUND_ID = re.compile(r"round:(\d+):")
ANSWERS = (discord.MessageType.default, discord.MessageType.reply)
NO_QUESTION = "No question is open here. **/quiz** starts one."
UNREADABLE = (
    "I cannot read that reply: Discord shows it to me only with the ping on. "
    "Reply again with **@ ON**, or press **Answer** under the question."
)

MOST_TOLD = 500  # of the latest learners who replied without the ping

log = logging.getLogger(__name__)


class Listener:
    """Takes messages for answers, and replies to them in public without giving points away."""

    def __init__(self, client: discord.Client, tutor: Tutor, now: Callable[[], datetime]) -> None:
        self._client = client
        self._tutor = tutor
        self._now = now
        self._told: deque[tuple[RoundId, LearnerId]] = deque(maxlen=MOST_TOLD)

    async def hear(self, message: discord.Message) -> None:
        """Grade a message if it is an answer, and say what came of it."""
        if message.author.bot or message.webhook_id or message.type not in ANSWERS:
            return
        place = _place(message)
        try:
            shown = await self._replied(message, place)
        except TutorError as error:
            shown = notice(str(error), AMBER)
        except Exception:
            log.exception("an answer in channel %s failed", place.channel)
            shown = apology()
        if shown is not None:
            await self._reply(message, place, shown)

    async def _replied(self, message: discord.Message, place: Place) -> Shown | None:
        round_id = await self._meant(message, place)
        if round_id is None:
            return notice(NO_QUESTION) if self._is_addressed(message, place) else None
        text = self._said(message)
        learner = LearnerId(message.author.id)
        if not text and not self._can_read(message, place):
            return await self._unreadable(round_id, learner, place)
        source = source_of_message(message.id)
        outcome = await self._tutor.answer(round_id, learner, text, source, self._now())
        if not outcome.fresh:
            return None
        if place.server == NO_SERVER:
            return grade_card(outcome)
        button = FeedbackButton(round_id, MessageId(message.id))
        return public_reply(outcome, row_of(button))

    async def _reply(self, message: discord.Message, place: Place, shown: Shown) -> None:
        channel = Channel(self._client, place)
        try:
            await channel.post(shown, f"a{message.id}", MessageId(message.id))
        except FAILURES as error:
            log.warning("no reply in channel %s: %s", place.channel, told(error))

    async def _unreadable(
        self, round_id: RoundId, learner: LearnerId, place: Place
    ) -> Shown | None:
        """Tell learners what to do, once a round: they may be talking, and all can see it."""
        running = await self._tutor.running_in(place.channel)
        if running is None or (running.id, running.state) != (round_id, RoundState.OPEN):
            return None
        if (round_id, learner) in self._told:
            return None
        self._told.append((round_id, learner))
        return notice(UNREADABLE, AMBER)

    async def _meant(self, message: discord.Message, place: Place) -> RoundId | None:
        """Tell which round a message answers, if any."""
        reference = message.reference if message.type is discord.MessageType.reply else None
        if reference is not None and reference.message_id:
            by_reply = await self._of_question(reference)
            if by_reply is not None:
                return by_reply
        running = await self._tutor.running_in(place.channel)
        if running is None or running.state is not RoundState.OPEN:
            return None
        if place.server == NO_SERVER or self._is_addressed(message, place):
            return running.id
        return running.id if self._is_reply_to_feedback(reference, running) else None

    async def _of_question(self, reference: discord.MessageReference) -> RoundId | None:
        """Read the round off the question replied to: its post may not be in the store yet."""
        question = reference.resolved
        if isinstance(question, discord.Message) and self._is_ours(question):
            for custom_id in custom_ids(question):
                if match := ROUND_ID.match(custom_id):
                    return RoundId(int(match[1]))
        found = await self._tutor.round_of_message(MessageId(reference.message_id or 0))
        return found.id if found else None

    def _is_reply_to_feedback(
        self, reference: discord.MessageReference | None, running: Round
    ) -> bool:
        """Tell whether a message replies to what we said to an answer since the question."""
        said = reference.resolved if reference else None
        return (
            isinstance(said, discord.Message)
            and self._is_ours(said)
            and said.reference is not None
            and running.message is not None
            and said.id > running.message
        )

    def _is_ours(self, message: discord.Message) -> bool:
        return self._client.user is not None and message.author.id == self._client.user.id

    def _can_read(self, message: discord.Message, place: Place) -> bool:
        """Tell whether Discord shows us the words: where we are pinged, as by most replies."""
        ours = self._client.user
        return place.server == NO_SERVER or (ours is not None and ours in message.mentions)

    def _is_addressed(self, message: discord.Message, place: Place) -> bool:
        own = self._client.user.id if self._client.user else 0
        return place.server == NO_SERVER or bool(re.search(rf"<@!?{own}>", message.content))

    def _said(self, message: discord.Message) -> str:
        own = self._client.user.id if self._client.user else 0
        return as_typed(re.sub(rf"<@!?{own}>", " ", message.content)).strip()


def _place(message: discord.Message) -> Place:
    server = ServerId(message.guild.id) if message.guild else NO_SERVER
    return Place(server, ChannelId(message.channel.id))
