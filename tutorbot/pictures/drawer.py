"""Pictures drawn in a process of their own, kept on disk, and never waited for too long."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tutorbot.pictures.cache import PictureCache, drawn
from tutorbot.pictures.renderers import RENDERERS
from tutorbot.pictures.sketch import Drawn, Sketch
from tutorbot.pictures.worker import LONGEST_DRAWING_S

BUDGET_S = 1.0  # a response waits no longer for its pictures; Discord allows it 3 s in all
START_S = 10.0  # a loaded machine may take as long to start a process
MOST_WAITING = 64  # pictures under way; beyond that, text is the better answer
MOST_REFUSED = 1000  # formulas remembered as impossible to draw

ROOT = Path(__file__).parents[2]

log = logging.getLogger(__name__)

Request = dict[str, str]


class Drawer:
    """Draws formulas and sketches. One for the process; close it at the end."""

    def __init__(
        self, folder: Path | None = None, renderers: Iterable[str] = tuple(RENDERERS)
    ) -> None:
        """Keep drawn pictures in `folder`; draw formulas by the first of `renderers` that can."""
        self._cache = PictureCache(folder)
        self._renderers = tuple(renderers)
        self._worker = _Worker()
        self._under_way: dict[str, asyncio.Task[Drawn | None]] = {}
        self._refused: dict[str, None] = {}

    async def draw(self, latex: str, budget_s: float = BUDGET_S) -> Drawn | None:
        """Draw a formula; None where that fails or takes longer than the budget.

        A drawing that outlasts its budget goes on, so that the next call finds it.
        """
        return (await self.draw_all((latex,), budget_s))[0]

    async def draw_all(
        self, formulas: Iterable[str], budget_s: float = BUDGET_S
    ) -> tuple[Drawn | None, ...]:
        """Draw the formulas of one response, within one budget for all of them."""
        tasks = [self._task(latex) for latex in formulas]
        pending = {task for task in tasks if task is not None}
        if pending:
            await asyncio.wait(pending, timeout=budget_s)
        return tuple(task.result() if task and task.done() else None for task in tasks)

    async def paint(self, sketch: Sketch, budget_s: float = BUDGET_S) -> Drawn | None:
        """Paint a chart or a teaching picture, which is not kept."""
        request = {
            "body": sketch.body,
            "width": str(sketch.width),
            "height": str(sketch.height),
            "alt": sketch.alt,
        }
        with suppress(TimeoutError):
            async with asyncio.timeout(budget_s):
                return await self._worker.drawn(request)
        return None

    async def close(self) -> None:
        """Stop drawing, and the process that draws."""
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._worker.stop()

    def _task(self, latex: str) -> asyncio.Task[Drawn | None] | None:
        if latex in self._refused:
            return None
        if latex not in self._under_way:
            if len(self._under_way) >= MOST_WAITING:
                return None
            task = asyncio.create_task(self._formula(latex))
            self._under_way[latex] = task
            task.add_done_callback(lambda _: self._under_way.pop(latex, None))
        return self._under_way[latex]

    async def _formula(self, latex: str) -> Drawn | None:
        """Take a formula from disk, or draw it; each renderer gets a process that lives."""
        content = " ".join((*self._renderers, latex))
        if kept := await asyncio.to_thread(self._cache.get, content):
            return kept
        for name in self._renderers:
            if picture := await self._worker.drawn({"formula": latex, "renderers": name}):
                await asyncio.to_thread(self._cache.put, content, picture)
                return picture
        if len(self._refused) >= MOST_REFUSED:
            self._refused.clear()
        self._refused[latex] = None
        return None


class _Worker:
    """The drawing process: started when it is first needed, and again whenever it has died."""

    def __init__(self) -> None:
        self._process: Process | None = None
        self._turn = asyncio.Lock()

    async def drawn(self, request: Request) -> Drawn | None:
        """Have one picture drawn; None if it is refused, or if the process died of it."""
        async with self._turn:
            try:
                process = await self._running()
                async with asyncio.timeout(LONGEST_DRAWING_S + 1):
                    return await _asked(process, request)
            except (OSError, TimeoutError, ValueError, asyncio.IncompleteReadError) as error:
                log.warning("the drawing process failed: %r", error)
                await self._kill()
                return None
            except asyncio.CancelledError:
                await self._kill()  # a reply half read would be taken for the next one's
                raise

    async def stop(self) -> None:
        """End the process."""
        async with self._turn:
            await self._kill()

    async def _running(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tutorbot.pictures.worker",
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
                env=_environment(),
                start_new_session=True,  # Ctrl-C is for the tutor, which then closes this one
            )
        return self._process

    async def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError):
            process.kill()
        if process.stdin:
            process.stdin.close()
        await process.wait()


async def _asked(process: Process, request: Request) -> Drawn | None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(request).encode() + b"\n")
    await process.stdin.drain()
    head = json.loads(await process.stdout.readuntil(b"\n"))
    png = await process.stdout.readexactly(head["size"])
    if "refused" in head:
        log.info("not drawn: %s", head["refused"])
        return None
    return drawn(png, head["alt"])


def _environment() -> dict[str, str]:
    """Give the process what Python needs to start, and none of the tutor's secrets."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
