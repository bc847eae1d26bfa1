"""Whole rounds, driven as learners would."""

from __future__ import annotations

from pathlib import Path

from tests.stage import HALF, named, stage, text_of


async def test_a_round_from_the_command_to_the_closing(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        started = await on.quiz(topic="training", questions=1, seconds=60)
        graded = await on.answer(on.ben, HALF)
        await on.pass_time(61)

        assert started.response is not None
        assert started.response.ephemeral
        assert graded.response is not None
        assert graded.response.ephemeral
        assert "75%" in text_of(graded.response)
        question, closing = on.posts
        assert "Closed" in text_of(question)
        assert f"**+75** · 75% {named(on.ben)}" in text_of(closing)
        assert await on.round() is None
