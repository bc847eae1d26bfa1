"""Rounds and answers to fill a store with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tutorbot.core.ledger import Asked, Earned
from tutorbot.core.model import (
    NO_SERVER,
    Attempt,
    ChannelId,
    Ending,
    ItemId,
    LearnerId,
    Place,
    Round,
    ServerId,
    Verdict,
)
from tutorbot.core.rounds import Wish
from tutorbot.storage import SqlStore

NOW = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)  # the Sunday that ends 2026-W47
SERVER = ServerId(2**62 + 1)  # ids are long on Discord
PLACE = Place(SERVER, ChannelId(2**62 + 2))
DIRECT = Place(NO_SERVER, ChannelId(77))
ANN, BEN, CAT = LearnerId(2**62 + 11), LearnerId(2**62 + 12), LearnerId(2**62 + 13)
ITEM, OTHER_ITEM = ItemId("ML0007"), ItemId("ML0015")
TOPIC = "training"


def asked(item: ItemId = ITEM, at: datetime = NOW) -> Asked:
    return Asked(item, at, at + timedelta(minutes=3))


async def start(store: SqlStore, place: Place = PLACE, first: Asked | None = None) -> Round:
    return await store.start_session(place, ANN, Wish(), first or asked())


async def end(store: SqlStore, round_: Round) -> None:
    await store.close_round(round_.id, Ending.TIME, NOW)
    await store.finish_round(round_.id, None)


def attempt(round_: Round, learner: LearnerId = ANN, **changes: object) -> Attempt:
    """Return a first answer that earned 60 points for a credit of 0.6, or nothing in practice."""
    base = Attempt(
        round=round_.id,
        learner=learner,
        server=round_.session.place.server,
        item=round_.item,
        topic=TOPIC,
        number=1,
        source=f"message:{round_.id}:{learner}",
        answer="the gradient points uphill 🙂",
        credit=0.6,
        verdict=Verdict.PARTIAL,
        points=0 if changes.get("practice") else 60,
        hints=0,
        practice=False,
        bank_version="b1",
        grader_version="g1",
        at=NOW,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def earned(attempt: Attempt) -> Earned:
    """Return what a first answer earns."""
    if attempt.practice:
        return Earned(0, 0, 0.0)
    return Earned(attempt.points, int(attempt.number == 1), attempt.credit)


async def add(store: SqlStore, attempt: Attempt) -> Attempt:
    return await store.add_attempt(attempt, earned(attempt))
