"""Interactions answered a second, and how long each takes: `python -m benchmarks.interactions`.

The real bot takes answers in modals, in the simulated Discord, with the commit to SQLite in each.
The item is of the shipped bank, the answers are people's marked ones, each learner gives a first
and a second one, and the bot is made ready as in `run`. In the same run a bot answers "ok", and one
with a card as large as a grade's: what the simulator and Discord's library take no tutor can save.

Events are delivered at a steady pace (200 a second), and timed from their delivery to their
response; then as fast as they are dealt with. Each commit waits for the disk, so what the disk
alone takes for that is printed beside: `--folder` names another one. Processor time is that of the
whole process, the simulator's share in it; it counts on a busy machine, where times do not.

What only the simulator does is kept out: at each callback it searches a list of all timers, field
by field, cancelled ones too, so these are cleared and the rest are told apart by identity; and the
garbage collector does not look through what it has kept of the interactions before.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import itertools
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import discord
import simcord
from simcord import interactions
from simcord._runtime import _CallbackRecord
from simcord.enums import InteractionType

from tests.stage import Stage, stage
from tutorbot.bank import load_bank, shipped_path
from tutorbot.bank.marked import read_marked
from tutorbot.bot.card import GREEN, Card
from tutorbot.bot.serving import make_ready
from tutorbot.core.model import ItemId

PACE = 200  # events a second
SECONDS = 5
RUNS = 3  # one that warms up, one at the pace, one flood
ITEM = ItemId("ML0007")
MARKED = Path(__file__).parent.parent / "tests" / "marked_answers"

Deliver = Callable[[int], int]


class OkBot(discord.Client):
    """Answers every interaction with "ok"."""

    async def on_interaction(self, interaction: discord.Interaction[OkBot]) -> None:
        await interaction.response.send_message("ok", ephemeral=True)


class CardBot(discord.Client):
    """Answers every interaction with a card as large as a grade's."""

    async def on_interaction(self, interaction: discord.Interaction[CardBot]) -> None:
        card = Card(GREEN)
        for _ in range(7):
            card.text("The learner's own words, which earned something here. " * 4)
            card.rule()
        await interaction.response.send_message(view=card.shown().view, ephemeral=True)


class Watch:
    """Times each interaction, from its delivery to its response."""

    def __init__(self, env: simcord.Env, count: int) -> None:
        self.all_answered = asyncio.Event()
        self.begun: dict[int, float] = {}
        self.took: dict[int, float] = {}
        self._cpu_s = time.process_time()
        adapter = env._webhook_adapter
        request = adapter.request

        async def timed(route: Any, *args: Any, **kwargs: Any) -> Any:
            result = await request(route, *args, **kwargs)
            number = int(route.url.split("/interactions/")[1].split("/")[0])
            if number in self.begun:
                self.took[number] = time.perf_counter() - self.begun[number]
                _clear_timers(env)
                if len(self.took) == count:
                    self.all_answered.set()
            return result

        adapter.request = timed

    def summary(self) -> str:
        taken = sorted(1000 * t for t in self.took.values())
        p99 = taken[int(len(taken) * 0.99)]
        return (
            f"p50 {statistics.median(taken):6.2f} ms   p99 {p99:6.2f} ms   "
            f"processor {self.cpu_ms:5.2f} ms each   ({len(taken)} answered)"
        )

    @property
    def cpu_ms(self) -> float:
        """The processor time of the process since the start, for each interaction."""
        return 1000 * (time.process_time() - self._cpu_s) / len(self.took)


async def paced(watch: Watch, deliver: Deliver, count: int) -> None:
    """Deliver events at a steady pace, whatever becomes of them, and wait for the last."""
    start = time.perf_counter()
    for n in range(count):
        delay = start + n / PACE - time.perf_counter()
        if delay > 0:
            await asyncio.sleep(delay)
        began = time.perf_counter()
        watch.begun[deliver(n)] = began
    await watch.all_answered.wait()


def by_identity() -> None:
    """Let the simulator tell its timers apart by identity."""
    _CallbackRecord.__eq__ = object.__eq__  # type: ignore[method-assign, assignment]


def _clear_timers(env: simcord.Env) -> None:
    callbacks = env._work.callbacks
    callbacks[:] = [c for c in callbacks if c.handle is not None and not c.handle.cancelled()]


