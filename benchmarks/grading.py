"""How fast is the grader? Beside rapidfuzz on the same replies and wordings, in the same run.

    python -m benchmarks.grading

It grades 1,000 replies of 5 to 150 words against an item of 8 key points with 3 wordings each and
the full lexicon, and prints microseconds a reply: the medians of several runs, and their ratios.
"""

from __future__ import annotations

import gc
import json
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz, process

from tutorbot.bank import open_bank, shipped_path
from tutorbot.bank.shipped import load_lexicon
from tutorbot.core.grader.grading import Grader
from tutorbot.core.model import Difficulty, Idea, Item, ItemId, KeyPoint

REPLIES = 1_000
RUNS = 7
SEED = 20
ANSWERS = Path(__file__).parent.parent / "tests" / "marked_answers"
WORDINGS = (
    ("gradient becomes tiny", "gradient vanishes backwards", "<gradient> <shrink>"),
    ("early layers hardly learn", "first layers stop updating", "<early-layers> <no-learning>"),
    ("sigmoid saturates", "tanh derivative near zero", "flat activation function"),
    ("chain rule multiplies small numbers", "product of factors", "<multiply> <below-one>"),
    ("deeper network smaller gradient", "shrinks with depth", "more layers make it worse"),
    ("bad initial weights", "weights too small at the start", "poor initialization"),
    ("recurrent network over time", "long sequences in an RNN", "backpropagation through time"),
    ("careful initialization helps", "residual connections", "normalization layers"),
)


def item() -> Item:
    rubric = tuple(
        KeyPoint(f"point-{i}", 1, "It is said.", "What else?", (Idea(wordings),))
        for i, wordings in enumerate(WORDINGS)
    )
    question = "What is the vanishing gradient problem?"
    return Item(ItemId("X0001"), "Item", "topic", Difficulty.EASY, question, "Answer.", rubric)


def replies() -> list[str]:
    """Make replies of 5 to 150 words out of people's answers."""
    chance = random.Random(SEED)
    lines = [line for path in sorted(ANSWERS.glob("*.jsonl")) for line in path.open()]
    answers = [json.loads(line)["answer"].split() for line in lines]
    made = []
    for _ in range(REPLIES):
        words: list[str] = []
        length = chance.randint(5, 150)
        while len(words) < length:
            words += chance.choice(answers)
        made.append(" ".join(words[:length]))
    return made


def microseconds(run: Callable[[], object], count: int) -> float:
    """Return the median processor time of a run, for each of `count` things."""
    times = []
    for _ in range(RUNS):
        begun = time.process_time()
        run()
        times.append(time.process_time() - begun)
    return statistics.median(times) / count * 1e6


def main() -> None:
    """Measure, and print."""
    begun = time.perf_counter()
    bank, lexicon = open_bank(shipped_path())
    print(f"bank and lexicon loaded  {time.perf_counter() - begun:8.2f} s ({len(bank)} items)")
    begun = time.perf_counter()
    load_lexicon()
    print(f"of it the lexicon        {time.perf_counter() - begun:8.2f} s")

    grader, subject, said = Grader(lexicon), item(), replies()
    wordings = [w.replace("<", "").replace(">", "") for ws in WORDINGS for w in ws]
    grader.prepare(subject)
    for each in bank:
        grader.prepare(each)
    gc.collect()
    gc.freeze()  # as the bot does at its start: the collector need not look through the bank
    ours = microseconds(lambda: [grader.grade(subject, reply) for reply in said], REPLIES)
    matrix = microseconds(lambda: process.cdist(said, wordings, scorer=fuzz.partial_ratio), REPLIES)
    loop = microseconds(
        lambda: [[fuzz.partial_ratio(r, w) for w in wordings] for r in said], REPLIES
    )
    print(f"grader                   {ours:8.0f} us a reply")
    print(
        f"cdist of partial_ratio   {matrix:8.0f} us a reply: the grader takes {ours / matrix:.2f}x"
    )
    print(f"loop of partial_ratio    {loop:8.0f} us a reply: the grader takes {ours / loop:.2f}x")

    for name in ("ML0006", "ML0024"):
        real = bank[ItemId(name)]
        took = microseconds(lambda real=real: [grader.grade(real, r) for r in said], REPLIES)
        print(f"{name} of the bank       {took:8.0f} us a reply")
    hostile(grader, bank[ItemId("ML0024")])


def hostile(grader: Grader, subject: Item) -> None:
    """Measure replies of 4,000 characters that are made to be slow; each is new to every cache."""
    chance = random.Random(SEED)
    letters = "abcdefghilmnoprstu"
    kinds = {
        "unknown long words": lambda: " ".join(
            "".join(chance.choices(letters, k=chance.randint(5, 12))) for _ in range(500)
        ),
        "nothing but key terms": lambda: " ".join(
            chance.choices(
                ["gradient", "layer", "small", "sigmoid", "weights", "not", "chain", "rule"], k=700
            )
        ),
        "brackets and operators": lambda: "".join(chance.choices("(tp+fn/)-^= ", k=4000)),
    }
    for name, make in kinds.items():
        worst = 0.0
        for _ in range(5):
            reply = make()[:4000]
            begun = time.process_time()
            grader.grade(subject, reply)
            worst = max(worst, time.process_time() - begun)
        print(f"4,000 characters: {name:24} {worst * 1e3:6.1f} ms")


if __name__ == "__main__":
    main()
