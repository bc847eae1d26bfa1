"""The use cases, with the real grader on real databases."""

from __future__ import annotations

import asyncio
import random
from datetime import UTC, datetime, timedelta

import pytest

from tutorbot.bank import load_lexicon
from tutorbot.core.grader.grading import GRADER_VERSION, Grader
from tutorbot.core.language.lexicon import Lexicon
from tutorbot.core.model import (
    NO_SERVER,
    Bank,
    ChannelId,
    Difficulty,
    EmptyAnswerError,
    Ending,
    Idea,
    Item,
    ItemId,
    KeyPoint,
    LearnerId,
    NoHintsError,
    NoItemsError,
    NoServerError,
    NotAllowedError,
    Place,
    Round,
    RoundClosedError,
    RoundState,
    ServerId,
    SessionRunningError,
    Topic,
)
from tutorbot.core.rounds import Wish
from tutorbot.core.scoring import Period
from tutorbot.storage import SqlStore
from tutorbot.tutor import Tutor

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SERVER = ServerId(100)
HERE = Place(SERVER, ChannelId(10))
ANN, BOB = LearnerId(1), LearnerId(2)


def item(number: int, topic: str = "training") -> Item:
    points = (
        KeyPoint("random", 2, "Units are random.", "Which units?", (Idea(("random units",)),)),
        KeyPoint("zero", 1, "Their output is zero.", "What with them?", (Idea(("output zero",)),)),
        KeyPoint("robust", 1, "The net is robust.", "What for?", (Idea(("robust network",)),)),
    )
    return Item(
        id=ItemId(f"ML{number:04d}"),
        title=f"Item {number}",
        topic=topic,
        difficulty=Difficulty.MEDIUM,
        question="What does it do?",
        reference_answer="Random units output zero, so the network is robust.",
        rubric=points,
        hints=("Think of units.", "Think of zeros."),
    )


ITEMS = [item(1), item(2), item(3), item(4, "data")]
FULL = "It takes random units, and their output is zero. That makes a robust network."
HALF = "It takes random units."
REST = "Their output is zero, which gives a robust network."


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture
def tutor(store: SqlStore, lexicon: Lexicon) -> Tutor:
    bank = Bank(
        {i.id: i for i in ITEMS},
        (Topic("training", "Training"), Topic("data", "Data")),
        "bank-1",
    )
    return Tutor(bank, store, Grader(lexicon).grade, GRADER_VERSION, random.Random(7))


async def started(tutor: Tutor, **wish: object) -> Round:
    return await tutor.start(HERE, ANN, Wish(**wish), NOW)  # type: ignore[arg-type]


async def test_an_answer_is_graded_kept_and_counted(tutor: Tutor) -> None:
    round_ = await started(tutor)

    outcome = await tutor.answer(round_.id, BOB, HALF, "m:1", NOW)

    assert outcome.grade.credit == pytest.approx(0.5)
    assert outcome.attempt.points == 50
    assert outcome.follow_up in ("What with them?", "What for?")
    receipt = outcome.grade.covered[0].receipts[0]
    assert outcome.answer[receipt.start : receipt.end] == "random units"
    score = await tutor.score(SERVER, BOB, NOW)
    assert score.standing is not None
    assert (score.standing.points, score.standing.rank, score.streak_days) == (50, 1, 1)


async def test_what_a_second_answer_adds_counts_half_and_a_third_is_practice(
    tutor: Tutor,
) -> None:
    round_ = await started(tutor)

    first = await tutor.answer(round_.id, BOB, HALF, "m:1", NOW)
    second = await tutor.answer(round_.id, BOB, REST, "m:2", NOW)
    third = await tutor.answer(round_.id, BOB, FULL, "m:3", NOW)

    assert [o.attempt.points for o in (first, second, third)] == [50, 25, 0]
    assert second.grade.credit == pytest.approx(1.0)
    assert second.attempt.credit == pytest.approx(0.75)
    assert third.attempt.practice
    score = await tutor.score(SERVER, BOB, NOW)
    assert score.standing is not None
    assert (score.standing.points, score.standing.rounds) == (75, 1)
    assert score.standing.credit == pytest.approx(0.75)


