"""Scenes of sessions that end early, and of what cannot be done."""

from __future__ import annotations

import logging

import discord
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from scripts.scenes.studio import (
    Studio,
)
from tests.stage import DROPOUT, FULL, ROC, shown_by
from tutorbot.bot.card import AMBER
from tutorbot.bot.listening import UNREADABLE
from tutorbot.bot.posting import Channel
from tutorbot.bot.views import notice
from tutorbot.core.model import (
    ChannelId,
    LearnerId,
    MessageId,
    Place,
    RoundId,
    ServerId,
)


async def endings(studio: Studio) -> None:
    """Sessions that end before their time."""
    async with studio.stage(DROPOUT, ROC) as on:
        await on.quiz(questions=5, seconds=15)
        await on.pass_time(16)
        await studio.take("closing-next", on, on.posts[-1])
        await on.pass_time(60)
        await studio.take("closing-deserted", on, on.posts[-1])
        await on.quiz(questions=5)
        await on.answer(on.ben, FULL)
        await on.ada.click(on.question, label="Stop")
        await studio.take("closing-stopped", on, on.posts[-1])


async def errors(studio: Studio) -> None:
    """What is told where something cannot be done."""
    async with studio.stage(DROPOUT, ROC) as on:
        await on.quiz(questions=3)
        question = on.question
        shown = {
            "running": await on.quiz(on.ben),
            "not-allowed": await on.ben.click(question, label="Stop"),
            "empty": await on.answer(on.ben, "…"),
        }
        late = await on.ben.click(question, label="Answer")
        channel = Channel(on.bot, Place(ServerId(on.guild.id), ChannelId(on.channel.id)))
        await channel.post(notice(UNREADABLE, AMBER), "unreadable", MessageId(question.id))
        await on.env.settle()  # the simulated Discord hides no reply's words from the bot
        await studio.take("error-unreadable", on, on.posts[-1])
        await on.ada.click(question, label="Stop")
        shown["closed"] = await on.ben.submit_modal(late, {"text": FULL})
        shown["no-items"] = await on.quiz(on.ben, topic="training", difficulty="hard")
        for name, result in shown.items():
            await studio.take(f"error-{name}", on, shown_by(result), on.ben)
        await on.ben.send(on.channel, f"<@{on.bot_id}> hello")
        await studio.take("no-question", on, on.posts[-1])
        denied = discord.Permissions(send_messages=True, embed_links=True, attach_files=True).value
        overwrite = Overwrite(on.guild.id, OverwriteType.ROLE, allow=0, deny=denied)
        on.env.backend.set_overwrite(on.channel.id, overwrite)
        await studio.take("error-permissions", on, shown_by(await on.quiz(on.ben)), on.ben)
    async with studio.stage(DROPOUT) as on:
        await on.quiz()

        async def broken(_round: RoundId, _learner: LearnerId) -> None:
            raise RuntimeError("as a fault would")

        logging.disable()  # it is logged whole, as it should be
        on.bot.tutor.hint = broken  # type: ignore[method-assign,assignment]
        await studio.take(
            "error-fault", on, shown_by(await on.ada.click(on.question, label="Hint"))
        )
        logging.disable(logging.NOTSET)
