"""Stored attempts graded again: is the grade the same, and if not, what has changed since?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tutorbot.core.model import Attempt, Bank, Grade, Item, Verdict
from tutorbot.core.rounds import Worth, together


@dataclass(frozen=True, slots=True)
class Regraded:
    """An attempt, and what it would earn now.

    `credit` and `verdict` are None where it cannot be graded again: its words have been forgotten,
    or the bank no longer has its item.
    """

    attempt: Attempt
    credit: float | None
    verdict: Verdict | None
    bank_changed: bool
    grader_changed: bool

    @property
    def is_same(self) -> bool:
        """Whether the grade is the same, bit for bit."""
        return (self.credit, self.verdict) == (self.attempt.credit, self.attempt.verdict)


def regrade(
    attempts: Sequence[Attempt],
    bank: Bank,
    grade: Callable[[Item, str], Grade],
    grader_version: str,
) -> Iterator[Regraded]:
    """Grade attempts again, each with the learner's answers to the round before it.

    Args:
        attempts: all of one round, oldest first.
        bank: as it is now.
        grade: as it is now.
        grader_version: of `grade`.
    """
    for n, attempt in enumerate(attempts):
        earlier = tuple(a for a in attempts[:n] if a.learner == attempt.learner)
        credit, verdict = _again(attempt, earlier, bank, grade)
        yield Regraded(
            attempt,
            credit,
            verdict,
            attempt.bank_version != bank.version,
            attempt.grader_version != grader_version,
        )


def _again(
    attempt: Attempt, earlier: tuple[Attempt, ...], bank: Bank, grade: Callable[[Item, str], Grade]
) -> tuple[float | None, Verdict | None]:
    item = bank.items.get(attempt.item)
    if item is None or any(a.answer is None for a in (*earlier, attempt)):
        return None, None
    whole = grade(item, together(earlier, attempt.answer or ""))
    before = earlier[-1].credit if earlier else 0.0
    return Worth(attempt.number, before, attempt.practice).credit(whole.credit), whole.verdict
