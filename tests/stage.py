"""A stage for the bot: the real bot, tutor, grader and store, in a simulated Discord."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import simcord
from simcord.actors import MemberActor
from simcord.backend import serializers
from simcord.builders import ChannelHandle, GuildHandle, UserHandle
from simcord.results import InteractionResult, ResponseMessage

from tests.requests_checked import check_request
from tests.wire import Wire
from tutorbot.bank.shipped import load_lexicon
from tutorbot.bot.client import TutorBot
from tutorbot.bot.escaping import mention
from tutorbot.core.grader.grading import GRADER_VERSION, Grader
from tutorbot.core.model import (
    Bank,
    Difficulty,
    Idea,
    Item,
    ItemId,
    KeyPoint,
    LearnerId,
    Round,
    Topic,
)
from tutorbot.pictures.drawer import Drawer
from tutorbot.storage import SqlStore, open_store
from tutorbot.tutor import Tutor

T = TypeVar("T")
LOOK_AGAIN_S = 0.002  # how often to look whether the bot has come to rest

DROPOUT = Item(
    ItemId("ML0007"),
    "Dropout",
    "training",
    Difficulty.MEDIUM,
    "What does dropout do to a network in training, and what for?",
    "Dropout **switches off** random units in each step:\n\n$$h = m \\odot a$$\n\n"
    "where $m_i$ is 0 or 1. No unit can rely on another, which works against overfitting.",
    (
        KeyPoint(
            "random-units",
            3,
            "In each training step a random share of the units is switched off.",
            "What exactly happens to the units of a layer in a training step?",
            (Idea(("drop|switch_off|turn_off|disable unit|neuron",)), Idea(("random|randomly",))),
        ),
        KeyPoint(
            "overfit",
            1,
            "It works against overfitting.",
            "Which problem is it meant to solve?",
            (Idea(("overfitting|overfit",)),),
        ),
    ),
    hints=("Think of what happens to single units.", "Some of them are missing in each step."),
    sources=("Srivastava et al. (2014), Dropout",),
)
ROC = Item(
    ItemId("ML0015"),
    "ROC curve",
    "evaluation",
    Difficulty.EASY,
    "What does a ROC curve show?",
    "The true positive rate against the false positive rate, for every threshold.",
    (
        KeyPoint(
            "rates",
            2,
            "It plots the true positive rate against the false positive rate.",
            "Which two rates does it plot?",
            (Idea(("true positive rate",)), Idea(("false positive rate",))),
        ),
        KeyPoint(
            "threshold", 1, "Each point is a threshold.", "What moves?", (Idea(("threshold",)),)
        ),
    ),
)
TOPICS = (Topic("training", "Training Neural Networks"), Topic("evaluation", "Evaluation"))
FULL = "It randomly drops units in each training step, which reduces overfitting."
HALF = "It randomly switches off neurons while training."


def bank_of(*items: Item) -> Bank:
    """Return a bank of some items."""
    return Bank({item.id: item for item in items or (DROPOUT, ROC)}, TOPICS, "test")


@cache
def grader() -> Grader:
    """Return the real grader, compiled once for all tests."""
    return Grader(load_lexicon())


@dataclass
class Stage:
    """A server with a channel, two learners, and the bot in it."""

    env: simcord.Env
    bot: TutorBot
    store: SqlStore
    wire: Wire
    guild: GuildHandle
    channel: ChannelHandle
    ada: MemberActor
    ben: MemberActor
    bank: Bank
    file: Path

    async def quiz(self, who: MemberActor | None = None, **options: Any) -> InteractionResult:
        """Call /quiz in the channel."""
        return await (who or self.ada).slash(self.channel, "quiz", **options)

    async def answer(self, who: MemberActor, text: str) -> InteractionResult:
        """Answer the latest question by its button and the modal."""
        shown = await who.click(self.question, label="Answer")
        assert shown.modal is not None, "no modal was shown"
        return await who.submit_modal(shown, {"text": text})

    @property
    def posts(self) -> list[Any]:
        """The messages of the bot that all can see, oldest first."""
        return [
            m
            for m in self.channel.history()
            if m.author.id == self.bot_id and not m.flags.ephemeral
        ]

    @property
    def bot_id(self) -> int:
        """The bot's own id."""
        return self.env.backend.bot_user.id

    @property
    def question(self) -> Any:
        """The latest message with an Answer button."""
        return [m for m in self.posts if "Answer" in labels_of(m)][-1]

    async def round(self) -> Round | None:
        """Return the latest round of the channel's session."""
        return await self.bot.tutor.running_in(self.channel.id)  # type: ignore[arg-type]

    def new_bot(self) -> TutorBot:
        """Return a bot as a new process would build it, on the same store."""
        return bot_on(self.bank, self.store, lambda: self.env.now(), self.bot.drawer)

    async def restart(self) -> None:
        """Replace the bot by a new one: nothing of the old one's memory is left."""
        self.bot = self.new_bot()
        await self.env.restart_bot(self.bot)
        self.wire.attach(self.env)
        await self.env.settle()

    async def at_once(self, *acts: Awaitable[T]) -> list[T]:
        """Let several things happen before the bot has dealt with the first of them."""
        settle = self.env._settle_internal

        async def not_yet(**_: Any) -> None:
            return None

        self.env._settle_internal = not_yet  # type: ignore[method-assign]
        try:
            happened = [await act for act in acts]
        finally:
            self.env._settle_internal = settle  # type: ignore[method-assign]
        await self.env.settle()
        return happened

    async def deliver_again(self, message: Any) -> None:
        """Deliver a message that the bot has had already."""
        stored = self.env.backend.get_message(message.channel.id, message.id)
        payload = dict(serializers.message_payload(self.env.backend, stored))
        self.env.backend.emit("MESSAGE_CREATE", payload)
        await self.env.settle()

    @property
    def synced(self) -> list[dict[str, Any]]:
        """The commands that the bot registered."""
        (sync,) = [r for r in self.env.http_requests if r.path.endswith("/commands")]
        assert isinstance(sync.json, list)
        return sync.json

    async def pass_time(self, seconds: float) -> None:
        """Let time go by."""
        await self.env.advance_time(seconds)


