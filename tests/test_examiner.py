"""Long answers are graded in a thread of their own, one at a time; the grades are the same."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests.stage import DROPOUT, FULL, HALF, ROC
from tutorbot.bank import load_lexicon
from tutorbot.core.grader.grading import Grader
from tutorbot.core.model import EmptyAnswerError, Grade, Item
from tutorbot.examiner import MOST_AT_ONCE, MOST_NEW_AT_ONCE, Examiner

LONG = (f"{FULL} " * MOST_AT_ONCE)[: MOST_AT_ONCE + 1]


async def test_what_is_quick_is_graded_at_once_and_the_rest_in_a_thread() -> None:
    grader, loop_thread = Grader(load_lexicon()), threading.current_thread()
    at_once: list[bool] = []

    def grade(item: Item, answer: str) -> Grade:
        at_once.append(threading.current_thread() is loop_thread)
        return grader.grade(item, answer)

    examiner = Examiner(grade)
    strange = " ".join(f"z{n}orgl" for n in range(MOST_NEW_AT_ONCE + 1))
    texts = (HALF, HALF, LONG, FULL, strange, strange)
    grades = [await examiner.grade(DROPOUT, text) for text in texts]

    # The first answer compiles the item; words that were looked up once are known.
    assert at_once == [False, True, False, True, False, True]
    assert grades == [grader.grade(DROPOUT, text) for text in texts]


async def test_a_drafted_rubric_takes_a_thread_for_all_but_the_shortest() -> None:
    grader, loop_thread = Grader(load_lexicon()), threading.current_thread()
    at_once: list[bool] = []

    def grade(item: Item, answer: str) -> Grade:
        at_once.append(threading.current_thread() is loop_thread)
        return grader.grade(item, answer)

    examiner, item = Examiner(grade), replace(DROPOUT, drafted=True)
    for text in (FULL, FULL, f"{FULL} {HALF}"):
        await examiner.grade(item, text)

    assert at_once == [False, True, False]


@pytest.mark.parametrize(("most_s", "ready"), [(60, True), (-1, False)])
async def test_items_made_ready_in_time_are_graded_at_once(most_s: float, ready: bool) -> None:
    grader, loop_thread = Grader(load_lexicon()), threading.current_thread()
    at_once: list[bool] = []

    def grade(item: Item, answer: str) -> Grade:
        at_once.append(threading.current_thread() is loop_thread)
        return grader.grade(item, answer)

    examiner = Examiner(grade)
    await examiner.prepare([replace(DROPOUT, reference_answer="$$ $$"), ROC, DROPOUT], most_s)
    await examiner.grade(DROPOUT, HALF)

    assert at_once[-1] is ready


async def test_the_loop_goes_on_while_a_long_answer_is_graded() -> None:
    loop, went_on = asyncio.get_running_loop(), threading.Event()
    grader = Grader(load_lexicon())

    def grade(item: Item, answer: str) -> Grade:
        loop.call_soon_threadsafe(went_on.set)
        assert went_on.wait(10), "the loop waits for the grade"
        return grader.grade(item, answer)

    assert (await Examiner(grade).grade(DROPOUT, LONG)).credit > 0


async def test_long_answers_are_graded_one_at_a_time() -> None:
    grader, alone = Grader(load_lexicon()), threading.Lock()

    def grade(item: Item, answer: str) -> Grade:
        assert alone.acquire(blocking=False), "two at once"
        try:
            return grader.grade(item, answer)
        finally:
            alone.release()

    examiner = Examiner(grade)
    grades = await asyncio.gather(*(examiner.grade(DROPOUT, LONG) for _ in range(4)))

    assert len(grades) == 4


async def test_an_empty_answer_is_refused() -> None:
    with pytest.raises(EmptyAnswerError):
        await Examiner(Grader(load_lexicon()).grade).grade(DROPOUT, " …\n" * MOST_AT_ONCE)


def test_the_loop_and_a_thread_may_share_a_grader() -> None:
    texts = [f"It {word}ing dropped units randomly {FULL}" for word in ("deactivat", "general")]
    texts = [
        f"{text} {letter * 3}izations {letter}oring" for text in texts for letter in "abcdefgh"
    ]
    alone, shared = Grader(load_lexicon()), Grader(load_lexicon())
    expected = [alone.grade(DROPOUT, text) for text in texts]

    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(lambda text: shared.grade(DROPOUT, text), texts))

    assert found == expected
