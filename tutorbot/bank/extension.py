"""What a bank adds to the shipped lexicon: its `lexicon:`, checked and as plain data."""

from __future__ import annotations

import re

from tutorbot.bank.items import Said
from tutorbot.bank.reading import Reader
from tutorbot.bank.tree import Listing, Node

NAMED = {"terms": "a wording", "concepts": "a wording"}  # name: [text, ...]
PAIRED = {"spellings": "a spelling", "stems": "a stem"}  # text: text
LISTED = {"verbs": "a verb", "ordinary": "a word"}  # [text, ...]
KEYS = (*NAMED, *PAIRED, *LISTED, "confusables")
NAME = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")


def extension(reader: Reader, node: Node | None) -> tuple[dict[str, object], list[Said]]:
    """Read what a bank adds to the lexicon.

    Returns:
        The data, as `load_lexicon` takes it; and the wordings of its concepts, to be checked.
    """
    if node is None:
        return {}, []
    fields = reader.fields(node, "the lexicon", (), KEYS)
    ways: list[Said] = []
    data: dict[str, object] = {}
    for key, one in NAMED.items():
        if key in fields:
            data[key] = _named(reader, fields[key], key, one, ways)
    for key, one in PAIRED.items():
        if key in fields:
            pairs = reader.named(fields[key], key)
            data[key] = {text: reader.line(value, one) for text, value in pairs.items()}
    for key, one in LISTED.items():
        if key in fields:
            data[key] = reader.lines(fields[key], key, one)
    if "confusables" in fields:
        data["confusables"] = _groups(reader, fields["confusables"])
    return data, ways


def _named(
    reader: Reader, node: Node, key: str, one: str, ways: list[Said]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, value in reader.named(node, key).items():
        if not NAME.fullmatch(name):
            remedy = "use small letters, digits and hyphens"
            reader.faults.add(value, f"{key} names something “{name}”", remedy)
        found[name] = reader.lines(value, f"{key}.{name}", one)
        if isinstance(value, Listing) and not value.entries:
            reader.faults.add(value, f"{key}.{name} is empty", "write one wording or more")
        if key == "concepts" and isinstance(value, Listing):
            ways.append(Said(None, found[name], value.entries))
    return found


def _groups(reader: Reader, node: Node) -> tuple[tuple[str, ...], ...]:
    groups = []
    for entry in reader.entries(node, "confusables"):
        group = reader.lines(entry, "a group of confusables", "a term")
        if isinstance(entry, Listing) and len(group) < 2:
            wrong = "a group of confusables has fewer than two terms"
            reader.faults.add(entry, wrong, "name what must never be taken for another")
        groups.append(group)
    return tuple(groups)
