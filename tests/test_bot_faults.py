"""A bad line to Discord: tried again within bounds, and never twice in the channel."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.stage import DROPOUT, HALF, shown_by, stage, text_of

POSTS = "/channels/*/messages"


@pytest.mark.parametrize("after_effect", [False, True])
async def test_a_question_survives_a_reset_connection(tmp_path: Path, after_effect: bool) -> None:
    async with stage(tmp_path) as on:
        on.wire.break_next("POST", POSTS, after_effect=after_effect)
        await on.quiz(questions=1)

        assert len(on.posts) == 1
        round_ = await on.round()
        assert round_ is not None
        assert round_.message == on.question.id


@pytest.mark.parametrize("after_effect", [False, True])
async def test_a_closing_survives_resets(tmp_path: Path, after_effect: bool) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=1, seconds=60)
        on.wire.break_next("PATCH", f"{POSTS}/*", times=2, after_effect=after_effect)
        on.wire.break_next("POST", POSTS, times=3, after_effect=after_effect)
        await on.pass_time(120)

        assert len(on.posts) == 2
        assert "Closed" in text_of(on.posts[0])


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_a_closing_survives_trouble_at_discord(tmp_path: Path, status: int) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=1, seconds=60)
        on.env.inject_error("POST", POSTS, status=status, times=4)
        await on.pass_time(120)

        assert len(on.posts) == 2


async def test_a_long_outage_is_waited_out(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=1, seconds=60)
        on.env.inject_error("POST", POSTS, status=503, times=14)
        await on.pass_time(600)

        assert len(on.posts) == 2
        assert await on.store.running() == []


async def test_a_public_reply_is_posted_once_over_a_bad_line(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz()
        on.wire.break_next("POST", POSTS, after_effect=True)
        await on.ben.send(on.channel, HALF, reply_to=on.question)

        assert len(on.posts) == 2


async def test_a_question_that_cannot_be_posted_for_long_starts_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.env.inject_error("POST", POSTS, status=503, times=None)
        called = await on.quiz()
        await on.pass_time(120)

        assert "nothing was started" in text_of(shown_by(called))
        assert await on.store.running() == []


async def test_answers_missed_while_the_gateway_was_away_are_taken_on_return(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz(questions=1, seconds=60)
        shard = on.env.bot.get_shard(0)  # type: ignore[attr-defined]
        await shard.disconnect()
        await on.ben.send(on.channel, HALF, reply_to=on.question)
        assert len(on.posts) == 1
        with on.env._bot_scope():
            await shard.reconnect()
            on.env.bot.dispatch("ready")
        await on.env.settle()

        assert "75%" in text_of(on.posts[-1])
        assert len(on.posts) == 2


async def test_events_delivered_twice_count_once(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        events: list[Mapping[str, Any]] = []

        def record(event: str, payload: Mapping[str, Any]) -> None:
            if event == "INTERACTION_CREATE":
                events.append(payload)

        on.env.backend.subscribers.append(record)
        await on.quiz(questions=1)
        await on.ben.click(on.question, label="Hint")
        on.env.backend.subscribers.remove(record)
        for payload in events:
            on.env.backend.emit("INTERACTION_CREATE", payload)
        await on.env.settle()
        graded = await on.answer(on.ben, HALF)

        assert len(events) == 2
        assert len(on.posts) == 1
        assert len(await on.store.running()) == 1
        assert "after 1 hint\n" in text_of(shown_by(graded))
