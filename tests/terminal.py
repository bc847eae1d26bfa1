"""A terminal with the program in it, and somebody who waits for the prompt and types."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

PATIENCE_S = 30.0  # until something that is waited for is on the screen
STYLE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


class Terminal:
    """What a person at a terminal sees and does."""

    def __init__(self, process: subprocess.Popen[bytes], screen: int) -> None:
        self.process = process
        self.raw = ""
        self._screen = screen
        self._read_up_to = 0

    @property
    def text(self) -> str:
        """All that was on the screen so far, without colours."""
        return STYLE.sub("", self.raw).replace("\r\n", "\n")

    def wait_for(self, words: str) -> str:
        """Read on until the words appear; return what came up to there."""
        while words not in self.text[self._read_up_to :]:
            assert self._read_more(), f"{words!r} never came; the screen shows:\n{self.text}"
        start, self._read_up_to = self._read_up_to, self.text.index(words, self._read_up_to)
        self._read_up_to += len(words)
        return self.text[start : self._read_up_to]

    def type(self, text: str) -> None:
        os.write(self._screen, text.encode())

    def press_ctrl_c(self, until: str) -> None:
        """Press Ctrl-C until the words appear.

        Python's line editing can miss a signal that comes in the instant after its prompt; people
        press the keys again then.
        """
        for _ in range(10):
            self.type("\x03")
            while until not in self.text[self._read_up_to :] and self._read_more(PATIENCE_S / 10):
                pass
            if until in self.text[self._read_up_to :]:
                return
        self.wait_for(until)

    def finish(self) -> int:
        """Read to the end; return the exit status."""
        while self._read_more():
            pass
        return self.process.wait(PATIENCE_S)

    def _read_more(self, patience_s: float = PATIENCE_S) -> bool:
        ready, _, _ = select.select([self._screen], [], [], patience_s)
        try:
            got = os.read(self._screen, 65536) if ready else b""
        except OSError:  # the program has closed its side
            got = b""
        self.raw += got.decode(errors="replace")
        return bool(got)


@contextmanager
def at_terminal(*arguments: str, environment: Mapping[str, str]) -> Iterator[Terminal]:
    """Run the program in a terminal of 80 columns."""
    screen, inside = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tutorbot", *arguments],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        env={**environment, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "40"},
        start_new_session=True,
        preexec_fn=_take_terminal,
    )
    os.close(inside)
    try:
        yield Terminal(process, screen)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(screen)


def _take_terminal() -> None:
    """Make the terminal the process's own, so that Ctrl-C reaches it."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
