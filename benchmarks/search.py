"""Milliseconds a query over 1,000 items, beside rapidfuzz's WRatio over the titles alone.

Run it from the project's folder: python -m benchmarks.search
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process

from tests.search_cases import item, items, queries
from tutorbot.core.model import Item
from tutorbot.core.search import Search

ITEMS = 1000
AIM_MS = 2.0


def many_items() -> list[Item]:
    """Return the items of the tests, and combinations of their titles up to 1,000 items."""
    named = items()
    titles = [i.title for i in named]
    says = tuple(p.says for i in named for p in i.rubric)
    for n in range(len(named), ITEMS):
        title = f"{titles[n % len(titles)]} {titles[(n * 7 + n // 87) % len(titles)]}"
        points = tuple(says[(n + k) % len(says)] for k in range(6))
        named.append(item(f"ML{2000 + n}", title, "training", says=points))
    return named


def measure(find: Callable[[str], object], typed: Sequence[str]) -> tuple[float, float]:
    """Return the mean and the 99th percentile, in milliseconds."""
    took = []
    for words in typed:
        began = time.perf_counter()
        find(words)
        took.append(1e3 * (time.perf_counter() - began))
    return statistics.fmean(took), statistics.quantiles(took, n=100)[98]


def main() -> None:
    everything = many_items()
    titles = {n: i.title for n, i in enumerate(everything)}
    typed = [words for words, _ in queries()]
    meant = dict(queries())
    began = time.perf_counter()
    search = Search(everything)
    built = 1e3 * (time.perf_counter() - began)

    ours = measure(search.find, typed)
    theirs = measure(lambda w: process.extract(w, titles, scorer=fuzz.WRatio, limit=25), typed)

    small, few = Search(items()), {i.id: i.title for i in items()}
    right = sum([i.id for i in small.find(w)][:1] == [meant[w]] for w in typed) / len(typed)
    best = [process.extractOne(w, few, scorer=fuzz.WRatio) for w in typed]
    right_wratio = sum(b is not None and b[2] == meant[w] for b, w in zip(best, typed, strict=True))
    print(f"{len(everything)} items, {len(typed)} queries; index built in {built:.0f} ms")
    print(f"Search.find     mean {ours[0]:.2f} ms, p99 {ours[1]:.2f} ms, first right {right:.1%}")
    print(
        f"WRatio, titles  mean {theirs[0]:.2f} ms, p99 {theirs[1]:.2f} ms, "
        f"first right {right_wratio / len(typed):.1%}"
    )
    print(f"aim: {AIM_MS} ms a query")


if __name__ == "__main__":
    main()
