"""How well grading against a drafted rubric agrees with teachers, beside plain fuzzy matching.

    python benchmarks/drafted.py DATA             agreement on DATA/*.jsonl, and microseconds a line
    python benchmarks/drafted.py DATA --weights   the weights refitted with each set left out
    python benchmarks/drafted.py DATA --unseen    agreement with weights refitted on other questions

Each line of a set is {"question_id", "question", "reference", "answer", "score"}, the score 0..1.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

sys.path.insert(0, str(Path(__file__).parent.parent))
from tutorbot.core.drafted.coverage import WEIGHTS, Weights, grade_drafted, strength
from tutorbot.core.drafted.drafting import draft_item
from tutorbot.core.drafted.evidence import Evidence, evidence_of
from tutorbot.core.drafted.reference import reference_of
from tutorbot.core.language.content import words
from tutorbot.core.model import Difficulty, EmptyAnswerError, Item, ItemId

Vector = NDArray[np.float64]
Row = dict[str, Any]
FEWEST = 8  # answers of a question before its own correlation says anything
OFF_TOPIC = 150  # answers to another question of the same set, drawn for each set
OFF_TOPIC_BOUND, ERROR_BOUND = 0.115, 0.335  # beyond these a refit pays four times over
FOLDS = 8  # parts that the questions of each set are dealt into
STEPS = (0.4, 0.2)  # how far the refit moves each weight, one after the other


def main() -> None:
    parser = argparse.ArgumentParser(description="Agreement of drafted rubrics with teachers.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--weights", action="store_true")
    parser.add_argument("--unseen", action="store_true")
    asked = parser.parse_args()
    sets = {path.stem: _read(path) for path in sorted(asked.data.glob("*.jsonl"))}
    if not sets:
        sys.exit(f"There are no .jsonl files in {asked.data}.")
    if asked.weights:
        show_weights(sets)
    elif asked.unseen:
        show_unseen(sets)
    else:
        show_agreement(sets)


def show_agreement(sets: dict[str, list[Row]]) -> None:
    print(f"{'set':14s}{'n':>6s}{'r':>8s}{'within':>8s}{'RMSE':>8s}   {'token_set_ratio: r':>20s}")
    means = []
    began, count = time.perf_counter(), 0
    for name, rows in sets.items():
        credit = np.array([_credit(row, row["answer"]) for row in rows])
        plain = np.array([fuzz.token_set_ratio(r["answer"], r["reference"]) for r in rows])
        mine, theirs = _agreement(rows, credit), _agreement(rows, plain / 100)
        means.append((*mine, theirs[0]))
        count += len(rows)
        print(f"{name:14s}{len(rows):6d}" + _row(mine) + f"   {theirs[0]:20.3f}")
    spent = time.perf_counter() - began
    mean = tuple(np.mean(means, axis=0))
    print(f"{'mean':14s}{count:6d}" + _row(mean[:3]) + f"   {mean[3]:20.3f}")
    print(f"{spent / count * 1e6:.0f} microseconds a line, drafting and measuring included")
    for kind, credits in _probes(sets).items():
        print(f"{kind:16s} mean credit {np.mean(credits):.3f} of {len(credits)}")


def show_weights(sets: dict[str, list[Row]]) -> None:
    held = {name: _Held(rows, _strangers(rows)) for name, rows in sets.items()}
    print(
        f"{'left out':14s}" + "".join(f"{n:>10s}" for n in WEIGHTS.__slots__) + f"{'r of it':>9s}"
    )
    for name in held:
        weights = _refit([one for other, one in held.items() if other != name])
        print(f"{name:14s}" + _weights_row(weights) + f"{held[name].agreement(weights)[0]:9.3f}")
    print(f"{'(none)':14s}" + _weights_row(_refit(list(held.values()))))
    print(f"{'shipped':14s}" + _weights_row(WEIGHTS))


def show_unseen(sets: dict[str, list[Row]]) -> None:
    """Grade the questions of each fold with weights fitted on those of all others."""
    parts = {name: _dealt(rows) for name, rows in sets.items()}
    kept = [
        _refit([_joined(some[:left] + some[left + 1 :]) for some in parts.values()])
        for left in range(FOLDS)
    ]
    print(f"{'set':14s}{'r':>8s}{'within':>8s}{'RMSE':>8s}")
    found = []
    for name, some in parts.items():
        credits = [part.credits(weights) for part, weights in zip(some, kept, strict=True)]
        found.append(_agreement(_joined(some).rows, np.concatenate(credits)))
        print(f"{name:14s}" + _row(found[-1]))
    print(f"{'mean':14s}" + _row(np.mean(found, axis=0)))


def _dealt(rows: list[Row]) -> list[_Held]:
    """Deal the questions of a set into parts, each whole."""
    asked = sorted({str(row["question_id"]) for row in rows})
    random.Random(7).shuffle(asked)
    part = {question: place % FOLDS for place, question in enumerate(asked)}
    dealt: list[list[Row]] = [[] for _ in range(FOLDS)]
    strange: list[list[tuple[Row, str]]] = [[] for _ in range(FOLDS)]
    for row in rows:
        dealt[part[str(row["question_id"])]].append(row)
    for row, answer in _strangers(rows):
        strange[part[str(row["question_id"])]].append((row, answer))
    return [_Held(*both) for both in zip(dealt, strange, strict=True)]


def _joined(parts: list[_Held]) -> _Held:
    joined = _Held([], [])
    for part in parts:
        joined.rows += part.rows
        joined.seen += part.seen
        joined.off += part.off
    return joined


class _Held:
    """The evidence of a set's answers, and of answers to other questions, worked out once."""

    def __init__(self, rows: list[Row], strangers: list[tuple[Row, str]]) -> None:
        self.rows = list(rows)
        self.seen = [(_evidence(r, r["answer"]), _evidence(r, r["reference"])) for r in rows]
        self.off = [(_evidence(r, a), _evidence(r, r["reference"])) for r, a in strangers]

    def credits(self, weights: Weights) -> Vector:
        return _strengths(self.seen, weights)

    def agreement(self, weights: Weights) -> tuple[float, float, float]:
        return _agreement(self.rows, self.credits(weights))

    def off_topic(self, weights: Weights) -> float:
        return float(_strengths(self.off, weights).mean()) if self.off else 0.0


