"""Marked answers: JSON lines, each an answer with the credit that a person gave it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypeGuard

from tutorbot.bank.faults import BankError, Faults
from tutorbot.bank.loading import contents
from tutorbot.bank.tree import Position, decoded
from tutorbot.core.agreement import MarkedAnswer
from tutorbot.core.model import ItemId

SHAPE = '{"item": "ML0007", "kind": "partial", "answer": "...", "credit": 0.5}'
FOLDERS = ("marked_answers", "tests/marked_answers")  # beside a bank


def marked_beside(bank: Path) -> tuple[Path, ...]:
    """Return the files of marked answers that lie beside a bank, in order of their names."""
    folders = [bank.resolve().parent / name for name in FOLDERS]
    return tuple(path for folder in folders for path in sorted(folder.glob("*.jsonl")))


def read_marked(paths: Iterable[Path]) -> tuple[MarkedAnswer, ...]:
    """Read marked answers, in the order of the files; a folder stands for its *.jsonl files.

    A line holds item, kind (full, partial, denied, list, ...), answer, credit, and `marks`: what a
    person gave each key point, in the rubric's order; without them only the credit counts.

    Raises:
        BankError: with every line that cannot be read.
    """
    files = [
        f for path in paths for f in (sorted(path.glob("*.jsonl")) if path.is_dir() else [path])
    ]
    found: list[MarkedAnswer] = []
    faulty: list[Faults] = []
    for file in files:
        faults = Faults(str(file))
        faulty.append(faults)
        text = decoded(contents(file, faults), faults) or ""
        for number, line in enumerate(text.split("\n"), 1):
            marked = _marked(line, Position(number, 1), faults) if line.strip() else None
            if marked is not None:
                found.append(marked)
    if faults_found := [fault for faults in faulty for fault in faults.found]:
        raise BankError(faults_found)
    return tuple(found)


def _marked(line: str, at: Position, faults: Faults) -> MarkedAnswer | None:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        column = error.colno if isinstance(error, json.JSONDecodeError) else 1
        faults.add(Position(at.line, column), "this is not JSON", f"write {SHAPE}")
        return None
    if not isinstance(fields, dict):
        faults.add(at, "this is no JSON object", f"write {SHAPE}")
        return None
    item, answer, kind = (fields.get(key, "") for key in ("item", "answer", "kind"))
    credit, marks = fields.get("credit"), fields.get("marks", fields.get("facts", []))
    if not (isinstance(item, str) and isinstance(answer, str) and item and answer):
        faults.add(at, "item or answer is missing or no text", f"write {SHAPE}")
    elif not isinstance(kind, str):
        faults.add(at, "kind is no text", "write what sort of answer it is, such as partial")
    elif not _is_share(credit):
        faults.add(at, f"credit is {credit!r}", "write a number, 0 to 1")
    elif not isinstance(marks, list) or not all(map(_is_share, marks)):
        faults.add(at, "marks is no list of numbers, 0 to 1", "write such as [1, 0.5, 0]")
    else:
        return MarkedAnswer(ItemId(item), kind, answer, tuple(map(float, marks)), float(credit))
    return None


def _is_share(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
