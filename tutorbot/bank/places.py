"""Where in a bank's file something stands: an item's key, an entry of a list, a formula in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tutorbot.bank.faults import Place
from tutorbot.bank.tree import Listing, Map, Node, Position, Text
from tutorbot.core.model import ItemId

Step = str | int


class Places:
    """Finds the place of anything in a bank that was read without a fault."""

    def __init__(self, file: str, source: str, tree: Node) -> None:
        self._file = file
        self._lines = source.split("\n")
        self._items: Mapping[ItemId, Node] = {
            ItemId(found.value): item
            for item in _entries(value_of(tree, "items"))
            if isinstance(found := value_of(item, "id"), Text)
        }

    def of(self, item: ItemId, *steps: Step, offset: int | None = None) -> Place:
        """Return the place of what the steps lead to, or of the last step that there is.

        Args:
            item: whose place; one of the bank's.
            steps: keys and numbers of entries, from 0: "rubric", 0, "ideas", 1.
            offset: a character of the text that stands there.
        """
        node = self._items[item]
        for step in steps:
            inner = value_of(node, step)
            if inner is None:
                return Place(self._file, node.line, node.column)
            node = inner
        at = position_in(node, offset, self._lines) if offset is not None else node
        return Place(self._file, at.line, at.column)


def position_in(node: Node, offset: int, lines: Sequence[str]) -> Position:
    """Return where a character of a text stands, as near as can be told.

    Args:
        node: the text.
        offset: counted from its first character.
        lines: of the whole file.
    """
    if not isinstance(node, Text) or node.style != "|":
        return Position(node.line, node.column)
    before = node.value[:offset].split("\n")
    line = node.line + len(before)
    written = lines[line - 1]
    indent = len(written) - len(written.lstrip(" "))
    return Position(line, indent + len(before[-1]) + 1)


def value_of(node: Node | None, step: Step) -> Node | None:
    """Return what stands under a key, or as a numbered entry; None if nothing does."""
    if isinstance(step, int):
        entries = _entries(node)
        return entries[step] if step < len(entries) else None
    if isinstance(node, Map):
        for key, value in node.entries:
            if isinstance(key, Text) and key.value == step:
                return value
    return None


def _entries(node: Node | None) -> Sequence[Node]:
    return node.entries if isinstance(node, Listing) else ()