async def test_the_same_delivery_counts_once_and_is_told_again(tutor: Tutor) -> None:
    round_ = await started(tutor)

    outcomes = await asyncio.gather(
        *(tutor.answer(round_.id, BOB, HALF, "m:1", NOW) for _ in range(5))
    )

    assert sorted(o.fresh for o in outcomes) == [False] * 4 + [True]
    assert {o.attempt.number for o in outcomes} == {1}
    assert (await tutor.closing(round_.id)).results[0].points == 50


async def test_answers_sent_at_once_are_all_kept_in_some_order(tutor: Tutor) -> None:
    round_ = await started(tutor)

    outcomes = await asyncio.gather(
        *(tutor.answer(round_.id, BOB, HALF, f"m:{i}", NOW) for i in range(6))
    )

    assert sorted(o.attempt.number for o in outcomes) == [1, 2, 3, 4, 5, 6]
    assert sum(o.attempt.points for o in outcomes) == 50


async def test_an_empty_answer_is_refused_and_nothing_is_kept(tutor: Tutor) -> None:
    round_ = await started(tutor)

    with pytest.raises(EmptyAnswerError):
        await tutor.answer(round_.id, BOB, "  \n ", "m:1", NOW)

    assert (await tutor.closing(round_.id)).results == ()


async def test_an_empty_second_answer_is_refused_and_the_first_one_stands(tutor: Tutor) -> None:
    round_ = await started(tutor)
    await tutor.answer(round_.id, BOB, HALF, "m:1", NOW)

    with pytest.raises(EmptyAnswerError):
        await tutor.answer(round_.id, BOB, "…", "m:2", NOW)

    assert [r.credit for r in (await tutor.closing(round_.id)).results] == [pytest.approx(0.5)]


async def test_hints_come_in_order_lower_the_points_and_run_out(tutor: Tutor) -> None:
    round_ = await started(tutor)

    hints = [await tutor.hint(round_.id, BOB) for _ in range(2)]
    with pytest.raises(NoHintsError):
        await tutor.hint(round_.id, BOB)
    outcome = await tutor.answer(round_.id, BOB, FULL, "m:1", NOW)

    assert [(h.number, h.of, h.text) for h in hints] == [
        (1, 2, "Think of units."),
        (2, 2, "Think of zeros."),
    ]
    assert outcome.attempt.points == 60


async def test_who_saw_the_explanation_today_answers_for_practice(tutor: Tutor) -> None:
    round_ = await started(tutor)

    elsewhere = Place(SERVER, ChannelId(11))
    explanation = await tutor.explain(round_.item, BOB, elsewhere, NOW)
    practice = await tutor.answer(round_.id, BOB, FULL, "m:1", NOW)
    fair = await tutor.answer(round_.id, ANN, FULL, "m:2", NOW)

    assert explanation.private
    assert practice.attempt.practice
    assert practice.attempt.points == 0
    assert fair.attempt.points == 100
    assert (await tutor.score(SERVER, BOB, NOW)).standing is None


@pytest.mark.parametrize(("hours", "points"), [(1, 0), (25, 100)])
async def test_the_same_item_earns_again_after_a_day(tutor: Tutor, hours: int, points: int) -> None:
    first = await started(tutor, topic="data")
    await tutor.answer(first.id, BOB, FULL, "m:1", NOW)
    await tutor.stop(first.id, ANN, NOW, moderates=False)
    await tutor.told(first.id, NOW)
    later = NOW + timedelta(hours=hours)

    again = await tutor.start(HERE, ANN, Wish(topic="data"), later)
    outcome = await tutor.answer(again.id, BOB, FULL, "m:2", later)

    assert outcome.attempt.points == points


async def test_one_session_a_channel_and_the_second_call_is_shown_the_first(
    tutor: Tutor,
) -> None:
    results = await asyncio.gather(*(started(tutor) for _ in range(5)), return_exceptions=True)

    opened = [r for r in results if isinstance(r, Round)]
    refused = [r for r in results if isinstance(r, SessionRunningError)]
    assert len(opened) == 1
    assert {r.running.id for r in refused} == {opened[0].id}
    assert len(refused) == 4


async def test_a_wish_that_nothing_fits_starts_nothing(tutor: Tutor) -> None:
    with pytest.raises(NoItemsError):
        await started(tutor, topic="data", difficulty=Difficulty.HARD)

    assert await tutor.running_in(HERE.channel) is None


