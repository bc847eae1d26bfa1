"""Reads texts, numbers and lists out of a tree; says of each that does not fit what to write."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from tutorbot.bank.faults import Faults
from tutorbot.bank.places import position_in
from tutorbot.bank.tree import (
    FORBIDDEN,
    MISREAD_STARTS,
    Broken,
    Listing,
    Map,
    Node,
    Position,
    Text,
    misread,
)

NUMBER = re.compile(r"(0|[1-9][0-9]{0,5})(\.[0-9]{1,6})?")
HEAVIEST = 1000.0  # weights are compared within an item, so nothing needs more


class Reader:
    """Takes values out of nodes. What does not fit is noted, and an empty value stands for it."""

    def __init__(self, faults: Faults, source: str) -> None:
        self.faults = faults
        self._source = source
        self._lines: list[str] = []

    def fields(
        self, node: Node, what: str, required: tuple[str, ...], optional: tuple[str, ...] = ()
    ) -> dict[str, Node]:
        """Return a map's values by key.

        Args:
            node: where a map should be.
            what: names the map in a message, such as "an item".
            required: a missing one is noted, and stays missing.
            optional: all other keys that are known.
        """
        if not isinstance(node, Map):
            keys = ", ".join(required or optional)
            self._unfit(node, what, f"write keys with values: {keys}")
            return {}
        found: dict[str, Node] = {}
        unknown: list[tuple[Node, str]] = []
        known = frozenset(required + optional)
        for key, value in node.entries:
            name = key.value if isinstance(key, Text) else ""
            if name in found:
                self.faults.add(key, f"the key {name} stands twice in {what}", "keep one of them")
            elif name in known:
                found[name] = value
            elif name := self._key(key, what):
                unknown.append((key, name))
        missing = [name for name in required if name not in found]
        unused = [*missing, *(name for name in optional if name not in found)]
        for key, name in unknown:
            meant = nearest(name, unused)
            self.faults.add(key, f"{what} has no key {name}", meant)
            missing = [name for name in missing if meant != f"did you mean {name}?"]
        for name in missing:
            self.faults.add(node, f"{what} has no {name}", f"add {name}: to it")
        return found

    def entries(self, node: Node | None, what: str) -> list[Node]:
        """Return a list's entries; `what` names the list, such as "the hints"."""
        if node is None:
            return []
        if isinstance(node, Listing):
            return node.entries
        self._unfit(node, what, "write a list, one - an entry")
        return []

    def named(self, node: Node | None, what: str) -> dict[str, Node]:
        """Return a map whose keys are names of the author's own."""
        if node is None:
            return {}
        if not isinstance(node, Map):
            self._unfit(node, what, "write names with values")
            return {}
        found: dict[str, Node] = {}
        for key, value in node.entries:
            name = self._key(key, what)
            if name in found:
                self.faults.add(key, f"the name {name} stands twice in {what}", "keep one of them")
            elif name:
                found[name] = value
        return found

    def text(self, node: Node | None, what: str) -> str:
        """Return a text without the white space around it."""
        if node is None:
            return ""
        if not isinstance(node, Text):
            self._unfit(node, what, "write a text")
            return ""
        text = node.value.strip()
        if not text:
            self.faults.add(node, f"{what} is empty", "write it, or delete its line")
        elif not node.style:
            if taken := misread(node.value):
                wrong = f"YAML takes {text} for {taken}, and {what} is a text"
                self.faults.add(node, wrong, f'write "{text}" in quotes')
        elif not text.isprintable() and FORBIDDEN.search(text):
            self.faults.add(node, f"{what} has a control character in it", "delete it")
        return text

    def line(self, node: Node | None, what: str) -> str:
        """Return a text as one line: white space of any kind becomes one space."""
        if isinstance(node, Text) and not node.style:
            value = node.value  # most texts by far: the short way saves a tenth of the load
            if value[:1] not in MISREAD_STARTS and value.isprintable() and "  " not in value:
                return value
        return " ".join(self.text(node, what).split())

    def lines(self, node: Node | None, what: str, one: str) -> tuple[str, ...]:
        """Return a list of one-line texts; `one` names an entry, such as "a hint"."""
        return tuple(self.line(entry, one) for entry in self.entries(node, what))

    def number(self, node: Node | None, what: str) -> float:
        """Return a number above 0."""
        if node is None:
            return 1.0
        text = node.value if isinstance(node, Text) and not node.style else ""
        if NUMBER.fullmatch(text) and 0 < float(text) <= HEAVIEST:
            return float(text)
        shown = f", not {text}" if text else ""
        wrong = f"{what} must be a number above 0{shown}"
        self.faults.add(node, wrong, "write one such as 2 or 1.5, without quotes")
        return 1.0

    def truth(self, node: Node | None, what: str, default: bool) -> bool:
        """Return true or false as written; `default` where nothing is."""
        if node is None:
            return default
        if isinstance(node, Text) and not node.style and node.value in {"true", "false"}:
            return node.value == "true"
        self._unfit(node, what, "write true or false")
        return default

    def one_of(self, node: Node | None, what: str, known: Iterable[str]) -> str:
        """Return a text that must be one of the known ones."""
        text, known = self.text(node, what), tuple(known)
        if node is not None and text and text not in known:
            self.faults.add(node, f"{what} {text} is unknown", nearest(text, known))
        return text

    def spot(self, node: Node, offset: int) -> Position:
        """Return where in the file a character of a text stands, as near as can be told."""
        self._lines = self._lines or self._source.split("\n")
        return position_in(node, offset, self._lines)

    def _key(self, key: Node, what: str) -> str:
        if isinstance(key, Text):
            if key.value == "<<":
                self.faults.add(key, "a merge key, <<", "write the keys out")
                return ""
            return self.text(key, f"a key of {what}")
        self._unfit(key, f"a key of {what}", "write a word before the colon")
        return ""

    def _unfit(self, node: Node, what: str, remedy: str) -> None:
        if isinstance(node, Broken):
            return
        found = {Listing: "a list", Map: "a map"}.get(type(node), "a text")
        if isinstance(node, Text):
            found = f"“{shortened(node.value)}”" if node.value else "empty"
        self.faults.add(node, f"{what} is {found}", remedy)


def nearest(name: str, known: Iterable[str]) -> str:
    """Say which known name was probably meant, or which there are."""
    known = tuple(known)
    close = get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]}?"
    return f"choose from {', '.join(known)}" if known else "delete it"


def shortened(text: str, longest: int = 40) -> str:
    """Return the beginning of a text, for a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"
