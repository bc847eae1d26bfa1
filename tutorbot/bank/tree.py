"""YAML text -> a tree of texts, lists and maps, each with its line; nothing is guessed or built."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import yaml

from tutorbot.bank.faults import BankError, Faults
from tutorbot.bank.grammar import explain

DEEPEST = 12  # levels; a bank needs 8, and 50,000 crash the interpreter in a recursive reader
KINDS = {
    "bool": "true or false",
    "int": "a number",
    "float": "a number",
    "null": "nothing at all",
    "timestamp": "a date",
    "merge": "a merge key",
    "value": "a default value",
}
FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Text(NamedTuple):
    """A scalar. `style` is how it was written: "" plain, a quote, or a block's | or >."""

    value: str
    line: int
    column: int
    style: str


new_text = partial(tuple.__new__, Text)  # Text(...), at half the time


class Broken(NamedTuple):
    """A value that was refused, so that nothing more is said about it."""

    line: int
    column: int


@dataclass(slots=True)
class Listing:
    """A YAML sequence."""

    line: int
    column: int
    entries: list[Node]


@dataclass(slots=True)
class Map:
    """A YAML mapping; its keys in the file's order, and possibly twice."""

    line: int
    column: int
    entries: list[tuple[Node, Node]]


Node = Text | Broken | Listing | Map


class Position(NamedTuple):
    """A spot in a file, counted from 1."""

    line: int
    column: int


def parse(text: str, faults: Faults, first_line: int = 1) -> Node | None:
    """Read one YAML document, whose first line has that number in its file.

    Refuses what could be misread or misused: aliases, anchors, tags, several documents, and
    nesting deeper than DEEPEST. What is refused is noted in `faults`.

    Returns:
        The document's tree; None where it is empty or cannot be read on.
    """
    try:
        return _Builder(faults, first_line).build(text)
    except yaml.YAMLError as error:
        (line, column), wrong, remedy = explain(error, text, first_line)
        faults.add(Position(line, column), wrong, remedy)
    return None


def decoded(data: bytes, faults: Faults, *, keep_control: bool = False) -> str | None:
    """Decode a file's bytes; what is not UTF-8 or not text is noted in `faults`."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        faults.add(Position(1, 1), "this is UTF-16, not UTF-8", "save the file as UTF-8")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        faults.add(_end_of(before), "this is not UTF-8", "save the file as UTF-8")
        return None
    if not keep_control and (odd := FORBIDDEN.search(text)):
        name = f"U+{ord(odd.group()):04X}"
        faults.add(_end_of(text[: odd.start()]), f"the control character {name}", "delete it")
        return None
    return text


def misread(text: str) -> str | None:
    """Tell what YAML takes an unquoted text for, if not for text: `no` is read as false."""
    for tag, pattern in RESOLVERS.get(text[:1], ()):
        if pattern.match(text):
            return KINDS[tag.rpartition(":")[2]]
    return None


RESOLVERS: dict[str, list[tuple[str, re.Pattern[str]]]] = {
    first: [(tag, pattern) for tag, pattern in found if tag.rpartition(":")[2] in KINDS]
    for first, found in yaml.resolver.Resolver.yaml_implicit_resolvers.items()
    if first
}

MISREAD_STARTS = frozenset(["", *RESOLVERS])


class _Builder:
    """Builds the tree out of the parser's events, in one pass and without recursion."""

    def __init__(self, faults: Faults, first_line: int) -> None:
        self._faults = faults
        self._first = first_line
        self._documents = 0

    def build(self, text: str) -> Node | None:
        loader = yaml.CSafeLoader(text)
        next_event, first = loader.get_event, self._first
        inside: list[Node] = []  # of the innermost open value; of a map: key, value, key, ...
        outside: list[tuple[list[Node], yaml.CollectionStartEvent]] = []
        # A bank has a quarter of a million events: what is met most comes first, without calls.
        while (event := next_event()) is not None:
            if isinstance(event, yaml.ScalarEvent):
                if event.anchor is not None or event.tag is not None:
                    inside.append(self._named(event))
                    continue
                mark = event.start_mark
                assert mark is not None  # the C parser always tells
                text_ = (event.value, mark.line + first, mark.column + 1, event.style or "")
                inside.append(new_text(text_))
            elif isinstance(event, yaml.CollectionStartEvent):
                outside.append((inside, event))
                inside = []
                if len(outside) > DEEPEST:
                    self._stop(
                        event, f"values nested more than {DEEPEST} deep", "look for stray brackets"
                    )
            elif isinstance(event, yaml.CollectionEndEvent):
                entries, (inside, start) = inside, outside.pop()
                inside.append(self._closed(start, entries))
            elif isinstance(event, yaml.AliasEvent):
                inside.append(self._refused(event, f"an alias, *{event.anchor}", "*"))
            elif isinstance(event, yaml.DocumentStartEvent):
                self._begin(event)
        loader.dispose()
        return inside[0] if inside else None

    def _begin(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents == 2:
            self._stop(event, "a second document begins here", "delete the line with ---")

    def _closed(self, start: yaml.CollectionStartEvent, entries: list[Node]) -> Node:
        if start.anchor is not None or start.tag is not None:
            return self._named(start)
        line, column = self._place(start)
        if isinstance(start, yaml.SequenceStartEvent):
            return Listing(line, column, entries)
        return Map(line, column, list(zip(entries[::2], entries[1::2], strict=True)))

    def _named(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> Node:
        if event.anchor is not None:
            return self._refused(event, f"an anchor, &{event.anchor}", "&")
        return self._refused(event, f"a tag, {event.tag}", "!")

    def _refused(self, event: yaml.Event, found: str, sign: str) -> Node:
        place = self._place(event)
        remedy = f"write the value out; or quote the text, if the {sign} is part of it"
        self._faults.add(place, f"{found}, which a bank does not use", remedy)
        return Broken(place.line, place.column)

    def _stop(self, event: yaml.Event, wrong: str, remedy: str) -> None:
        self._faults.add(self._place(event), wrong, remedy)
        raise BankError(self._faults.found)

    def _place(self, event: yaml.Event) -> Position:
        mark = event.start_mark
        assert mark is not None  # the C parser always tells
        return Position(mark.line + self._first, mark.column + 1)


def _end_of(text: str) -> Position:
    return Position(text.count("\n") + 1, len(text) - text.rfind("\n"))
