import json
import sqlite3
from dataclasses import replace

import pytest

from tests.played import ANN, BEN, ITEM, attempt, end, start
from tests.program import Program
from tutorbot.core.ledger import Earned
from tutorbot.core.model import (
    Attempt,
    Bank,
    Difficulty,
    Grade,
    Idea,
    Item,
    ItemId,
    KeyPoint,
    PointGrade,
    RoundId,
    Verdict,
)
from tutorbot.core.regrading import Regraded, regrade
from tutorbot.storage import SqlStore

FULL = "Random neurons are switched off in each step, so the network is robust."
GONE = ItemId("ML4711")
POINT = KeyPoint("p", 1, "Says.", "Asks?", (Idea(("x",)),))
BANK = Bank({ITEM: Item(ITEM, "T", "training", Difficulty.EASY, "Q?", "A.", (POINT,))}, (), "b2")


def length_grade(item: Item, answer: str) -> Grade:
    """Grade by length, a tenth a character: what is graded together shows."""
    credit = min(1.0, len(answer) / 10)
    return Grade(credit, Verdict.PARTIAL, (PointGrade(item.rubric[0], credit),))


def again(attempts: list[Attempt]) -> list[Regraded]:
    return list(regrade(attempts, BANK, length_grade, "g2"))


async def made(store: SqlStore, **changes: object) -> Attempt:
    return attempt(await start(store), ANN, **changes)


async def test_an_answer_is_graded_with_those_before_it_at_half_its_value(store: SqlStore) -> None:
    first = await made(store, answer="abcd", credit=0.4)
    second = replace(first, number=2, answer="abc", credit=0.6)  # 8 characters with the new line
    other = replace(first, learner=BEN, answer="ab", credit=0.2)

    assert [one.credit for one in again([first, other, second])] == [0.4, 0.2, 0.4 + 0.5 * 0.4]
    assert all(one.is_same for one in again([first, other]))


async def test_what_has_changed_since_is_told(store: SqlStore) -> None:
    then = await made(store, answer="abcd", credit=0.3, bank_version="b1", grader_version="g2")

    (one,) = again([then])

    assert (one.credit, one.is_same, one.bank_changed, one.grader_changed) == (
        0.4,
        False,
        True,
        False,
    )


async def test_what_is_gone_cannot_be_graded(store: SqlStore) -> None:
    then = await made(store)

    forgotten, removed = again([replace(then, answer=None)]), again([replace(then, item=GONE)])

    assert forgotten[0].credit is removed[0].credit is None


async def test_rounds_that_somebody_answered_are_found_page_by_page(store: SqlStore) -> None:
    answered = []
    for learners in ((ANN, BEN), (), (ANN,)):
        round_ = await start(store)
        for learner in learners:
            await store.add_attempt(attempt(round_, learner), Earned(60, 1, 0.6))
        answered += [round_.id] if learners else []
        await end(store, round_)

    assert await store.answered_after(RoundId(0)) == answered
    assert await store.answered_after(answered[0]) == answered[1:]
    assert await store.answered_after(answered[-1]) == []


def test_answers_that_are_kept_get_the_same_grade_bit_for_bit(program: Program) -> None:
    program.run("play", typed=f"{FULL}\nTPR against FPR\nnothing much\n{FULL}\n")

    ran = program.run("regrade")

    assert (ran.status, ran.out) == (0, "4 answers get the same grade again, bit for bit.\n")


def test_a_changed_bank_is_named_as_the_cause(program: Program) -> None:
    program.run("play", "ml7", typed="Some neurons are switched off.\n")
    text = program.bank.read_text(encoding="utf-8")
    program.bank.write_text(text.replace("weight: 2", "weight: 6", 1), encoding="utf-8")

    ran = program.run("regrade")
    (change,) = json.loads(program.run("regrade", "--json").out)["changes"]

    assert ran.status == 0
    assert "then 50% partial, now 75% correct; the bank has changed since" in ran.out
    assert (change["credit_then"], change["credit_now"]) == (0.5, 0.75)


def test_a_grade_that_differs_without_cause_fails(program: Program) -> None:
    program.run("play", "ml7", typed=f"{FULL}\n")
    kept = sqlite3.connect(program.folder / "kept.sqlite3")
    kept.execute("update attempts set credit = 0.5")
    kept.commit()
    kept.close()

    ran = program.run("regrade")

    assert ran.status == 1
    assert "this is a fault" in ran.out


def test_forgotten_words_are_counted_apart(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.run("play", "ml7", typed=f"{FULL}\n")
    monkeypatch.setenv("TUTORBOT_KEEP_ANSWERS_DAYS", "0")

    ran = program.run("regrade")

    assert ran.status == 0
    assert "1 cannot be graded again" in ran.out
