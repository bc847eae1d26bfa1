"""Fifty kills at random moments: no acknowledged answer is lost, and none is counted twice."""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.killed_bot import Journal

ROOT = Path(__file__).parents[1]
LIVES = 50
ATTEMPTS = "select source, round, learner, number from attempts"
EARNED = "select learner, sum(points) from attempts group by learner having sum(points) > 0"
KEPT = """
select learner, points from standings join boards on boards.id = board
where period = 'all' and topic = '' and points > 0
"""
UNFINISHED = "select count(*) from rounds where state <> 'done'"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the lives are forked")
async def test_no_kill_loses_an_acknowledged_answer_or_counts_one_twice(tmp_path: Path) -> None:
    seed = int(os.environ.get("KILL_SEED", random.randrange(1_000_000)))
    print(f"KILL_SEED={seed}, lives {seed} to {seed + LIVES - 1}")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.killed_bot",
        str(tmp_path),
        str(seed),
        str(LIVES),
        cwd=ROOT,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    _, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()[-3000:]

    journal = Journal(tmp_path / "journal")
    acknowledged = {line["source"] for line in journal.of("ack")}
    posts = journal.of("post")
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3")) as database:
        attempts = database.execute(ATTEMPTS).fetchall()
        earned = dict(database.execute(EARNED))
        kept = dict(database.execute(KEPT))
        unfinished = database.execute(UNFINISHED).fetchone()

    assert len(journal.of("life")) > LIVES // 2
    assert len(acknowledged) > LIVES // 2
    assert acknowledged <= {source for source, *_ in attempts}
    assert max(Counter(source for source, *_ in attempts).values()) == 1
    answers = Counter((round_, learner) for _, round_, learner, _ in attempts)
    for (round_, learner), count in answers.items():
        numbers = sorted(n for _, r, a, n in attempts if (r, a) == (round_, learner))
        assert numbers == list(range(1, count + 1))
    assert earned == kept
    assert sum(earned.values()) > LIVES
    assert unfinished == (0,)
    closings = Counter(post["reference"] for post in posts if _is_closing(post))
    assert max(closings.values()) == 1


def _is_closing(post: dict[str, object]) -> bool:
    return bool(post["reference"]) and "A full answer says" in str(post["components"])
