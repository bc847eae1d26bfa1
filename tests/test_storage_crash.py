"""A program killed while it writes: what it acknowledged is kept, once, and the boards add up."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.played import SERVER, start
from tutorbot.core.model import Round
from tutorbot.storage import SqlStore, open_store

KILLS = 6
LEARNERS = 9
MOST_ANSWERS = 40  # between two kills

# Answers without end, four at a time, and tells of each on standard output once it is kept.
WRITER = f"""
import asyncio, sys
from tests.played import add, attempt
from tutorbot.core.model import LearnerId, RoundId
from tutorbot.storage import open_store

async def answer(store, round_, numbers, run):
    for number in numbers:
        learner = LearnerId(1 + number % {LEARNERS})
        one = attempt(round_, learner, number=run + number, source=f"{{run}}:{{number}}", points=1)
        await add(store, one)
        print(one.source, flush=True)

async def main(url, round_id, run):
    store = await open_store(url)
    round_ = await store.round(RoundId(round_id))
    await asyncio.gather(*(answer(store, round_, range(n, 10**6, 4), run) for n in range(4)))

asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
"""


def acknowledged_before_a_kill(url: str, round_: Round, run: int, answers: int) -> set[str]:
    """Let a program write, kill it while it goes on, and return what it had acknowledged."""
    command = [sys.executable, "-c", WRITER, url, str(round_.id), str(run)]
    here = Path(__file__).parent.parent
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=here) as writer:
        assert writer.stdout is not None
        told = [writer.stdout.readline() for _ in range(answers)]
        writer.kill()
        told += writer.stdout.readlines()
    assert all(line.endswith("\n") for line in told[:-1])
    return {line.rstrip("\n") for line in told if line.endswith("\n")}


async def boards(store: SqlStore) -> list[object]:
    names = [
        (period, topic) for period in ("2026-W47", "2026-11", "all") for topic in ("", "training")
    ]
    return [await store.board(SERVER, *name, 0, 100) for name in names]


@pytest.mark.parametrize("seed", [1, 2])
async def test_what_was_acknowledged_survives_a_kill(database_url: str, seed: int) -> None:
    chance = random.Random(seed)
    print(f"seed {seed}")  # pytest shows it where the test fails
    store = await open_store(database_url)
    opened = await start(store)
    await store.close()

    acknowledged: set[str] = set()
    for run in range(1, KILLS + 1):
        answers = chance.randint(1, MOST_ANSWERS)
        acknowledged |= acknowledged_before_a_kill(database_url, opened, run * 10**6, answers)

    store = await open_store(database_url)
    kept = [one.source for one in await store.attempts_in(opened.id)]
    assert acknowledged <= set(kept)
    assert len(kept) == len(set(kept))
    assert len(set(kept) - acknowledged) <= 4 * KILLS  # kept, but killed before it could say so
    before = await boards(store)
    assert sum(one.points for one in await store.board(SERVER, "all", "", 0, 100)) == len(kept)
    await store.rebuild_standings()
    assert await boards(store) == before
    await store.close()
