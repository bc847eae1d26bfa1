"""The linter: what an experienced author would say of a bank that loads."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from tutorbot.bank.faults import BankError, Faults
from tutorbot.bank.lint.answered import answered
from tutorbot.bank.lint.findings import Case, Finding, FormulaFaults, Level
from tutorbot.bank.lint.form import form
from tutorbot.bank.lint.giveaways import giveaways
from tutorbot.bank.lint.phrasing import phrasing
from tutorbot.bank.lint.soundness import soundness
from tutorbot.bank.lint.strays import strays
from tutorbot.bank.lint.twins import twins
from tutorbot.bank.loading import BankFile, read_bank_file
from tutorbot.bank.marked import read_marked
from tutorbot.bank.places import Places
from tutorbot.bank.shipped import load_lexicon
from tutorbot.bank.wordings import check_wordings
from tutorbot.core.agreement import MarkedAnswer
from tutorbot.core.grader.grading import Grader
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.model import ItemId

__all__ = ["Finding", "FormulaFaults", "Level", "check_bank", "lint"]


def check_bank(
    path: Path,
    marked_paths: Sequence[Path] = (),
    formula_faults: FormulaFaults = lambda _: (),
    pictures: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Check a bank as `tutorbot bank check` does: its faults, or else what could be better.

    Args:
        path: the bank.
        marked_paths: files or folders of marked answers; empty: they are not looked at.
        formula_faults: says why a formula cannot be drawn (pictures.formulas.faults).
        pictures: the names of the pictures there are (pictures.teaching.PICTURES).

    Returns:
        The findings in the order of the file, faults of the marked answers last. The check fails
        if one is an error; a strict one if there is any.
    """
    try:
        read = read_bank_file(path)
        lexicon = load_lexicon(read.bank.lexicon)
        faults = Faults(read.file)
        check_wordings(read.wordings, lexicon, faults)
        faults.stop_if_any()
    except BankError as error:
        return tuple(map(Finding.of_fault, error.faults))
    unread: tuple[Finding, ...] = ()
    marked: tuple[MarkedAnswer, ...] | None = None
    try:
        marked = read_marked(marked_paths) if marked_paths else None
    except BankError as error:
        unread = tuple(map(Finding.of_fault, error.faults))
    return lint(read, lexicon, marked, formula_faults, pictures) + unread


def lint(
    read: BankFile,
    lexicon: Lexicon,
    marked: Sequence[MarkedAnswer] | None,
    formula_faults: FormulaFaults,
    pictures: Collection[str],
) -> tuple[Finding, ...]:
    """Look a bank over that has no faults; `marked` None leaves the marked answers out."""
    grader = Grader(lexicon)
    places = Places(read.file, read.source, read.tree)
    cases = {item.id: Case(item, grader, places) for item in read.bank}
    found = [
        finding for case in cases.values() for finding in _of_one(case, formula_faults, pictures)
    ]
    found += phrasing(read, lexicon)
    found += twins(cases)
    found += strays(cases)
    if marked is not None:
        by_item: dict[ItemId, list[MarkedAnswer]] = {}
        for one in marked:
            by_item.setdefault(one.item, []).append(one)
        for case in cases.values():
            found += answered(case, by_item.get(case.item.id, []))
    return tuple(sorted(found, key=lambda f: (f.place.line, f.place.column)))


def _of_one(
    case: Case, formula_faults: FormulaFaults, pictures: Collection[str]
) -> Iterator[Finding]:
    yield from form(case, formula_faults, pictures)
    yield from giveaways(case)
    yield from soundness(case)
