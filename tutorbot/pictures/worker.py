"""The process that draws: requests on standard input, pictures on standard output, one by one.

A formula from outside may make the drawing libraries hang, take all memory, or abort. Here that
ends this process only; the limits below end it before it is felt elsewhere.
"""

from __future__ import annotations

import json
import signal
import sys
from typing import BinaryIO

from tutorbot.pictures.renderers import sketch_formula
from tutorbot.pictures.sketch import CannotDrawError, Sketch, paint

MEMORY_BYTES = 400 << 20  # address space; the largest picture allowed takes 45 MB of it on Linux
LONGEST_DRAWING_S = 2.0  # a picture takes milliseconds


def main() -> None:
    """Draw until standard input ends."""
    _limit_memory()
    requests, replies = sys.stdin.buffer, sys.stdout.buffer
    while line := requests.readline():
        _limit_time(LONGEST_DRAWING_S)
        _reply(replies, *_drawn(json.loads(line)))
        _limit_time(0)


def _drawn(request: dict[str, str]) -> tuple[dict[str, object], bytes]:
    try:
        if "formula" in request:
            sketch = sketch_formula(request["formula"], tuple(request["renderers"].split()))
        else:
            width, height = float(request["width"]), float(request["height"])
            sketch = Sketch(request["body"], width, height, request["alt"])
        return {"alt": sketch.alt}, paint(sketch)
    except CannotDrawError as error:
        return {"refused": str(error)}, b""
    except MemoryError:
        return {"refused": "it takes too much memory"}, b""


def _reply(replies: BinaryIO, head: dict[str, object], png: bytes) -> None:
    replies.write(json.dumps(head | {"size": len(png)}).encode() + b"\n" + png)
    replies.flush()


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: float) -> None:
    """End the process by an alarm, which works even while a library holds the interpreter."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main()
