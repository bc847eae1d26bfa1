"""The scenes of the gallery: each plays a piece of a session, and has its messages photographed."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import Any, Protocol

import discord
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from tests.stage import DROPOUT, FULL, HALF, ROC, Stage, shown_by
from tutorbot.bank import load_bank, shipped_path
from tutorbot.bot.card import AMBER
from tutorbot.bot.listening import UNREADABLE
from tutorbot.bot.posting import Channel
from tutorbot.bot.views import notice
from tutorbot.core.model import (
    ChannelId,
    Item,
    ItemId,
    KeyPoint,
    LearnerId,
    MessageId,
    Place,
    RoundId,
    ServerId,
)

GRADIENT = ItemId("ML0024")
FORMULAS = "ML1018"  # three formulas and a picture
SOME = (
    "The sigmoid squashes its input into 0 to 1. For large inputs it saturates: its derivative is "
    "at most 0.25, so the gradients shrink layer by layer."
)
WRONG = "It is when the network is too slow."
UNTRUE = (
    "The gradients vanish because ReLU saturates for large inputs; the chain rule multiplies many "
    "small factors."
)
LEAST = "It works against overfitting."
MORE = "By the chain rule many factors below one are multiplied. Early layers hardly learn."
TERMS = "sigmoid, tanh, saturation, chain rule, depth, initialisation, recurrent networks"
HOSTILE = (
    "# It @everyone **drops** [units](https://example.com) ```at random``` ||<@1>|| in each "
    "training step\n> which \u202ereduces\u202c overfitting"
)
NAMES = (
    "מתמטיקאית סקרנית",
    "قارئة الخوارزميات",
    "**bold** [link](https://a.example) `x`",
    "||spoiler|| # heading > quote",
    "W" * 32,
    "🙂🧮📈",
)
LONG = "Units are switched off at random, in each step anew, and that is all there is to it. "


class Studio(Protocol):
    """Where scenes are played."""

    def stage(self, *items: Item) -> AbstractAsyncContextManager[Stage]:
        """Set a stage with some items, all of the bank if none."""

    async def take(
        self, name: str, on: Stage, message: Any, viewer: Any = None, channel: Any = None
    ) -> None:
        """Photograph a message."""


Scene = Callable[[Studio], Awaitable[None]]


def _shipped(item: str) -> Item:
    return load_bank(shipped_path()).items[ItemId(item)]


async def answers(studio: Studio) -> None:
    """What a learner is told of an answer."""
    item = _shipped(GRADIENT)
    said = " ".join(point.says for point in item.rubric)
    for name, text in {
        "correct": said,
        "partial": SOME,
        "incorrect": WRONG,
        "misconception": UNTRUE,
        "terms": TERMS,
        "long": f"{said} {LONG * 60}"[:4000],
    }.items():
        async with studio.stage(item) as on:
            await on.quiz(questions=1)
            await studio.take(f"grade-{name}", on, shown_by(await on.answer(on.ada, text)))
            if name == "partial":
                second = await on.answer(on.ada, MORE)
                await studio.take("grade-second", on, shown_by(second))
                third = await on.answer(on.ada, SOME)
                await studio.take("grade-third", on, shown_by(third))
    async with studio.stage(DROPOUT) as on:
        await on.quiz(questions=1)
        await studio.take("grade-hostile", on, shown_by(await on.answer(on.ada, HOSTILE)))


async def public(studio: Studio) -> None:
    """A question, what is said to answers in public, and how it closes."""
    async with studio.stage(_shipped(GRADIENT)) as on:
        await studio.take("started", on, shown_by(await on.quiz(on.ben, questions=1)), on.ben)
        question = on.question
        await studio.take("question", on, question)
        await studio.take("modal", on, await on.ada.click(question, label="Answer"))
        for number in range(1, 5):
            hint = await on.ada.click(question, label="Hint")
            if number in (1, 4):
                await studio.take("hint" if number == 1 else "hint-none", on, shown_by(hint))
        await on.ada.send(on.channel, SOME, reply_to=question)
        await studio.take("reply", on, on.posts[-1])
        why = await on.ada.click(on.posts[-1], label="See why")
        await studio.take("reply-why", on, shown_by(why))
        other = await on.ben.click(on.posts[-1], label="See why")
        await studio.take("error-not-yours", on, shown_by(other), on.ben)
        told = await on.ben.slash(on.channel, "explain", question=GRADIENT)
        await studio.take("explain-private", on, shown_by(told), on.ben)
        await on.pass_time(181)
        await studio.take("question-closed", on, on.posts[0])
        await studio.take("closing-one", on, on.posts[-1])
        await on.quiz(on.ben, questions=1)
        await studio.take("grade-practice", on, shown_by(await on.answer(on.ada, SOME)))


async def crowd(studio: Studio) -> None:
    """The longest of everything, among twenty learners."""
    points = tuple(
        replace(p, says=LONG, id=f"{p.id}-{n}") for n in range(8) for p in DROPOUT.rubric
    )
    longest = replace(
        DROPOUT,
        title=LONG[:80],
        question=LONG * 23,
        reference_answer=f"{DROPOUT.reference_answer}\n\n" + "\n\n".join([LONG * 3] * 12),
        rubric=(*DROPOUT.rubric, *points[2:]),
        hints=(LONG * 4,),
    )
    async with studio.stage(longest, replace(longest, id=ItemId("ML0008"))) as on:
        await on.quiz(questions=2)
        await studio.take("question-longest", on, on.question)
        hint = await on.ada.click(on.question, label="Hint")
        await studio.take("hint-longest", on, shown_by(hint))
        await _play_among_twenty(studio, on, "longest")


async def standings(studio: Studio) -> None:
    """Twenty learners, and the board of their server."""
    async with studio.stage(DROPOUT, replace(DROPOUT, id=ItemId("ML0008"))) as on:
        await on.quiz(questions=2)
        await _play_among_twenty(studio, on, "twenty")
        board = await on.ada.slash(on.channel, "leaderboard")
        await studio.take("leaderboard", on, shown_by(board))
        await on.ada.click(shown_by(board), label="Next ▶")
        await studio.take("leaderboard-next", on, shown_by(board))


async def _play_among_twenty(studio: Studio, on: Stage, name: str) -> None:
    """Play a session of two questions among learners with names of all sorts."""
    names = [*NAMES, *(f"learner {n}" for n in range(7, 20))]
    users = [on.env.create_user(f"u{n}", global_name=name) for n, name in enumerate(names)]
    learners = [on.guild.add_member(user) for user in users]
    for number in (1, 2):
        for place, learner in enumerate(learners):
            if place % 4 == number:
                await learner.click(on.question, label="Hint")
            await on.answer(learner, (FULL, HALF, LEAST)[place % 3])
        graded = await on.answer(on.ada, WRONG)
        await studio.take(f"grade-{name}-{number}", on, shown_by(graded))
        await on.pass_time(181)
        await studio.take(f"closing-{name}-{number}", on, on.posts[-1])
        await on.pass_time(15)


async def progress(studio: Studio) -> None:
    """What somebody has reached after some weeks."""
    async with studio.stage() as on:
        nothing = await on.ada.slash(on.channel, "score")
        await studio.take("score-none", on, shown_by(nothing))
        empty = await on.ada.slash(on.channel, "leaderboard")
        await studio.take("leaderboard-none", on, shown_by(empty))
        for week in range(4):
            for topic in ("deep-learning", "evaluation", "classical", None):
                options = {"topic": topic} if topic and topic in _topics(on) else {}
                await on.quiz(questions=1, seconds=15, **options)
                running = await on.round()
                assert running is not None
                points = on.bank[running.item].rubric[: week + 2]
                await on.answer(on.ada, " ".join(point.says for point in points))
                await on.ada.click(on.question, label="Reveal")
            await on.pass_time(7 * 24 * 3600)
        scored = await on.ada.slash(on.channel, "score")
        await studio.take("score", on, shown_by(scored))
        others = await on.ben.slash(on.channel, "score", learner=on.ada)
        await studio.take("score-other", on, shown_by(others), on.ben)


def _topics(on: Stage) -> set[str]:
    return {item.topic for item in on.bank}


async def explanations(studio: Studio) -> None:
    """/explain, with formulas and picture, and shortest."""
    async with studio.stage() as on:
        for name, item in {"formulas": FORMULAS, "picture": "ML0007", "long": "ML1049"}.items():
            told = await on.ada.slash(on.channel, "explain", question=item)
            await studio.take(f"explain-{name}", on, shown_by(told))
        unknown = await on.ada.slash(on.channel, "explain", question="**zebra** crossings `x`")
        await studio.take("error-unknown", on, shown_by(unknown))
    point = KeyPoint("yes", 1, "Yes.", "Is it?", DROPOUT.rubric[1].ideas)
    short = replace(
        ROC, question="Why?", title="Why", reference_answer="So.", rubric=(point,), hints=()
    )
    async with studio.stage(short) as on:
        await on.quiz(questions=1)
        await studio.take("question-shortest", on, on.question)
        none = await on.ada.click(on.question, label="Hint")
        await studio.take("error-no-hints", on, shown_by(none))
        told = await on.ada.slash(on.channel, "explain", question=short.id)
        await studio.take("explain-shortest", on, shown_by(told))
        await on.pass_time(181)
        await studio.take("closing-nobody", on, on.posts[-1])


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


async def direct(studio: Studio) -> None:
    """A round in direct messages."""
    async with studio.stage(_shipped(GRADIENT), DROPOUT) as on:
        user = on.env.create_user("eve", global_name=NAMES[0])
        channel = user.dm_channel
        board = await user.slash("leaderboard")
        await studio.take("error-no-server", on, shown_by(board), user, channel)
        await user.slash("quiz", questions=2)
        await studio.take("direct-question", on, channel.history()[-1], user, channel)
        await user.send_dm(f"{SOME} {FULL}")
        await studio.take("direct-grade", on, channel.history()[-1], user, channel)
        await on.pass_time(181)
        await studio.take("direct-closing", on, channel.history()[-1], user, channel)
        await on.pass_time(15)
        await user.send_dm(SOME)
        await on.pass_time(181)
        await studio.take("direct-closing-last", on, channel.history()[-1], user, channel)


SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        answers,
        public,
        crowd,
        standings,
        progress,
        explanations,
        endings,
        errors,
        direct,
    )
}
