"""Every way a round ends, and what follows it."""

from __future__ import annotations

from pathlib import Path

import discord
import pytest
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from tests.stage import DROPOUT, FULL, HALF, Stage, labels_of, named, stage, text_of

REVEALED = "**Closed** (revealed)"


async def test_when_time_is_up_the_round_closes_once_and_the_next_comes(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=2, seconds=60)
        await on.answer(on.ben, HALF)
        await on.pass_time(61)

        question, closing = on.posts
        assert "**Closed** (time is up)" in text_of(question)
        assert labels_of(question) == []
        assert "**Standings**" not in text_of(closing)  # they would say the same again
        assert "Next question <t:" in text_of(closing)

        await on.pass_time(15)
        assert "Question 2 of 2" in text_of(on.posts[-1])
        assert len(on.posts) == 3

        await on.pass_time(61)
        assert "**Final standings**" in text_of(on.posts[-1])


async def test_reveal_by_the_starter_shows_the_answer(tmp_path: Path) -> None:
    async with stage(tmp_path, DROPOUT) as on:
        await on.quiz(questions=1)
        pressed = await on.ada.click(on.question, label="Reveal")

        question, closing = on.posts
        assert pressed.acknowledged
        assert REVEALED in text_of(question)
        assert all(point.says in text_of(closing) for point in DROPOUT.rubric)
        assert "> `h = m ⊙ a`" in text_of(closing)
        assert closing.reference.message_id == question.id


async def test_others_may_not_end_a_round_but_moderators_may(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=3)
        refused = await on.ben.click(on.question, label="Stop")
        role = on.guild.create_role("mod", permissions=discord.Permissions(manage_messages=True))
        mod = on.guild.add_member(on.env.create_user("mod"), roles=[role])

        assert "Manage Messages" in text_of(refused.response)
        assert refused.response is not None
        assert refused.response.ephemeral

        await mod.click(on.question, label="Stop")
        assert "The session was stopped" in text_of(on.posts[-1])
        await on.pass_time(60)
        assert len(on.posts) == 2
        assert await on.round() is None


async def test_two_clicks_on_reveal_at_once_close_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=1)
        question = on.question
        await on.at_once(
            on.ada.click(question, label="Reveal"), on.ada.click(question, label="Reveal")
        )

        assert len(on.posts) == 2


async def test_a_session_that_nobody_answers_ends_itself(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=5, seconds=15)
        await on.pass_time(200)

        assert len(on.posts) == 4
        assert "Nobody answered twice in a row" in text_of(on.posts[-1])
        assert await on.round() is None


async def test_a_whole_session_ends_with_its_standings(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.quiz(questions=2, seconds=60)
        for _ in range(2):
            await on.answer(on.ben, f"{FULL} The true positive rate.")
            await on.answer(on.ada, "It works against overfitting. A threshold.")
            await on.pass_time(75)

        closing = text_of(on.posts[-1])
        assert "**Final standings**" in closing
        standings = closing.split("**Final standings**")[1]
        assert standings.index("🥇") < standings.index(named(on.ben)) < standings.index("🥈")
        assert standings.index("🥈") < standings.index(named(on.ada))
        assert await on.round() is None


@pytest.mark.parametrize("what", ["question", "channel", "kicked"])
async def test_what_is_gone_ends_the_round_quietly(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, what: str
) -> None:
    caplog.set_level("WARNING", "tutorbot")
    async with stage(tmp_path) as on:
        await on.quiz(questions=3)
        backend = on.env.backend
        with on.env._bot_scope():
            if what == "question":
                backend.delete_message(on.channel.id, on.question.id)
            elif what == "channel":
                backend.delete_channel(on.channel.id)
            else:
                backend.remove_guild(on.guild.id)
        await on.env.settle()
        await on.pass_time(300)

        assert len(caplog.records) == 1
        assert "round 1 in channel" in caplog.messages[0]
        assert await on.store.running() == []
        assert on.posts == []


async def test_permissions_taken_away_end_the_round_quietly(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING", "tutorbot")
    async with stage(tmp_path) as on:
        await on.quiz(questions=3, seconds=60)
        deny(on, "send_messages")
        await on.pass_time(300)

        assert len(on.posts) == 1
        assert [r.levelname for r in caplog.records] == ["WARNING"]
        assert "403" in caplog.messages[0]
        assert await on.store.running() == []


def deny(on: Stage, *names: str) -> None:
    """Take permissions away from everybody without a role, the bot too."""
    denied = discord.Permissions(**dict.fromkeys(names, True)).value
    overwrite = Overwrite(on.guild.id, OverwriteType.ROLE, allow=0, deny=denied)
    on.env.backend.set_overwrite(on.channel.id, overwrite)
