"""Seconds to load a bank of 1,000 full items, next to yaml.safe_load of the same file.

Usage: python -m benchmarks.bank [ITEMS]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from tutorbot.bank import load_bank

RUNS = 7
POINTS, IDEAS, WORDINGS = 6, 2, 7  # what a well-furnished item has

HEAD = "version: 1\ntopics:\n  - {slug: data, name: Data}\nitems:\n"
ITEM = """\
  - id: ML{number:04}
    title: Item number {number}
    topic: data
    difficulty: medium
    question: What does item number {number} ask of the one who reads it?
    rubric:
{points}    misconceptions:
      - id: turned-round
        wrong: [the other way round, what is left of it upside down, "never in that order"]
        cancels: [point-0]
        refute: It is the right way round, as the reference answer says.
    hints: [Think of what the name says., Think of what is left out.]
    sources: ["A Textbook of Everything (2020)"]
    reference_answer: |
{answer}"""
POINT = """\
      - id: point-{number}
        weight: 1.5
        says: This is what the point number {number} says, in one plain sentence.
        ask: What about the point number {number} did you leave out?
        ideas:
"""
SENTENCE = "      A sentence of the reference answer, with a formula: $x_{i} = \\frac{1}{n}$.\n"


def bank_text(items: int) -> str:
    """Return a bank of that many items, each of about 4 KB."""
    return HEAD + "".join(item_text(number) for number in range(items))


def item_text(number: int) -> str:
    idea = ", ".join(f"wording number {n}" for n in range(WORDINGS))
    points = "".join(
        POINT.format(number=n) + f"          - [{idea}]\n" * IDEAS for n in range(POINTS)
    )
    return ITEM.format(number=number, points=points, answer=SENTENCE * 12)


def seconds(work: Callable[[], object]) -> float:
    """Return the best of a few runs."""
    best = float("inf")
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best


def main() -> None:
    items = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bank.yaml"
        path.write_text(bank_text(items), encoding="utf-8")
        data = path.read_bytes()
        print(f"{items} items, {len(data) / 1e6:.1f} MB")
        print(f"load_bank                      {seconds(lambda: load_bank(path)):6.2f} s")
        fast = seconds(lambda: yaml.load(data, yaml.CSafeLoader))
        print(f"yaml.load with CSafeLoader     {fast:6.2f} s  (no lines, no checks)")
        began = time.perf_counter()
        yaml.safe_load(data)
        print(f"yaml.safe_load                 {time.perf_counter() - began:6.2f} s  (once)")


if __name__ == "__main__":
    main()
