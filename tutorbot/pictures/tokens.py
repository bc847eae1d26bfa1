"""LaTeX split into tokens, and a place among them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"\\(?:operatorname|tag|hspace|vspace)\*|\\[A-Za-z]+|\\."
    r"|\d+(?:\.\d+)?|[A-Z]{2,}|'+|\s+|.",
    re.DOTALL,
)


def tokens(latex: str) -> list[str]:
    """Split a formula into commands, numbers, names in capitals, spaces and single characters."""
    return [match[0] for match in _TOKEN.finditer(latex)]


@dataclass(slots=True)
class Cursor:
    """A place in a formula's tokens, and the faults found up to there."""

    tokens: list[str]
    at: int = 0
    depth: int = 0
    faults: list[str] = field(default_factory=list)

    def peek(self) -> str:
        """Return the next token, or an empty one at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        """Return the next token and go past it."""
        token = self.peek()
        self.at += 1
        return token

    def take_one(self) -> str:
        """Go past a command or one character: `x^12` raises the 1 alone."""
        token = self.peek()
        if token[0] == "\\" or len(token) == 1:
            return self.take()
        self.tokens[self.at] = token[1:]
        return token[0]

    def skip_space(self) -> None:
        """Go past spaces."""
        while self.peek().isspace():
            self.at += 1

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
