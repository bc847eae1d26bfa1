"""Sessions and rounds in the store, on SQLite and PostgreSQL."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from tests.played import (
    ANN,
    BEN,
    DIRECT,
    ITEM,
    NOW,
    OTHER_ITEM,
    PLACE,
    SERVER,
    add,
    asked,
    attempt,
    end,
    start,
)
from tutorbot.core.ledger import Earned, Raced
from tutorbot.core.model import (
    ChannelId,
    Difficulty,
    Ending,
    MessageId,
    Place,
    RoundClosedError,
    RoundId,
    RoundState,
    ServerId,
    SessionRunningError,
)
from tutorbot.core.rounds import Wish
from tutorbot.ports import Store
from tutorbot.storage import SqlStore


def test_the_store_fits_the_port(store: SqlStore) -> None:
    fitted: Store = store

    assert fitted is store


async def test_a_session_is_kept_as_it_was_wished(store: SqlStore) -> None:
    wish = Wish("training", Difficulty.HARD, 7, 90)

    opened = await store.start_session(PLACE, ANN, wish, asked())

    assert opened == await store.round(opened.id)
    session = opened.session
    assert (session.place, session.starter, session.started_at) == (PLACE, ANN, NOW)
    assert Wish(session.topic, session.difficulty, session.questions, session.seconds) == wish
    assert (opened.number, opened.item, opened.state) == (1, ITEM, RoundState.OPEN)
    assert (opened.opened_at, opened.closes_at) == (NOW, NOW + timedelta(minutes=3))
    assert session.running


async def test_a_channel_has_one_session_and_tells_the_second_starter_of_it(
    store: SqlStore,
) -> None:
    first = await start(store)

    with pytest.raises(SessionRunningError) as refused:
        await start(store)

    assert refused.value.running == first
    assert await store.running() == [first]


async def test_of_many_who_start_at_once_one_does(store: SqlStore) -> None:
    started = await asyncio.gather(*(start(store) for _ in range(20)), return_exceptions=True)

    rounds = [one for one in started if not isinstance(one, BaseException)]
    refused = [one for one in started if isinstance(one, SessionRunningError)]
    assert (len(rounds), len(refused)) == (1, 19)
    assert all(one.running == rounds[0] for one in refused)


async def test_other_channels_have_sessions_of_their_own(store: SqlStore) -> None:
    first = await start(store)
    second = await start(store, Place(SERVER, ChannelId(5)))

    assert await store.running() == [first, second]
    assert await store.running_in(ChannelId(5)) == second
    assert await store.running_in(ChannelId(6)) is None


async def test_a_round_is_found_by_its_message(store: SqlStore) -> None:
    opened = await start(store)
    await store.set_message(opened.id, MessageId(2**62 + 99))

    found = await store.round_of_message(MessageId(2**62 + 99))

    assert found is not None
    assert (found.id, found.message) == (opened.id, 2**62 + 99)
    assert await store.round_of_message(MessageId(1)) is None
    assert await store.round(RoundId(404)) is None


async def test_one_caller_alone_closes_a_round(store: SqlStore) -> None:
    opened = await start(store)

    closings = await asyncio.gather(
        *(store.close_round(opened.id, Ending.REVEAL, NOW) for _ in range(20))
    )

    assert sorted(closings) == [False] * 19 + [True]
    closed = await store.round(opened.id)
    assert closed is not None
    assert (closed.state, closed.ending) == (RoundState.CLOSED, Ending.REVEAL)
    assert not await store.close_round(RoundId(404), Ending.TIME, NOW)


async def test_a_finished_round_opens_the_following_one_once(store: SqlStore) -> None:
    first = await start(store)
    await store.close_round(first.id, Ending.TIME, NOW)

    second = await store.finish_round(first.id, asked(OTHER_ITEM))
    again = await store.finish_round(first.id, asked(ITEM))
    ended = await store.finish_round(first.id, None)

    assert second is not None
    assert second == again == ended == await store.running_in(PLACE.channel)
    assert (second.number, second.item, second.session) == (2, OTHER_ITEM, first.session)
    done = await store.round(first.id)
    assert done is not None
    assert done.state is RoundState.DONE


async def test_many_who_finish_a_round_at_once_open_one(store: SqlStore) -> None:
    first = await start(store)
    await store.close_round(first.id, Ending.TIME, NOW)

    seconds = await asyncio.gather(
        *(store.finish_round(first.id, asked(OTHER_ITEM)) for _ in range(20))
    )

    assert len({one.id for one in seconds if one is not None}) == 1
    assert None not in seconds


async def test_the_last_round_ends_the_session_and_frees_the_channel(store: SqlStore) -> None:
    first = await start(store)
    await store.close_round(first.id, Ending.STOP, NOW)

    assert await store.finish_round(first.id, None) is None
    assert await store.finish_round(first.id, asked()) is None
    assert await store.running() == []
    assert await store.running_in(PLACE.channel) is None
    assert (await start(store)).session.id != first.session.id


async def test_a_round_that_is_open_or_unknown_is_not_finished(store: SqlStore) -> None:
    opened = await start(store)

    assert await store.finish_round(opened.id, asked()) is None
    assert await store.finish_round(RoundId(404), asked()) is None
    assert await store.running() == [opened]


async def test_items_are_open_where_they_are_asked(store: SqlStore) -> None:
    opened = await start(store)
    direct = await start(store, DIRECT, asked(OTHER_ITEM))

    assert await store.is_open(ITEM, PLACE)
    assert await store.is_open(ITEM, Place(SERVER, ChannelId(5)))
    assert not await store.is_open(ITEM, Place(ServerId(5), PLACE.channel))
    assert not await store.is_open(OTHER_ITEM, PLACE)
    assert await store.is_open(OTHER_ITEM, DIRECT)
    assert not await store.is_open(OTHER_ITEM, Place(DIRECT.server, ChannelId(78)))

    await end(store, opened)
    await end(store, direct)

    assert not await store.is_open(ITEM, PLACE)
    assert not await store.is_open(OTHER_ITEM, DIRECT)


async def test_a_channel_remembers_when_it_was_asked_what(store: SqlStore) -> None:
    for day, item in enumerate([ITEM, OTHER_ITEM, ITEM]):
        await end(store, await start(store, PLACE, asked(item, NOW + timedelta(days=day))))

    assert await store.asked_at(PLACE.channel) == {
        ITEM: NOW + timedelta(days=2),
        OTHER_ITEM: NOW + timedelta(days=1),
    }
    assert await store.asked_at(ChannelId(5)) == {}


async def test_no_answer_gets_into_a_round_while_it_closes(store: SqlStore) -> None:
    opened = await start(store)
    answers = [attempt(opened, source=f"m{n}", number=n) for n in range(1, 31)]

    async def close() -> list[int]:
        assert await store.close_round(opened.id, Ending.TIME, NOW)
        return [a.number for a in await store.attempts_in(opened.id)]

    tasks = [asyncio.create_task(add(store, a)) for a in answers[:15]]
    closing = asyncio.create_task(close())
    tasks += [asyncio.create_task(add(store, a)) for a in answers[15:]]
    added = await asyncio.gather(*tasks, return_exceptions=True)

    kept = [one.number for one in added if not isinstance(one, BaseException)]
    refused = [one for one in added if isinstance(one, RoundClosedError)]
    assert len(kept) + len(refused) == len(answers)
    assert sorted(await closing) == kept


async def test_raced_answers_are_told_to_look_again(store: SqlStore) -> None:
    opened = await start(store)
    await add(store, attempt(opened))

    with pytest.raises(Raced):
        await add(store, attempt(opened, source="other"))
    with pytest.raises(RoundClosedError):
        await add(store, attempt(opened, BEN, round=RoundId(404)))
    with pytest.raises(ValueError, match="earned"):
        await store.add_attempt(attempt(opened, BEN), Earned(1, 1, 0.1))
