"""Finds what gives an answer away: key points that the question, a hint or a follow-up says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tutorbot.bank.lint.findings import Case, Finding
from tutorbot.core.model import Item, PointGrade

# Shares of a key point that tell too much of it.
HALF = 0.5  # in the question: everybody who only repeats its topic would have earned it
MUCH = 0.75  # in a follow-up, or in a hint with others to come
ALL = 0.99  # in the last hint, which may come near


def giveaways(case: Case) -> Iterator[Finding]:
    """Find key points that the learner is told before having said them."""
    item = case.item
    if item.drafted:
        return
    unasked = replace(item, question="?")  # so that the question's own words count here
    for found, words in _earned(case, unasked, item.question, HALF):
        wrong = f"the question gives away the key point {found.point.id} with “{words}”"
        remedy = "ask without these words, or let them only support (supports: true)"
        yield case.warning("given-away", wrong, remedy, "question")
    for number, hint in enumerate(item.hints):
        last = number == len(item.hints) - 1
        for found, words in _earned(case, unasked, hint, ALL if last else MUCH):
            wrong = f"hint {number + 1} gives away the key point {found.point.id} with “{words}”"
            remedy = "hint at it without its key terms, from general to near"
            yield case.warning("given-away", wrong, remedy, "hints", number)
    for number, point in enumerate(item.rubric):
        for found, words in _earned(case, unasked, point.ask, MUCH):
            own = found.point.id == point.id
            if own or found.share >= ALL:
                gives = "itself" if own else f"the key point {found.point.id}"
                wrong = f"the ask of {point.id} gives {gives} away with “{words}”"
                remedy = "ask what leads there, without its key terms"
                yield case.warning("given-away", wrong, remedy, "rubric", number, "ask")


def _earned(case: Case, item: Item, text: str, least: float) -> Iterator[tuple[PointGrade, str]]:
    """Yield the points that a text earns a share of, and the words of it that do."""
    told = text.replace("?", ".")
    grade = case.grade(item, told)
    for found in grade.points if grade else ():
        if found.share >= least:
            yield found, " … ".join(told[span.start : span.end] for span in found.receipts)
