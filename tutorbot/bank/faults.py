"""Faults of a bank: where each one is, what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from tutorbot.core.model import ItemId, TutorError


class Located(Protocol):
    """Anything that knows where it stands in a file, counted from 1."""

    @property
    def line(self) -> int:
        """The line; 0 for the file as a whole."""

    @property
    def column(self) -> int:
        """The column, in characters."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file. Line and column count from 1; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that keeps a bank from being used, and what to do about it."""

    place: Place
    wrong: str
    remedy: str
    item: ItemId | None = None

    def __str__(self) -> str:
        return (
            f"{self.place}: {self.item or ''}{': ' if self.item else ''}{self.wrong}; {self.remedy}"
        )


class BankError(TutorError):
    """A bank that cannot be used. `faults` holds what is wrong with it, in file order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda f: (f.place.line, f.place.column)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class Faults:
    """Collects the faults of one file, so that all of them can be told at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.item: ItemId | None = None  # the item that is being read
        self.found: list[Fault] = []

    def add(self, at: Located | None, wrong: str, remedy: str) -> None:
        """Note a fault; `at` None means the file as a whole."""
        place = Place(self.file, at.line, at.column) if at else Place(self.file)
        self.found.append(Fault(place, wrong, remedy, self.item))

    def stop_if_any(self) -> None:
        """Raise a BankError if anything was noted."""
        if self.found:
            raise BankError(self.found)
