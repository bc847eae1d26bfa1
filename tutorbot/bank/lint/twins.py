"""Finds items that ask the same, and names that lead to two items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tutorbot.bank.lint.findings import Case, Finding
from tutorbot.core.language.content import words
from tutorbot.core.model import ItemId

ALIKE = 0.75  # share of the words of two questions that both have; “L1” and “L2” make 0.5
FEWEST_WORDS = 3  # of content; “What is dropout?” is told apart by its one word alone


def twins(cases: Mapping[ItemId, Case]) -> Iterator[Finding]:
    """Find items that ask the same as one before them, and names that two items share."""
    names: dict[str, ItemId] = {}
    seen: dict[ItemId, frozenset[str]] = {}
    having: dict[str, list[ItemId]] = {}  # word -> items that ask with it
    for case in cases.values():
        yield from _names(case, names)
        asked = _asked(case)
        near = {other for word in asked for other in having.get(word, ())}
        for other in seen:  # the bank's order
            if other in near and _alike(asked, seen[other]):
                wrong = f"this asks the same as {other} ({cases[other].item.title})"
                remedy = "keep one of them, or ask for what only one has"
                yield case.warning("same-question", wrong, remedy, "question")
        seen[case.item.id] = asked
        for word in asked:
            having.setdefault(word, []).append(case.item.id)


def _asked(case: Case) -> frozenset[str]:
    return frozenset(word.stem for word in words(case.item.question) if word.is_content)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    both = len(one & other)
    if min(len(one), len(other)) < FEWEST_WORDS:
        return one == other
    return both >= ALIKE * len(one | other)


def _names(case: Case, names: dict[str, ItemId]) -> Iterator[Finding]:
    item = case.item
    places = [("title",), *(("also", number) for number in range(len(item.also)))]
    for name, steps in zip((item.title, *item.also), places, strict=True):
        key = " ".join(word.plain for word in words(name))
        other = names.setdefault(key, item.id)
        if other != item.id:
            wrong = f"{other} is called “{name}” too, so a search finds both"
            yield case.warning("same-name", wrong, "call one of them something else", *steps)
