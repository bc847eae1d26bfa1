"""Brings questions in from elsewhere: a copied page, CSV, Anki's text export."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from pathlib import Path

from tutorbot.bank.faults import BankError, Faults
from tutorbot.bank.importing.drafts import (
    IMPORTED,
    Draft,
    Fate,
    Imported,
    Note,
    items_from,
)
from tutorbot.bank.importing.pages import PageReader
from tutorbot.bank.importing.tables import read_anki, read_csv
from tutorbot.bank.loading import contents
from tutorbot.bank.tree import FORBIDDEN, decoded
from tutorbot.core.model import ItemId, Topic

__all__ = ["IMPORTED", "Fate", "Format", "Imported", "Note", "import_file", "import_text"]

ODD_BREAKS = re.compile("[\x85\u2028\u2029]")  # lines end here too, but no row of a table


class Format(StrEnum):
    """What an import is made from."""

    PAGE = "page"
    CSV = "csv"
    ANKI = "anki"


def import_file(
    path: Path,
    known: Collection[ItemId] = (),
    topics: Sequence[Topic] = (),
    topic: str = IMPORTED.slug,
    format_: Format | None = None,
) -> Imported:
    """Read questions and answers from a file; see `import_text`.

    Raises:
        BankError: the file cannot be read, or holds no question with an answer.
    """
    faults = Faults(str(path))
    text = decoded(contents(path, faults), faults, keep_control=True)
    faults.stop_if_any()
    return import_text(text or "", str(path), known, topics, topic, format_ or _format(path, text))


def import_text(
    text: str,
    file: str,
    known: Collection[ItemId] = (),
    topics: Sequence[Topic] = (),
    topic: str = IMPORTED.slug,
    format_: Format = Format.PAGE,
) -> Imported:
    """Make items with drafted rubrics of a text.

    Args:
        text: a page as copied, a table, or an export.
        file: what to call it in notes.
        known: the ids that the bank has; such items are told and not taken.
        topics: of the bank that the items are for.
        topic: for items that name none of them.
        format_: how the text is to be read.

    Returns:
        The items, and notes on all that was dropped, changed or could not be read.

    Raises:
        BankError: the text holds no question with an answer.
    """
    faults = Faults(file)
    text = FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = ODD_BREAKS.sub("\n" if format_ is Format.PAGE else " ", text)
    drafts, notes = _read(text, file, format_, faults)
    faults.stop_if_any()
    imported = items_from(drafts, known, topics, topic)
    every = sorted([*notes, *imported.notes], key=lambda note: note.place.line)
    if not drafts:
        told = "".join(f"\n  {note}" for note in every[:20])
        wrong = f"no question with an answer was found{told}"
        faults.add(None, wrong, "compare it with docs/authoring.md, “Bringing items in”")
        raise BankError(faults.found)
    return Imported(imported.items, tuple(every))


def _read(
    text: str, file: str, format_: Format, faults: Faults
) -> tuple[tuple[Draft, ...], tuple[Note, ...]]:
    if format_ is Format.CSV:
        return read_csv(text, file, faults)
    if format_ is Format.ANKI:
        return read_anki(text, file, faults)
    return PageReader(file).read(text)


def _format(path: Path, text: str | None) -> Format:
    if path.suffix.lower() in (".csv", ".tsv"):
        return Format.CSV
    if text and text.startswith("#separator:"):
        return Format.ANKI
    return Format.PAGE