def _refit(held: list[_Held]) -> Weights:
    best = WEIGHTS
    least = _loss(held, best)
    for step in STEPS:
        for place in range(len(astuple(best))):
            for move in (-step, step):
                values = list(astuple(best))
                values[place] += move
                loss = _loss(held, Weights(*values))
                if loss < least:
                    best, least = Weights(*values), loss
    return best


def _loss(held: list[_Held], weights: Weights) -> float:
    r, within, error = np.mean([one.agreement(weights) for one in held], axis=0)
    off = np.mean([one.off_topic(weights) for one in held])
    over = max(0.0, off - OFF_TOPIC_BOUND) + max(0.0, error - ERROR_BOUND)
    return float(4 * over - r - within)


def _strengths(seen: list[tuple[Evidence, Evidence]], weights: Weights) -> Vector:
    return np.array([min(1.0, strength(a, weights) / strength(b, weights)) for a, b in seen])


def _evidence(row: Row, answer: str) -> Evidence:
    return evidence_of(reference_of(row["question"], row["reference"]), answer, words(answer))


def _agreement(rows: list[Row], credit: Vector) -> tuple[float, float, float]:
    """Return r over all answers, the mean r inside a question, and the root mean squared error."""
    score = np.array([row["score"] for row in rows], float)
    question = np.array([str(row["question_id"]) for row in rows])
    inside = [
        _correlation(score[question == one], credit[question == one])
        for one in np.unique(question)
        if (question == one).sum() >= FEWEST and score[question == one].std() > 0
    ]
    error = float(np.sqrt(np.mean((score - credit) ** 2)))
    return _correlation(score, credit), float(np.mean(inside)) if inside else 0.0, error


def _correlation(one: Vector, other: Vector) -> float:
    return float(np.corrcoef(one, other)[0, 1]) if one.std() > 0 and other.std() > 0 else 0.0


def _probes(sets: dict[str, list[Row]]) -> dict[str, list[float]]:
    rows = [row for rows in sets.values() for row in {r["question_id"]: r for r in rows}.values()]
    strangers = [pair for some in sets.values() for pair in _strangers(some)]
    return {
        "off topic": [_credit(row, answer) for row, answer in strangers],
        "the question": [_credit(row, row["question"]) for row in rows],
        "i don't know": [_credit(row, "i don't know") for row in rows],
        "its words listed": [_credit(row, _listed(row["reference"])) for row in rows],
        "the reference": [_credit(row, row["reference"]) for row in rows],
    }


def _strangers(rows: list[Row]) -> list[tuple[Row, str]]:
    chance = random.Random(7)
    drawn = [(chance.choice(rows), chance.choice(rows)) for _ in range(OFF_TOPIC)]
    return [(a, b["answer"]) for a, b in drawn if a["question_id"] != b["question_id"]]


def _listed(reference: str) -> str:
    listed = [reference[w.start : w.end] for w in words(reference) if w.is_content]
    random.Random(7).shuffle(listed)
    return ", ".join(listed)


def _credit(row: Row, answer: str) -> float:
    try:
        return grade_drafted(_item(row), answer).credit
    except EmptyAnswerError:
        return 0.0


_items: dict[tuple[str, str], Item] = {}


def _item(row: Row) -> Item:
    key = (row["question"], row["reference"])
    if key not in _items:
        _items[key] = draft_item(ItemId("X"), "", "", Difficulty.EASY, *key)
    return _items[key]


def _read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _row(numbers: Iterable[float]) -> str:
    return "".join(f"{number:8.3f}" for number in numbers)


def _weights_row(weights: Weights) -> str:
    return "".join(f"{value:10.2f}" for value in astuple(weights))


if __name__ == "__main__":
    main()
