"""Items -> the YAML of a bank, which the loader reads back as the same items."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from tutorbot.bank.faults import Faults
from tutorbot.bank.loading import FORMAT, bank_from
from tutorbot.bank.tree import Listing, Map, Node, Text, misread, parse
from tutorbot.core.model import Item, KeyPoint, Topic

WIDEST = 96  # characters of a line, as far as words allow
PLAIN = re.compile(r"[A-Za-z(][^:#{}\[\]&*!|>'\"%@`,\\]*")
TO_BETTER = "# Drafted. To better it, take the # away and name more wordings for each idea:"


def bank_yaml(items: Iterable[Item], topics: Iterable[Topic]) -> str:
    """Write a bank of its own."""
    slugs = [f"  - {{slug: {topic.slug}, name: {quoted(topic.name)}}}" for topic in topics]
    return "\n".join([f"version: {FORMAT}", "topics:", *slugs, "items:", items_yaml(items)])


def items_yaml(items: Iterable[Item], indent: int = 2) -> str:
    """Write imported items, each a list entry that begins after `indent` spaces.

    Their drafted rubrics are written as comments: as long as one is, the item is graded as drafted.
    """
    return "\n".join(_item(item, " " * indent) for item in items)


def with_items(source: str, items: Sequence[Item]) -> str:
    """Return the text of a bank with items added at its end; comments and layout stay.

    Args:
        source: a bank without faults.
        items: their ids must be free, their topics the bank's.

    Raises:
        BankError: the bank cannot be read, or would not be one any more.
    """
    faults = Faults("the bank")
    root = parse(source, faults)
    faults.stop_if_any()
    listing, after = _items_in(root)
    lines = source.rstrip("\n").split("\n")
    if listing is None or not listing.entries:
        at = listing.line if listing else len(lines)
        lines[at - 1] = "items:"
        indent = 2
    else:
        at, indent = (after - 1 if after else len(lines)), listing.column - 1
    text = "\n".join([*lines[:at], "", items_yaml(items, indent).rstrip("\n"), *lines[at:]]) + "\n"
    bank_from(text, faults)
    faults.stop_if_any()
    return text


def _items_in(root: Node | None) -> tuple[Listing | None, int]:
    """Return the list of items, and the line of the key after it; 0 where it is the last."""
    entries = root.entries if isinstance(root, Map) else []
    for number, (key, value) in enumerate(entries):
        if isinstance(key, Text) and key.value == "items" and isinstance(value, Listing):
            return value, entries[number + 1][0].line if number + 1 < len(entries) else 0
    return None, 0


def _item(item: Item, indent: str) -> str:
    inner = indent + "  "
    lines = [
        f"{indent}- id: {item.id}",
        f"{inner}title: {quoted(item.title)}",
        f"{inner}topic: {item.topic}",
        f"{inner}difficulty: {item.difficulty}",
        *_text("question", item.question, inner),
    ]
    for key, texts in (
        ("hints", item.hints),
        ("also", item.also),
        ("near", item.near),
        ("sources", item.sources),
    ):
        if texts:
            lines += [f"{inner}{key}:", *(f"{inner}  - {quoted(text)}" for text in texts)]
    lines += _text("reference_answer", item.reference_answer, inner)
    lines.append(f"{inner}{TO_BETTER}")
    lines += [f"{inner}# {line}" for line in rubric_lines(item.rubric)]
    return "\n".join(lines) + "\n"


def rubric_lines(rubric: Iterable[KeyPoint]) -> list[str]:
    """Write key points of plain ideas as the lines of a `rubric:`."""
    lines = ["rubric:"]
    for point in rubric:
        lines += [
            f"  - id: {point.id}",
            f"    weight: {point.weight:g}",
            f"    says: {quoted(point.says)}",
            f"    ask: {quoted(point.ask)}",
            "    ideas:",
        ]
        for idea in point.ideas:
            lines.append(f"      - [{', '.join(quoted(wording) for wording in idea.wordings)}]")
    return lines


def _text(key: str, text: str, indent: str) -> list[str]:
    """Write a text in one line where it fits, else as a block."""
    if "\n" not in text and len(text) + len(key) + len(indent) < WIDEST:
        return [f"{indent}{key}: {quoted(text)}"]
    lines = text.split("\n")
    return [f"{indent}{key}: |", *(f"{indent}  {line}".rstrip() for line in lines)]


def quoted(text: str) -> str:
    """Return a one-line text as YAML: as it is where that reads as the same text, else quoted."""
    is_plain = PLAIN.fullmatch(text) and text.split() == text.split(" ")
    if is_plain and (" " in text or not misread(text)):
        return text
    return json.dumps(text, ensure_ascii=False)