def bot_on(bank: Bank, store: SqlStore, now: Any, drawer: Drawer) -> TutorBot:
    """Wire a bot as the program does."""
    tutor = Tutor(bank, store, grader().grade, GRADER_VERSION, random.Random(7))
    return TutorBot(tutor, drawer, now)


def look_often(env: simcord.Env) -> None:
    """Let the simulated Discord see sooner than after 50 ms that the bot has come to rest."""
    settle = env._settle_internal

    async def soon(**options: Any) -> None:
        await settle(**options | {"idle": LOOK_AGAIN_S})

    env._settle_internal = soon  # type: ignore[method-assign]


@asynccontextmanager
async def stage(
    folder: Path,
    *items: Item,
    drawer: Drawer | None = None,
    check_errors: bool = True,
    bank: Bank | None = None,
    checked: bool = True,
    database: str = "bot.sqlite3",
) -> AsyncIterator[Stage]:
    """Set the stage; at the end every request that the bot sent is checked, if wished."""
    file = folder / database
    store = await open_store(f"sqlite:///{file}")
    bank = replace(bank or bank_of(), items=bank_of(*items).items)
    own_drawer = drawer or Drawer(folder / "pictures", renderers=())
    clock: list[simcord.Env] = []

    def now() -> datetime:
        return clock[0].now()

    bot = bot_on(bank, store, now, own_drawer)
    simulated = simcord.run(bot, shard_count=1, check_errors=check_errors)
    clock.append(simulated._env)
    look_often(simulated._env)
    wire = Wire()
    try:
        async with simulated as env:
            wire.attach(env)
            guild = env.create_guild("Reading group")
            channel = guild.create_text_channel("ml-interviews")
            ada = guild.add_member(env.create_user("ada"))
            ben = guild.add_member(env.create_user("ben"))
            await env.settle()
            yield Stage(env, bot, store, wire, guild, channel, ada, ben, bank, file)
            for request in env.http_requests if checked else ():
                check_request(request)
    finally:
        await own_drawer.close()
        await store.close()


def shown_by(result: InteractionResult) -> ResponseMessage:
    """Return the message that an interaction was answered with."""
    assert result.response is not None, "no message was shown"
    return result.response


def text_of(message: Any) -> str:
    """Return all text of a message's components."""
    return "\n".join(part["content"] for part in parts_of(message) if "content" in part)


def labels_of(message: Any) -> list[str]:
    """Return the labels of a message's buttons."""
    return [part["label"] for part in parts_of(message) if part.get("label")]


def parts_of(message: Any) -> list[dict[str, Any]]:
    """Return a message's components, nested ones too."""
    raw = message.components
    nodes = [c if isinstance(c, dict) else c.to_dict() for c in raw]
    found: list[dict[str, Any]] = []
    while nodes:
        node = nodes.pop(0)
        found.append(node)
        inner = node.get("components", []) + [
            node[k] for k in ("accessory", "component") if k in node
        ]
        nodes = inner + nodes
    return found


def named(who: MemberActor | UserHandle) -> str:
    """Return a learner's mention as our messages have it."""
    return mention(LearnerId(who.id))


def user_of(who: MemberActor | UserHandle) -> int:
    """Return a learner's id."""
    return who.id
