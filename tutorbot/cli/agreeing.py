"""`tutorbot bank test`: how far grades agree with marked answers, the worst disagreements first."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from tutorbot.cli.authoring import marked_answers
from tutorbot.cli.lookup import by_id
from tutorbot.cli.parts import Parts
from tutorbot.core.agreement import Compared, Figures, compare, figures, figures_by, worst_first
from tutorbot.core.model import TutorError

HEAD = f"{'':10}{'answers':>8}{'r':>7}{'RMSE':>7}{'verdicts':>10}{'given':>8}{'deserved':>10}"


class NoMarkedAnswersError(TutorError):
    """There is nothing to test with."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far the agreement over all must reach; None for no limit."""

    least_r: float | None = None
    most_rmse: float | None = None
    least_verdicts: float | None = None

    def broken(self, reached: Figures) -> list[str]:
        """Say which limits are not kept."""
        r = -1.0 if reached.r is None else reached.r
        told = []
        if self.least_r is not None and r < self.least_r:
            told.append(f"r is {r:.3f}, and should be {self.least_r:g} or more")
        if self.most_rmse is not None and reached.rmse > self.most_rmse:
            told.append(f"RMSE is {reached.rmse:.3f}, and should be {self.most_rmse:g} or less")
        if self.least_verdicts is not None and reached.verdicts < self.least_verdicts:
            agree = f"{reached.verdicts:.1%} of the verdicts agree"
            told.append(f"{agree}, and {self.least_verdicts:.1%} should")
        return told


def test(
    parts: Parts,
    marked: Sequence[str],
    item: str | None,
    limits: Limits,
    worst: int,
    *,
    as_json: bool,
) -> int:
    """Print the agreement per item, per kind and over all, then the worst disagreements.

    The status is 1 where a limit is not kept.
    """
    bank, grading = parts.graded_bank()
    wanted = by_id(bank, item).id if item else None
    answers = marked_answers(parts.bank_path, marked)
    known = [one for one in answers if one.item in bank.items]
    if strange := sorted({one.item for one in answers} - set(bank.items)):
        print(f"The bank has no item {', '.join(strange)}.", file=sys.stderr)
    known = [one for one in known if wanted in (None, one.item)]
    if not known:
        raise NoMarkedAnswersError(
            "There are no marked answers to test with. Put JSON lines into the folder "
            "marked_answers beside the bank, or name a file: --marked answers.jsonl"
        )
    compared = compare(grading.grade, bank.items, known)
    if as_json:
        print(json.dumps(_data(compared), ensure_ascii=False, indent=2))
    else:
        _print_figures(compared)
        _print_worst(worst_first(compared)[:worst])
    broken = limits.broken(figures(compared))
    for told in broken:
        print(told, file=sys.stderr)
    return int(bool(broken))


def _data(compared: Sequence[Compared]) -> dict[str, object]:
    return {
        "all": dataclasses.asdict(figures(compared)),
        "items": _asdict(figures_by(compared, lambda one: one.marked.item)),
        "kinds": _asdict(figures_by(compared, lambda one: one.marked.kind)),
        "answers": [
            {
                "item": one.marked.item,
                "kind": one.marked.kind,
                "answer": one.marked.answer,
                "marked": one.marked.credit,
                "credit": one.credit,
                "missed": one.missed,
                "false": one.false,
            }
            for one in worst_first(compared)
        ],
    }


def _asdict(groups: dict[str, Figures]) -> dict[str, dict[str, object]]:
    return {name: dataclasses.asdict(group) for name, group in groups.items()}


def _print_figures(compared: Sequence[Compared]) -> None:
    print(HEAD)
    for name, group in figures_by(compared, lambda one: one.marked.item).items():
        print(_row(name, group))
    print()
    for name, group in figures_by(compared, lambda one: one.marked.kind).items():
        print(_row(name or "(no kind)", group))
    print()
    print(_row("all", figures(compared)))


def _row(name: str, group: Figures) -> str:
    r = "-" if group.r is None else f"{group.r:.2f}"
    return (
        f"{name:10.10}{group.count:8}{r:>7}{group.rmse:7.2f}{group.verdicts:10.0%}"
        f"{group.given:8.2f}{group.deserved:10.2f}"
    )


def _print_worst(worst: Sequence[Compared]) -> None:
    for one in worst:
        kind = f", {one.marked.kind}" if one.marked.kind else ""
        print(f"\n{one.marked.item}{kind}: given {one.credit:.2f}, marked {one.marked.credit:.2f}")
        print(f"  {' '.join(one.marked.answer.split())}")
        if one.missed:
            print(f"  missed: {', '.join(one.missed)}")
        if one.false:
            print(f"  false: {', '.join(one.false)}")
