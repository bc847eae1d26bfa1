"""Drafts a rubric from a question and its reference answer, for items that have none yet."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from tutorbot.core.language.content import Word, words
from tutorbot.core.model import Difficulty, Idea, Item, ItemId, KeyPoint

# Where one statement ends: a line, a full stop, a semicolon, or the mark of a list entry.
MARKS = re.compile(r"^\s*(?:[-*•●○–]|\(?\d{1,2}[.)]|\(?[a-z]\)|#+)\s*", re.MULTILINE)
BREAKS = re.compile(r"\n+|(?<=[.!?])\s+(?=[^a-z])|;\s+|\s[-•●○*–]\s+(?=[A-Z])")
LONGEST_ID = 3  # words of a key point's id


def draft_rubric(question: str, reference_answer: str) -> tuple[KeyPoint, ...]:
    """Draft key points from the statements of a reference answer.

    Each statement (a sentence, a list entry, a line) with content words of its own becomes a key
    point; its ideas are those words. The weight grows with the square root of how many of them the
    question does not already name, so that a long sentence does not drown the short ones.

    Returns:
        At least one key point, in the order of the reference answer; ids are unique.
    """
    asked = {word.stem for word in words(question)}
    points: list[KeyPoint] = []
    taken: set[str] = set()
    for says in statements(reference_answer):
        ideas = _content(words(says))
        new = [word for word in ideas if word.stem not in asked]
        if not ideas:
            continue
        point_id = _unused_id(new or ideas, taken)
        weight = round(max(1.0, math.sqrt(len(new))), 1)
        ask = _follow_up(question, ideas, asked)
        points.append(KeyPoint(point_id, weight, says, ask, tuple(Idea((w.plain,)) for w in ideas)))
    if not points:
        says = reference_answer.strip()
        points.append(KeyPoint("answer", 1.0, says, _follow_up(question, (), asked), ()))
    return tuple(points)


def draft_item(
    item_id: ItemId,
    title: str,
    topic: str,
    difficulty: Difficulty,
    question: str,
    reference_answer: str,
) -> Item:
    """Make an item of a plain question and answer, with a drafted rubric."""
    rubric = draft_rubric(question, reference_answer)
    return Item(item_id, title, topic, difficulty, question, reference_answer, rubric, drafted=True)


def as_plain_data(rubric: Iterable[KeyPoint]) -> list[dict[str, object]]:
    """Return key points as the lists and dicts that a bank file holds."""
    return [
        {
            "id": point.id,
            "weight": point.weight,
            "says": point.says,
            "ask": point.ask,
            "ideas": [list(idea.wordings) for idea in point.ideas],
        }
        for point in rubric
    ]


def statements(text: str) -> tuple[str, ...]:
    """Split a text into its statements: sentences, list entries, lines; list marks are dropped."""
    parts = (MARKS.sub("", part).strip() for part in BREAKS.split(text))
    return tuple(part for part in parts if part)


def _content(said: Iterable[Word]) -> tuple[Word, ...]:
    """Return the content words, each stem once, in order."""
    return tuple({word.stem: word for word in said if word.is_content}.values())


def _unused_id(named: Iterable[Word], taken: set[str]) -> str:
    """Name a key point after its first telling words."""
    telling = [w.plain for w in named if w.plain.isascii() and w.plain.isalnum()][:LONGEST_ID]
    wanted = "-".join(telling) or "point"
    point_id, number = wanted, 1
    while point_id in taken:
        number += 1
        point_id = f"{wanted}-{number}"
    taken.add(point_id)
    return point_id


def _follow_up(question: str, ideas: Iterable[Word], asked: set[str]) -> str:
    """Ask back with the question's own words alone, so that nothing is given away."""
    shared = [word.plain for word in ideas if word.stem in asked and word.plain.isalpha()]
    if shared and question.strip():
        return f"What else can you say about “{' '.join(shared[:LONGEST_ID])}”?"
    return "Your answer misses something here: what else belongs to it?"
