"""What the YAML parser stumbled over, said in words that an author can act on."""

from __future__ import annotations

import yaml

QUOTE = "put the whole text in quotes"

REMEDIES = {  # part of the parser's own words -> what is wrong, what to do
    "mapping values are not allowed": ("a colon where none can stand", f"{QUOTE}, or indent it"),
    "block sequence entries are not allowed": (
        "a list entry where none can stand",
        "put each - on a line of its own",
    ),
    "did not find expected ',' or ']'": ("a list that began with [ goes wrong here", ""),
    "did not find expected ',' or '}'": ("a map that began with { goes wrong here", ""),
    "did not find expected '-'": ("a list ends here", "indent all its entries alike"),
    "did not find expected key": (
        "this does not continue what is before it",
        f"indent it like its neighbours; a text with quotes or brackets in it: {QUOTE}",
    ),
    "could not find expected ':'": ("a key without its colon", f"add a colon, or {QUOTE}"),
    "unexpected end of stream": ("a quote that never closes", "close it"),
    "unexpected document indicator": ("a quote that never closes", "close it"),
    "unknown escape character": (
        "a backslash that YAML does not know",
        "write this text in single quotes or as a block after |, where \\ is plain",
    ),
    "escape code": ("a \\ code that means no character", "write the character itself"),
    "tab character": ("a tab", "indent with spaces"),
    "undefined tag": ("a ! at the start of a text", QUOTE),
    "while scanning a tag": ("a ! at the start of a text", QUOTE),
    "while scanning an alias": ("a * at the start of a text", QUOTE),
    "while scanning an anchor": ("a & at the start of a text", QUOTE),
    "while scanning a directive": ("a % at the start of a line", "indent or quote it"),
    "incompatible YAML": ("another version of YAML", "delete the line with %YAML"),
}


def explain(
    error: yaml.YAMLError, text: str, first_line: int = 1
) -> tuple[tuple[int, int], str, str]:
    """Say where the parser stopped, from 1, what is wrong there, and what to do.

    Args:
        error: as the parser raised it.
        text: what it was reading.
        first_line: the number of the text's first line in its file.
    """
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    where = line + first_line, column + 1
    context, problem = getattr(error, "context", None) or "", getattr(error, "problem", None) or ""
    if "cannot start any token" in problem:
        return where, *_odd_start(text, line, column)
    for words, (wrong, remedy) in REMEDIES.items():
        if words in problem or words in context:
            return (
                where,
                wrong + _opened(error, first_line),
                remedy or "look for a missing comma or bracket",
            )
    return where, f"this is not YAML: {problem}", "compare it with the items around it"


def _odd_start(text: str, line: int, column: int) -> tuple[str, str]:
    lines = text.split("\n")
    found = lines[line][column : column + 1] if line < len(lines) else ""
    if found == "\t":
        return "a tab", "indent with spaces"
    return f"a text cannot begin with {found}", QUOTE


def _opened(error: yaml.YAMLError, first_line: int) -> str:
    """Tell where the value began that was not finished, if that is on another line."""
    mark, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    context = getattr(error, "context", None) or ""
    if (
        not mark
        or not began
        or began.line == mark.line
        or not any(w in context for w in ("flow", "quoted"))
    ):
        return ""
    return f" (it began on line {began.line + first_line})"
