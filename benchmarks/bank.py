"""Seconds to load a bank of 1,000 items, next to what PyYAML takes for the same file.

Usage: python -m benchmarks.bank [ITEMS]

Twice: items of three key points, and of six. What is measured is the processor's time, so that
other programs on the machine count less.
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
IDEAS, WORDINGS = 2, 7  # of a key point; of an idea

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


def bank_text(items: int, points: int) -> str:
    """Return a bank of that many items of so many key points."""
    return HEAD + "".join(item_text(number, points) for number in range(items))


def item_text(number: int, points: int) -> str:
    idea = ", ".join(f"wording number {n}" for n in range(WORDINGS))
    rubric = "".join(
        POINT.format(number=n) + f"          - [{idea}]\n" * IDEAS for n in range(points)
    )
    return ITEM.format(number=number, points=rubric, answer=SENTENCE * 2 * points)


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the best of a few runs."""
    best = float("inf")
    for _ in range(runs):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def measure(path: Path, items: int, points: int) -> None:
    path.write_text(bank_text(items, points), encoding="utf-8")
    data = path.read_bytes()
    print(f"{items} items of {points} key points, {len(data) / 1e6:.1f} MB")
    print(f"  load_bank                    {seconds(lambda: load_bank(path)):6.2f} s")
    fast = seconds(lambda: yaml.load(data, yaml.CSafeLoader), 2)
    print(f"  yaml.load with CSafeLoader   {fast:6.2f} s  (no lines, no checks)")
    slow = seconds(lambda: yaml.safe_load(data), 1)
    print(f"  yaml.safe_load               {slow:6.2f} s  (the same, in Python)")


def main() -> None:
    items = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as folder:
        for points in (3, 6):
            measure(Path(folder) / "bank.yaml", items, points)


if __name__ == "__main__":
    main()
