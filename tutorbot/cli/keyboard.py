"""What the learner types: answers of several lines, or piped in, one a line."""

from __future__ import annotations

import contextlib
import re
import sys
from typing import Protocol, TextIO

ENDS = ".!?:;"  # after one of these a new line is a new statement
ENTRY = re.compile(r"\s*([-*•–]|\(?\w[.)]|\d+[.)])\s")  # of a list: so is this
COMMANDS = frozenset(("hint", "skip", "quit"))


class Leaving(Exception):  # noqa: N818 - not an error: the learner has had enough
    """The learner quits, or there is no more input."""


class Keyboard(Protocol):
    """Where answers come from."""

    asks_back: bool  # whether somebody is there to answer a follow-up

    def has_more(self) -> bool:
        """Tell whether there may be another answer."""

    def answer(self) -> str:
        """Return an answer, or one of COMMANDS but quit, which raises Leaving."""

    def pause(self, said: str) -> None:
        """Wait until the learner goes on."""


class Typed:
    """Somebody at a terminal. An empty line or the end of input ends an answer."""

    asks_back = True

    def __init__(self) -> None:
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 - its import makes the arrow keys work

    def has_more(self) -> bool:
        """Tell whether there may be another answer: here always."""
        return True

    def answer(self) -> str:
        """Return an answer of one line or more; "" where the first line is empty."""
        lines: list[str] = []
        while True:
            try:
                line = input("  " if lines else "> ")
            except EOFError:
                print()
                if not lines:
                    raise Leaving from None
                break
            if not lines and _command(line) is not None:
                return _obeyed(line)
            if not line.strip():
                break
            lines.append(line)
        return _joined(lines)

    def pause(self, said: str) -> None:
        """Wait for Enter."""
        try:
            if _command(input(said)) == "quit":
                raise Leaving
        except EOFError:
            print()
            raise Leaving from None


class Piped:
    """Answers from a file or another program: each line that is not empty is one."""

    asks_back = False

    def __init__(self, lines: TextIO) -> None:
        self._lines = (line.strip() for line in lines)
        self._next: str | None = None

    def has_more(self) -> bool:
        """Tell whether there is another line."""
        if self._next is None:
            self._next = next((line for line in self._lines if line), None)
        return self._next is not None

    def answer(self) -> str:
        """Return the next line."""
        if not self.has_more():
            raise Leaving
        line, self._next = self._next or "", None
        return line if _command(line) is None else _obeyed(line)

    def pause(self, said: str) -> None:
        """Go on at once."""


def keyboard() -> Keyboard:
    """Return the keyboard, or what is piped in instead."""
    return Typed() if sys.stdin.isatty() else Piped(sys.stdin)


def _joined(lines: list[str]) -> str:
    """Make one text of the lines; a line that goes on in the next one is no sentence of its own."""
    text = ""
    for line in lines:
        goes_on = text and text.rstrip()[-1:] not in ENDS and not ENTRY.match(line)
        text += (" " if goes_on else "\n" if text else "") + line
    return text


def _command(line: str) -> str | None:
    word = line.strip().lower().removeprefix("/")
    return word if word in COMMANDS else None


def _obeyed(line: str) -> str:
    command = _command(line) or ""
    if command == "quit":
        raise Leaving
    return command
