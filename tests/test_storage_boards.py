"""The boards in the store: exact, fast, and what the attempts add up to."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests import postgres
from tests.played import ANN, BEN, CAT, DIRECT, NOW, PLACE, SERVER, TOPIC, attempt, start
from tutorbot.core.ledger import Earned
from tutorbot.core.model import Attempt, ChannelId, LearnerId, Place, Round, ServerId
from tutorbot.core.scoring import Period, Standing, period_key
from tutorbot.storage import SqlStore, open_store


async def earn(
    store: SqlStore, round_: Round, learner: int, points: int, at: datetime = NOW
) -> None:
    made = attempt(round_, LearnerId(learner), points=points, at=at)
    await store.add_attempt(made, Earned(points, 1, made.credit))


async def test_equal_points_share_a_rank_and_who_reached_them_first_stands_first(
    store: SqlStore,
) -> None:
    opened = await start(store)
    minute = timedelta(minutes=1)
    for learner, points, at in [
        (1, 60, NOW + minute),
        (2, 60, NOW),
        (3, 90, NOW),
        (4, 10, NOW),
        (5, 60, NOW + minute),
    ]:
        await earn(store, opened, learner, points, at)

    board = await store.board(SERVER, "all", "", 0, 10)

    assert [(p.learner, p.rank, p.points) for p in board] == [
        (3, 1, 90),
        (2, 2, 60),
        (1, 2, 60),
        (5, 2, 60),
        (4, 5, 10),
    ]
    for place in board:
        assert await store.place_of(SERVER, place.learner, "all", "") == place


async def test_a_round_without_points_makes_a_place_and_credit_alone_does_not(
    store: SqlStore,
) -> None:
    opened = await start(store)
    await store.add_attempt(attempt(opened, ANN, points=0, credit=0.0), Earned(0, 1, 0.0))
    await store.add_attempt(attempt(opened, BEN, points=0, number=2), Earned(0, 0, 0.004))

    assert await store.board(SERVER, "all", "", 0, 10) == [Standing(ANN, 1, 0, 1, 0.0)]
    assert await store.place_of(SERVER, BEN, "all", "") is None
    assert await store.learners(SERVER, "all", "") == 1
    await store.add_attempt(attempt(opened, BEN, points=9, number=3, source="3"), Earned(9, 1, 0.1))
    assert await store.place_of(SERVER, BEN, "all", "") == Standing(BEN, 1, 9, 1, 0.104)
    assert await store.learners(SERVER, "all", "") == 2


async def test_points_count_in_their_week_month_topic_and_server_alone(store: SqlStore) -> None:
    sunday = datetime(2026, 11, 29, 23, 59, 59, 999999, tzinfo=UTC)
    for number, (place, at) in enumerate(
        [(PLACE, sunday), (Place(SERVER, ChannelId(5)), sunday + timedelta(days=2)), (DIRECT, NOW)]
    ):
        await earn(store, await start(store, place), ANN, 10**number, at)

    async def points(server: ServerId, period: str, topic: str = "") -> int | None:
        place = await store.place_of(server, ANN, period, topic)
        return None if place is None else place.points

    assert await points(SERVER, "2026-W48") == 1
    assert await points(SERVER, "2026-W49") == 10
    assert await points(SERVER, "2026-11") == 1
    assert await points(SERVER, "2026-12", TOPIC) == 10
    assert await points(SERVER, "all") == await points(SERVER, "all", TOPIC) == 11
    assert await points(SERVER, "2026-W47") is None
    assert await points(SERVER, "all", "data") is None
    assert await points(DIRECT.server, "all") == 100


async def test_every_page_joins_the_next_across_ties_and_buckets(store: SqlStore) -> None:
    opened = await start(store)
    given = [0, 0, 1, 1023, 1024, 1024, 1024, 1025, 2047, 2048, 5000, 5000, 5000, 5000, 9999]
    for learner, points in enumerate(given, 1):
        await earn(store, opened, learner, points)
    whole = await store.board(SERVER, "all", "", 0, 100)

    assert [p.points for p in whole] == sorted(given, reverse=True)
    for offset, limit in itertools.product(range(len(given) + 2), (1, 4)):
        page = await store.board(SERVER, "all", "", offset, limit)
        assert page == whole[offset : offset + limit]


async def test_a_board_that_nobody_is_on_is_empty(store: SqlStore) -> None:
    assert await store.board(SERVER, "all", "", 0, 10) == []
    assert await store.board(SERVER, "all", "", 10, 10) == []
    assert await store.place_of(SERVER, ANN, "all", "") is None
    assert await store.learners(SERVER, "all", "") == 0
    await store.rebuild_standings()
    assert await store.board(SERVER, "all", "", 0, 10) == []


async def test_answers_during_a_rebuild_are_counted_once(store: SqlStore) -> None:
    opened = await start(store)

    await asyncio.gather(
        *(earn(store, opened, learner, 7) for learner in range(1, 21)),
        store.rebuild_standings(),
        *(earn(store, opened, learner, 7) for learner in range(21, 41)),
        store.rebuild_standings(),
    )

    assert await store.learners(SERVER, "all", "") == 40
    board = await store.board(SERVER, "all", "", 0, 50)
    assert {(p.rank, p.points, p.rounds) for p in board} == {(1, 7, 1)}


LEARNERS, TOPICS = (ANN, BEN, CAT, LearnerId(1)), ("", "data", "training")
TIMES = [NOW + timedelta(days=days) for days in (-400, -40, -7, -1, 0, 1, 9)]
POINTS = st.one_of(st.sampled_from([0, 60, 1023, 1024, 1025]), st.integers(0, 5000))


@dataclass
class Sums:
    """What a learner has on a board, summed up plainly."""

    points: int = 0
    rounds: int = 0
    credit: float = 0.0
    reached_at: datetime = field(default=datetime(1970, 1, 1, tzinfo=UTC))


def summed(
    earned: list[tuple[Attempt, Earned]], server: int, period: str, topic: str
) -> list[tuple[LearnerId, Sums]]:
    """Return a board's learners, best first, by the plainest possible sums."""
    sums: dict[LearnerId, Sums] = {}
    for made, worth in earned:
        periods = {period_key(p, made.at) for p in Period}
        if made.server == server and period in periods and topic in ("", made.topic):
            one = sums.setdefault(made.learner, Sums())
            one.points += worth.points
            one.rounds += worth.rounds
            one.credit += worth.credit
            if worth.points:
                one.reached_at = max(one.reached_at, made.at)
    placed = [(learner, one) for learner, one in sums.items() if one.points or one.rounds]
    return sorted(placed, key=lambda p: (-p[1].points, p[1].reached_at, p[0]))


