"""Lives of a bot that are ended by SIGKILL: `python -m tests.killed_bot FOLDER SEED LIVES`.

Each life is a forked process with the real bot, on the SQLite file that the lives share. What
it does to the simulated Discord it writes to a journal, from which the next life's Discord is
built: what a killed process had posted stands there still, and nothing else. The parent reads
the journal along, and kills after a random number of its lines and a random moment more.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import simcord
from simcord.actors import MemberActor, _dispatch_actor_interaction
from simcord.enums import InteractionType

from tests.stage import DROPOUT, HALF, Stage, bank_of, bot_on, grader, look_often
from tests.wire import Wire
from tutorbot.core.model import ItemId
from tutorbot.pictures.drawer import Drawer
from tutorbot.storage import open_store

LEARNERS = 3
ABSENCES_S = (1.0, 1.0, 100.0)  # of simulated time between a kill and the next start
MOST_LINES = 24  # of the journal, before the kill
MOST_WAIT_S = 0.004  # after them

GUILD = 1456074443980800999
# Many items, so that hardly any answer is practice, which earns nothing that could be lost.
ITEMS = tuple(replace(DROPOUT, id=ItemId(f"ML{n:04d}")) for n in range(1, 400))
ANSWERS = (HALF, "It works against overfitting.", "no idea", "random things happen to units")


class Journal:
    """What has happened so far, in this life and the ones before."""

    def __init__(self, file: Path) -> None:
        lines = file.read_bytes().splitlines() if file.exists() else []
        self.lines: list[dict[str, Any]] = [json.loads(line) for line in lines if line]
        self.clock: Callable[[], float] = lambda: 0.0
        self._out = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    @property
    def ended_at(self) -> float:
        """When the life before was killed, in simulated seconds."""
        return max((line["at"] for line in self.lines), default=0.0)

    def write(self, **line: Any) -> None:
        """Write a line, which outlives this process."""
        line.setdefault("at", self.clock())
        os.write(self._out, json.dumps(line).encode() + b"\n")

    def of(self, kind: str) -> list[dict[str, Any]]:
        """Return the lines of a kind that the lives before wrote."""
        return [line for line in self.lines if line["kind"] == kind]


class JournaledWire(Wire):
    """Journals each message that the bot posts or edits, as it takes effect."""

    journal: Journal

    async def _once(self, request: Any, path: str, route: Any, args: Any, kwargs: Any) -> Any:
        result = await super()._once(request, path, route, args, kwargs)
        if path.startswith("/channels/") and route.method in ("POST", "PATCH"):
            reference = (result.get("message_reference") or {}).get("message_id")
            self.journal.write(
                kind="post" if route.method == "POST" else "edit",
                id=int(result["id"]),
                reference=reference,
                components=result["components"],
            )
        return result


async def live(
    folder: Path, life: int, seed: int, journal: Journal, *, in_peace: bool = False
) -> None:
    """Live one life: take up what there is, repeat what was under way, and go on."""
    chance = random.Random(seed)
    store = await open_store(f"sqlite:///{folder / 'bot.sqlite3'}")
    drawer = Drawer(folder, renderers=())
    clock: list[simcord.Env] = []
    bot = bot_on(bank_of(*ITEMS), store, lambda: clock[0].now(), drawer)
    simulated = simcord.run(bot, shard_count=1, settle_timeout=4.0)
    env = simulated._env
    clock.append(env)
    look_often(env)
    on = _stage(env, bot, store, folder)
    learners = [on.ada, on.ben, on.guild.add_member(env.create_user("cleo"))]
    env.backend.advance_clock(journal.ended_at + chance.choice(ABSENCES_S))
    journal.clock = lambda: env.backend.clock.elapsed
    _restore(on, journal)
    wire = JournaledWire()
    wire.journal = journal
    original = bot.login

    async def login(token: str) -> None:
        wire.attach(env)
        await original(token)

    bot.login = login  # type: ignore[method-assign]
    async with simulated:
        await env.settle()
        journal.write(kind="life", life=life, seed=seed)
        for tried in journal.of("try")[-LEARNERS:]:
            await _submit(on, learners[tried["learner"]], journal, tried)
        if in_peace:
            await env.advance_time(20 * 60)
        else:
            await _play(on, learners, chance, journal)


def _stage(env: simcord.Env, bot: Any, store: Any, folder: Path) -> Stage:
    guild = env.create_guild("Reading group", id=GUILD)
    channel = guild.create_text_channel("ml-interviews")
    ada, ben = (guild.add_member(env.create_user(name)) for name in ("ada", "ben"))
    return Stage(env, bot, store, Wire(), guild, channel, ada, ben, bot.tutor.bank, folder)


def _restore(on: Stage, journal: Journal) -> None:
    """Put back what the bot had posted in earlier lives, as it was last edited."""
    backend = on.env.backend
    edited = {line["id"]: line["components"] for line in journal.of("edit")}
    for post in journal.of("post"):
        allocate = backend.snowflake
        backend.snowflake = partial(int, post["id"])  # type: ignore[method-assign]
        try:
            message = backend.create_message(
                on.channel.id,
                on.bot_id,
                components=edited.get(post["id"], post["components"]),
                flags=1 << 15,
                broadcast=False,
            )
        finally:
            backend.snowflake = allocate  # type: ignore[method-assign]
        if post["reference"]:
            message.reference = {
                "type": 0,
                "channel_id": str(on.channel.id),
                "message_id": post["reference"],
            }


async def _play(
    on: Stage, learners: list[MemberActor], chance: random.Random, journal: Journal
) -> None:
    while True:
        if await on.round() is None:
            await on.quiz(questions=3, seconds=60)
        who = chance.randrange(LEARNERS)
        act = chance.choice((_by_modal, _by_modal, _by_reply, _reveal, _wait))
        try:
            await act(on, learners, who, chance, journal)
        except (IndexError, simcord.SetupError):  # no question is open just now
            await _pass(on, journal, 15)


async def _by_modal(
    on: Stage, learners: list[MemberActor], who: int, chance: random.Random, journal: Journal
) -> None:
    shown = await learners[who].click(on.question, label="Answer")
    if shown.modal is None:
        return
    tried = {
        "learner": who,
        "custom_id": shown.modal["custom_id"],
        "text": chance.choice(ANSWERS),
    }
    journal.write(kind="try", **tried)
    for _ in range(chance.choice((1, 1, 2))):
        await _submit(on, learners[who], journal, tried)


async def _submit(on: Stage, learner: MemberActor, journal: Journal, tried: dict[str, Any]) -> None:
    field = {"type": 4, "id": 3, "custom_id": "text", "value": tried["text"]}
    result = await _dispatch_actor_interaction(
        learner,
        InteractionType.MODAL_SUBMIT,
        on.channel,
        {
            "custom_id": tried["custom_id"],
            "components": [{"type": 18, "id": 2, "component": field}],
        },
    )
    shown = str(result.response.components) if result.response else ""
    if "Correct" in shown or "Partly there" in shown or "Not yet" in shown:
        journal.write(kind="ack", source=f"modal:{tried['custom_id'].split(':')[2]}")


async def _by_reply(
    on: Stage, learners: list[MemberActor], who: int, chance: random.Random, journal: Journal
) -> None:
    journal.write(kind="reply")
    sent = await learners[who].send(on.channel, chance.choice(ANSWERS), reply_to=on.question)
    if any(m.reference and m.reference.message_id == sent.id for m in on.posts):
        journal.write(kind="ack", source=f"message:{sent.id}")
    await on.deliver_again(sent)


async def _reveal(
    on: Stage, learners: list[MemberActor], who: int, chance: random.Random, journal: Journal
) -> None:
    await on.at_once(*(on.ada.click(on.question, label="Reveal") for _ in range(2)))


async def _wait(
    on: Stage, learners: list[MemberActor], who: int, chance: random.Random, journal: Journal
) -> None:
    await _pass(on, journal, chance.choice((20, 60)))


async def _pass(on: Stage, journal: Journal, seconds: float) -> None:
    journal.write(kind="time", at=journal.clock() + seconds)
    await on.pass_time(seconds)


def end_life(folder: Path, life: int, seed: int) -> None:
    """Fork a life and kill it at a random moment."""
    chance = random.Random(seed)
    file = folder / "journal"
    begun = _size(file)
    child = os.fork()
    if child == 0:
        asyncio.run(live(folder, life, seed, Journal(file)))
        os._exit(3)
    left, read = chance.randrange(MOST_LINES), begun
    while left > 0:
        if os.waitpid(child, os.WNOHANG)[0]:
            raise RuntimeError(f"life {life} (seed {seed}) ended by itself")
        left -= file.read_bytes()[read:].count(b"\n") if _size(file) > read else 0
        read = _size(file)
        time.sleep(0.001)
    time.sleep(chance.uniform(0, MOST_WAIT_S))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def main(folder: Path, seed: int, lives: int) -> None:
    """End that many lives, then let one end in peace."""
    grader().grade(DROPOUT, HALF)  # compiled once, before the forks
    for life in range(lives):
        end_life(folder, life, seed + life)
    peace = Journal(folder / "journal")
    asyncio.run(live(folder, lives, seed, peace, in_peace=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