async def flooded(watch: Watch, deliver: Deliver, count: int) -> float:
    """Deliver all events at once; return how many were answered a second."""
    start = time.perf_counter()
    for n in range(count):
        watch.begun[deliver(n)] = time.perf_counter()
    await watch.all_answered.wait()
    return count / (time.perf_counter() - start)


async def measured(name: str, env: simcord.Env, deliver: Deliver, count: int) -> None:
    """Measure both ways and print it."""
    for _ in range(2):  # the first warms up
        gc.collect()
        gc.freeze()
        watch = Watch(env, count)
        await paced(watch, deliver, count)
    print(f"{name:<10} at {PACE}/s: {watch.summary()}")
    gc.collect()
    gc.freeze()
    watch = Watch(env, count)
    rate = await flooded(watch, deliver, count)
    each = f"processor {watch.cpu_ms:5.2f} ms each"
    print(f"{name:<10} flooded: {rate:7.0f} answered a second   {each}")


def answers_of(on: Stage, learners: Sequence[int], round_id: int) -> Deliver:
    """Return what delivers the next answer: two of each learner, in one half of the run each."""
    texts = [m.answer for m in read_marked([MARKED]) if m.item == ITEM]
    random.Random(7).shuffle(texts)
    tokens = itertools.count()
    half = len(learners) // RUNS

    def deliver(_: int) -> int:
        n = next(tokens)
        run, place = divmod(n, 2 * half)
        learner = learners[run * half + place % half]
        return emit_answer(on, learner, round_id, texts[n % len(texts)])

    return deliver


def emit_answer(on: Stage, learner: int, round_id: int, text: str) -> int:
    """Deliver an answer in a modal of its own; return the interaction's number."""
    field = {"type": 4, "id": 3, "custom_id": "text", "value": text}
    parts = [{"type": 18, "id": 2, "component": field}]
    custom_id = f"answer:{round_id}:{time.perf_counter_ns()}"
    return _emit(on.env, on.channel.id, on.guild.id, learner, custom_id, parts)


def _emit(
    env: simcord.Env, channel: int, guild: int, learner: int, custom_id: str, parts: list[Any]
) -> int:
    record, payload = interactions.base_payload(
        env.backend,
        type=InteractionType.MODAL_SUBMIT,
        channel_id=channel,
        guild_id=guild,
        user_id=learner,
        data={"custom_id": custom_id, "components": parts},
    )
    env.backend.emit("INTERACTION_CREATE", payload)
    return int(record.id)


def disk_ms(folder: Path) -> float:
    """Return how long the disk takes to make a page safe, at the median."""
    taken = []
    with (folder / "page").open("wb", buffering=0) as file:
        for _ in range(100):
            began = time.perf_counter()
            file.write(bytes(4096))
            os.fsync(file.fileno())
            taken.append(1000 * (time.perf_counter() - began))
    return statistics.median(taken)


async def measure_tutor(count: int, where: Path | None) -> None:
    """Measure the tutor's bot."""
    with tempfile.TemporaryDirectory(dir=where) as folder:
        print(f"the disk alone: {disk_ms(Path(folder)):.2f} ms a commit")
        bank = load_bank(shipped_path())
        async with stage(Path(folder), bank[ITEM], bank=bank, checked=False) as on:
            users = [on.env.create_user(f"learner{n}") for n in range(RUNS * (count // 2))]
            learners = [on.guild.add_member(user).id for user in users]
            await on.env.settle()
            await on.quiz(questions=1, seconds=3600)
            round_ = await on.round()
            assert round_ is not None
            await make_ready(on.bot)
            await measured("tutorbot", on.env, answers_of(on, learners, round_.id), count)


async def measure_other(name: str, bot: discord.Client, count: int) -> None:
    """Measure a bot that answers the same each time."""
    async with simcord.run(bot) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("ok")
        learner = guild.add_member(env.create_user("ada"))
        await env.settle()

        def deliver(_: int) -> int:
            return _emit(env, channel.id, guild.id, learner.id, "x", [])

        await measured(name, env, deliver, count)


async def main(count: int, where: Path | None) -> None:
    by_identity()
    intents = discord.Intents(guilds=True)
    await measure_other('"ok"', OkBot(intents=intents), count)
    await measure_other("a card", CardBot(intents=intents), count)
    await measure_tutor(count, where)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=PACE * SECONDS)
    parser.add_argument("--folder", type=Path, help="where the database is put for the while")
    given = parser.parse_args()
    asyncio.run(main(given.count // 2 * 2, given.folder))