async def test_only_the_starter_or_a_moderator_reveals(tutor: Tutor) -> None:
    round_ = await started(tutor)

    with pytest.raises(NotAllowedError):
        await tutor.reveal(round_.id, BOB, NOW, moderates=False)
    closing = await tutor.reveal(round_.id, BOB, NOW, moderates=True)

    assert closing is not None
    assert closing.round.ending is Ending.REVEAL
    with pytest.raises(RoundClosedError):
        await tutor.answer(round_.id, BOB, FULL, "m:1", NOW)


async def test_a_round_closes_once_however_many_close_it(tutor: Tutor) -> None:
    round_ = await started(tutor)

    closings = await asyncio.gather(*(tutor.close(round_.id, Ending.TIME, NOW) for _ in range(8)))

    assert len([c for c in closings if c is not None]) == 1


async def test_a_session_asks_other_items_until_it_is_done(tutor: Tutor) -> None:
    round_: Round | None = await started(tutor, questions=3)
    asked = []

    while round_ is not None:
        asked.append(round_.item)
        await tutor.answer(round_.id, BOB, FULL, f"m:{round_.id}", NOW)
        closing = await tutor.close(round_.id, Ending.TIME, NOW)
        assert closing is not None
        assert closing.last is (len(asked) == 3)
        standings = closing.standings
        round_ = await tutor.told(round_.id, NOW + timedelta(seconds=len(asked)))

    assert len(set(asked)) == 3
    assert standings[0].points == 300
    assert await tutor.running_in(HERE.channel) is None


async def test_going_on_twice_opens_one_round(tutor: Tutor) -> None:
    round_ = await started(tutor, questions=5)
    await tutor.close(round_.id, Ending.TIME, NOW)

    following = await asyncio.gather(*(tutor.told(round_.id, NOW) for _ in range(4)))

    assert len({f.id for f in following if f is not None}) == 1
    assert all(f is not None and f.number == 2 for f in following)


async def test_a_session_that_nobody_answers_ends_itself(tutor: Tutor) -> None:
    first = await started(tutor, questions=9)
    await tutor.close(first.id, Ending.TIME, NOW)
    second = await tutor.told(first.id, NOW)
    assert second is not None

    closing = await tutor.close(second.id, Ending.TIME, NOW)

    assert closing is not None
    assert (closing.deserted, closing.last) == (True, True)
    assert await tutor.told(second.id, NOW) is None


async def test_stop_ends_the_session_and_an_abandoned_round_leaves_none_running(
    tutor: Tutor,
) -> None:
    round_ = await started(tutor)
    await tutor.stop(round_.id, ANN, NOW, moderates=False)
    assert await tutor.told(round_.id, NOW) is None

    lost = await started(tutor)
    await tutor.abandon(lost.id, NOW)

    ended = await tutor.round(lost.id)
    assert ended is not None
    assert (ended.state, ended.ending) == (RoundState.DONE, Ending.LOST)
    assert await tutor.running() == []


async def test_a_board_shows_the_best_first_and_the_callers_own_place(tutor: Tutor) -> None:
    round_ = await started(tutor)
    await tutor.answer(round_.id, ANN, HALF, "m:1", NOW)
    await tutor.answer(round_.id, BOB, FULL, "m:2", NOW)

    board = await tutor.leaderboard(SERVER, ANN, Period.WEEK, None, 99, NOW)

    assert [(row.learner, row.rank, row.points) for row in board.rows] == [
        (BOB, 1, 100),
        (ANN, 2, 50),
    ]
    assert (board.page, board.pages, board.learners) == (1, 1, 2)
    assert board.own is not None
    assert board.own.rank == 2
    with pytest.raises(NoServerError):
        await tutor.leaderboard(NO_SERVER, ANN, Period.ALL, None, 1, NOW)


async def test_texts_are_forgotten_and_grades_stay(tutor: Tutor) -> None:
    round_ = await started(tutor)
    await tutor.answer(round_.id, BOB, FULL, "m:1", NOW)

    early = await tutor.forget_answers(NOW + timedelta(days=29), keep_days=30)
    due = await tutor.forget_answers(NOW + timedelta(days=31), keep_days=30)

    assert (early, due) == (0, 1)
    assert (await tutor.closing(round_.id)).results[0].points == 100
