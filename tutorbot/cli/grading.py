"""Grading from the command line: one answer with its receipts, or many as JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TextIO

from tutorbot.bank import BankError
from tutorbot.cli.lookup import by_id, topic_name
from tutorbot.cli.page import Page
from tutorbot.cli.parts import Grading, Parts
from tutorbot.core.drafted.drafting import draft_item
from tutorbot.core.model import (
    Bank,
    Difficulty,
    EmptyAnswerError,
    Grade,
    Item,
    ItemId,
    PointGrade,
    TutorError,
    Verdict,
)
from tutorbot.core.search import Search

PROGRESS_EVERY = 500  # lines
QUESTIONS_KEPT = 4096  # drafted rubrics kept: batches ask the same questions again and again
NEEDED = 'write {"item", "answer"} or {"question", "reference", "answer"}'


class NoBatchError(TutorError):
    """The batch cannot be read."""


class BadLineError(TutorError):
    """A line of a batch that cannot be graded."""


def grade_one(parts: Parts, typed: str, text: str, *, as_json: bool) -> int:
    """Grade one answer and print the grade; `-` reads the answer from standard input."""
    bank, grading = parts.graded_bank()
    item = by_id(bank, typed)
    answer = sys.stdin.read() if text == "-" else text
    grade = grading.grade(item, answer)
    if as_json:
        print(json.dumps(grade_data(grade, answer), ensure_ascii=False, indent=2))
        return 0
    page = Page()
    page.say((f"{item.id}  {item.title}  ·  {topic_name(bank, item.topic)}", "dim"))
    page.verdict(grade.verdict, grade.credit)
    if grade.word_list:
        page.say("A list of terms earns a quarter at most: say what they have to do with it.")
    page.points(grade, answer)
    page.refutations(grade)
    return 0


def grade_batch(parts: Parts, name: str) -> int:
    """Grade JSON lines into JSON lines, in order; status 1 if a line could not be graded."""
    batch = Batch(parts)
    status = 0
    with _opened(name) as lines:
        for number, line in enumerate(_nonblank(lines), 1):
            result = batch.graded(line)
            status |= "error" in result
            print(json.dumps(result, ensure_ascii=False), flush=name == "-")
            if sys.stderr.isatty() and number % PROGRESS_EVERY == 0:
                print(f"\r{number} graded", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print("\r", end="", file=sys.stderr)
    return status


def _opened(name: str) -> AbstractContextManager[TextIO]:
    if name == "-":
        return nullcontext(sys.stdin)
    try:
        return Path(name).open(encoding="utf-8", errors="replace")
    except OSError as error:
        raise NoBatchError(f"{name} cannot be read: {error.strerror}.") from None


def _nonblank(lines: Iterable[str]) -> Iterable[str]:
    return (line for line in lines if line.strip())


class Batch:
    """Grades one request after another. The bank is loaded when a request first names an item."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._drafted = lru_cache(QUESTIONS_KEPT)(_drafted)

    @cached_property
    def _bank(self) -> tuple[Bank, Search, Grading]:
        bank, grading = self._parts.graded_bank()
        return bank, Search(bank), grading

    @cached_property
    def _grading(self) -> Grading:
        return self._parts.grading()

    def graded(self, line: str) -> dict[str, Any]:
        """Return what a line deserves, or {"error": ...}."""
        try:
            request = _request(line.removeprefix("\ufeff"))
            answer = _text(request, "answer")
            if "item" in request:
                bank, search, grading = self._bank
                typed = _text(request, "item")
                item = search.of_id(typed) or by_id(bank, typed)
            else:
                item, grading = self._asked(request), self._grading
            return grade_data(_graded(grading, item, answer), answer)
        except BankError:
            raise
        except TutorError as error:
            return {"error": str(error)}

    def _asked(self, request: dict[str, Any]) -> Item:
        if "question" not in request:
            raise BadLineError(f"item is missing; {NEEDED}")
        question, reference = _text(request, "question"), _text(request, "reference")
        if not reference.strip():
            raise BadLineError("the reference is empty, so there is nothing to grade by")
        return self._drafted(question, reference)


def _request(line: str) -> dict[str, Any]:
    try:
        request = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadLineError(f"this is not JSON ({error}); {NEEDED}") from None
    if not isinstance(request, dict):
        raise BadLineError(f"this is no JSON object; {NEEDED}")
    return request


def _text(request: dict[str, Any], key: str) -> str:
    value = request.get(key)
    if not isinstance(value, str):
        wrong = (
            "is missing" if key not in request else f"is not a text but {json.dumps(value)[:40]}"
        )
        raise BadLineError(f"{key} {wrong}; {NEEDED}")
    return value


def _drafted(question: str, reference: str) -> Item:
    return draft_item(ItemId("BATCH"), "", "", Difficulty.MEDIUM, question, reference)


def _graded(grading: Grading, item: Item, answer: str) -> Grade:
    """Grade an answer; in a batch an empty one is an answer too, and earns nothing."""
    try:
        return grading.grade(item, answer)
    except EmptyAnswerError:
        nothing = tuple(PointGrade(point, 0.0) for point in item.rubric)
        return Grade(0.0, Verdict.INCORRECT, nothing)


def grade_data(grade: Grade, answer: str) -> dict[str, Any]:
    """Return a grade as JSON data: the credit, the verdict, and each point with its receipts."""
    return {
        "credit": grade.credit,
        "verdict": str(grade.verdict),
        "points": [_point_data(one, answer) for one in grade.points],
        "misconceptions": [m.id for m in grade.misconceptions],
        "word_list": grade.word_list,
    }


def _point_data(one: PointGrade, answer: str) -> dict[str, Any]:
    return {
        "id": one.point.id,
        "weight": one.point.weight,
        "share": one.share,
        "denied": one.denied,
        "in_favour": one.in_favour,
        "receipts": [
            {"start": s.start, "end": s.end, "words": answer[s.start : s.end]} for s in one.receipts
        ],
    }
