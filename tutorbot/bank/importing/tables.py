"""Tables of questions and answers: CSV, and Anki's text export."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from tutorbot.bank.faults import Faults, Place
from tutorbot.bank.importing.drafts import Draft, Fate, Note, difficulty_of
from tutorbot.bank.importing.html import cloze, markdown_of
from tutorbot.bank.importing.markdown import kept_markdown
from tutorbot.bank.items import ITEM_ID
from tutorbot.bank.tree import Position

COLUMNS = {  # what a column is called -> what it holds
    "question": ("question", "front", "prompt", "text"),
    "answer": ("answer", "back", "reference answer", "reference_answer", "response"),
    "id": ("id", "guid"),
    "title": ("title", "name"),
    "topic": ("topic", "subject", "deck"),
    "difficulty": ("difficulty", "level", "category"),
}
DELIMITERS = ",;\t"
SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " "}
LARGEST_CELL = 1_000_000  # characters
SETTING = re.compile(r"#([a-z ]+):(.*)")
Found = tuple[tuple[Draft, ...], tuple[Note, ...]]


def read_csv(text: str, file: str, faults: Faults) -> Found:
    """Read a table whose first line names its columns: at least a question and an answer.

    A table of two columns may do without names.
    """
    rows = list(_rows(text, _delimiter(text), faults))
    names = [_column(name) for name in rows[0][1]] if rows else []
    if "question" not in names or "answer" not in names:
        if not rows or len(names) != 2 or {"question", "answer"} & set(names):
            wrong = "no column for the question, or none for the answer"
            faults.add(Position(1, 1), wrong, "name the columns in the first line: question,answer")
            return (), ()
        rows, names = [(0, []), *rows], ["question", "answer"]
    return _drafts(rows[1:], names, file, is_html=False)


def read_anki(text: str, file: str, faults: Faults) -> Found:
    """Read what Anki exports as “Notes in Plain Text”.

    Columns that its header names (guid, notetype, deck, tags) are used; of the others the first
    is the question, the second the answer, and more are added to the answer.
    """
    lines = text.split("\n")
    settings: dict[str, str] = {}
    while len(settings) < len(lines) and (setting := SETTING.match(lines[len(settings)])):
        settings[setting[1]] = setting[2].strip()
    head = len(settings)
    separator = settings.get("separator", "tab")
    delimiter = SEPARATORS.get(separator.lower(), separator[:1] or "\t")
    rows = [(n + head, row) for n, row in _rows("\n".join(lines[head:]), delimiter, faults)]
    width = max((len(row) for _, row in rows), default=0)
    names = _anki_columns(settings, delimiter, width)
    return _drafts(rows, names, file, is_html=settings.get("html", "true") == "true")


def _anki_columns(settings: Mapping[str, str], delimiter: str, width: int) -> list[str]:
    names = [""] * width
    for name, setting in (
        ("id", "guid column"),
        ("notetype", "notetype column"),
        ("topic", "deck column"),
        ("tags", "tags column"),
    ):
        number = settings.get(setting, "")
        if number.isascii() and number.isdigit() and 0 < int(number[:4]) <= width:
            names[int(number) - 1] = name
    if "columns" in settings:
        called = [_column(name) for name in settings["columns"].split(delimiter)]
        taken = called if {"question", "answer"} <= set(called) else []
        names = [own or name for own, name in zip(names, taken + [""] * width, strict=False)]
    for name in ("question", "answer"):
        if name not in names and "" in names:
            names[names.index("")] = name
    return names


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)


def _rows(text: str, delimiter: str, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold anything, each with the number of its first line."""
    before = csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        faults.add(Position(line, 1), f"this row cannot be read ({error})", "mend its quotes")
    finally:
        csv.field_size_limit(before)


def _column(name: str) -> str:
    plain = name.strip().lower()
    return next((column for column, names in COLUMNS.items() if plain in names), plain)


def _drafts(
    rows: Sequence[tuple[int, list[str]]], names: Sequence[str], file: str, *, is_html: bool
) -> Found:
    drafts: list[Draft] = []
    notes: list[Note] = []
    for line, row in rows:
        place = Place(file, line, 1)
        cells = dict(zip(names, row, strict=False))
        question, answer, media = _texts(cells, row, names, is_html=is_html)
        if media:
            why = "pictures and sounds are not taken"
            notes.append(Note(place, Fate.DROPPED, ", ".join(media), why))
        if not question or not answer:
            why = "it has no answer" if question else "it has no question"
            notes.append(Note(place, Fate.UNREAD, " | ".join(row), why))
            continue
        if (item_id := cells.get("id", "").strip().upper()) and not ITEM_ID.fullmatch(item_id):
            why = "an id has letters and four digits, such as ML0042; another was made up"
            notes.append(Note(place, Fate.CHANGED, item_id, why))
            item_id = ""
        drafts.append(_draft(place, cells, question, answer, item_id))
    return tuple(drafts), tuple(notes)


def _texts(
    cells: Mapping[str, str], row: Sequence[str], names: Sequence[str], *, is_html: bool
) -> tuple[str, str, tuple[str, ...]]:
    asked, told = cells.get("question", ""), cells.get("answer", "")
    if gaps := cloze(asked):
        asked, told = gaps[0], f"{gaps[1]}\n{told}"
    more = [cell for cell, name in zip(row, [*names, *[""] * len(row)], strict=False) if not name]
    told = "\n".join([told, *more]).strip()
    if not is_html:
        return kept_markdown(asked), kept_markdown(told), ()
    question, in_question = markdown_of(asked)
    answer, in_answer = markdown_of(told)
    return question, answer, (*in_question, *in_answer)


def _draft(place: Place, cells: Mapping[str, str], question: str, answer: str, id_: str) -> Draft:
    tags = cells.get("tags", "").split()
    level = next((tag for tag in tags if difficulty_of(tag)), "")
    topics = (cells.get("topic", "").rpartition("::")[2], *tags)
    title = " ".join(cells.get("title", "").split())
    difficulty = cells.get("difficulty", "") or level
    return Draft(place, question, answer, id_, title, topics, difficulty)
