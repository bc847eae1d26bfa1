"""A page of questions and answers as copied from a course site -> drafts, nothing lost unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tutorbot.bank.faults import Place
from tutorbot.bank.importing.drafts import Draft, Fate, Note
from tutorbot.bank.importing.furniture import is_furniture, repeated
from tutorbot.bank.importing.markdown import SIGNS, markdown, plain_line

ENTRY = re.compile(rf"\s*({SIGNS}\s*)?([A-Za-z]{{1,8}})[ _-]?(\d{{4}})(?:\s*[:.|–-])?(\s+\S.*)?")
CATEGORY = re.compile(r"(?:category|difficulty|level)\s*[:–-]\s*(\S.*)", re.IGNORECASE)
ANSWER = re.compile(
    r"(?:model |sample |reference )?(?:answer|solution)s?\s*(?:[:–-]\s*(.*))?", re.I
)


@dataclass(slots=True)
class _Entry:
    place: Place
    id: str
    title: str
    difficulty: str
    question: list[str] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)
    is_answer: bool = False


class PageReader:
    """Reads one page, line by line."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._notes: list[Note] = []
        self._entries: list[_Entry] = []
        self._difficulty = ""

    def read(self, text: str) -> tuple[tuple[Draft, ...], tuple[Note, ...]]:
        """Return the questions of a page, and what became of everything else on it."""
        lines = [plain_line(line) for line in text.splitlines()]
        bulleted = any((m := ENTRY.fullmatch(line)) and m[1] for line in lines)
        often = repeated(line for line in lines if not ANSWER.fullmatch(line))
        for number, line in enumerate(lines, 1):
            entry = ENTRY.fullmatch(line)
            place = Place(self._file, number, 1)
            if entry and (entry[1] or (not bulleted and entry[2].isupper())):
                id_, title = (entry[2] + entry[3]).upper(), (entry[4] or "").strip()
                self._entries.append(_Entry(place, id_, title, self._difficulty))
            else:
                self._line(place, line, often)
        drafts = tuple(self._drafts())
        return drafts, tuple(sorted(self._notes, key=lambda note: note.place.line))

    def _line(self, place: Place, line: str, often: frozenset[str]) -> None:
        entry = self._entries[-1] if self._entries else None
        if category := CATEGORY.fullmatch(line):
            self._difficulty = category[1]
            if entry and not entry.is_answer:
                entry.difficulty = category[1]
        elif line and is_furniture(line):
            self._note(place, Fate.DROPPED, line, "furniture of the site")
        elif line in often:
            self._note(place, Fate.DROPPED, line, "it stands in many entries alike")
        elif entry is None:
            if line:
                self._note(place, Fate.UNREAD, line, "it stands before the first question")
        elif not entry.is_answer and (answer := ANSWER.fullmatch(line)):
            entry.is_answer = True
            entry.answer.append(answer[1] or "")
        else:
            (entry.answer if entry.is_answer else entry.question).append(line)

    def _drafts(self) -> Iterator[Draft]:
        for entry in self._entries:
            question, answer = markdown(entry.question), markdown(entry.answer)
            if not answer:
                text = " ".join([entry.id, entry.title, *entry.question, *entry.answer])
                self._note(entry.place, Fate.UNREAD, text, "it has no answer")
                continue
            if not question and not entry.title:
                text = " ".join([entry.id, *entry.answer])
                self._note(entry.place, Fate.UNREAD, text, "it has neither title nor question")
                continue
            if not question:
                question = f"What is meant by {entry.title}?"
                why = f"it has no question; it now asks “{question}”"
                self._note(entry.place, Fate.CHANGED, f"{entry.id} {entry.title}", why)
            yield Draft(entry.place, question, answer, entry.id, entry.title, (), entry.difficulty)

    def _note(self, place: Place, fate: Fate, text: str, why: str) -> None:
        self._notes.append(Note(place, fate, text, why))
