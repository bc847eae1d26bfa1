"""How long the loop is held up while long answers are graded: `python -m benchmarks.loop_lag`.

Learners send answers of 4,000 characters to each item of the bank, of several kinds, in modals, to
the real bot in the simulated Discord; meanwhile a clock on the same loop ticks every millisecond
and notes how late it is, and how long the loop's own thread worked since the last tick. The first
counts what other threads and programs took, and is fair on a quiet machine alone; the second holds
anywhere. Beside it stands the same for an answer of one word: what discord.py, the simulator and a
short grade take.
"""

from __future__ import annotations

import asyncio
import gc
import random
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_lowercase

from benchmarks.interactions import Watch, emit_answer
from tests.stage import FULL, Stage, stage
from tutorbot.bank import load_bank, shipped_path
from tutorbot.bot.serving import make_ready

LONGEST = 4000
TICK_S = 0.001
AIM_MS = 10.0
SHORT = "dropout"
WORDS = (
    f"{FULL} ",
    "units ",
    "dropuot randmly overfiting nuerons ",
    "σ(z) = 1/(1+e^{-z}) \\frac{TP}{TP+FN} ",
    "it does not, never, without, rather than ",
    "a.b;c, (d) e! ",
    "x",
    "{strange} ",
)


@dataclass
class Lag:
    """How late the ticks came, and how long the loop's thread worked before each, in ms."""

    late: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)

    async def watch(self) -> None:
        """Tick until cancelled."""
        while True:
            due, worked = time.perf_counter() + TICK_S, time.thread_time()
            await asyncio.sleep(TICK_S)
            self.late.append(1000 * (time.perf_counter() - due))
            self.worked.append(1000 * (time.thread_time() - worked))

    def __str__(self) -> str:
        late = sorted(self.late)
        return (
            f"late {late[int(0.99 * len(late))]:5.1f} {late[-1]:5.1f} ms, "
            f"worked at most {max(self.worked):5.1f} ms"
        )


async def answered(on: Stage, learner: int, text: str, lag: Lag) -> None:
    """Let a learner answer the open round, and watch the loop until the response is there."""
    round_ = await on.round()
    assert round_ is not None
    watch = Watch(on.env, 1)
    gc.collect()
    gc.freeze()  # what the simulator keeps
    clock = asyncio.create_task(lag.watch())
    await asyncio.sleep(2 * TICK_S)
    began = time.perf_counter()
    watch.begun[emit_answer(on, learner, round_.id, text)] = began
    await watch.all_answered.wait()
    await asyncio.sleep(2 * TICK_S)
    clock.cancel()


def long_answer(words: str) -> str:
    """Repeat words to the longest answer; {strange} stands for another new word each time."""
    chance = random.Random(words)
    text = ""
    while len(text) < LONGEST:
        text += words.replace("{strange}", "".join(chance.choices(ascii_lowercase, k=8)))
    return text[:LONGEST]


async def main() -> None:
    bank = load_bank(shipped_path())
    lags = {words: Lag() for words in (SHORT, *WORDS)}
    with tempfile.TemporaryDirectory() as folder:
        async with stage(Path(folder), *bank, bank=bank, checked=False) as on:
            users = [on.env.create_user(f"learner{n}") for n in range(len(lags))]
            learners = [on.guild.add_member(user).id for user in users]
            await make_ready(on.bot)
            for _ in range(len(bank)):
                await on.quiz(questions=1, seconds=3600)
                for learner, (words, lag) in zip(learners, lags.items(), strict=True):
                    text = words if words == SHORT else long_answer(words)
                    await answered(on, learner, text, lag)
                await on.ada.click(on.question, label="Reveal")
    print(f"aim: never more than {AIM_MS:g} ms; how late 99 % of the ticks and the latest one came")
    for words, lag in lags.items():
        print(f"{words[:32]!r:<36} {lag}")


if __name__ == "__main__":
    asyncio.run(main())
