"""What the commands need of the program, built only when a command asks for it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tutorbot.core.model import Bank, Grade, Item
from tutorbot.tutor import Tutor


@dataclass(frozen=True, slots=True)
class Grading:
    """How answers are graded, and the version of that."""

    grade: Callable[[Item, str], Grade]
    version: str


class Parts(Protocol):
    """The parts of the program. Each is built on the first call."""

    @property
    def bank_path(self) -> Path:
        """The file of the question bank in use."""

    def bank(self) -> Bank:
        """Load the question bank without its lexicon: enough to look items up."""

    def graded_bank(self) -> tuple[Bank, Grading]:
        """Load the question bank, and the grader for it."""

    def grading(self) -> Grading:
        """Load the grader for questions of no bank."""

    def tutor(
        self, bank: Bank, grading: Grading, *, in_order: bool = False
    ) -> AbstractAsyncContextManager[Tutor]:
        """Open the store and a tutor on it, closed at the end; it may ask in the bank's order."""

    def run_bot(self) -> int:
        """Run the Discord bot until it is stopped; return the exit status."""

    def run_demo(self, port: int | None) -> int:
        """Run the bot in a simulated Discord, in the browser; return the exit status."""
