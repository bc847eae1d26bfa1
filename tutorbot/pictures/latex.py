"""LaTeX formulas read into pieces of readable Unicode text. Pure, and bounded in time and depth."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from tutorbot.pictures import symbols
from tutorbot.pictures.symbols import Kind
from tutorbot.pictures.tokens import Cursor, tokens
from tutorbot.pictures.writing import (
    Piece,
    accented,
    as_factor,
    is_word,
    letter,
    one_factor,
    plain,
    row_of_cells,
    scripted,
    stacked_rows,
    written,
)

LONGEST_FORMULA = 1000  # characters
DEEPEST_NESTING = 40  # commands and groups within each other; people read about ten

TOO_DEEP = f"it nests more than {DEEPEST_NESTING} deep"


@dataclass(frozen=True, slots=True)
class Reading:
    """A formula as text, and what was wrong with its LaTeX.

    `excess` says how it goes beyond what formulas are; such a one is not worth drawing.
    """

    text: str
    faults: tuple[str, ...]
    excess: str | None = None


def read(latex: str) -> Reading:
    """Read a formula; faulty LaTeX still gives a text, as readable as can be."""
    if len(latex) > LONGEST_FORMULA:
        excess = f"it has {len(latex)} characters; the most is {LONGEST_FORMULA}"
        return Reading(" ".join(latex[:LONGEST_FORMULA].split()) + " …", (excess,), excess)
    reader = _Reader(tokens(latex))
    text = written(reader.pieces(frozenset()))
    faults = tuple(dict.fromkeys(reader.faults))
    return Reading(text, faults, TOO_DEEP if TOO_DEEP in faults else None)


class _Reader(Cursor):
    """Reads what each command means; a reading takes the tokens that belong to it."""

    def pieces(self, ends: frozenset[str]) -> list[Piece]:
        """Read up to one of `ends` (left unread) or the end of the formula."""
        found: list[Piece] = []
        while (token := self.peek()) and token not in ends:
            self.at += 1
            if token.isspace():
                continue
            if token in ("^", "_"):
                self.script(found, token)
            else:
                found.extend(self.piece(token))
        return found

    def piece(self, token: str) -> list[Piece]:
        """Read what a token begins; beyond the deepest nesting, nothing."""
        if self.depth >= DEEPEST_NESTING:
            self.faults.append(TOO_DEEP)
            return []
        self.depth += 1
        found = self.begun_by(token)
        self.depth -= 1
        return found

    def begun_by(self, token: str) -> list[Piece]:
        if token == "{":
            return self.group()
        if token == "}":
            self.faults.append("a '}' without its '{'")
            return []
        if token[0] == "\\" and len(token) > 1:
            return self.command(token[1:])
        return [plain(token)]

    def group(self) -> list[Piece]:
        inner = self.pieces(frozenset({"}"}))
        if not self.take():
            self.faults.append("a '{' without its '}'")
        comma = len(inner) == 1 and inner[0].kind is Kind.COMMA
        return [letter(",")] if comma else inner  # 1{,}000

    def argument(self) -> list[Piece]:
        """Read what a command or a script takes: a group, or one token."""
        self.skip_space()
        if self.peek() in ("", "}", "&", r"\\", r"\end", r"\right"):
            self.faults.append("something is missing after a command, '^' or '_'")
            return []
        return self.piece(self.take_one())

    def optional(self) -> list[Piece] | None:
        self.skip_space()
        if self.peek() != "[":
            return None
        self.at += 1
        inner = self.pieces(frozenset({"]", "}"}))
        if self.peek() == "]":
            self.at += 1
        return inner

    def script(self, found: list[Piece], mark: str) -> None:
        """Read the scripts of the piece before: `_i^2`, in either order."""
        marks = {mark: self.argument()}
        self.skip_space()
        if (other := self.peek()) in ("^", "_") and other != mark:
            self.at += 1
            marks[other] = self.argument()
        base = found.pop() if found and found[-1].kind is not Kind.GAP else letter("")
        found.append(
            scripted(
                base,
                written(marks.get("_", []), tight=True),
                written(marks.get("^", []), tight=True),
            )
        )

    def command(self, name: str) -> list[Piece]:
        for table, kind in _TABLES:
            if name in table:
                return [Piece(table[name], kind)]
        bare = name.removesuffix("*")
        if bare in symbols.FUNCTIONS:
            return [Piece(bare, Kind.FUNCTION)]
        if name in symbols.GAPS or name == "\\":
            return [Piece(" ", Kind.GAP)]
        if name in symbols.IGNORED:
            return self.fence() if name in ("left", "right", "middle") else []
        if name in symbols.TEXTS:
            return self.words(name)
        if name in symbols.ALPHABETS:
            return self.styled(name)
        if name in symbols.ACCENTS:
            return [accented(name, self.argument())]
        if reading := _READINGS.get(name):
            return reading(self)
        self.faults.append(f"unknown command \\{name}")
        return [Piece(name, Kind.WORD)]

    def fence(self) -> list[Piece]:
        r"""Read the sign after \left, \right or \middle; a full stop is no sign."""
        self.skip_space()
        if self.peek() == ".":
            self.at += 1
        elif self.tokens[self.at - 1] == r"\middle" and self.peek() in ("|", r"\vert", r"\mid"):
            self.at += 1
            return [Piece("|", Kind.RELATION)]
        return []

    def words(self, name: str) -> list[Piece]:
        said = re.sub(r"\\[,;:! ]|[{}$]", "" if name.startswith("op") else " ", self.raw())
        said = re.sub(r"\\([#$%&_-])", r"\1", said).replace("~", " ").replace("\\", "")
        if name.startswith("operatorname"):
            return [Piece(said.replace(" ", ""), Kind.FUNCTION)]
        kind = Kind.WORD if is_word(said) else Kind.LETTER
        return [Piece(said, kind)]

    def styled(self, name: str) -> list[Piece]:
        pieces = self.argument()
        letters = symbols.ALPHABETS[name]
        return [Piece(piece.text.translate(letters), Kind.LETTER) for piece in pieces]

    def fraction(self) -> list[Piece]:
        above, below = self.argument(), self.argument()
        top, bottom = as_factor(above, divided=True), as_factor(below)
        short = max(len(top), len(bottom)) <= 3 and "(" not in top + bottom
        return [Piece(f"{top}/{bottom}" if short else f"{top} / {bottom}", Kind.FRACTION)]

    def choose(self) -> list[Piece]:
        above, below = written(self.argument()), written(self.argument())
        return [Piece(f"({above} choose {below})", Kind.WORD)]

    def root(self) -> list[Piece]:
        index = self.optional()
        inner = self.argument()
        raised = written(index, tight=True).translate(symbols.RAISED) if index else ""
        body = written(inner)
        if not one_factor(inner) or " " in body:
            body = f"({body})"
        return [Piece(f"{raised}√{body}", Kind.WORD)]

    def braced(self) -> list[Piece]:
        body = written(self.argument())
        self.skip_space()
        if self.peek() not in ("_", "^"):
            return [Piece(body, Kind.WORD)]
        self.at += 1
        return [Piece(f"{body} [{written(self.argument())}]", Kind.WORD)]

    def stacked(self) -> list[Piece]:
        above, base = written(self.argument()), self.argument()
        return [Piece(f"{written(base)} ({above})", base[0].kind if base else Kind.RELATION)]

    def under(self) -> list[Piece]:
        below, base = written(self.argument(), tight=True), self.argument()
        kind = base[0].kind if base else Kind.FUNCTION
        return [scripted(Piece(written(base), kind), below, "")]

    def arrow(self) -> list[Piece]:
        below, above = self.optional(), self.argument()
        said = ", ".join(filter(None, (written(above), written(below or []))))
        return [Piece(f"→ ({said})", Kind.RELATION)]

    def negated(self) -> list[Piece]:
        struck = unicodedata.normalize("NFC", written(self.argument(), tight=True) + "\u0338")
        return [Piece(struck, Kind.RELATION)]

    def coloured(self) -> list[Piece]:
        self.raw()
        return self.argument()

    def dropped(self) -> list[Piece]:
        self.raw()
        return []

    def tag(self) -> list[Piece]:
        return [Piece(f" ({self.raw()})", Kind.WORD)]

    def modulo(self) -> list[Piece]:
        return [Piece(f" (mod {written(self.argument())})", Kind.WORD)]

    def lines(self) -> list[Piece]:
        if self.peek() != "{":
            return self.argument()
        self.at += 1
        rows = self.rows(frozenset({"}"}))
        self.take()
        return [letter(", ".join(written(cell, tight=True) for row in rows for cell in row))]

    def environment(self) -> list[Piece]:
        name = self.raw()
        if name.removesuffix("*") == "array" or name.startswith("alignat"):
            self.optional()
            self.raw()
        rows = self.rows(frozenset({r"\end"}))
        if self.take():
            if (ended := self.raw()) != name:
                self.faults.append(f"\\begin{{{name}}} ends with \\end{{{ended}}}")
        else:
            self.faults.append(f"\\begin{{{name}}} without its \\end")
        if name in symbols.FENCES:
            opened, closed = symbols.FENCES[name]
            return [letter(opened + "; ".join(row_of_cells(row) for row in rows if row) + closed)]
        if name not in symbols.STACKS and name != "array":
            self.faults.append(f"unknown environment {name}")
        return [Piece(stacked_rows(rows), Kind.GAP)]

    def rows(self, ends: frozenset[str]) -> list[list[list[Piece]]]:
        """Read the cells of an environment, row by row."""
        rows: list[list[list[Piece]]] = [[]]
        while True:
            rows[-1].append(self.pieces(ends | {"&", r"\\"}))
            token = self.peek()
            if not token or token in ends:
                return [row for row in rows if any(row)]
            self.at += 1
            if token == r"\\":
                self.optional()
                rows.append([])

    def stray(self) -> list[Piece]:
        self.faults.append(f"\\end{{{self.raw()}}} without its \\begin")
        return []


_TABLES = (
    (symbols.BINARIES, Kind.BINARY),
    (symbols.RELATIONS, Kind.RELATION),
    (symbols.OPENINGS, Kind.OPEN),
    (symbols.CLOSINGS, Kind.CLOSE),
    (symbols.BIG, Kind.BIG),
    (symbols.LETTERS, Kind.LETTER),
)
_READINGS: dict[str, Callable[[_Reader], list[Piece]]] = {
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac"), _Reader.fraction),
    **dict.fromkeys(("binom", "dbinom", "tbinom"), _Reader.choose),
    **dict.fromkeys(("underbrace", "overbrace"), _Reader.braced),
    **dict.fromkeys(("overset", "stackrel"), _Reader.stacked),
    **dict.fromkeys(("color", "label", "vspace", "hspace"), _Reader.dropped),
    **dict.fromkeys(("phantom", "hphantom", "vphantom"), _Reader.dropped),
    **dict.fromkeys(symbols.STYLES, _Reader.argument),
    "sqrt": _Reader.root,
    "underset": _Reader.under,
    "xrightarrow": _Reader.arrow,
    "not": _Reader.negated,
    "textcolor": _Reader.coloured,
    "tag": _Reader.tag,
    "pmod": _Reader.modulo,
    "substack": _Reader.lines,
    "begin": _Reader.environment,
    "end": _Reader.stray,
}
