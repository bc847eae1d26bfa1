"""Pictures drawn in a process of their own, kept on disk, and never waited for too long."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tutorbot.pictures.cache import PictureCache, drawn
from tutorbot.pictures.renderers import RENDERERS
from tutorbot.pictures.sketch import Drawn, Sketch
from tutorbot.pictures.worker import LONGEST_DRAWING_S

BUDGET_S = 1.0  # a response waits no longer for its pictures; Discord allows it 3 s in all
START_S = 10.0  # a loaded machine may take as long to start a process
GOODBYE_S = 0.5
MOST_WAITING = 64  # pictures under way; beyond that, text is the better answer
MOST_TRIED = 500  # formulas remembered as impossible to draw, or as deadly to the process

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
        self,
        folder: Path | None = None,
        renderers: Iterable[str] = tuple(RENDERERS),
        hung_after_s: float = LONGEST_DRAWING_S + 1,
    ) -> None:
        """Keep drawn pictures in `folder`; draw formulas by the first of `renderers` that can.

        A process that has not drawn a picture after `hung_after_s` seconds is ended.
        """
        self._cache = PictureCache(folder)
        self._renderers = tuple(renderers)
        self._worker = _Worker(hung_after_s)
        self._under_way: dict[str, asyncio.Task[Drawn | None]] = {}
        self._tried: dict[str, Drawn | None] = {}

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
        return (await self._within(budget_s, [_painting(sketch)]))[0]

    @property
    def starts(self) -> int:
        """How often the drawing process has been started: more than once, it died."""
        return self._worker.starts

    @property
    def process_id(self) -> int | None:
        """The id of the drawing process; None before the first picture, and once closed."""
        return self._worker.process_id

    async def illustrate(
        self, formulas: Iterable[str], sketch: Sketch | None, budget_s: float = BUDGET_S
    ) -> tuple[tuple[Drawn | None, ...], Drawn | None]:
        """Draw the formulas of one response and its picture, within one budget for all."""
        orders = [self._formula(latex) for latex in formulas]
        painted = [_painting(sketch)] if sketch else []
        drawn = await self._within(budget_s, orders + painted)
        return drawn[: len(orders)], drawn[-1] if sketch else None

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
        tasks = {order.content: self._task(order) for order in orders}
        if pending := {task for task in tasks.values() if task is not None}:
            await asyncio.wait(pending, timeout=budget_s)
        return tuple(self._result(tasks[order.content], order.content) for order in orders)

    def _result(self, task: asyncio.Task[Drawn | None] | None, content: str) -> Drawn | None:
        if task is None:
            return self._tried.get(content)
        return task.result() if task.done() else None

    def _task(self, order: _Order) -> asyncio.Task[Drawn | None] | None:
        """Return the drawing under way for an order; None if it is better not begun."""
        content = order.content
        if content in self._tried:
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
        picture, deaths = None, 0
        for request in order.requests:
            try:
                picture = await self._worker.drawn(request)
            except _ProcessDiedError:
                deaths += 1
            except OSError as error:
                log.warning("the drawing process does not start: %s", error)
                return None  # the next call may find the machine in a better state
            if picture:
                break
        if picture and not deaths:
            await asyncio.to_thread(self._cache.put, order.content, picture)
        else:
            self._remember(order.content, picture)
        return picture

    def _remember(self, content: str, picture: Drawn | None) -> None:
        """Remember what came of a try that is not to be repeated before the next start."""
        if len(self._tried) >= MOST_TRIED:
            self._tried.clear()
        self._tried[content] = picture


def _painting(sketch: Sketch) -> _Order:
    request = {
        "body": sketch.body,
        "width": str(sketch.width),
        "height": str(sketch.height),
        "alt": sketch.alt,
    }
    return _Order(json.dumps(request, sort_keys=True), (request,))


class _ProcessDiedError(Exception):
    """The drawing process died of a request, or had to be ended."""


class _Worker:
    """The drawing process: started when it is first needed, and again whenever it has died."""

    def __init__(self, hung_after_s: float) -> None:
        self._hung_after_s = hung_after_s
        self._process: Process | None = None
        self._turn = asyncio.Lock()
        self._patience_s = START_S
        self.starts = 0

    async def drawn(self, request: Request) -> Drawn | None:
        """Have one picture drawn; None if it is refused.

        Raises:
            _ProcessDiedError: the process died of it twice, or took too long.
            OSError: the process cannot be started.
        """
        async with self._turn:
            for _ in range(2):  # the first process may have died before, of something else
                process = await self._running()
                try:
                    async with asyncio.timeout(self._patience_s):
                        picture = await _asked(process, request)
                    self._patience_s = self._hung_after_s
                    return picture
                except (ConnectionError, EOFError):
                    await self._end()
                except (TimeoutError, ValueError):
                    await self._end()
                    break
                except asyncio.CancelledError:
                    await self._end()  # a reply half read would be taken for the next one's
                    raise
            log.warning("the drawing process died")
            raise _ProcessDiedError

    @property
    def process_id(self) -> int | None:
        """The id of the process, if there is one."""
        return self._process.pid if self._process else None

    async def stop(self) -> None:
        """End the process."""
        async with self._turn:
            await self._end()

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
            self.starts += 1
        return self._process

    async def _end(self) -> None:
        """Let the process end by itself, as it does when its requests end; or else kill it."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        process.stdin.close()
        try:
            async with asyncio.timeout(GOODBYE_S):
                await process.wait()
        except TimeoutError:
            process.kill()
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
    needed = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "PYTHONHOME")
    kept = {name: os.environ[name] for name in needed if name in os.environ}
    found_by = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return kept | {"PYTHONPATH": found_by, "PYTHONDONTWRITEBYTECODE": "1"}
