"""What an experienced author would say of a bank: findings, each with its place and a remedy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tutorbot.bank.faults import Fault, Place
from tutorbot.bank.places import Places, Step
from tutorbot.core.grader.grading import Grader
from tutorbot.core.model import EmptyAnswerError, Grade, Item, ItemId

FormulaFaults = Callable[[str], Sequence[str]]  # LaTeX -> why it cannot be drawn


class Level(StrEnum):
    """How bad a finding is: an error would harm learners, a warning could be better."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that could be better. `check` names the check that found it."""

    place: Place
    level: Level
    check: str
    wrong: str
    remedy: str
    item: ItemId | None = None

    @classmethod
    def of_fault(cls, fault: Fault) -> Finding:
        """Turn a fault that keeps the bank from being used into a finding."""
        return cls(fault.place, Level.ERROR, "fault", fault.wrong, fault.remedy, fault.item)

    def __str__(self) -> str:
        of_item = f"{self.item}: " if self.item else ""
        return f"{self.place}: {self.level}: {of_item}{self.wrong}; {self.remedy} [{self.check}]"


class Case:
    """An item under inspection, and how to grade for it and point at its parts."""

    def __init__(self, item: Item, grader: Grader, places: Places) -> None:
        self.item = item
        self._grader = grader
        self._places = places

    def grade(self, item: Item, text: str) -> Grade | None:
        """Grade a text of the author's as if a learner had said it; None if it has no words."""
        try:
            return self._grader.grade(item, text)
        except EmptyAnswerError:
            return None

    def warning(
        self, check: str, wrong: str, remedy: str, *steps: Step, offset: int | None = None
    ) -> Finding:
        """Return a warning about the part of the item that the steps lead to."""
        place = self._places.of(self.item.id, *steps, offset=offset)
        return Finding(place, Level.WARNING, check, wrong, remedy, self.item.id)

    def error(
        self, check: str, wrong: str, remedy: str, *steps: Step, offset: int | None = None
    ) -> Finding:
        """Return an error about the part of the item that the steps lead to."""
        place = self._places.of(self.item.id, *steps, offset=offset)
        return Finding(place, Level.ERROR, check, wrong, remedy, self.item.id)
