"""Attempts in the store, on SQLite and PostgreSQL: each once, none lost."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.played import (
    ANN,
    BEN,
    CAT,
    DIRECT,
    ITEM,
    NOW,
    OTHER_ITEM,
    PLACE,
    SERVER,
    TOPIC,
    add,
    asked,
    attempt,
    end,
    start,
)
from tutorbot.core.ledger import Earned, Practised, RoundCredit, Tally
from tutorbot.core.model import (
    ChannelId,
    Ending,
    LearnerId,
    Place,
    RoundClosedError,
    RoundId,
    ServerId,
)
from tutorbot.storage import SqlStore

DAY = timedelta(days=1)


async def test_an_attempt_is_kept_as_it_was_made(store: SqlStore) -> None:
    opened = await start(store)
    made = attempt(opened, credit=1 / 3)

    assert await add(store, made) == made
    assert await store.attempts_in(opened.id) == [made]


async def test_what_no_database_can_hold_is_kept_in_its_place(store: SqlStore) -> None:
    opened = await start(store)

    await add(store, attempt(opened, answer="a\0b\ud800c"))

    (kept,) = await store.attempts_in(opened.id)
    assert kept.answer == "a\ufffdb\ufffdc"


async def test_a_naive_time_is_refused(store: SqlStore) -> None:
    opened = await start(store)

    with pytest.raises(Exception, match="naive"):
        await add(store, attempt(opened, at=datetime(2026, 11, 22, 12)))  # noqa: DTZ001


async def test_the_same_delivery_counts_once_even_when_the_round_has_closed(
    store: SqlStore,
) -> None:
    opened = await start(store)
    made = await add(store, attempt(opened))
    again = replace(made, number=2, answer="other words", points=1)

    assert await add(store, again) == made
    await store.close_round(opened.id, Ending.TIME, NOW)
    assert await add(store, again) == made

    assert await store.attempts_in(opened.id) == [made]
    place = await store.place_of(SERVER, ANN, "all", "")
    assert place is not None
    assert (place.points, place.rounds) == (60, 1)


async def test_a_delivery_that_comes_again_in_the_next_round_stays_in_its_own(
    store: SqlStore,
) -> None:
    first = await start(store)
    made = await add(store, attempt(first, source="message:9"))
    await store.close_round(first.id, Ending.TIME, NOW)
    second = await store.finish_round(first.id, asked(OTHER_ITEM))
    assert second is not None

    known = await store.answering(second.id, ANN, "message:9")
    assert known is not None
    assert (known.round.id, known.counted, known.earlier) == (first.id, made, (made,))
    assert await add(store, attempt(second, source="message:9")) == made
    assert await store.attempts_in(second.id) == []


async def test_many_deliveries_of_one_answer_at_once_count_once(store: SqlStore) -> None:
    opened = await start(store)

    added = await asyncio.gather(*(add(store, attempt(opened)) for _ in range(30)))

    assert set(added) == {attempt(opened)}
    assert len(await store.attempts_in(opened.id)) == 1
    place = await store.place_of(SERVER, ANN, "all", TOPIC)
    assert place is not None
    assert place.points == 60


async def test_200_answers_at_once_are_all_kept_and_all_counted(store: SqlStore) -> None:
    opened = await start(store)
    made = [
        attempt(opened, LearnerId(1 + n % 40), source=f"m{n}", number=1 + n // 40, points=n)
        for n in range(200)
    ]

    await asyncio.gather(*(add(store, one) for one in made))

    def key(one: object) -> str:
        return repr(one)

    assert sorted(await store.attempts_in(opened.id), key=key) == sorted(made, key=key)
    board = await store.board(SERVER, "all", "", 0, 100)
    assert {p.learner: p.points for p in board} == {
        n: sum(one.points for one in made if one.learner == n) for n in range(1, 41)
    }
    assert sum(tally.points for tally in await store.standings_of(opened.session)) == sum(
        range(200)
    )


async def test_answers_in_many_channels_at_once_are_all_counted(store: SqlStore) -> None:
    rounds = await asyncio.gather(
        *(start(store, Place(ServerId(1 + n % 3), ChannelId(n))) for n in range(1, 13))
    )
    made = [
        attempt(one, LearnerId(7), topic=f"topic {n % 5}", source=f"{n}:{one.id}", number=1 + n)
        for one in rounds
        for n in range(10)
    ]

    await asyncio.gather(*(add(store, one) for one in made))

    for server in (1, 2, 3):
        place = await store.place_of(ServerId(server), LearnerId(7), "2026-W47", "")
        assert place is not None
        assert (place.points, place.rounds) == (60 * 40, 4)
        assert await store.learners(ServerId(server), "2026-11", "topic 3") == 1


async def test_first_answers_to_new_topics_do_not_wait_for_each_other_in_a_ring(
    store: SqlStore,
) -> None:
    for server in map(ServerId, range(1, 13)):
        opened = await start(store, Place(server, ChannelId(server)))
        made = [
            attempt(opened, LearnerId(1 + n), topic=f"topic {n % 3}", source=f"{server}:{n}")
            for n in range(12)
        ]
        await asyncio.gather(*(add(store, one) for one in made))

        assert await store.learners(server, "all", "") == len(made)


async def test_a_closed_or_unknown_round_takes_no_answer(store: SqlStore) -> None:
    opened = await start(store)
    await end(store, opened)

    with pytest.raises(RoundClosedError):
        await add(store, attempt(opened))
    with pytest.raises(RoundClosedError):
        await add(store, attempt(opened, round=RoundId(404)))
    assert await store.attempts_in(opened.id) == []
    assert await store.learners(SERVER, "all", "") == 0


async def test_what_is_known_before_an_answer(store: SqlStore) -> None:
    opened = await start(store)
    nothing = await store.answering(opened.id, ANN, "m1")
    assert nothing is not None
    assert (nothing.round, nothing.earlier, nothing.hints) == (opened, (), 0)
    assert (nothing.practised_at, nothing.counted) == (None, None)

    first = await add(store, attempt(opened, source="m1"))
    second = await add(store, attempt(opened, source="m2", number=2, at=NOW - DAY))
    await add(store, attempt(opened, BEN, source="m1"))
    await store.take_hint(opened.id, ANN, 3)

    known = await store.answering(opened.id, ANN, "m1")
    assert known is not None
    assert (known.earlier, known.hints, known.counted) == ((first, second), 1, first)
    assert known.practised_at is None
    assert await store.answering(RoundId(404), ANN, "m9") is None


async def test_an_item_answered_in_another_round_or_seen_was_practised(store: SqlStore) -> None:
    for days, item in ((3, ITEM), (2, ITEM), (1, OTHER_ITEM)):
        opened = await start(store, PLACE, asked(item))
        await add(store, attempt(opened, at=NOW - days * DAY))
        await end(store, opened)
    now = await start(store)

    async def practised_at(learner: LearnerId) -> datetime | None:
        known = await store.answering(now.id, learner, "new")
        assert known is not None
        return known.practised_at

    assert await practised_at(ANN) == NOW - 2 * DAY
    await store.mark_seen(ANN, ITEM, NOW - DAY)
    await store.mark_seen(ANN, ITEM, NOW - 5 * DAY)
    assert await practised_at(ANN) == NOW - DAY
    assert await practised_at(BEN) is None
    await store.mark_seen(BEN, ITEM, NOW)
    assert await practised_at(BEN) == NOW


async def test_hints_are_counted_one_by_one_up_to_the_last(store: SqlStore) -> None:
    opened = await start(store)

    taken = await asyncio.gather(*(store.take_hint(opened.id, ANN, 3) for _ in range(10)))

    assert sorted(n for n in taken if n is not None) == [1, 2, 3]
    assert taken.count(None) == 7
    assert await store.take_hint(opened.id, BEN, 1) == 1
    assert await store.take_hint(opened.id, CAT, 0) is None


async def test_a_session_has_its_own_standings(store: SqlStore) -> None:
    first = await start(store)
    await add(store, attempt(first, ANN, points=10))
    await add(store, attempt(first, BEN, points=40))
    await add(store, attempt(first, CAT, points=0, practice=True))
    await add(store, attempt(first, ANN, points=5, number=2, source="m2"))
    await store.close_round(first.id, Ending.TIME, NOW)
    second = await store.finish_round(first.id, asked(OTHER_ITEM))
    assert second is not None
    await add(store, attempt(second, ANN, points=25))
    other = await start(store, DIRECT)
    await add(store, attempt(other, ANN, points=99))

    assert await store.standings_of(first.session) == [
        Tally(ANN, 40, 2),
        Tally(BEN, 40, 1),
        Tally(CAT, 0, 1),
    ]
    assert await store.answered_rounds(first.session) == {1, 2}


async def test_a_session_tells_each_rounds_latest_credit_of_each_learner(store: SqlStore) -> None:
    first = await start(store)
    await add(store, attempt(first, ANN, credit=0.5))
    await add(store, attempt(first, BEN, credit=0.25, points=0, practice=True))
    await add(store, attempt(first, ANN, credit=0.75, points=5, number=2, source="m2"))
    await store.close_round(first.id, Ending.TIME, NOW)
    second = await store.finish_round(first.id, asked(OTHER_ITEM))
    assert second is not None
    await add(store, attempt(second, BEN, credit=1.0))
    other = await start(store, DIRECT)
    await add(store, attempt(other, ANN, credit=0.0))

    assert sorted(await store.credits_of(first.session), key=lambda c: (c.number, c.learner)) == [
        RoundCredit(ANN, 1, 0.75),
        RoundCredit(BEN, 1, 0.25),
        RoundCredit(BEN, 2, 1.0),
    ]
    assert await store.answered_rounds(other.session) == {1}


async def test_rounds_for_points_tell_what_each_came_to(store: SqlStore) -> None:
    rounds = [await start(store, Place(SERVER, ChannelId(n))) for n in range(1, 5)]
    direct = await start(store, DIRECT)
    for n, one in enumerate(rounds):
        await add(store, attempt(one, credit=n / 4, at=NOW + n * DAY, practice=n == 2))
    later = NOW + 3.5 * DAY
    await add(store, attempt(rounds[0], credit=0.9, number=2, source="m2", at=later))
    practice = attempt(rounds[1], credit=0.9, number=2, source="m3", practice=True, points=0)
    await add(store, practice)
    await add(store, attempt(direct))

    assert await store.practised(SERVER, ANN) == [
        Practised(TOPIC, 0.25, NOW + DAY),
        Practised(TOPIC, 0.75, NOW + 3 * DAY),
        Practised(TOPIC, 0.9, later),
    ]
    assert await store.practised(DIRECT.server, ANN) == [Practised(TOPIC, 0.6, NOW)]
    assert await store.practised(SERVER, BEN) == []


async def test_days_with_an_attempt_are_utc_days_newest_first(store: SqlStore) -> None:
    opened = await start(store)
    midnight = NOW.replace(hour=0, minute=0, second=0, microsecond=0)
    moment = timedelta(microseconds=1)
    times = [midnight - moment, midnight, midnight + DAY - moment, midnight - 400 * DAY]
    for number, at in enumerate(times, 1):
        await add(store, attempt(opened, number=number, source=f"m{number}", at=at))

    assert await store.days_of(ANN) == [
        midnight + DAY - moment,
        midnight - moment,
        midnight - 400 * DAY,
    ]
    assert await store.days_of(BEN) == []


async def test_texts_are_forgotten_and_grades_stay(store: SqlStore) -> None:
    opened = await start(store)
    old = await add(store, attempt(opened, at=NOW - timedelta(microseconds=1)))
    new = await add(store, attempt(opened, BEN, at=NOW))

    assert await store.forget_answers(NOW) == 1
    assert await store.forget_answers(NOW) == 0

    assert await store.attempts_in(opened.id) == [replace(old, answer=None), new]
    assert await store.learners(SERVER, "all", "") == 2


async def test_practice_earns_no_standing(store: SqlStore) -> None:
    opened = await start(store)

    await store.add_attempt(attempt(opened, points=0, practice=True), Earned(0, 0, 0.0))

    assert await store.place_of(SERVER, ANN, "all", "") is None
    assert await store.learners(SERVER, "all", "") == 0
    assert await store.board(SERVER, "all", "", 0, 10) == []
