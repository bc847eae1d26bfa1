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
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be drawn, by the name it is kept under: requests to try one after the other."""

    content: str
    requests: tuple[Request, ...]


class Drawer:
    """Draws formulas and sketches, each once. One for the process; close it at the end."""

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
        return await self._within(budget_s, [self._formula(latex) for latex in formulas])

    async def paint(self, sketch: Sketch, budget_s: float = BUDGET_S) -> Drawn | None:
        """Paint a teaching or a progress picture; None as for `draw`."""
        request = {
            "body": sketch.body,
            "width": str(sketch.width),
            "height": str(sketch.height),
            "alt": sketch.alt,
        }
        order = _Order(json.dumps(request, sort_keys=True), (request,))
        return (await self._within(budget_s, [order]))[0]

    async def close(self) -> None:
        """Stop drawing, and the process that draws."""
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._worker.stop()

    def _formula(self, latex: str) -> _Order:
        requests = tuple({"formula": latex, "renderers": name} for name in self._renderers)
        return _Order(" ".join((*self._renderers, latex)), requests)

    async def _within(self, budget_s: float, orders: list[_Order]) -> tuple[Drawn | None, ...]:
        tasks = [self._task(order) for order in orders]
        if pending := {task for task in tasks if task is not None}:
            await asyncio.wait(pending, timeout=budget_s)
        return tuple(task.result() if task and task.done() else None for task in tasks)

    def _task(self, order: _Order) -> asyncio.Task[Drawn | None] | None:
        """Return the drawing under way for an order; None if it is better not tried."""
        content = order.content
        if content in self._refused:
            return None
        if content not in self._under_way:
            if len(self._under_way) >= MOST_WAITING:
                return None
            task = asyncio.create_task(self._carry_out(order))
            self._under_way[content] = task
            task.add_done_callback(lambda _: self._under_way.pop(content, None))
        return self._under_way[content]

    async def _carry_out(self, order: _Order) -> Drawn | None:
        """Take a picture from disk, or have it drawn by the first request that succeeds."""
        if kept := await asyncio.to_thread(self._cache.get, order.content):
            return kept
        try:
            for request in order.requests:
                if picture := await self._worker.drawn(request):
                    await asyncio.to_thread(self._cache.put, order.content, picture)
                    return picture
        except OSError as error:
            log.warning("the drawing process does not start: %s", error)
            return None  # the next call may find the machine in a better state
        if len(self._refused) >= MOST_REFUSED:
            self._refused.clear()
        self._refused[order.content] = None
        return None


class _Worker:
    """The drawing process: started when it is first needed, and again whenever it has died."""

    def __init__(self) -> None:
        self._process: Process | None = None
        self._turn = asyncio.Lock()
        self._patience_s = 0.0

    async def drawn(self, request: Request) -> Drawn | None:
        """Have one picture drawn; None if it is refused, or if the process died of it.

        Raises:
            OSError: the process cannot be started.
        """
        async with self._turn:
            process = await self._running()
            try:
                async with asyncio.timeout(self._patience_s):
                    picture = await _asked(process, request)
                self._patience_s = LONGEST_DRAWING_S + 1
                return picture
            except (ConnectionError, TimeoutError, ValueError, EOFError) as error:
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
            self._patience_s = START_S
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
