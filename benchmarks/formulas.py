"""What formulas cost: pictures a second, the time of an /explain, memory, the event loop's lag.

Run it from the project's folder: python -m benchmarks.formulas
and with hostile formulas: python -m benchmarks.formulas --hostile 20000
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.hostile_formulas import FIELD, hostile
from tests.stage import DROPOUT, ROC, shown_by, stage
from tutorbot.pictures.drawer import Drawer
from tutorbot.pictures.formulas import as_text
from tutorbot.pictures.teaching import PICTURES

PATIENT_S = 120.0
LAG_EVERY_S = 0.001


@contextmanager
def lags(found: list[float]) -> Iterator[None]:
    """Collect how late the event loop comes back to a task that sleeps for a millisecond."""

    async def watch() -> None:
        while True:
            due = time.perf_counter() + LAG_EVERY_S
            await asyncio.sleep(LAG_EVERY_S)
            found.append((time.perf_counter() - due) * 1000)

    task = asyncio.create_task(watch())
    try:
        yield
    finally:
        task.cancel()


def memory_mb(drawer: Drawer, kind: str) -> float:
    """Return the drawing process's VmRSS (now) or VmHWM (ever), in MB; 0 where /proc is not."""
    try:
        lines = Path(f"/proc/{drawer.process_id}/status").read_text().splitlines()
    except OSError:
        return 0
    return max((int(line.split()[1]) / 1024 for line in lines if line.startswith(kind)), default=0)


async def speed(folder: Path) -> None:
    drawer = Drawer(folder)
    start = time.perf_counter()
    await drawer.draw(r"x", PATIENT_S)
    took = time.perf_counter() - start
    print(f"first picture, with the start of the process: {1000 * took:.0f} ms")
    for name in ("cold", "cached"):
        start = time.perf_counter()
        drawn = [await drawer.draw(latex, PATIENT_S) for latex in FIELD]
        took = time.perf_counter() - start
        assert all(drawn)
        size = statistics.mean(len(d.png) for d in drawn if d) / 1000
        print(f"{name}: {len(FIELD) / took:.0f} formulas a second, {size:.1f} kB each")
    start = time.perf_counter()
    for make in PICTURES.values():
        await drawer.paint(make(), PATIENT_S)
    took = time.perf_counter() - start
    print(f"teaching pictures, cold: {1000 * took / len(PICTURES):.0f} ms each")
    now, most = memory_mb(drawer, "VmRSS"), memory_mb(drawer, "VmHWM")
    print(f"drawing process: {now:.0f} MB, at most {most:.0f} MB")
    await drawer.close()


async def explanation(folder: Path) -> None:
    """Time the four formulas of one response: no process yet, then drawn already."""
    for name in ("cold", "warm"):
        times = []
        for i in range(5):
            drawer = Drawer(folder / (f"cold{i}" if name == "cold" else "warm"))
            if name == "warm":
                await drawer.draw_all(FIELD[:4], PATIENT_S)
            start = time.perf_counter()
            drawn = await drawer.draw_all(FIELD[:4], PATIENT_S)
            times.append(1000 * (time.perf_counter() - start))
            assert all(drawn)
            await drawer.close()
        middle = statistics.median(times)
        print(f"four formulas of one response, {name}: {middle:.0f} ms (median of 5)")


async def explain(folder: Path) -> None:
    """Time a whole /explain of an item with four formulas, from the call to the settled response.

    The simulated Discord's own part is in it: the same of an item without formulas shows how much.
    """
    answer = "\n\n".join(f"Then\n\n$${latex}$$" for latex in FIELD[:4])
    drawn, plain = replace(DROPOUT, reference_answer=answer), replace(ROC, reference_answer="So.")
    times: dict[str, list[float]] = {"cold": [], "warm": [], "without formulas": []}
    for i in range(5):
        own = folder / f"explain{i}"
        own.mkdir()
        async with stage(own, drawn, plain, drawer=Drawer(own / "pictures"), checked=False) as on:
            for name, item in zip(times, (drawn, drawn, plain), strict=True):
                start = time.perf_counter()
                told = await on.ada.slash(on.channel, "explain", question=item.id)
                times[name].append(1000 * (time.perf_counter() - start))
                pictures = len(shown_by(told).attachments)
                assert pictures == 4 * (item is drawn), f"{pictures} pictures in {name}"
    for name, measured in times.items():
        print(f"whole /explain, {name}: {statistics.median(measured):.0f} ms (median of 5)")


async def lag(folder: Path) -> None:
    drawer = Drawer(folder / "lag")
    formulas = [f"{latex} + {i}" for i in range(3) for latex in FIELD][:100]
    found: list[float] = []
    with lags(found):
        start = time.perf_counter()
        for latex in formulas:
            await drawer.draw(latex, PATIENT_S)
        took = time.perf_counter() - start
    found.sort()
    print(
        f"loop's lag while {len(formulas)} formulas were drawn in {took:.2f} s: "
        f"median {statistics.median(found):.2f} ms, "
        f"99% {found[int(0.99 * len(found))]:.2f} ms, most {found[-1]:.2f} ms"
    )
    await drawer.close()


async def torture(folder: Path, count: int) -> None:
    drawer = Drawer(folder / "hostile")
    found: list[float] = []
    most_text_ms = most_s = most_mb = 0.0
    drawn = 0
    with lags(found):
        start = time.perf_counter()
        for seed in range(count):
            latex = hostile(seed)
            before = time.perf_counter()
            as_text(latex)
            read = time.perf_counter()
            drawn += await drawer.draw(latex, PATIENT_S) is not None
            most_text_ms = max(most_text_ms, 1000 * (read - before))
            most_s = max(most_s, time.perf_counter() - read)
            if seed % 100 == 0:
                most_mb = max(most_mb, memory_mb(drawer, "VmHWM"))
        took = time.perf_counter() - start
    print(
        f"{count} hostile formulas in {took:.0f} s: {drawn} drawn, {count - drawn} refused; "
        f"the slowest took {most_s:.2f} s; text at most {most_text_ms:.0f} ms; "
        f"drawing process at most {most_mb:.0f} MB and started {drawer.starts} times; "
        f"loop's lag at most {max(found):.0f} ms"
    )
    await drawer.close()


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hostile", type=int, default=0, metavar="N")
    hostile_count = parser.parse_args().hostile
    with tempfile.TemporaryDirectory() as folder:
        if hostile_count:
            await torture(Path(folder), hostile_count)
            return
        await speed(Path(folder) / "speed")
        await explanation(Path(folder))
        await explain(Path(folder))
        await lag(Path(folder))


if __name__ == "__main__":
    asyncio.run(main())
