"""A lesson: an item's reference answer, its formulas and its picture, ready to be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tutorbot.core.model import Item
from tutorbot.pictures.drawer import Drawer
from tutorbot.pictures.formulas import Formula, Text, segments
from tutorbot.pictures.sketch import Drawn
from tutorbot.pictures.teaching import sketch_of

# A line that begins something of its own: a list entry, a heading, a quotation, a table, code.
_OWN_LINE = re.compile(r"\s*(?:[-*+•] |\d+[.)] |#{1,3} |-# |>|\||```)")


@dataclass(frozen=True, slots=True)
class Lesson:
    """The parts of a reference answer, a drawing for each formula (None: as text), a picture."""

    parts: tuple[Text | Formula, ...]
    drawn: tuple[Drawn | None, ...] = ()
    picture: Drawn | None = None


async def lesson_of(item: Item, drawer: Drawer) -> Lesson:
    """Draw what belongs to an item; what takes too long is left to its words."""
    parts = segments(reflowed(item.reference_answer))
    formulas = [part.latex for part in parts if isinstance(part, Formula)]
    return Lesson(parts, *await drawer.illustrate(formulas, sketch_of(item)))


def reflowed(markdown: str) -> str:
    """Make one line of each paragraph and list entry: Discord breaks lines where the text does."""
    lines: list[str] = []
    in_block = joinable = False
    for line in markdown.splitlines():
        fences = line.count("```") + line.count("$$")
        if joinable and line.strip() and not fences and not _OWN_LINE.match(line):
            lines[-1] = f"{lines[-1]} {line.strip()}"
            continue
        lines.append(line.rstrip())
        in_block ^= fences % 2 == 1
        joinable = bool(line.strip()) and not in_block and not fences and not _is_heading(line)
    return "\n".join(lines)


def _is_heading(line: str) -> bool:
    return line.lstrip().startswith(("#", "-# ", "|"))
