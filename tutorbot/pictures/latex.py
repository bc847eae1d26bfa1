"""LaTeX formulas read into pieces of readable Unicode text. Pure, and bounded in time and depth."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from tutorbot.pictures import symbols
from tutorbot.pictures.symbols import Kind
from tutorbot.pictures.writing import Piece, as_factor, is_word, one_factor, scripted, written

LONGEST_FORMULA = 1000  # characters
DEEPEST_NESTING = 24  # groups within groups; a formula that people can read has under ten

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|\d+(?:\.\d+)?|[A-Z]{2,}|'+|\s+|.", re.DOTALL)
_CLOSES = {"(": ")", "[": "]"}
_SIGNS = {"-": ("−", Kind.BINARY), "*": ("*", Kind.BINARY), "+": ("+", Kind.BINARY)} | {
    sign: (sign, Kind.RELATION) for sign in "=<>:≤≥≠≈∼∈→⇒"
}
_FENCES = {
    "matrix": ("[", "]"),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
    "smallmatrix": ("[", "]"),
    "cases": ("{ ", ""),
    "rcases": ("", " }"),
    "dcases": ("{ ", ""),
}
_STACKS = symbols.names(
    "aligned align align* split gathered gather gather* equation equation* alignat alignat*"
    " alignedat eqnarray multline"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A formula as text, and what was wrong with its LaTeX."""

    text: str
    faults: tuple[str, ...]


def read(latex: str) -> Reading:
    """Read a formula; faulty LaTeX still gives a text, as readable as can be."""
    if len(latex) > LONGEST_FORMULA:
        fault = f"it has {len(latex)} characters; the most is {LONGEST_FORMULA}"
        return Reading(" ".join(latex[:LONGEST_FORMULA].split()) + " …", (fault,))
    if nesting(latex) > DEEPEST_NESTING:
        fault = f"it nests more than {DEEPEST_NESTING} deep"
        return Reading(" ".join(latex.split()), (fault,))
    reader = _Reader(_TOKEN.findall(latex))
    pieces = reader.pieces(frozenset())
    return Reading(written(pieces), tuple(dict.fromkeys(reader.faults)))


def nesting(latex: str) -> int:
    """Return an upper bound of how deep a formula nests, by braces, environments and scripts."""
    deepest = depth = chain = 0
    for token in _TOKEN.findall(latex):
        if token in ("{", r"\begin", r"\left"):
            depth += 1
        elif token in ("}", r"\end", r"\right"):
            depth = max(0, depth - 1)
        takes_next = token in ("^", "_") or (token[0] == "\\" and token[1:] in _TAKES_ARGUMENT)
        chain = chain + 1 if takes_next else chain if token in "{ " else 0
        deepest = max(deepest, depth + chain)
    return deepest


@dataclass(slots=True)
class _Reader:
    """A place in a formula's tokens."""

    tokens: list[str]
    at: int = 0
    faults: list[str] = field(default_factory=list)

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.at += 1
        return token

    def skip_space(self) -> None:
        while self.peek().isspace():
            self.at += 1

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
        if token == "{":
            return self.group()
        if token == "}":
            self.faults.append("a '}' without its '{'")
            return []
        if token[0] == "\\" and len(token) > 1:
            return self.command(token[1:])
        return [_plain(token)]

    def group(self) -> list[Piece]:
        inner = self.pieces(frozenset({"}"}))
        if not self.take():
            self.faults.append("a '{' without its '}'")
        return inner

    def argument(self) -> list[Piece]:
        """Read what a command or a script takes: a group, or one token."""
        self.skip_space()
        token = self.peek()
        if not token or token in ("}", "&", r"\\", r"\end", r"\right"):
            self.faults.append("something is missing after a command, '^' or '_'")
            return []
        self.at += 1
        return self.piece(token)

    def optional(self) -> list[Piece] | None:
        self.skip_space()
        if self.peek() != "[":
            return None
        self.at += 1
        inner = self.pieces(frozenset({"]", "}"}))
        if self.peek() == "]":
            self.at += 1
        return inner

    def raw(self) -> str:
        """Read a group as it stands: a name, or words."""
        self.skip_space()
        if self.peek() != "{":
            return self.take().lstrip("\\")
        depth, start = 0, self.at + 1
        while token := self.take():
            depth += (token == "{") - (token == "}")
            if depth == 0:
                break
        else:
            self.faults.append("a '{' without its '}'")
            return "".join(self.tokens[start:])
        return "".join(self.tokens[start : self.at - 1])

    def script(self, found: list[Piece], mark: str) -> None:
        """Read the scripts of the piece before: `_i^2`, in either order."""
        marks = {mark: self.argument()}
        self.skip_space()
        if (other := self.peek()) in ("^", "_") and other != mark:
            self.at += 1
            marks[other] = self.argument()
        base = found.pop() if found and found[-1].kind is not Kind.GAP else _letter("")
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
            return [_accented(name, self.argument())]
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
        return [_letter(", ".join(written(cell, tight=True) for row in rows for cell in row))]

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
        if name in _FENCES:
            opened, closed = _FENCES[name]
            return [_letter(opened + "; ".join(_cells(row) for row in rows if row) + closed)]
        if name not in _STACKS and name != "array":
            self.faults.append(f"unknown environment {name}")
        return [Piece(_stack(rows), Kind.GAP)]

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


def _plain(token: str) -> Piece:
    if token[0] == "'":
        return _letter("′" * len(token))
    if token in _SIGNS:
        return Piece(*_SIGNS[token])
    if token in _CLOSES:
        return Piece(token, Kind.OPEN)
    if token in _CLOSES.values():
        return Piece(token, Kind.CLOSE)
    if token in (",", ";"):
        return Piece(token, Kind.COMMA)
    if token in ("~", "&"):
        return Piece(" ", Kind.GAP)
    return Piece(token, Kind.WORD if is_word(token) else Kind.LETTER)


def _letter(text: str) -> Piece:
    return Piece(text, Kind.LETTER)


def _accented(name: str, pieces: list[Piece]) -> Piece:
    mark, word = symbols.ACCENTS[name]
    body = written(pieces)
    if sum(not unicodedata.combining(char) for char in body) > 1:
        return Piece(f"{word}({body})", Kind.WORD)
    return _letter(unicodedata.normalize("NFC", body + mark))


def _cells(row: list[list[Piece]]) -> str:
    """Write a row of a matrix or of cases: a condition in words needs no comma before it."""
    cells = [written(cell).strip() for cell in row]
    return "".join(
        cell if i == 0 or not cell else f" {cell}" if _is_condition(cell) else f", {cell}"
        for i, cell in enumerate(cells)
    )


def _is_condition(cell: str) -> bool:
    return cell.partition(" ")[0] in ("if", "otherwise", "for", "when", "else", "with", "where")


def _stack(rows: list[list[list[Piece]]]) -> str:
    """Write rows one after the other; a row that begins with a relation goes on with the last."""
    text = ""
    for row in rows:
        pieces = [piece for cell in row for piece in cell]
        goes_on = bool(pieces) and pieces[0].kind in (Kind.RELATION, Kind.BINARY)
        separator = "" if not text else " " if goes_on else "; "
        text += separator + written(pieces).strip()
    return text


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
_TAKES_ARGUMENT = frozenset(_READINGS) | symbols.ACCENTS.keys() | symbols.ALPHABETS.keys()