class BoardsAddUp(RuleBasedStateMachine):
    """Attempts come in any order, boards are made again at times; plain sums tell what is right."""

    url: str
    numbers = itertools.count(1)

    @initialize()
    def open(self) -> None:
        self.runner = asyncio.Runner()
        self.store = self.runner.run(open_store(self.url))
        self.server_ids = {n: ServerId(10**9 + n * 10**6 + next(self.numbers)) for n in (0, 1, 2)}
        self.rounds = [self.open_round(server) for server in self.server_ids.values()]
        self.earned: list[tuple[Attempt, Earned]] = []

    def open_round(self, server: ServerId) -> Round:
        return self.runner.run(start(self.store, Place(server, ChannelId(server))))

    @rule(
        which=st.integers(0, 2),
        learner=st.sampled_from(LEARNERS),
        topic=st.sampled_from(TOPICS),
        at=st.sampled_from(TIMES),
        worth=st.builds(Earned, POINTS, st.integers(0, 1), st.sampled_from([0.0, 0.1, 1 / 3, 1.0])),
    )
    def answer(
        self, which: int, learner: LearnerId, topic: str, at: datetime, worth: Earned
    ) -> None:
        number = len(self.earned) + 1
        made = attempt(
            self.rounds[which],
            learner,
            topic=topic,
            at=at,
            number=number,
            source=f"{self.rounds[which].id}:{number}",
            points=worth.points,
        )
        self.runner.run(self.store.add_attempt(made, worth))
        self.earned.append((made, worth))

    @rule()
    def rebuild(self) -> None:
        self.runner.run(self.store.rebuild_standings())

    @rule(which=st.integers(0, 2), topic=st.sampled_from(TOPICS), at=st.sampled_from(TIMES))
    def look(self, which: int, topic: str, at: datetime) -> None:
        for period in Period:
            self.compare(self.server_ids[which], period_key(period, at), topic)

    @invariant()
    def every_topic_of_all_time_is_right(self) -> None:
        self.compare(self.server_ids[0], "all", "")

    def compare(self, server: ServerId, period: str, topic: str) -> None:
        right = summed(self.earned, server, period, topic)
        board = self.runner.run(self.store.board(server, period, topic, 0, 100))

        assert [(p.learner, p.points, p.rounds) for p in board] == [
            (learner, one.points, one.rounds) for learner, one in right
        ]
        assert [p.rank for p in board] == [
            1 + sum(other.points > one.points for _, other in right) for _, one in right
        ]
        for place, (_, one) in zip(board, right, strict=True):
            mean = one.credit / one.rounds if one.rounds else 0.0
            assert place.credit == pytest.approx(mean, abs=1e-6)
        assert self.runner.run(self.store.learners(server, period, topic)) == len(right)
        assert self.runner.run(self.store.board(server, period, topic, 2, 2)) == board[2:4]
        places = [
            self.runner.run(self.store.place_of(server, p.learner, period, topic)) for p in board
        ]
        assert places == board

    def teardown(self) -> None:
        if hasattr(self, "runner"):
            self.runner.run(self.store.close())
            self.runner.close()


@pytest.fixture(params=["sqlite", "postgres"])
def shared_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database that every example of a property shares; each has servers of its own there."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/tutorbot.sqlite3"
    else:
        yield postgres.url_of(request.getfixturevalue("postgres_server"), "postgres")


def test_boards_are_what_the_attempts_add_up_to(shared_url: str) -> None:
    class Machine(BoardsAddUp):
        url = shared_url

    some = settings(
        max_examples=15 if shared_url.startswith("sqlite") else 8,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        database=None,
        print_blob=True,
        phases=[Phase.explicit, Phase.generate],  # twenty steps need no shrinking
    )
    run_state_machine_as_test(Machine, settings=some)
