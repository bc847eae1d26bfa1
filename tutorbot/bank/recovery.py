"""Finds the other faults of a file that is not YAML somewhere: each item is read by itself."""

from __future__ import annotations

import re

from tutorbot.bank.faults import BankError, Faults
from tutorbot.bank.tree import Listing, Node, parse

ITEM = re.compile(r"^( *)- +id:", re.MULTILINE)
LARGEST = 1_000_000  # characters; beyond that the first fault must do


def head_and_items(source: str, faults: Faults) -> tuple[Node | None, list[Node]]:
    """Read what stands before the items, and every item that can be read.

    Args:
        source: the text of a bank that cannot be read whole.
        faults: holds why; where the parts tell it more nearly, their faults come instead.

    Returns:
        The tree before the items, or None; and the items, each with its place in the file.
    """
    starts = _starts(source) if len(source) <= LARGEST else []
    if not starts:
        return None, []
    whole, faults.found = faults.found, []
    head = _parsed(source[: starts[0]], 1, faults)
    items: list[Node] = []
    line = 1 + source.count("\n", 0, starts[0])
    for start, end in zip(starts, [*starts[1:], len(source)], strict=True):
        part = _parsed(source[start:end], line, faults)
        line += source.count("\n", start, end)
        if isinstance(part, Listing):
            items += part.entries
    if not faults.found:
        faults.found = whole
    return head, items


def _starts(source: str) -> list[int]:
    """Return where the items begin: all entries with an id that are indented like the first."""
    found = list(ITEM.finditer(source))
    return [entry.start() for entry in found if entry[1] == found[0][1]]


def _parsed(part: str, first_line: int, faults: Faults) -> Node | None:
    try:
        return parse(part, faults, first_line)
    except BankError:  # too deep, or a second document: noted already
        return None
