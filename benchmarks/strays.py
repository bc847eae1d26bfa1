"""What does an item give the full answer to another question? `python -m benchmarks.strays`

It grades every reference answer of the shipped bank as an answer to every other item, and prints
the mean credit and the pairs that earn more than the linter allows, with what the two items say of
each other. Fair is nothing, or what both items ask for (`near:` in the bank).
"""

from __future__ import annotations

import statistics

from tutorbot.bank import open_bank, shipped_path
from tutorbot.bank.lint.strays import MOST_CREDIT
from tutorbot.core.grader.grading import Grader


def main() -> None:
    """Measure, and print."""
    bank, lexicon = open_bank(shipped_path())
    grader = Grader(lexicon)
    found = [
        (grader.grade(item, other.reference_answer).credit, item, other)
        for other in bank
        for item in bank
        if other is not item
    ]
    high = sorted((f for f in found if f[0] > MOST_CREDIT), key=lambda f: -f[0])
    mean = statistics.fmean(credit for credit, _, _ in found)
    print(f"{len(found)} pairs, mean credit {mean:.4f}, above {MOST_CREDIT:.2f}: {len(high)}")
    for credit, item, other in high:
        near = other.id in item.near or item.id in other.near
        told = "near" if near else "not near"
        print(f"{credit:.2f}  {item.id} {item.title}  <-  {other.id} {other.title}  ({told})")


if __name__ == "__main__":
    main()
