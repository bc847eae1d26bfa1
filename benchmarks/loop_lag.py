"""How long the loop is held up while long answers are graded: `python -m benchmarks.loop_lag`.

Learners send answers of 4,000 characters one after another, of several kinds, through the real
bot; meanwhile a clock on the same loop ticks every millisecond and notes how late it is.
"""

from __future__ import annotations

import asyncio
import gc
import tempfile
import time
from pathlib import Path

from tests.stage import FULL, stage
from tutorbot.bank import load_bank, shipped_path

LONGEST = 4000
TICK_S = 0.001
AIM_MS = 10.0
WORDS = (
    f"{FULL} ",
    "units ",
    "dropuot randmly overfiting nuerons ",
    "σ(z) = 1/(1+e^{-z}) \\frac{TP}{TP+FN} ",
    "it does not, never, without, rather than ",
    "a.b;c, (d) e! ",
    "x",
)


async def ticking(late: list[float], stop: asyncio.Event) -> None:
    """Note how late each tick comes, in milliseconds."""
    while not stop.is_set():
        due = time.perf_counter() + TICK_S
        await asyncio.sleep(TICK_S)
        late.append(1000 * (time.perf_counter() - due))


async def lag_of(words: str) -> tuple[float, float]:
    """Return the longest lag while nothing happens, and while an answer is graded."""
    text = (words * LONGEST)[:LONGEST]
    bank = load_bank(shipped_path())
    with tempfile.TemporaryDirectory() as folder:
        async with stage(Path(folder), *bank, bank=bank, checked=False) as on:
            worst: list[float] = []
            for _ in range(len(bank)):
                await on.quiz(questions=1, seconds=600)
                await on.answer(on.ada, "words that warm up what is compiled once for an item")
                await on.ada.click(on.question, label="Reveal")
            idle, busy = list[float](), list[float]()
            for late in (idle, busy):
                stop = asyncio.Event()
                clock = asyncio.create_task(ticking(late, stop))
                gc.collect()
                if late is idle:
                    await asyncio.sleep(0.2)
                else:
                    for _ in range(len(bank)):
                        await on.quiz(questions=1, seconds=600)
                        await on.answer(on.ben, text)
                        await on.ada.click(on.question, label="Reveal")
                stop.set()
                await clock
                worst.append(max(late))
    return worst[0], worst[1]


async def main() -> None:
    print(f"aim: never more than {AIM_MS:g} ms")
    for words in WORDS:
        idle, busy = await lag_of(words)
        print(f"{words[:32]!r:<36} idle {idle:5.1f} ms   grading {busy:5.1f} ms")


if __name__ == "__main__":
    asyncio.run(main())
