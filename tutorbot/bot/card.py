"""A card: text and pictures laid out within what one Discord message may hold."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import discord
from discord import ui

from tutorbot.pictures.formulas import Formula, Text
from tutorbot.pictures.sketch import Drawn

MOST_TEXT = 4000  # characters of all texts of a message together
MOST_PICTURES = 10  # attachments of a message
LEAST_TEXT = 60  # characters; less of a text is not worth showing

BLUE = discord.Colour(0x4C6FFF)
GREEN = discord.Colour(0x2E9E5B)
AMBER = discord.Colour(0xD99A1C)
RED = discord.Colour(0xC4453C)
GREY = discord.Colour(0x6B7280)

Row: TypeAlias = "ui.ActionRow[ui.LayoutView]"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a message shows: its layout, and the pictures that it names."""

    view: ui.LayoutView
    pictures: tuple[Drawn, ...] = ()

    def files(self) -> list[discord.File]:
        """Return the attachments, fresh for each try: sending one uses it up."""
        return [
            discord.File(io.BytesIO(p.png), filename=_filename(i), description=p.alt)
            for i, p in enumerate(self.pictures)
        ]


class Card:
    """Collects the parts of a message, and cuts each to the room that is left."""

    def __init__(self, colour: discord.Colour, room: int = MOST_TEXT) -> None:
        self._container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=colour)
        self._room = room
        self._pictures: list[Drawn] = []

    @property
    def room(self) -> int:
        """How many characters of text are left."""
        return self._room

    def text(self, markdown: str, most: int = MOST_TEXT) -> None:
        """Add a text, cut to `most` characters and to the room."""
        cut = fitted(markdown, min(most, self._room))
        if cut.strip():
            self._room -= size(cut)
            self._container.add_item(ui.TextDisplay(cut))

    def lines(self, heading: str, lines: Sequence[str], most: int, left_out: str) -> None:
        """Add a list, cut to whole lines; `left_out` says what the rest is, such as learners."""
        self.text("\n".join([heading, *whole_lines(lines, most - size(heading) - 1, left_out)]))

    def rule(self) -> None:
        """Add a line between two parts."""
        self._container.add_item(ui.Separator())

    def picture(self, drawn: Drawn) -> None:
        """Add a picture with its words as alternative text, if the message takes another one."""
        if len(self._pictures) >= MOST_PICTURES:
            return
        gallery: ui.MediaGallery[ui.LayoutView] = ui.MediaGallery()
        url = f"attachment://{_filename(len(self._pictures))}"
        gallery.add_item(media=url, description=drawn.alt)
        self._pictures.append(drawn)
        self._container.add_item(gallery)

    def illustrated(self, words: str, drawn: Drawn | None) -> None:
        """Add the picture of an item, or its words where it is not drawn."""
        if drawn is not None and len(self._pictures) < MOST_PICTURES:
            self.picture(drawn)
        else:
            self.text(f"-# {words}")

    def explained(
        self,
        parts: Sequence[Text | Formula],
        drawn: Sequence[Drawn | None],
        most: int,
        more: str = "",
    ) -> None:
        """Add a text with its formulas, as pictures where they are drawn, and say what is cut.

        One attachment is left for a picture besides. `more` says where to read on.
        """
        left = min(most, self._room)
        waiting = ""
        for number, (part, picture) in enumerate(_pictured(parts, drawn)):
            words = part.markdown if isinstance(part, Text) else as_line(part)
            if picture is not None:
                self.text(waiting)
                waiting = ""
                self.picture(picture)
            elif size(words) + 1 <= left - (LEAST_TEXT if number < len(parts) - 1 else 0):
                waiting = f"{waiting}\n{words}" if waiting else words
                left -= size(words) + 1
            else:
                rest = sum(map(_length, parts[number:]))
                waiting += "\n" + _cut_with_notice(words, left, rest, more)
                break
        self.text(waiting)

    def shown(self, *rows: Row, below: Sequence[Row] = ()) -> Shown:
        """Return the message, with rows of buttons at the end of the card and below it."""
        for row in rows:
            self._container.add_item(row)
        view = ui.LayoutView(timeout=None)
        view.add_item(self._container)
        for row in below:
            view.add_item(row)
        view.stop()  # discord.py would keep each for 15 minutes; our buttons need only their ids
        return Shown(view, tuple(self._pictures))


def row_of(*buttons: ui.Item[Any]) -> Row:
    """Return a row of buttons."""
    return ui.ActionRow(*buttons)


def size(text: str) -> int:
    """Count a text as Discord may at the most: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fitted(markdown: str, most: int) -> str:
    """Cut a text at a line or word, so that it has at most that many characters."""
    if size(markdown) <= most:
        return markdown
    cut = markdown[: max(0, most - 6)]  # room for an ellipsis and the end of a code block
    while size(cut) > most - 6 > 0:
        cut = cut[:-1]
    at = max(cut.rfind("\n"), cut.rfind(" "))
    if at > len(cut) * 2 // 3:
        cut = cut[:at]
    closing = "\n```" if len(re.findall("```", cut)) % 2 else ""
    return f"{cut.rstrip()} …{closing}" if cut.strip() else ""


def whole_lines(lines: Sequence[str], most: int, left_out: str) -> list[str]:
    """Return as many whole lines as fit, and say how many are left out."""
    kept: list[str] = []
    notice = f"-# … and {len(lines)} more {left_out}"
    left = most
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        if size(line) + 1 > left - (0 if last else size(notice) + 1):
            return [*kept, f"-# … and {len(lines) - number} more {left_out}"]
        kept.append(line)
        left -= size(line) + 1
    return kept


def as_line(formula: Formula) -> str:
    """Return a formula's text as a line of its own, where it is not drawn."""
    text = formula.text.replace("`", "'")
    return f"```\n{text}\n```" if "\n" in text else f"> `{text}`"


def _pictured(
    parts: Sequence[Text | Formula], drawn: Sequence[Drawn | None]
) -> list[tuple[Text | Formula, Drawn | None]]:
    """Pair each part with its picture; beyond what a message may attach, formulas are text."""
    pictures = iter(drawn)
    paired: list[tuple[Text | Formula, Drawn | None]] = []
    count = 0
    for part in parts:
        picture = next(pictures, None) if isinstance(part, Formula) else None
        count += picture is not None
        paired.append((part, picture if count < MOST_PICTURES else None))
    return paired


def _length(part: Text | Formula) -> int:
    return size(part.markdown if isinstance(part, Text) else part.text)


def _cut_with_notice(words: str, left: int, rest: int, more: str) -> str:
    notice = "\n-# The rest is too long for one message"
    cut = fitted(words, left - size(notice) - size(more) - 20)
    return f"{cut}{notice} ({max(0, rest - size(cut)):,} characters).{more}"


def _filename(number: int) -> str:
    return f"picture-{number + 1}.png"
