"""Drafts a rubric from a question and its reference answer, for items that have none yet."""

from __future__ import annotations

import math
from collections.abc import Iterable

from tutorbot.core.drafted.follow_ups import FollowUps
from tutorbot.core.drafted.statements import statements
from tutorbot.core.language.content import Word, words
from tutorbot.core.model import Difficulty, Idea, Item, ItemId, KeyPoint

LONGEST_ID = 3  # words of a key point's id


def draft_rubric(question: str, reference_answer: str) -> tuple[KeyPoint, ...]:
    """Draft key points from the statements of a reference answer.

    Each statement (a sentence, a list entry, a row) with content words of its own becomes a key
    point; its ideas are those words. The weight grows with the square root of how many of them the
    question does not already name, so that a long sentence does not drown the short ones.

    Returns:
        At least one key point, in the order of the reference answer; ids are unique.
    """
    asked = {word.stem for word in words(question)}
    told = [(one, _content(words(one.own))) for one in statements(reference_answer)]
    told = [(one, ideas) for one, ideas in told if ideas]
    follow_ups = FollowUps(question)
    points: list[KeyPoint] = []
    taken: set[str] = set()
    for place, (one, said) in enumerate(told, start=1):
        new = [word for word in said if word.stem not in asked]
        typed = tuple(Idea((_typed(one.own, word),)) for word in said)
        weight = round(max(1.0, math.sqrt(len(new))), 1)
        point_id = _unused_id(one.own, new or said, taken)
        ask = follow_ups.ask(one, place, len(told))
        points.append(KeyPoint(point_id, weight, one.says, ask, typed))
    if not points:
        says, ask = reference_answer.strip(), "What would you answer in a word or two?"
        points.append(KeyPoint("answer", 1.0, says, ask, ()))
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


def _content(said: Iterable[Word]) -> tuple[Word, ...]:
    """Return the content words, each stem once, in order."""
    return tuple({word.stem: word for word in said if word.is_content}.values())


def _typed(text: str, word: Word) -> str:
    """Return a word as the text spells it, not as the grader does."""
    typed = text[word.start : word.end]
    return typed.lower() if typed.isascii() else typed


def _unused_id(text: str, named: Iterable[Word], taken: set[str]) -> str:
    """Name a key point after its first telling words."""
    typed = (_typed(text, word).removesuffix("'s") for word in named)
    telling = [name for name in typed if name.isascii() and name.isalnum()][:LONGEST_ID]
    wanted = "-".join(telling) or "point"
    point_id, number = wanted, 1
    while point_id in taken:
        number += 1
        point_id = f"{wanted}-{number}"
    taken.add(point_id)
    return point_id
