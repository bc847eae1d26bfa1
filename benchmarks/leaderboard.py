"""Milliseconds for a page of a board, an own rank and a write, with a million learners.

Beside each stands what the very same statements take in raw sqlite3, on a copy of the same file
with the same settings, in the same run: called directly, and called in a thread, which is the
least that keeps an event loop free while a disk is waited for. The aim is measured by the latter.

Run it from the project's folder: python -m benchmarks.leaderboard [LEARNERS]
"""

from __future__ import annotations

import asyncio
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from tests.played import NOW, SERVER, add, attempt, start
from tutorbot.core.model import LearnerId, Round
from tutorbot.core.scoring import Standing
from tutorbot.storage import SqlStore, open_store
from tutorbot.storage.database import PRAGMAS
from tutorbot.storage.driver import Driver

LEARNERS = 1_000_000
CALLS = 500
PAGE = 10
AIM_RATIO, AIM_RANK_MS = 2.0, 2.0
COUNTED = """
    select 1 + count(*) from standings where board = (
      select id from boards where server = ? and period = 'all' and topic = ''
    ) and points > ?
"""

Statement = tuple[str, object, bool]


class Recorder:
    """Keeps the statements of each call, as the driver got them."""

    def __init__(self) -> None:
        self.calls: list[list[Statement]] = []
        run, calls = Driver._run, self.calls

        def recorded(driver: Driver, sql: str, call: Any, values: Any) -> Any:
            if calls:
                calls[-1].append((sql, values, call.__name__ == "executemany"))
            return run(driver, sql, call, values)

        Driver._run = recorded  # type: ignore[method-assign]


async def fill(store: SqlStore, path: Path, learners: int) -> Round:
    """Give each learner one attempt, with points as they spread after a year, and add them up."""
    round_ = await start(store)
    await add(store, attempt(round_, LearnerId(0), points=1))
    chance = random.Random(7)
    with sqlite3.connect(path) as file:
        columns = [row[1] for row in file.execute("pragma table_info(attempts)")]
        rows = dict(zip(columns, file.execute("select * from attempts").fetchone(), strict=True))
        file.executemany(
            f"insert into attempts ({', '.join(columns)}) values ({', '.join('?' * len(columns))})",
            (
                tuple(
                    (
                        rows
                        | {
                            "id": n + 1,
                            "learner": n,
                            "source": f"message:{n}",
                            "points": int(chance.expovariate(1 / 3000)),
                            "at": rows["at"] + n,
                        }
                    ).values()
                )
                for n in range(1, learners)
            ),
        )
    file.close()
    began = time.perf_counter()
    await store.rebuild_standings()
    print(f"{learners:,} learners; six boards rebuilt in {time.perf_counter() - began:.0f} s")
    return round_


async def timed(
    recorder: Recorder, calls: Iterable[Callable[[], Awaitable[object]]]
) -> list[float]:
    took = []
    recorder.calls.clear()
    for call in calls:
        recorder.calls.append([])
        began = time.perf_counter()
        await call()
        took.append(1e3 * (time.perf_counter() - began))
    return took


def replay(file: sqlite3.Connection, statements: list[Statement]) -> None:
    writes = any(sql.startswith("INSERT") for sql, _, _ in statements)
    file.execute("begin immediate" if writes else "begin")
    for sql, values, many in statements:
        if many:
            file.executemany(sql, values)  # type: ignore[arg-type]
        elif sql not in ("begin", "begin immediate", "commit"):
            file.execute(sql, values).fetchall()  # type: ignore[arg-type]
    file.execute("commit")


def replayed(file: sqlite3.Connection, calls: list[list[Statement]]) -> list[float]:
    took = []
    for statements in calls:
        began = time.perf_counter()
        replay(file, statements)
        took.append(1e3 * (time.perf_counter() - began))
    return took


async def replayed_in_thread(file: sqlite3.Connection, calls: list[list[Statement]]) -> list[float]:
    loop, took = asyncio.get_running_loop(), []
    with ThreadPoolExecutor(1) as thread:
        for statements in calls:
            began = time.perf_counter()
            await loop.run_in_executor(thread, replay, file, statements)
            took.append(1e3 * (time.perf_counter() - began))
    return took


def counted(file: sqlite3.Connection, places: list[Standing]) -> list[float]:
    """Time the plain way to a rank, a count of those above, and check that it agrees."""
    took = []
    for place in places:
        began = time.perf_counter()
        (rank,) = file.execute(COUNTED, (SERVER, place.points)).fetchone()
        took.append(1e3 * (time.perf_counter() - began))
        assert rank == place.rank
    return took


def tell(name: str, ours: list[float], *others: list[float]) -> None:
    columns = [f"{name:26}"]
    for took in (ours, *others):
        p99 = statistics.quantiles(took, n=100)[98]
        columns.append(f"{statistics.median(took):8.3f} {p99:8.3f}")
    ratios = [statistics.median(ours) / statistics.median(other) for other in others]
    print("  ".join(columns) + "".join(f"{ratio:8.1f}" for ratio in ratios))


async def measure(
    store: SqlStore, raws: list[sqlite3.Connection], round_: Round, learners: int
) -> None:
    recorder, chance = Recorder(), random.Random(8)
    some = [LearnerId(chance.randrange(learners)) for _ in range(CALLS)]

    async def compare(name: str, calls: Sequence[Callable[[], Awaitable[object]]]) -> None:
        ours = await timed(recorder, calls)
        recorded = list(recorder.calls)
        threaded = await replayed_in_thread(raws[1], recorded)
        tell(name, ours, replayed(raws[0], recorded), threaded)

    print(f"{'median and p99 in ms':26}{'ours':>17}  {'raw':>17}  {'raw in a thread':>17}  ratios")
    for offset in (0, 10, learners // 2, learners - PAGE):
        page = partial(store.board, SERVER, "all", "", offset, PAGE)
        await compare(f"page from place {offset + 1:,}", [page] * CALLS)
    await compare("own rank", [partial(store.place_of, SERVER, one, "all", "") for one in some])
    places = [await store.place_of(SERVER, one, "all", "") for one in some[:50]]
    tell("  the same by count(*)", counted(raws[0], [p for p in places if p is not None]))
    answers = [
        attempt(round_, one, number=2, source=f"again:{n}", at=NOW + timedelta(hours=1))
        for n, one in enumerate(dict.fromkeys(some))
    ]
    await compare("write", [partial(add, store, one) for one in answers])
    print(
        f"aims: within {AIM_RATIO:.0f} times raw sqlite3 in a thread; "
        f"own rank under {AIM_RANK_MS:.0f} ms"
    )


async def main() -> None:
    learners = int(sys.argv[1]) if len(sys.argv) > 1 else LEARNERS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ours.sqlite3")
        store = await open_store(f"sqlite:///{path}")
        round_ = await fill(store, path, learners)
        await store.close()
        raws = [copied(path, Path(folder, name)) for name in ("raw.sqlite3", "thread.sqlite3")]
        store = await open_store(f"sqlite:///{path}")
        await measure(store, raws, round_, learners)
        await store.close()
        for raw in raws:
            raw.close()


def copied(path: Path, copy: Path) -> sqlite3.Connection:
    shutil.copy(path, copy)
    file = sqlite3.connect(copy, isolation_level=None, check_same_thread=False)
    for pragma in PRAGMAS:
        file.execute(f"pragma {pragma}")
    return file


if __name__ == "__main__":
    asyncio.run(main())
